"""The built developer portal. `SITE` is the folder of static files that the API serves at `/`."""

from pathlib import Path

SITE = Path(__file__).parent / "site"
