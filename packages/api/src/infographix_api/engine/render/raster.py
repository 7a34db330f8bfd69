"""Paints the page of a PDF into pixels with PDFium.

Knows nothing of what is on the page, nor of the files that pixels are kept in.
"""

from __future__ import annotations

import re
import threading

import numpy as np
import numpy.typing as npt
import pypdfium2

# height x width; from the lowest byte: red, green, blue, and one without meaning, the same everywhere
Pixels = npt.NDArray[np.uint32]

# the object of a PDF by Typst that holds the profile of its colours, which have three channels
_PROFILE = re.compile(rb" 0 obj\n<</Length \d+/N 3/")

_one_at_a_time = threading.Lock()  # PDFium must not be called from two threads at once


def paint(pdf: bytes, scale: int) -> Pixels:
    """The first page, `scale` pixels to the point."""
    with _one_at_a_time, pypdfium2.PdfDocument(_in_device_colors(pdf)) as document:
        bitmap = document[0].render(scale=scale, prefer_bgrx=True, rev_byteorder=True, draw_annots=False)
        pixels: Pixels = bitmap.to_numpy().view(np.uint32)[:, :, 0]
        return pixels


def _in_device_colors(pdf: bytes) -> bytes:
    """Without the profile of sRGB, through which PDFium would turn each colour into itself."""
    profile = _PROFILE.search(pdf)
    if profile is None:
        return pdf
    number = pdf[pdf.rindex(b"\n", 0, profile.start()) + 1 : profile.start()]
    named = b"[/ICCBased %s 0 R]" % number
    return pdf.replace(named, b"/DeviceRGB".ljust(len(named)))
