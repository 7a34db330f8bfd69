"""Converts Documents between the wire, the engine and the JSON the database keeps. Checks and draws nothing."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec

from infographix_api import wire
from infographix_api.engine import document as engine
from infographix_api.engine.brief import InputError
from infographix_api.web.invalid import field_error

_CALLER = "caller"
_BLOCKS: dict[str, type[Any]] = {
    "stat": engine.Stat,
    "chart": engine.Chart,
    "ranking": engine.Ranking,
    "timeline": engine.Timeline,
    "process": engine.Process,
    "comparison": engine.Comparison,
    "list": engine.List,
    "quote": engine.Quote,
    "text": engine.Text,
}


def from_input(document: wire.DocumentInput) -> engine.Document:
    """A caller's content. Its evidence counts as the caller's word, for the sources it names were not read here."""
    return _to_engine(_with_callers_word(msgspec.to_builtins(document)))


def from_file(data: bytes) -> engine.Document:
    """A Document that was written to a file, evidence and all. Raises InputError with a pointer."""
    try:
        msgspec.json.decode(data, type=wire.DocumentInput)
    except msgspec.ValidationError as error:
        found = field_error(error, data, wire.DocumentInput)
        raise InputError("invalid_content", found.detail, found.pointer) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("invalid_content", f"This is not a Document in JSON: {error}.") from None
    return from_json(data)


def from_json(data: bytes) -> engine.Document:
    return _to_engine(msgspec.json.decode(data))


def to_json(document: engine.Document) -> bytes:
    """Complete: msgspec by itself would leave out what a converted dataclass has by default."""
    return msgspec.json.encode(dataclasses.asdict(document))


def to_wire(data: bytes) -> wire.Document:
    """Read what `to_json` wrote."""
    return msgspec.json.decode(data, type=wire.Document)


def _to_engine(data: dict[str, Any]) -> engine.Document:
    return engine.Document(
        title=data["title"],
        sections=tuple(_section(section) for section in data["sections"]),
        sources=msgspec.convert(data.get("sources", []), tuple[engine.Source, ...]),
        lang=data.get("lang", "en"),
        subtitle=data.get("subtitle"),
        warnings=msgspec.convert(data.get("warnings", []), tuple[engine.Warning, ...]),
        analysis=msgspec.convert(data.get("analysis") or {}, engine.Analysis),
    )


def _section(data: dict[str, Any]) -> engine.Section:
    blocks: tuple[engine.Block, ...] = tuple(msgspec.convert(block, _BLOCKS[block["type"]]) for block in data["blocks"])
    return engine.Section(blocks, data.get("heading"), data.get("salience", 0.5))


def _with_callers_word(data: dict[str, Any]) -> dict[str, Any]:
    sources = data.setdefault("sources", [])
    if not sources:
        sources.append({"id": "s1", "title": "Provided by the author", "kind": "input"})
    word = [{"source": sources[0]["id"], "kind": _CALLER}]
    for section in data["sections"]:
        for block in section["blocks"]:
            for figure in _figures(block):
                given = figure.get("evidence") or word
                figure["evidence"] = [{**evidence, "kind": _CALLER} for evidence in given]
    return data


def _figures(block: dict[str, Any]) -> list[dict[str, Any]]:
    """What may carry evidence: the block itself, its rows, or its items."""
    if block["type"] in {"chart", "quote", "text"}:
        return [block]
    return [*block.get("rows", ()), *block.get("items", ())]
