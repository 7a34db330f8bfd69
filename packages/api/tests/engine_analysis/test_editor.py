"""Every stat card drawn from real reports was read by an editor; here is how many would be printed.

Cards are known by a hash, so that no text of others is kept here; the reports lie beside the project where it is developed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Document, Stat

HERE = Path(__file__).parent
REPORTS = HERE.parents[3].parent / "shared" / "fixtures" / "dev" / "reports"
OWN = HERE.parents[3] / "bench" / "evaluation" / "own"
LABELS = dict(line.split() for line in (HERE / "kept_by_an_editor.txt").read_text().splitlines())


def cards(document: Document) -> Iterator[str]:
    for block in (block for section in document.sections for block in section.blocks if isinstance(block, Stat)):
        for item in block.items:
            assert item.value is not None
            yield hashlib.sha256(f"{item.value.display}|{item.label}".encode()).hexdigest()[:10]


def made(path: Path) -> Document:
    return analyze(Brief("markdown", path.read_bytes(), "2026-06-15", file_name=path.name))


def test_an_editor_would_print_four_of_five_cards() -> None:
    """A card that nobody has read counts as one that would not be printed."""
    paths = [
        *sorted(REPORTS.glob("*.md")),
        *(OWN / f"{name}.md" for name in ("library-year", "ferry-report", "readers-survey")),
    ]
    judged = [LABELS.get(card) for path in paths for card in cards(made(path))]
    assert len(judged) >= 8
    assert judged.count("keep") / len(judged) >= 0.8
