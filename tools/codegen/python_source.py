"""The last step of every generated Python file: header, docstring, imports in order, formatting."""

import ast
import inspect
import subprocess
import sys

HEADER = "Generated from spec/ by `nox -s generate`. Do not edit."

_CONFIG = ("--config=line-length=120", '--config=lint.isort.known-first-party=["infographix", "infographix_api"]')


def finish(docstring: str, tree: ast.Module) -> str:
    """The module's text, formatted the same on every machine."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            node.value.value = inspect.cleandoc(node.value.value)
    text = f'# {HEADER}\n"""{docstring}"""\n\n{ast.unparse(ast.fix_missing_locations(tree))}\n'
    return _ruff(_ruff(text, "check", "--fix", "--select=I,F401", "--quiet"), "format")


def _ruff(text: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, "--isolated", *_CONFIG, "--stdin-filename=generated.py", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
