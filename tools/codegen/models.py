"""Data classes of the schemas: msgspec for the server, pydantic for the Python SDK, both by datamodel-code-generator and tidied here."""

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.codegen.grammar import SpecError
from tools.codegen.python_source import finish

_COMMON = (
    "--input-file-type=openapi",
    "--ignore-pyproject",
    "--disable-timestamp",
    "--no-formatters",
    "--use-annotated",
    "--field-constraints",
    "--strict-nullable",
    "--capitalise-enum-members",
    "--deserialize-default-values=enum",
    "--use-schema-description",
)
_MSGSPEC = (
    "--output-model-type=msgspec.Struct",
    "--target-python-version=3.11",
    "--keyword-only",
    "--use-msgspec-tagged-unions",
    "--output-datetime-class=datetime",
)
_PYDANTIC = (
    "--output-model-type=pydantic_v2.BaseModel",
    "--target-python-version=3.10",  # the oldest it knows; the four options below keep its output fit for 3.8
    "--target-pydantic-version=2",
    "--no-use-union-operator",
    "--no-use-standard-collections",
    '--import-overrides={"Annotated": "typing_extensions"}',
    "--base-class=infographix._model.Model",
    "--use-subclass-enum",
    "--enum-field-as-literal=none",
    "--use-field-description",
    "--use-one-literal-as-default",
    "--use-type-alias",
    "--type-mappings=string+uri=string",  # pydantic's AnyUrl would append a slash
)


def server_structs(document: dict[str, Any]) -> str:
    """The text of wire.py: one msgspec Struct or StrEnum for each schema."""
    strict = {
        name: "infographix_api.wire_struct.Request"  # msgspec output ignores additionalProperties
        for name, schema in document["components"]["schemas"].items()
        if schema.get("additionalProperties") is False
    }
    tree = _generate(document, *_MSGSPEC, f"--base-class-map={json.dumps(strict)}")
    tree = _SettledDefaults().visit(_without_helper_aliases(tree, document))
    return finish("What travels over HTTP, as msgspec structs; named as in spec/.", tree)


def sdk_models(document: dict[str, Any]) -> str:
    """The text of models.py: one pydantic model or open enum for each schema."""
    tree = _OpenEnums().visit(_without_helper_aliases(_generate(document, *_PYDANTIC), document))
    return finish("What travels over HTTP, as pydantic models; named as in spec/.", tree)


def _generate(document: dict[str, Any], *options: str) -> ast.Module:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "openapi.json"), Path(folder, "models.py")
        source.write_text(json.dumps(document), encoding="utf-8")
        command = [sys.executable, "-m", "datamodel_code_generator", f"--input={source}", f"--output={target}"]
        done = subprocess.run([*command, *_COMMON, *options], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:  # it may warn, drop something, and still exit with 0
            raise SpecError(f"datamodel-code-generator: {done.stderr or done.returncode}")
        return ast.parse(target.read_text(encoding="utf-8"))


def _without_helper_aliases(tree: ast.Module, document: dict[str, Any]) -> ast.Module:
    """Write out the aliases it invents for constrained items (`Column`, `Row`): they are no names of the API."""
    aliases = {}
    for statement in list(tree.body):
        name, value = _alias(statement)
        if name and name not in document["components"]["schemas"]:
            aliases[name] = value
            tree.body.remove(statement)
    inlined: ast.Module = _Inline(aliases).visit(tree)
    return inlined


def _alias(statement: ast.stmt) -> tuple[str, ast.expr | None]:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id, statement.value
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        value = statement.value
        return statement.targets[0].id, value.args[1] if isinstance(value, ast.Call) else value
    return "", None


class _Inline(ast.NodeTransformer):
    def __init__(self, aliases: dict[str, ast.expr | None]) -> None:
        self._aliases = aliases

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._aliases.get(node.id) or node


class _SettledDefaults(ast.NodeTransformer):
    """A field with a default of its own is never UNSET."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        unset = _is_unset(node.value)
        union = node.annotation
        if node.value is not None and not unset and isinstance(union, ast.BinOp) and _is_unset_type(union.right):
            node.annotation = union.left
        return node


def _is_unset(value: ast.expr | None) -> bool:
    """UNSET itself, or as the default of a member whose name is no identifier."""
    if isinstance(value, ast.Call):
        return any(keyword.arg == "default" and _is_unset(keyword.value) for keyword in value.keywords)
    return isinstance(value, ast.Name) and value.id == "UNSET"


def _is_unset_type(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "UnsetType"


class _OpenEnums(ast.NodeTransformer):
    """Every enum keeps values that are newer than the SDK."""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        if node.module == "infographix._model":
            node.names.append(ast.alias("OpenEnum"))
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        if any(isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases):
            node.bases = [ast.Name("OpenEnum", ast.Load())]
        return node
