"""`python -m tools.codegen [--check]`, from the repository's root: write the generated files, or say which are stale."""

import argparse
import sys
from pathlib import Path

from tools.codegen.grammar import SpecError
from tools.codegen.outputs import outputs


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not as generated")
    check = parser.parse_args().check
    root = Path.cwd()
    try:
        stale = [
            (root / path, text.encode()) for path, text in outputs(root).items() if _differs(root / path, text.encode())
        ]
    except SpecError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 1
    for path, content in stale:
        print(f"{'stale' if check else 'wrote'} {path.relative_to(root)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if check and stale:
        print("Run `nox -s generate` and commit the result.", file=sys.stderr)
    return 1 if check and stale else 0


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


if __name__ == "__main__":
    sys.exit(main())
