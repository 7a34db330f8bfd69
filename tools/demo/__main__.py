"""Draws three infographics through the Python SDK, each from another kind of source and in another style."""

from __future__ import annotations

import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infographix import InfoGraphix, Palette, Style
from tools.demo.figures import figures
from tools.demo.screen import Line, Screen
from tools.running import running_platform

if TYPE_CHECKING:
    from infographix import Generation

ROOT = Path(__file__).parents[2]
OUT = ROOT / "out"
REPORT = ROOT / "examples" / "renewables-report.md"
TABLE = ROOT / "examples" / "most-populous-countries.csv"
FIGURES_SHOWN = 6
SHARE = {"queued": (0.0, 0.0), "analyzing": (0.05, 0.35), "generating": (0.4, 0.6)}


@dataclass(frozen=True)
class Picture:
    name: str
    file: str
    style: str
    palette: str
    request: dict[str, Any]


def pictures() -> list[Picture]:
    report = {"type": "markdown", "text": REPORT.read_text()}
    table = {"type": "csv", "text": TABLE.read_text(), "title": "The ten most populous countries"}
    topic = "Climate Change Statistics"
    return [
        Picture(topic, "climate.png", Style.MODERN, Palette.OCEAN, {"topic": topic, "aspect_ratio": "landscape"}),
        Picture(
            REPORT.name,
            "report.png",
            Style.CYBERPUNK,
            Palette.DARK_NEON,
            {"source": report, "aspect_ratio": "portrait"},
        ),
        Picture(TABLE.name, "table.png", Style.CHALKBOARD, Palette.FOREST, {"source": table, "aspect_ratio": "square"}),
    ]


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    screen, began = Screen(), time.monotonic()
    screen.say(
        f"\n{screen.paint('InfoGraphix', 'bold', 'cyan')}  API, worker, Valkey and SQLite, in a temporary folder"
    )
    try:
        with running_platform() as platform:
            screen.say(screen.paint(f"  ready in {time.monotonic() - began:.1f} s at {platform.url}\n", "dim"))
            with InfoGraphix(api_key=platform.api_key, base_url=platform.url) as client:
                finished = draw(client, pictures(), screen)
                summarise(client, finished, screen)
        screen.say(screen.paint(f"Everything is stopped again. {time.monotonic() - began:.1f} s in all.\n", "dim"))
    except KeyboardInterrupt:
        screen.say("\nStopped; nothing is left running.")
        sys.exit(130)


def draw(client: InfoGraphix, wanted: list[Picture], screen: Screen) -> list[tuple[Picture, Generation]]:
    """Asks for all at once, then follows them to their end."""
    shared: dict[str, Any] = {"size": "2K", "format": "png"}
    asked = [
        client.generations.create(style=picture.style, palette=picture.palette, **picture.request, **shared)
        for picture in wanted
    ]
    lines = [Line(picture.name, f"{picture.style} · {picture.palette}") for picture in wanted]
    while True:
        asked = [client.generations.get(generation.id) for generation in asked]
        for line, generation in zip(lines, asked, strict=True):
            start, share = SHARE.get(generation.status, (1.0, 0.0))
            line.status, line.done = generation.status, start + share * generation.stage_progress
        screen.show(lines)
        if all(generation.completed_at for generation in asked):
            return list(zip(wanted, asked, strict=True))
        time.sleep(0.1)


def summarise(client: InfoGraphix, finished: list[tuple[Picture, Generation]], screen: Screen) -> None:
    """Saves the pictures, and tells of each how large it is, how long it took and where its figures came from."""
    OUT.mkdir(exist_ok=True)
    for picture, generation in finished:
        if generation.result is None:
            reason = generation.error.message if generation.error else "it was canceled"
            raise SystemExit(f"{picture.name} was not drawn: {reason}")
        path = client.infographic(generation).save(OUT / picture.file)
        size = f"{generation.result.width} x {generation.result.height}, {generation.result.bytes / 1e6:.1f} MB"
        took = f"{(generation.duration_ms or 0) / 1000:.1f} s"
        screen.say(f"\n{screen.paint(str(path.relative_to(ROOT)), 'bold')}  {generation.title}  ({size}, {took})")
        trace(generation, screen)
        for warning in generation.warnings:
            screen.say(screen.paint(f"  note: {warning.message}", "dim"))
    screen.say()


def trace(generation: Generation, screen: Screen) -> None:
    found = list(figures(generation.document)) if generation.document else []
    for figure in found[:FIGURES_SHOWN]:
        shown = f"{screen.paint(f'{figure.shown:>14.14}', 'cyan')}  {screen.clip(figure.what, 46):<46}"
        origin = screen.clip(figure.origin, max(30, screen.width() - 68))
        screen.say(f"  {shown}  {screen.paint(origin, 'dim')}")
    if len(found) > FIGURES_SHOWN:
        screen.say(screen.paint(f"  and {len(found) - FIGURES_SHOWN} more, each with its source in `document`", "dim"))


if __name__ == "__main__":
    main()
