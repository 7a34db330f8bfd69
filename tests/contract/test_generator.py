"""The generator, run as `nox -s generate` runs it, on copies of this repository's spec."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from tests.contract.described import ROOT


def copied_spec(folder: Path) -> Path:
    """A repository that holds nothing but what the generator reads."""
    for name in ("spec/paths", "spec/schemas", "spec/examples"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("spec/openapi.yaml", "spec/components.yaml"):
        shutil.copyfile(ROOT / name, folder / name)
    package_json = folder / "packages/sdk-js/package.json"
    package_json.parent.mkdir(parents=True)
    package_json.write_text('{\n  "name": "stamped",\n  "version": "0.0.0"\n}\n', encoding="utf-8")
    return folder


def generate(root: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "tools.codegen", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied_spec(tmp_path_factory.mktemp("generated"))
    done = generate(root, seed="1")
    assert done.returncode == 0, done.stderr
    return root


def test_output_is_the_same_whatever_the_hash_seed(generated: Path) -> None:
    again = generate(generated, "--check", seed="2")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_every_committed_file_is_as_generated(generated: Path) -> None:
    assert generate(ROOT, "--check").stdout == ""


def test_every_file_says_that_it_is_generated(generated: Path) -> None:
    files = [path for path in (generated / "packages").rglob("*") if path.suffix in {".py", ".ts", ".yaml"}]
    assert len(files) > 9
    first_lines = {path.read_text(encoding="utf-8").partition("\n")[0].lstrip("#/ ") for path in files}
    assert first_lines == {"Generated from spec/ by `nox -s generate`. Do not edit."}


def test_a_stale_file_is_named_and_left_alone(tmp_path: Path, generated: Path) -> None:
    root = shutil.copytree(generated, tmp_path / "repository")
    wire = root / "packages/api/src/infographix_api/wire.py"
    wire.write_text("edited by hand", encoding="utf-8")
    done = generate(root, "--check")
    assert done.returncode == 1
    assert done.stdout == "stale packages/api/src/infographix_api/wire.py\n"
    assert wire.read_text(encoding="utf-8") == "edited by hand"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "spec/schemas/catalog.yaml",
            "label: {type: string,",
            "label: {type: string, not: {},",
            "schemas/catalog.yaml#/StyleInfo/properties/label: unknown keyword 'not'",
        ),
        (
            "spec/paths/styles.yaml",
            "tags: [Catalog]",
            "tags: [Catalog]\n  callbacks: {}",
            "paths/styles.yaml#/get: unknown keyword 'callbacks'",
        ),
        (
            "spec/paths/styles.yaml",
            "catalog.yaml#/StyleList",
            "catalog.yaml#/Styles",
            "schemas/catalog.yaml#/Styles: nothing there",
        ),
        (
            "spec/schemas/catalog.yaml",
            "label: {type: string,",
            "label: {type: object, properties: {},",
            "objects and enums need a name of their own",
        ),
    ],
)
def test_what_it_does_not_know_is_refused(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    root = copied_spec(tmp_path)
    edit(root / file, old, new)
    done = generate(root)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (root / "spec/dist").exists()


def test_every_version_comes_from_the_spec(tmp_path: Path) -> None:
    root = copied_spec(tmp_path)
    edit(root / "spec/openapi.yaml", "version: 2.2.0", "version: 9.8.7")
    assert generate(root).returncode == 0
    stamped = [path for path in root.rglob("*") if path.name in {"_version.py", "package.json"}]
    assert len(stamped) == 5
    assert all("9.8.7" in path.read_text(encoding="utf-8") for path in stamped)


@pytest.mark.parametrize(("name", "version"), [("openapi.yaml", "3.1.1"), ("openapi-3.0.yaml", "3.0.3")])
def test_both_documents_are_valid(generated: Path, name: str, version: str) -> None:
    document = yaml.safe_load((generated / "spec/dist" / name).read_text(encoding="utf-8"))
    assert document["openapi"] == version
    validate(document)


def test_the_older_document_says_the_same_in_older_words(generated: Path) -> None:
    text = (generated / "spec/dist/openapi-3.0.yaml").read_text(encoding="utf-8")
    schemas = yaml.safe_load(text)["components"]["schemas"]
    assert schemas["Quantity"]["properties"]["value"]["nullable"] is True
    assert schemas["TextBlock"]["properties"]["type"]["enum"] == ["text"]
    assert schemas["Generation"]["properties"]["error"] == {
        "description": "Why it failed; null otherwise.",
        "allOf": [{"$ref": "#/components/schemas/GenerationError"}],
        "nullable": True,
    }
    assert schemas["GenerateRequest"]["properties"]["style"]["allOf"] == [{"$ref": "#/components/schemas/Style"}]
    assert "'null'" not in text
