"""Durations as steps of a scale, so that a count for each step tells any percentile to within a tenth."""

from __future__ import annotations

import math
from collections.abc import Mapping

_STEPS_PER_DOUBLING = 4


def step(milliseconds: float) -> int:
    return 0 if milliseconds < 1 else 1 + math.floor(_STEPS_PER_DOUBLING * math.log2(milliseconds))


def percentile(counts: Mapping[int, int], fraction: float) -> int | None:
    """Milliseconds that this fraction did not exceed: the middle of its step. None of nothing."""
    rank, passed = math.ceil(fraction * sum(counts.values())), 0
    for at in sorted(counts):
        passed += counts[at]
        if passed >= rank > 0:
            return 0 if at == 0 else round(2 ** ((at - 0.5) / _STEPS_PER_DOUBLING))
    return None
