"""What every generated model and enum shares: both stay open to what a newer server may send."""

from __future__ import annotations

from enum import Enum
from typing import Any, Dict, Optional, Type, TypeVar

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

E = TypeVar("E", bound="OpenEnum")


class OpenEnum(str, Enum):
    """A string enum that keeps values newer than this SDK; `is_known` tells them apart."""

    @classmethod
    def _missing_(cls: Type[E], value: object) -> Optional[E]:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        return self._name_ in type(self).__members__

    def __str__(self) -> str:
        return str(self.value)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self.value,)


class Model(BaseModel):
    """An object of the API: frozen, and with room for members newer than this SDK."""

    model_config = ConfigDict(extra="allow", frozen=True, protected_namespaces=())

    @model_serializer(mode="wrap")
    def _without_what_nobody_gave(self, handler: SerializerFunctionWrapHandler) -> Dict[str, Any]:
        """On the wire a member that is null and one that is not there are two things."""
        dumped: Dict[str, Any] = handler(self)
        return {name: value for name, value in dumped.items() if value is not None or name in self.model_fields_set}
