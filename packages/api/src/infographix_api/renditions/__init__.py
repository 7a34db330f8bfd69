"""Finished pictures in the formats and sizes that are asked for later: drawn once, from the same Document, and kept."""
