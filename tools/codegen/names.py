"""One spelling rule for each language the names of the API are written in."""

import re


def snake(name: str) -> str:
    """createGeneration, If-None-Match -> create_generation, if_none_match"""
    words = re.sub(r"[^0-9a-zA-Z]+", "_", name)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words).lower().strip("_")


def pascal(name: str) -> str:
    """HAND_DRAWN -> HandDrawn"""
    return "".join(part.capitalize() for part in snake(name).split("_"))


def camel(name: str) -> str:
    """aspect_ratio, Idempotency-Key -> aspectRatio, idempotencyKey"""
    words = pascal(name)
    return words[:1].lower() + words[1:]
