"""`client.suggestions`: what goes on the wire and what comes back."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from server import Server, as_json

from infographix import AsyncInfoGraphix, InfoGraphix

KEY = "igx_live_secretsecretsecretsecret"
FOUND = {
    "styles": [{"slug": "cyberpunk", "reason": "Neon edges."}, {"slug": "newer", "reason": "Not known here."}],
    "palettes": [{"slug": "dark_neon", "reason": "Cyan and magenta."}],
}


def test_suggestions_for_a_topic_and_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes")
    with Server(as_json(200, FOUND)) as server:
        found = InfoGraphix(api_key=KEY, base_url=server.url).suggestions.get(topic="Cybersecurity")
        own = AsyncInfoGraphix(api_key=KEY, base_url=server.url)
        assert asyncio.run(own.suggestions.get(source=tmp_path / "notes.md")) == found
    assert [(str(style.slug), style.reason) for style in found.styles][1] == ("newer", "Not known here.")
    assert [json.loads(asked.body) for asked in server.asked] == [
        {"topic": "Cybersecurity"},
        {"source": {"type": "markdown", "text": "# Notes"}},
    ]
