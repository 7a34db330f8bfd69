"""What the demo shows: a live line per picture on a terminal, plain lines anywhere else."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field

BAR_WIDTH = 24
COLORS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "cyan": "36"}


@dataclass
class Line:
    name: str
    look: str
    status: str = "queued"
    done: float = 0.0


@dataclass
class Screen:
    live: bool = field(default_factory=lambda: sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
    _drawn: int = 0
    _told: dict[str, str] = field(default_factory=dict)

    def paint(self, text: str, *looks: str) -> str:
        if not self.live or "NO_COLOR" in os.environ:
            return text
        return f"\x1b[{';'.join(COLORS[look] for look in looks)}m{text}\x1b[0m"

    def say(self, text: str = "") -> None:
        print(text, flush=True)

    def show(self, lines: list[Line]) -> None:
        """Redraws the lines in place; without a terminal, tells only what has changed."""
        if not self.live:
            for line in lines:
                if self._told.get(line.name) != line.status:
                    self._told[line.name] = line.status
                    self.say(f"  {line.name}: {line.status}")
            return
        up = f"\x1b[{self._drawn}A" if self._drawn else ""
        self._drawn = len(lines)
        self.say(up + "\n".join(f"\x1b[2K{self._bar(line)}" for line in lines))

    def _bar(self, line: Line) -> str:
        mark, color = {"completed": ("✓", "green"), "failed": ("✗", "red"), "canceled": ("✗", "red")}.get(
            line.status, ("●", "cyan")
        )
        filled = round(line.done * BAR_WIDTH)
        bar = self.paint("━" * filled, color) + self.paint("─" * (BAR_WIDTH - filled), "dim")
        return f"  {self.paint(mark, color)} {line.name:<28.28} {self.paint(f'{line.look:<24.24}', 'dim')} {bar} {line.status}"

    def width(self) -> int:
        return min(shutil.get_terminal_size((110, 24)).columns, 150) if self.live else 150

    def clip(self, text: str, width: int) -> str:
        return text if len(text) <= width else text[: width - 1].rstrip() + "…"
