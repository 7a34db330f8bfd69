"""`python -m bench.evaluation`: one table, a line for each promise; exits 1 when one is broken. Arguments name the sets to read."""

from __future__ import annotations

import sys

from bench.evaluation import hostile, speed, tables, texts
from bench.evaluation.cases import present
from bench.evaluation.score import HEADING


def main(wanted: list[str]) -> int:
    print(HEADING)
    broken = 0
    for name, cases in present(wanted).items():
        for part in (texts, tables, hostile, speed):
            for score in part.scores(cases):
                broken += not score.is_kept
                print(score.line(name), flush=True)
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
