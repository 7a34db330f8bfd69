"""Styles: told apart at a glance whatever they draw, as light as they are rich, and one file each."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from engine_render import documents
from engine_render.likeness import descriptor, distance

import infographix_api
from infographix_api import engine
from infographix_api.engine import catalog
from infographix_api.engine.render import press
from infographix_api.engine.styles.style import INHERITED

PACKAGE = Path(infographix_api.__file__).parent
CONTRIBUTING = Path(__file__).parents[4] / "CONTRIBUTING.md"
STYLES = [style.slug for style in catalog.styles() if style.available]
LOOK = {"size": "1K", "aspect_ratio": "landscape", "as_of": "2026-06-15"}
DRAW = """
import json, sys
from infographix_api import engine
from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief
made = engine.render(
    analyze(Brief("topic", b"Climate Change Statistics", "2026-06-15")),
    style="vintage", palette="warm", size="1K", aspect_ratio="portrait", format="svg", as_of="2026-06-15",
)
print(json.dumps([made.width, len(made.data), [w.code for w in made.warnings]]))
"""


def shown_style() -> str:
    """The style that CONTRIBUTING shows."""
    return CONTRIBUTING.read_text("utf-8").split("```typst\n")[1].split("```")[0]


def test_a_style_is_known_again_by_its_thumbnail() -> None:
    """All in one palette: what is left to know a style by is its drawing."""
    drawn = {**documents.normal(), "marks": documents.odd()["marks"]}
    seen = [
        (style, name, descriptor(engine.render(document, style=style, palette="ocean", format="png", **LOOK).data))  # type: ignore[arg-type]
        for style in STYLES
        for name, document in drawn.items()
    ]
    assert len(drawn) == 6
    strays = []
    for style, name, marks in seen:
        nearest = min((other for other in seen if other[1] != name), key=lambda other: distance(marks, other[2]))
        if nearest[0] != style:
            strays.append((style, name, nearest[0]))
    assert len(strays) <= 0.1 * len(seen), strays


def test_one_file_is_a_style_and_what_it_omits_is_inherited(tmp_path: Path) -> None:
    copied = tmp_path / "infographix_api"
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("assets", "__pycache__"))
    (copied / "engine/assets").symlink_to(PACKAGE / "engine/assets")
    (copied / "engine/styles/vintage.typ").write_text(shown_style(), "utf-8")
    run = [sys.executable, "-c", DRAW]
    said = subprocess.run(run, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, stdout=subprocess.PIPE, check=True)
    width, length, warnings = json.loads(said.stdout)
    assert (width, "truncated" in warnings) == (768, False)
    assert length > 10_000


@pytest.mark.parametrize("style", STYLES)
def test_every_face_of_a_style_is_among_the_packaged_fonts(style: str) -> None:
    families = {families for face in press.style(style).faces.values() for families in face.families}
    packaged = {font.family for font in press.fonts().fonts()}
    assert families <= packaged
    assert {"body", *INHERITED} == set(press.style(style).faces)


def test_every_mark_a_style_may_draw_is_told_to_contributors() -> None:
    marks = (PACKAGE / "engine/render/marks.typ").read_text("utf-8").split("#let defaults(c) = (")[1]
    names = set(re.findall(r"^  (\w+): \(", marks, re.MULTILINE))
    assert "card" in names
    text = CONTRIBUTING.read_text("utf-8")
    assert sorted(name for name in names if f"`{name}`" not in text) == []
