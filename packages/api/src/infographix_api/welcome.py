"""What `serve` says once everything is ready: to people on standard output, to programs in the ready file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def greet(*, url: str, api_key: str | None, state: Path) -> None:
    known = "as made before; `infographix-api key create` makes another"
    key_line = f"{api_key}  (shown this once)" if api_key else known
    print(
        f"InfoGraphix is ready at {url}\n"
        f"  portal   {url}/\n"
        f"  API key  {key_line}\n"
        f"  state    {state}  (logs in {state / 'logs'})\n"
        "Draw something:\n"
        f"  curl -s {url}/api/v1/generate -H 'Authorization: Bearer {api_key or '$INFOGRAPHIX_API_KEY'}'"
        " -H 'Content-Type: application/json' -H 'Prefer: wait=30' -d '{\"topic\": \"Climate Change Statistics\"}'\n"
        "Stop with Ctrl-C.",
        flush=True,
    )


@contextmanager
def ready_file(path: Path | None, *, url: str, api_key: str | None) -> Iterator[None]:
    """Exists, complete, for exactly as long as the server is ready; only its owner may read it, for it holds a key."""
    if path is None:
        yield
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(0o600)
    draft.write_text(json.dumps({"url": url, "api_key": api_key, "pid": os.getpid()}))
    draft.rename(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
