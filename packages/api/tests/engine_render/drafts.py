"""Documents that follow an early draft of the model, from the folder beside the checkout, where there is one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from infographix_api import documents
from infographix_api.engine.document import Document

FOLDER = Path(__file__).parents[5] / "shared/fixtures/dev/content"


def all_of_them() -> dict[str, Document]:
    return {path.stem: documents.from_json(_converted(path.read_bytes())) for path in sorted(FOLDER.glob("*.json"))}


def _converted(draft: bytes) -> bytes:
    data = json.loads(draft)
    for section in data["sections"]:
        for block in section["blocks"]:
            _convert(block)
    return json.dumps(data).encode()


def _convert(block: dict[str, Any]) -> None:
    evidence = block.get("evidence", [])
    if block["type"] == "comparison":
        head, *names = block["columns"]
        block["columns"] = names if head == "" else [head, *names]
        block["rows"] = [{"label": row[0], "cells": row[1:], "evidence": evidence} for row in block["rows"]]
        block.pop("evidence", None)
    if block["type"] == "chart" and block["mark"] == "map":
        block["mark"] = "bar"
    if block.get("unit") == "percent":
        block["unit"] = "%"
    for part in (block, *block.get("items", ())):
        for proof in part.get("evidence", ()):
            proof.update(columns=[], rows=[])
