"""`gallery`: a contact sheet of Documents in styles and ratios, as a folder that any browser opens without a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from infographix_api import clock, documents, engine
from infographix_api._version import __version__
from infographix_api.cli.refusal import Refusal
from infographix_api.engine import catalog, palette
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.catalog import StyleInfo
from infographix_api.engine.document import Document
from infographix_api.engine.layout.geometry import PAGES

PAGE = Path(__file__).parent / "gallery.html"
# of the knowledge library that comes with the engine
TOPICS = ("Climate Change Statistics", "Renewable Energy", "AI Trends", "World Population")
RATIOS = ("landscape", "square", "portrait")
_PICTURES = "pictures"


@dataclass(frozen=True)
class _Picture:
    """One drawn picture. `file` is its path in the folder."""

    style: StyleInfo
    name: str
    title: str
    ratio: str
    file: str
    size: tuple[int, int]
    alt: str
    notes: tuple[str, ...]


def gallery(arguments: argparse.Namespace) -> None:
    chosen = [catalog.style(slug) for slug in _listed(arguments.styles)] or [s for s in catalog.styles() if s.available]
    ratios = _ratios(_listed(arguments.ratios))
    drawn = _read(arguments.documents) if arguments.documents else _packaged()
    folder: Path = arguments.output
    try:
        (folder / _PICTURES).mkdir(parents=True, exist_ok=True)
        pictures = [
            _draw(folder, style, name, document, ratio)
            for style in chosen
            for name, document in drawn.items()
            for ratio in ratios
        ]
        (folder / "index.html").write_text(_page(pictures), "utf-8")
    except OSError as error:
        raise Refusal(
            "unwritable", f"Cannot write {error.filename or folder}: {error.strerror}.", exit_code=2
        ) from None
    print(f"{len(pictures)} pictures: {folder / 'index.html'}")


def _listed(names: str | None) -> list[str]:
    return [name.strip() for name in (names or "").split(",") if name.strip()]


def _ratios(names: Sequence[str]) -> Sequence[str]:
    unknown = [name for name in names if name not in PAGES]
    if unknown:
        message = f"There is no ratio {unknown[0]!r}; drawn are {', '.join(PAGES)}."
        raise Refusal("unknown_ratio", message, exit_code=2)
    return names or RATIOS


def _packaged() -> dict[str, Document]:
    made = {topic: engine.analyze(Brief("topic", topic.encode(), _today())) for topic in TOPICS}
    return {_slug(topic): document for topic, document in made.items()}


def _read(folder: Path) -> dict[str, Document]:
    """The Documents of a folder by the names of their files."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        message = f"There is no Document (*.json) in {folder}; make one with `infographix-api analyze`."
        raise Refusal("no_documents", message, exit_code=2)
    found: dict[str, Document] = {}
    for path in paths:
        try:
            found[_slug(path.stem)] = documents.from_file(path.read_bytes())
        except InputError as error:
            raise InputError(error.code, f"{path}: {error.message}", error.pointer) from None
        except OSError as error:
            raise Refusal("unreadable", f"Cannot read {path}: {error.strerror}.", exit_code=2) from None
    return found


def _draw(folder: Path, style: StyleInfo, name: str, document: Document, ratio: str) -> _Picture:
    made = engine.render(
        document,
        style=style.slug,
        palette=style.default_palette,
        size="1K",
        aspect_ratio=ratio,
        format="png",
        as_of=_today(),
    )
    file = f"{_PICTURES}/{style.slug}-{name}-{ratio}.png"
    (folder / file).write_bytes(made.data)
    print(f"drew {file}", file=sys.stderr)
    size = (made.width, made.height)
    notes = tuple(warning.message for warning in made.warnings)
    return _Picture(style, name, document.title, ratio, file, size, made.alt_text, notes)


def _page(pictures: Sequence[_Picture]) -> str:
    styles = list(dict.fromkeys(picture.style for picture in pictures))
    titles, ratios = ({getattr(p, key) for p in pictures} for key in ("name", "ratio"))
    links = "\n".join(f'<li><a href="#{style.slug}">{escape(style.label)}</a></li>' for style in styles)
    return Template(PAGE.read_text("utf-8")).substitute(
        title="InfoGraphix gallery",
        summary=f"{_count(titles, 'Document')} in {_count(styles, 'style')} and {_count(ratios, 'ratio')}.",
        links=links,
        sections="\n".join(_section(style, [p for p in pictures if p.style is style]) for style in styles),
        version=__version__,
    )


def _section(style: StyleInfo, pictures: Sequence[_Picture]) -> str:
    colors = palette.find(style.default_palette)
    swatches = "".join(f'<i style="background:{color}"></i>' for color in colors.colors)
    rows = (_row(list(group)) for _, group in groupby(pictures, key=lambda picture: picture.name))
    return (
        f'<section id="{style.slug}">\n<h2>{escape(style.label)}</h2>\n'
        f'<p class="about">{escape(style.description)} <span class="swatches">{swatches}</span> '
        f"{escape(colors.label)}</p>\n" + "\n".join(rows) + "\n</section>"
    )


def _row(pictures: Sequence[_Picture]) -> str:
    figures = "\n".join(map(_figure, pictures))
    return f'<h3>{escape(pictures[0].title)}</h3>\n<div class="row">\n{figures}\n</div>'


def _figure(picture: _Picture) -> str:
    width, height = picture.size
    notes = "".join(_notes(picture))
    return (
        f'<figure style="--ratio:{width / height:.4f}"><a href="{picture.file}">'
        f'<img src="{picture.file}" width="{width}" height="{height}" loading="lazy" alt="{escape(picture.alt)}"></a>'
        f"<figcaption><b>{picture.ratio.replace('_', ' ')}</b>{notes}</figcaption></figure>"
    )


def _notes(picture: _Picture) -> Iterator[str]:
    for note in picture.notes:
        yield f"<br>{escape(note)}"


def _count(things: Sequence[object] | set[str], name: str) -> str:
    return f"{len(things)} {name}{'s' * (len(things) != 1)}"


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split()) or "document"


def _today() -> str:
    return clock.now().date().isoformat()
