"""Draws planned pages: Typst files, encodings, the report, the text alternative and the SVG allow-list."""
