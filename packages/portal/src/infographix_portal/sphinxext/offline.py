"""Keeps the built site free of foreign hosts: typefaces are copied in, the theme's remote ones are cut out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

FONTS = {
    "inter": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "jetbrains-mono": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
}
FOREIGN_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*https?://[^}]*\}")


def copy_fonts(app: Sphinx) -> None:
    """Put the typefaces and their licences beside the style sheet."""
    modules = Path(app.srcdir).parent / "node_modules"
    target = Path(app.outdir) / "_static" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for name, path in FONTS.items():
        shutil.copyfile(modules / path, target / f"{name}.woff2")
        shutil.copyfile((modules / path).parents[1] / "LICENSE", target / f"{name}-LICENSE.txt")


def strip_foreign_hosts(app: Sphinx, error: Exception | None) -> None:
    """The theme's style sheet has one @font-face (a flag typeface) that loads from elsewhere."""
    sheet = Path(app.outdir) / "_static" / "shibuya.css"
    if error is None and sheet.exists():
        sheet.write_text(FOREIGN_FONT_FACE.sub("", sheet.read_text()))
