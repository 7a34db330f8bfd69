"""Noto fonts for scripts beyond Latin, Greek and Cyrillic. `FONTS` is the folder that holds them."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
