"""Every example of the description is read by the server's structs and by the Python SDK's models, and written back as it was."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
import pytest

from infographix._generated import models
from infographix_api import wire
from tests.contract.described import DOCUMENT, Example, examples, request_schemas, resolved

FREE_FORM = {
    name for name, schema in DOCUMENT["components"]["schemas"].items() if schema.get("additionalProperties") is True
}
EXAMPLES = [pytest.param(example, id=example.name) for example in examples() if example.schema not in FREE_FORM]


def test_every_schema_has_an_example() -> None:
    """A schema counts when it is met on the way through the example of another one."""
    met = {name for example in examples() for name in schemas_met({"$ref": example.schema}, example.value)}
    assert set(DOCUMENT["components"]["schemas"]) - met == set()


@pytest.mark.parametrize("example", EXAMPLES)
def test_server_structs(example: Example) -> None:
    struct: Any = getattr(wire, example.schema)
    decoded = msgspec.json.decode(msgspec.json.encode(example.value), type=struct)
    written = msgspec.json.decode(msgspec.json.encode(decoded))
    assert differences(example.value, written, defaults_added=example.schema in request_schemas()) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_python_models(example: Example) -> None:
    model: Any = getattr(models, example.schema)
    written = model.model_validate(example.value).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert differences(example.value, written) == []


def differences(expected: Any, found: Any, *, defaults_added: bool = False) -> list[str]:
    """JSON pointers of what is not the same; two spellings of one moment are the same."""
    left, right = dict(leaves(expected)), dict(leaves(found))
    lost = [f"{pointer} lost" for pointer in left.keys() - right.keys()]
    added = [] if defaults_added else [f"{pointer} added" for pointer in right.keys() - left.keys()]
    changed = [pointer for pointer in left.keys() & right.keys() if moment(left[pointer]) != moment(right[pointer])]
    return lost + added + changed


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is not a container, and every empty container, by its JSON pointer."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not members:
        yield pointer, value
    for key, member in members:
        yield from leaves(member, f"{pointer}/{key}")


def moment(value: Any) -> Any:
    """The moment a text names, or the value itself."""
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return value


def schemas_met(schema: dict[str, Any], value: Any) -> set[str]:
    """Names of the schemas that describe the value or a part of it."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {name} | schemas_met(DOCUMENT["components"]["schemas"][name], value)
    if "oneOf" in schema:
        return schemas_met(chosen(schema, value), value)
    if isinstance(value, list):
        return set().union(*(schemas_met(schema["items"], item) for item in value))
    if isinstance(value, dict):
        members = schema.get("properties", {})
        return set().union(*(schemas_met(members[key], item) for key, item in value.items() if key in members))
    return set()


def chosen(schema: dict[str, Any], value: Any) -> dict[str, Any]:
    """The one of several schemas that a value has."""
    if "discriminator" in schema:
        return {"$ref": schema["discriminator"]["mapping"][value[schema["discriminator"]["propertyName"]]]}
    kind = {dict: "object", str: "string", type(None): "null"}[type(value)]
    choices: list[dict[str, Any]] = schema["oneOf"]
    return next(choice for choice in choices if resolved(choice).get("type") == kind)
