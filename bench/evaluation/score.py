"""One line of the table: what is counted, how often it held, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass

HEADING = f"{'set':<5} {'what':<44} {'held':>7} {'of':>6} {'share':>8}  {'asked':<9}"


@dataclass(frozen=True)
class Score:
    """`held` of `total` cases; `at_least` is a share of the total, `at_most` a number. `missed` names what did not hold."""

    what: str
    held: float
    total: int
    at_least: float | None = None
    at_most: float | None = None
    missed: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.held / self.total if self.total else 1.0

    @property
    def is_kept(self) -> bool:
        enough = self.at_least is None or self.share >= self.at_least
        return enough and (self.at_most is None or self.held <= self.at_most)

    def line(self, name: str) -> str:
        share = f"{self.share:.0%}" if self.at_least is not None else ""
        asked = f">= {self.at_least:.0%}" if self.at_least is not None else ""
        asked = f"<= {self.at_most:g}" if self.at_most is not None else asked
        told = "ok" if self.is_kept else "MISS"
        rest = f"  {'; '.join(self.missed[:4])}" if self.missed else ""
        return (
            f"{name:<5} {self.what:<44} {self.held:>7.4g} {self.total:>6} {share:>8}  {asked:<9} {told:<4}{rest[:160]}"
        )
