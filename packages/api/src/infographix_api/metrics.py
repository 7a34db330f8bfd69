"""Counters and durations of this process, written in the text format of Prometheus. Measures nothing by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

Labels = tuple[str, ...]


class Counter:
    """Only ever grows."""

    def __init__(self, name: str, help: str, *labels: str) -> None:
        self._name, self._help, self._labels = name, help, labels
        self._values: dict[Labels, int] = defaultdict(int)

    def add(self, *labels: str) -> None:
        self._values[labels] += 1

    def lines(self) -> Iterable[str]:
        yield from _head(self._name, self._help, "counter")
        for labels, value in sorted(self._values.items()):
            yield _sample(self._name, dict(zip(self._labels, labels, strict=True)), value)


class Histogram:
    """How many took at most so many seconds."""

    def __init__(self, name: str, help: str, *labels: str) -> None:
        self._name, self._help, self._labels = name, help, labels
        self._counts: dict[Labels, list[int]] = defaultdict(lambda: [0] * (len(BUCKETS_S) + 1))
        self._sums: dict[Labels, float] = defaultdict(float)

    def observe(self, seconds: float, *labels: str) -> None:
        self._counts[labels][bisect_left(BUCKETS_S, seconds)] += 1
        self._sums[labels] += seconds

    def lines(self) -> Iterable[str]:
        yield from _head(self._name, self._help, "histogram")
        for labels, counts in sorted(self._counts.items()):
            named, total = dict(zip(self._labels, labels, strict=True)), 0
            for bound, count in zip([*map(str, BUCKETS_S), "+Inf"], counts, strict=True):
                total += count
                yield _sample(f"{self._name}_bucket", {**named, "le": bound}, total)
            yield _sample(f"{self._name}_sum", named, round(self._sums[labels], 6))
            yield _sample(f"{self._name}_count", named, total)


REQUESTS = Counter("infographix_requests_total", "Requests answered.", "operation", "status")
DURATIONS = Histogram("infographix_request_seconds", "Time until the answer had gone.", "operation")
REFUSED = Counter("infographix_refused_total", "Requests refused by a limit.", "limit")
ALONE = Counter(
    "infographix_limits_alone_total", "Times that Redis was found away, and limits were kept by this process alone."
)


def gauge(name: str, help: str, label: str, values: Mapping[str, float]) -> Iterable[str]:
    """What is so at this moment."""
    yield from _head(name, help, "gauge")
    for value_of, value in values.items():
        yield _sample(name, {label: value_of} if label else {}, value)


def text(*gauges: Iterable[str]) -> str:
    """Everything, with what was looked up for this very answer."""
    kept: Sequence[Counter | Histogram] = (REQUESTS, DURATIONS, REFUSED, ALONE)
    lines = [line for each in kept for line in each.lines()]
    return "\n".join([*lines, *(line for each in gauges for line in each)]) + "\n"


def _head(name: str, help: str, kind: str) -> Iterable[str]:
    return (f"# HELP {name} {help}", f"# TYPE {name} {kind}")


def _sample(name: str, labels: Mapping[str, str], value: float) -> str:
    inside = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
    return f"{name}{{{inside}}} {value}" if inside else f"{name} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
