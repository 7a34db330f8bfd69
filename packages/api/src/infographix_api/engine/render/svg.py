"""Makes an SVG safe and accessible: an allow-list of elements and attributes, a title and a description."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"

_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "use",
        "symbol",
        "defs",
        "clipPath",
        "image",
        "linearGradient",
        "radialGradient",
        "stop",
        "rect",
        "pattern",
        "mask",
        "title",
        "desc",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "id",
        "class",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "fx",
        "fy",
        "fr",
        "width",
        "height",
        "viewBox",
        "transform",
        "fill",
        "fill-rule",
        "fill-opacity",
        "clip-path",
        "clip-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "opacity",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "patternUnits",
        "patternTransform",
        "preserveAspectRatio",
        "overflow",
        "mask",
        "style",
        "href",
        "data-role",
        "aria-label",
        "role",
    ]
)
_LOCAL = re.compile(r"#[\w-]+")
_EMBEDDED = re.compile(r"data:image/(png|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
_STYLE = re.compile(r"(\s*(mix-blend-mode|isolation|image-rendering|mask-type):\s*[\w-]+\s*;?)*\s*")
_FOREIGN_URL = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)


class UnsafeSvgError(AssertionError):
    """The engine drew something its own allow-list does not know. Never a user's fault."""


def finish(data: bytes, *, title: str, description: str) -> bytes:
    """The checked SVG with `<title>` and `<desc>` for assistive technology."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(data)
    for element in root.iter():
        check(element)
    root.set("role", "img")
    root.insert(0, _text_element("desc", description))
    root.insert(0, _text_element("title", title))
    done: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return done


def check(element: ET.Element) -> None:
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _ELEMENTS:
        raise UnsafeSvgError(f"element <{name}> is not on the allow-list")
    for key, value in element.attrib.items():
        _check_attribute(name, key.removeprefix(f"{{{_XLINK}}}"), value)


def _check_attribute(element: str, key: str, value: str) -> None:
    is_allowed = key in _ATTRIBUTES and not _FOREIGN_URL.search(value)
    if key == "href":
        is_allowed = bool(_LOCAL.fullmatch(value) or (element == "image" and _EMBEDDED.fullmatch(value)))
    if key == "style":
        is_allowed = bool(_STYLE.fullmatch(value))
    if not is_allowed:
        raise UnsafeSvgError(f"attribute {key}={value[:60]!r} of <{element}> is not on the allow-list")


def _text_element(name: str, text: str) -> ET.Element:
    element = ET.Element(f"{{{_SVG}}}{name}")
    element.text = text
    return element
