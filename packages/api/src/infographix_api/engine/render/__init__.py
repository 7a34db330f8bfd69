"""Draws planned pages: Typst files, encodings, the report, the text alternative and the SVG allow-list."""

import os

# numpy would start threads for multiplying matrices, which nothing here does and which takes longer than loading it
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
