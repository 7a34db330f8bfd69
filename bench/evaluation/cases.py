"""The inputs that are judged, each with what its manifest expects; a set that is not there is left out."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief, BriefKind, InputError
from infographix_api.engine.document import Document

HERE = Path(__file__).parent
SETS = {"own": HERE / "own", "dev": HERE.parents[2] / "shared" / "fixtures" / "dev"}
AS_OF = "2026-06-15"
MOST_BYTES = 16_000_000


@dataclass(frozen=True)
class Case:
    """One input. `kind` is report, readme, text_i18n, csv or hostile; `wanted` is its entry in the manifest."""

    kind: str
    path: Path
    wanted: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def data(self) -> bytes:
        if self.path.suffix != ".gz":
            return self.path.read_bytes()
        with gzip.open(self.path) as packed:
            return packed.read(MOST_BYTES)

    @property
    def brief(self) -> Brief:
        name = self.path.name.removesuffix(".gz")
        kinds: dict[str, BriefKind] = {".csv": "csv", ".tsv": "csv", ".txt": "text"}
        return Brief(kinds.get(Path(name).suffix, "markdown"), self.data, AS_OF, file_name=name)

    @cached_property
    def result(self) -> Document | InputError:
        """What the engine makes of it; any other error is not caught."""
        try:
            return analyze(self.brief)
        except InputError as error:
            return error


def present(wanted: list[str]) -> dict[str, list[Case]]:
    """The sets that are there, all or those named, with their cases."""
    chosen = {name: root for name, root in SETS.items() if not wanted or name in wanted}
    return {name: _read(root) for name, root in chosen.items() if (root / "manifest.json").exists()}


def _read(root: Path) -> list[Case]:
    entries = json.loads((root / "manifest.json").read_text(encoding="utf-8"))["entries"]
    return [Case(e["kind"], root / e["path"], e) for e in entries if e["kind"] != "content_document"]
