"""A request as a value: what to send and how to read the answer. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Dict, Generic, Iterator, Mapping, Optional, Tuple, Type, TypeVar, cast
from urllib.parse import quote

from pydantic import ValidationError
from pydantic_core import to_json

from infographix._errors import DecodeError

T = TypeVar("T")


@dataclass(frozen=True)
class Call(Generic[T]):
    """One operation with its arguments. `idempotent` calls may be sent again after a failure."""

    operation_id: str
    method: str
    path: str
    returns: Type[Any]
    query: Tuple[Tuple[str, str], ...]
    headers: Mapping[str, str]
    body: Optional[bytes]
    idempotent: bool

    def read(self, content: bytes, content_type: str, request_id: Optional[str]) -> T:
        """Raises DecodeError when the answer is not what the operation promises."""
        if self.returns is bytes:
            return cast(T, content)
        if self.returns is type(None):
            return cast(T, None)
        if "json" not in content_type.lower():
            raise DecodeError(f"expected JSON, got {content_type or 'no content type'}", request_id=request_id)
        try:
            return cast(T, self.returns.model_validate_json(content))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = "/".join(str(part) for part in first["loc"])
            raise DecodeError(f"{self.returns.__name__}: {where}: {first['msg']}", request_id=request_id) from None


def build(
    operation_id: str,
    method: str,
    path_template: str,
    returns: Type[T],
    *,
    path: Mapping[str, object] = {},
    query: Mapping[str, object] = {},
    header: Mapping[str, object] = {},
    body: Optional[object] = None,
    file: Optional[bytes] = None,
    content_type: str = "application/json",
    accept: str = "application/json",
    idempotent: bool = False,
) -> Call[Any]:
    headers: Dict[str, str] = {"Accept": accept, **dict(_given(header))}
    content = to_json(body) if body is not None else file
    if content is not None:
        headers["Content-Type"] = content_type
    return Call(
        operation_id=operation_id,
        method=method,
        path=path_template.format_map({name: quote(_text(value), safe="") for name, value in path.items()}),
        returns=returns,
        query=tuple(_given(query)),
        headers=headers,
        body=content,
        idempotent=idempotent,
    )


def _given(values: Mapping[str, object]) -> Iterator[Tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}[{key}]", _text(member)) for key, member in value.items())
        elif value is not None:
            yield name, _text(value)


def _text(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
