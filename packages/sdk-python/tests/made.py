"""Generations as the server sends them, changed where a test needs it."""

from __future__ import annotations

import hashlib
from typing import Any, Dict

PICTURE = bytes(range(256)) * 40


def generation(**changes: Any) -> Dict[str, Any]:
    now = "2026-06-15T10:30:00.000Z"
    return {
        "id": "gen_01jx5m2v7q8r9s0t1u2v3w4x5y", "status": "queued", "stage_progress": 0.0, "topic": "Climate", "source_kind": "topic",
        "style": "modern", "palette": "ocean", "size": "2K", "aspect_ratio": "landscape", "format": "png", "language": None,
        "provider": "builtin", "renderer": "document", "template_id": None, "batch_id": None, "custom_id": None, "metadata": {},
        "livemode": True, "title": None, "document": None, "warnings": [], "error": None, "attempt": 0, "created_at": now,
        "updated_at": now, "started_at": None, "completed_at": None, "duration_ms": None, "result": None,
        "links": {"self": "http://x/1", "result": None, "events": None, "cancel": None}, **changes,
    }  # fmt: skip


def completed(url: str, picture: bytes = PICTURE) -> Dict[str, Any]:
    result = {
        "url": url + "/picture", "expires_at": "2026-06-15T11:30:00.000Z", "media_type": "image/png", "width": 10, "height": 10,
        "bytes": len(picture), "sha256": hashlib.sha256(picture).hexdigest(), "alt_text": "A picture",
    }  # fmt: skip
    document = {
        "version": 1, "lang": "en", "title": "T", "subtitle": None, "sources": [], "warnings": [],
        "sections": [{"heading": None, "salience": 0.5, "blocks": [{"type": "text", "text": "x", "evidence": []}]}],
        "analysis": {"provider": "builtin", "model": None, "usage": None},
    }  # fmt: skip
    return generation(status="completed", stage_progress=1.0, attempt=1, result=result, document=document)
