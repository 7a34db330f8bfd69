"""Bundles the multi-file spec into one document: schemas become components, everything else is put in place."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Bundler:
    """Resolves references file by file; a schema met for the first time is added to the components."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[Path, Any] = {}
        self.schemas: Json = {}
        self.homes: dict[str, Path] = {}

    def bundle(self) -> Json:
        document = self.load(self.root)
        named = document["components"].pop("schemas", {})
        bundled: Json = self.resolve(document, self.root)
        for reference in named.values():
            self.schema(reference["$ref"], self.root)
        bundled["components"]["schemas"] = dict(sorted(self.schemas.items()))
        return bundled

    def load(self, path: Path) -> Any:
        if path not in self.files:
            self.files[path] = yaml.load(path.read_text(), Loader=LOADER)
        return deepcopy(self.files[path])

    def resolve(self, node: Any, home: Path) -> Any:
        if isinstance(node, list):
            return [self.resolve(child, home) for child in node]
        if not isinstance(node, dict):
            return node
        beside = {key: self.resolve(value, home) for key, value in node.items() if key != "$ref"}
        if "discriminator" in beside and "mapping" in beside["discriminator"]:
            mapping = beside["discriminator"]["mapping"]
            beside["discriminator"] = {**beside["discriminator"], "mapping": {k: self.schema(v, home) for k, v in mapping.items()}}
        if "$ref" not in node:
            return beside
        target, path, fragment = self.locate(node["$ref"], home)
        if path.parent.name == "schemas":
            return {"$ref": self.schema(node["$ref"], home), **beside}
        resolved = self.resolve(target, path)
        return {**resolved, **beside} if beside else resolved

    def locate(self, reference: str, home: Path) -> tuple[Any, Path, str]:
        file, _, fragment = reference.partition("#")
        path = (home.parent / file).resolve() if file else home
        target = self.load(path)
        for part in fragment.strip("/").split("/") if fragment.strip("/") else []:
            target = target[part.replace("~1", "/").replace("~0", "~")]
        return target, path, fragment

    def schema(self, reference: str, home: Path) -> str:
        """Add the schema a reference names to the components; give the reference within the bundle."""
        target, path, fragment = self.locate(reference, home)
        name = fragment.rsplit("/", 1)[-1]
        if self.homes.setdefault(name, path) != path:
            raise SystemExit(f"spec: two schemas are called {name}: in {self.homes[name].name} and {path.name}")
        if name not in self.schemas:
            self.schemas[name] = {}
            self.schemas[name] = self.resolve(target, path)
        return f"#/components/schemas/{name}"
