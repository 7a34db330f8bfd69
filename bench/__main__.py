"""`python -m bench`: every measure, one line each."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench import http_api, rendering, sdk_python

HERE = Path(__file__).parent


def main() -> None:
    for module in (http_api, rendering, sdk_python):
        for measure in module.measure():
            print(measure.line(), flush=True)
    subprocess.run(["node", HERE / "sdk_js.mjs"], check=False)
    subprocess.run(["npm", "--prefix", HERE.parent / "packages" / "sdk-js", "run", "--silent", "size"], check=False)


if __name__ == "__main__":
    main()
