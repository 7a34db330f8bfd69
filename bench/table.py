"""One line for each measure: what, its ratio, its bar, the figures behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    name: str
    ratio: float
    detail: str
    at_least: float | None = None
    at_most: float | None = None

    def line(self) -> str:
        bar = (
            f">= {self.at_least}"
            if self.at_least is not None
            else f"<= {self.at_most}"
            if self.at_most is not None
            else ""
        )
        return f"{self.name:<46} {self.ratio:>7.2f}  {bar:<8} {self.verdict():<5} {self.detail}"

    def verdict(self) -> str:
        if self.at_least is None and self.at_most is None:
            return ""
        kept = self.ratio >= (self.at_least or 0) and self.ratio <= (self.at_most or float("inf"))
        return "ok" if kept else "MISS"
