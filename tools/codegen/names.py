"""Names in the conventions of each language."""

from __future__ import annotations

import re


def snake(text: str) -> str:
    text = re.sub(r"[^0-9a-zA-Z]+", "_", text)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text).lower().strip("_")


def camel(text: str) -> str:
    head, *tail = snake(text).split("_")
    return head + "".join(part.title() for part in tail)


def pascal(text: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in snake(text).split("_"))
