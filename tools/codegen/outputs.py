"""Every generated file of the repository, as text; and the one place that knows where each lives."""

import json
import re
from pathlib import Path
from typing import Any

from tools.codegen import yaml_text
from tools.codegen.bundle import bundle
from tools.codegen.grammar import SpecError
from tools.codegen.models import sdk_models, server_structs
from tools.codegen.openapi30 import convert
from tools.codegen.python_operations import python_operations
from tools.codegen.python_source import HEADER
from tools.codegen.typescript_modules import typescript_modules

_API = "packages/api/src/infographix_api"
_PYTHON = "packages/sdk-python/src/infographix/_generated"
_TYPESCRIPT = "packages/sdk-js/src/generated"
_VERSION_FILES = (
    f"{_API}/_version.py",
    "packages/api/fonts-world/src/infographix_fonts_world/_version.py",
    "packages/sdk-python/src/infographix/_version.py",
    "packages/portal/src/infographix_portal/_version.py",
)
_PACKAGE_JSON = "packages/sdk-js/package.json"


def outputs(root: Path) -> dict[str, str]:
    """Path from the repository's root -> text, for the spec in `root`/spec."""
    document = bundle(root / "spec/openapi.yaml")
    version = document["info"]["version"]
    return {
        **_documents(document),
        f"{_API}/wire.py": server_structs(document),
        f"{_PYTHON}/__init__.py": f'# {HEADER}\n"""The API as generated from its description."""\n',
        f"{_PYTHON}/models.py": sdk_models(document),
        f"{_PYTHON}/operations.py": python_operations(document),
        **{f"{_TYPESCRIPT}/{name}.ts": text for name, text in typescript_modules(document).items()},
        **dict.fromkeys(_VERSION_FILES, f'# {HEADER}\n__version__ = "{version}"\n'),
        **({_PACKAGE_JSON: _stamped(root / _PACKAGE_JSON, version)} if (root / _PACKAGE_JSON).exists() else {}),
    }


def _documents(document: dict[str, Any]) -> dict[str, str]:
    """The published forms, in spec/dist; and those that the server answers with, byte for byte, inside it."""
    older = convert(document)
    forms = {
        "openapi.json": _json(document),
        "openapi.yaml": _yaml(document),
        "openapi-3.0.json": _json(older),
        "openapi-3.0.yaml": _yaml(older),
    }
    return {
        **{f"spec/dist/{name}": text for name, text in forms.items()},
        **{f"{_API}/openapi/{name}": text for name, text in forms.items() if f"/{name}" in document["paths"]},
    }


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _yaml(document: dict[str, Any]) -> str:
    return f"# {HEADER}\n{yaml_text.dump(document)}"


def _stamped(package_json: Path, version: str) -> str:
    text, count = re.subn(r'(?m)^(  "version": )"[^"]*"', rf'\1"{version}"', package_json.read_text(encoding="utf-8"))
    if count != 1:
        raise SpecError(f'{package_json}: expected one line `  "version": "…",`, found {count}')
    return text
