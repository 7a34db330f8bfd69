"""Joins the files of spec/ into one OpenAPI document, moving what they refer to under `components`."""

from pathlib import Path
from typing import Any

from tools.codegen import yaml_text
from tools.codegen.grammar import METHODS, Node, Place, SpecError, rebuild

SECTIONS = {
    "schema": "schemas",
    "parameter": "parameters",
    "header": "headers",
    "response": "responses",
    "example": "examples",
}


def bundle(root: Path) -> dict[str, Any]:
    """The document at `root` (an openapi.yaml) without references to other files."""
    return _Bundler(root).document()


class _Bundler:
    def __init__(self, root: Path) -> None:
        self._folder = root.resolve().parent
        self._root = root.name
        self._files: dict[str, Node] = {}
        self._components: dict[str, dict[str, Node]] = {section: {} for section in SECTIONS.values()}
        self._origins: dict[tuple[str, str], Place] = {}

    def document(self) -> dict[str, Any]:
        root = dict(self._load(self._root))
        place = Place(self._root)
        components = rebuild(root.pop("components", {}), "components", place / "components", self._visit)
        document: dict[str, Any] = rebuild(root, "document", place, self._visit)
        self._add_headers(document)
        found = {section: nodes for section, nodes in self._components.items() if nodes}
        return {**document, "components": {"securitySchemes": components.get("securitySchemes", {}), **found}}

    def _add_headers(self, document: dict[str, Any]) -> None:
        """`x-headers` says once, by the beginning of the path, what nearly every answer has."""
        for prefix, headers in document.pop("x-headers", {}).items():
            items = [item for path, item in document["paths"].items() if path.startswith(prefix)]
            for operation in (item[method] for item in items for method in METHODS if method in item):
                for node in operation["responses"].values():
                    name = node.get("$ref", "").rpartition("/")[2]
                    response = self._components["responses"][name] if name else node
                    response["headers"] = {**headers, **response.get("headers", {})}

    def _visit(self, node: Node, kind: str, place: Place) -> Node:
        if kind == "reference":
            return self._component("schema", self._target(node, place))
        if not (isinstance(node, dict) and "$ref" in node):
            return rebuild(node, kind, place, self._visit)
        target = self._target(node["$ref"], place / "$ref")
        if kind not in SECTIONS:
            return self._visit(self._find(target), kind, target)
        siblings = rebuild({k: v for k, v in node.items() if k != "$ref"}, kind, place, self._visit)
        return {"$ref": self._component(kind, target), **siblings}

    def _component(self, kind: str, target: Place) -> str:
        section = SECTIONS[kind]
        name = target.pointer.rpartition("/")[2] or Path(target.file).stem
        origin = self._origins.setdefault((section, name), target)
        if origin != target:
            raise SpecError(f"{target}: {section} already has a {name!r}, from {origin}")
        if name not in self._components[section]:
            self._components[section][name] = None  # keeps its place, and ends recursion
            self._components[section][name] = self._visit(self._find(target), kind, target)
        return f"#/components/{section}/{name}"

    def _target(self, reference: str, place: Place) -> Place:
        file, _, pointer = reference.partition("#")
        if not file:
            return Place(place.file, pointer)
        path = (self._folder / place.file).parent / file
        return Place(path.resolve().relative_to(self._folder).as_posix(), pointer)

    def _find(self, place: Place) -> Node:
        node = self._load(place.file)
        for part in place.pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or key not in node:
                raise SpecError(f"{place}: nothing there")
            node = node[key]
        return node

    def _load(self, file: str) -> Node:
        if file not in self._files:
            self._files[file] = yaml_text.load(self._folder / file)
        return self._files[file]
