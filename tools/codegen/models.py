"""Runs datamodel-code-generator: msgspec Structs for the server, pydantic models for the Python SDK."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"
SHARED = [
    "--input-file-type=openapi",
    "--use-annotated",
    "--field-constraints",
    "--strict-nullable",
    "--deserialize-default-values=enum",
    "--use-schema-description",
    "--capitalise-enum-members",
    "--disable-timestamp",
]


def wire(bundle: Path, document: dict[str, Any]) -> str:
    """msgspec Structs; those that forbid further members get a base class that refuses them."""
    strict = {n: "infographix_api.wire_struct.Strict" for n, s in document["components"]["schemas"].items() if s.get("additionalProperties") is False}
    return _run(
        bundle,
        "--output-model-type=msgspec.Struct",
        "--target-python-version=3.11",
        "--keyword-only",
        "--use-msgspec-tagged-unions",
        "--output-datetime-class=datetime",
        "--type-mappings",
        "string+uri=string",
        "string+uri-reference=string",
        "--base-class-map",
        json.dumps(strict),
        "--formatters",
        "ruff-check",
        "ruff-format",
    )


def pydantic(bundle: Path) -> str:
    """pydantic models that also import on Python 3.8."""
    text = _run(
        bundle,
        "--output-model-type=pydantic_v2.BaseModel",
        "--target-python-version=3.10",
        "--target-pydantic-version=2",
        "--no-use-union-operator",
        "--no-use-standard-collections",
        "--import-overrides",
        '{"Annotated":"typing_extensions"}',
        "--base-class=infographix._base.Model",
        f"--custom-template-dir={TEMPLATES}",
        "--additional-imports=infographix._base.OpenEnum",
        "--use-subclass-enum",
        "--enum-field-as-literal=none",
        "--use-field-description",
        "--use-one-literal-as-default",
        "--use-type-alias",
        "--type-mappings",
        "string+uri=string",
        "string+uri-reference=string",
        "--formatters",
        "ruff-format",
    )
    return text


def _run(bundle: Path, *flags: str) -> str:
    target = bundle.with_name("models_out.py")
    command = [str(Path(sys.executable).with_name("datamodel-codegen")), f"--input={bundle}", f"--output={target}", *SHARED, *flags]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode or "rror" in done.stderr:
        raise SystemExit(f"datamodel-codegen: {done.stderr.strip()}")
    text = target.read_text()
    target.unlink()
    return text
