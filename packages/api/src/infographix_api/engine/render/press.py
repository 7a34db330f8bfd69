"""The only file that talks to Typst: reads styles, measures words, draws scenes. Decides nothing about layout."""

from __future__ import annotations

import datetime
import importlib.util
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from infographix_api.engine.layout.scene import MarkOp, Scene, TextOp
from infographix_api.engine.styles.style import Style, told

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets/fonts"
# the scene is a string in the file and not one of sys.inputs: when those change, Typst forgets all that styles have drawn
_MAIN = b'#import "/render/draw.typ": picture\n#picture(json(bytes(%s)))'


def world_fonts() -> Path | None:
    """Where infographix-fonts-world keeps its fonts, when it is installed."""
    spec = importlib.util.find_spec("infographix_fonts_world")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    return folder if folder.is_dir() else None


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    world = world_fonts()
    paths = [FONTS, world] if world else [FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


@lru_cache(maxsize=32)
def style(slug: str) -> Style:
    """What the layout must know of a style, read from its `.typ` file."""
    compiler = _compiler(ROOT / f"styles/{slug}.typ", {})
    (said,) = json.loads(compiler.query("<style>", field="value"))
    return told(slug, said)


def measure(style: Style, fallback: Sequence[str], words: Mapping[str, list[str]]) -> dict[tuple[str, str], float]:
    """Advance widths in em of words by face."""
    request = {"faces": _faces(style, fallback), "words": words}
    compiler = _compiler(ROOT / "render/measure.typ", {"request": json.dumps(request, ensure_ascii=False)})
    widths = json.loads(compiler.query("<widths>", field="value"))
    pairs = zip(words.items(), widths, strict=True)
    return {(face, word): em / 100 for (face, ws), ems in pairs for word, em in zip(ws, ems, strict=True)}


def draw(
    scene: Scene, look: Mapping[str, Any], *, format: Literal["svg", "pdf"], as_of: str, tagged: bool = True
) -> bytes:
    """`look` holds style slug, faces, colours, and the words of title and description."""
    payload = {
        "width": scene.width,
        "height": scene.height,
        "rtl": scene.rtl,
        "ops": [_op(op) for op in scene.ops],
        **look,
    }
    day = datetime.datetime.fromisoformat(as_of).replace(tzinfo=datetime.UTC)
    pages = _drawing().compile(
        input=_MAIN % _literal(json.dumps(payload, ensure_ascii=False)).encode(),
        format=format,
        pdf_tags=tagged,
        timestamp=int(day.timestamp()),
    )
    if not isinstance(pages, bytes):
        raise AssertionError("a scene is one page")
    return pages


def _literal(text: str) -> str:
    """A Typst string that says exactly this: only quotation marks and backslashes mean something in one."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def look(style: Style, fallback: Sequence[str], **rest: object) -> dict[str, object]:
    return {"style": style.slug, "faces": _faces(style, fallback), **rest}


@lru_cache(maxsize=1)
def _drawing() -> typst.Compiler:
    """One compiler for all drawings: it keeps fonts and parsed files between them."""
    return _compiler(ROOT / "render/draw.typ", {})


def _compiler(file: Path, inputs: Mapping[str, str]) -> typst.Compiler:
    return typst.Compiler(file, root=ROOT, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=dict(inputs))


def _faces(style: Style, fallback: Sequence[str]) -> dict[str, object]:
    return {
        name: {"font": [*face.families, *fallback], "weight": face.weight, "tracking": face.tracking}
        for name, face in style.faces.items()
    }


def _op(op: TextOp | MarkOp) -> list[object]:
    if isinstance(op, TextOp):
        return ["t", op.x, op.baseline, op.width, op.face, op.size, op.color, op.text]
    return ["m", op.name, op.box.x, op.box.y, op.box.w, op.box.h, op.args]
