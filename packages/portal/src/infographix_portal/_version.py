# Generated from spec/ by `nox -s generate`. Do not edit.
__version__ = "2.2.0"
