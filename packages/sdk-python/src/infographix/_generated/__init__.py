# Generated from spec/ by `nox -s generate`. Do not edit.
"""The API as generated from its description."""
