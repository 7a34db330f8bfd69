"""Writes the Content-Security-Policy the site is served with, and refuses a page that would break it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
INLINE_STYLE = re.compile(r"<style\b|<[a-zA-Z][^<>]*\sstyle=", re.DOTALL)
CODE = re.compile(r"<pre.*?</pre>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def write(app: Sphinx, error: Exception | None) -> None:
    """Hash every inline script of the site into `csp.txt`."""
    if error is not None or app.builder.name != "dirhtml":
        return
    out = Path(app.outdir)
    hashes: set[str] = set()
    for page in sorted(out.rglob("*.html")):
        text = page.read_text()
        if INLINE_STYLE.search(CODE.sub("", text)):
            raise ExtensionError(f"{page.relative_to(out)} has an inline style, which the policy forbids")
        hashes |= {_source(script) for script in INLINE_SCRIPT.findall(text) if script.strip()}
    (out / "csp.txt").write_text(POLICY.format(hashes="".join(f" {h}" for h in sorted(hashes))) + "\n")


def _source(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
