"""`python -m bench`: every measure, one line each."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bench import history, http_api, limiter, rendering, sdk_python
from tools.running import running_platform

HERE = Path(__file__).parent


def main() -> None:
    for module in (limiter, http_api, history, rendering, sdk_python):
        for measure in module.measure():
            print(measure.line(), flush=True)
    subprocess.run(["npm", "--prefix", HERE.parent / "packages" / "sdk-js", "run", "--silent", "size"], check=False)
    with running_platform() as platform:
        env = {**os.environ, "INFOGRAPHIX_BASE_URL": platform.url, "INFOGRAPHIX_API_KEY": platform.api_key}
        subprocess.run(["node", HERE / "sdk_js.mjs"], env=env, check=False)


if __name__ == "__main__":
    main()
