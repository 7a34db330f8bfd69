"""Batches whose items fail at random, while everything that works on them is killed: counts add up, and each end is told once.

They are small here; BATCH_ITEMS=200 makes them larger.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from typing import Any

import httpx
from system.served import FINAL, PATIENCE_S, Served, eventually

from infographix_api.generations.service import INPUT_FAULTS

ITEMS = int(os.environ.get("BATCH_ITEMS", "24"))
LONGEST_S = PATIENCE_S * max(1, ITEMS / 24)
API, WORKER = "infographix_api api", "infographix_api worker"
PATH = "/api/v1/batch"
DRAWN = {"topic": "Coffee"}
NO_TABLE = {"source": {"type": "csv", "text": "<html><body>\n<p>not a table</p>\n</body></html>\n"}}
HURRIED = {"topic": "Coffee", "deadline_seconds": 1}
"""Fails or not, by how many are before it and what is killed meanwhile."""


class Batch:
    """One batch of a running platform."""

    def __init__(self, served: Served, client: httpx.Client) -> None:
        dice = random.Random(ITEMS)
        items = [dice.choices((DRAWN, NO_TABLE, HURRIED), (5, 1, 2))[0] for _ in range(ITEMS)]
        body = {"items": [*items[:-2], DRAWN, NO_TABLE], "defaults": {"size": "1K"}}
        answer = client.post(PATH, json=body)
        assert answer.status_code == 202, answer.text
        self.id, self.served = answer.json()["id"], served

    def read(self, client: httpx.Client) -> dict[str, Any]:
        return dict(client.get(f"{PATH}/{self.id}").raise_for_status().json())

    def do(self, client: httpx.Client, what: str) -> None:
        answer = client.post(f"{PATH}/{self.id}/{what}")
        assert answer.status_code == 202, answer.text

    def wait_for(self, client: httpx.Client, ended: int) -> None:
        def has_come_so_far() -> bool:
            counts = self.read(client)["counts"]
            return sum(counts[status] for status in FINAL) >= ended

        eventually(f"{ended} items to end", has_come_so_far, patience_s=LONGEST_S)

    def wait(self, client: httpx.Client, status: str) -> dict[str, int]:
        """Its counts once it has come to its end, which the sweep may have to see."""
        eventually(f"the batch to be {status}", lambda: self.read(client)["status"] == status, patience_s=LONGEST_S)
        return dict(self.read(client)["counts"])

    def ends_told(self) -> list[str]:
        """In all rounds so far."""
        told = self.served.rows("SELECT type FROM events WHERE resource_id = :id ORDER BY sequence", id=self.id)
        return [name for (type_,) in told if (name := type_.removeprefix("batch.")) in FINAL]


def test_batch_comes_to_one_end_a_round_whatever_is_killed(any_served: Served) -> None:
    any_served.start("--workers", "2")
    with any_served.client() as client:
        batch = Batch(any_served, client)
        batch.wait_for(client, ITEMS // 4)
        any_served.child(WORKER).kill()
        batch.wait_for(client, ITEMS // 2)
    any_served.kill()
    any_served.start("--workers", "2")
    with any_served.client() as client:
        counts = batch.wait(client, "completed")
        assert (counts["total"], counts["completed"] + counts["failed"]) == (ITEMS, ITEMS)
        assert counts["completed"] > 0 < counts["failed"]
        assert batch.ends_told() == ["completed"]

        batch.do(client, "retry")
    for role in (API, WORKER):
        any_served.child(role).kill()
    with any_served.client() as client:
        again = batch.wait(client, "completed")
        assert (again["total"], again["completed"] + again["failed"]) == (ITEMS, ITEMS)
        assert again["completed"] >= counts["completed"]
        assert batch.ends_told() == ["completed", "completed"]

        other = Batch(any_served, client)
        other.wait_for(client, 2)
        other.do(client, "cancel")
        any_served.child(WORKER).kill()
        counts = other.wait(client, "canceled")
        assert counts["completed"] + counts["failed"] + counts["canceled"] == counts["total"] == ITEMS
        assert other.ends_told() == ["canceled"]
        any_served.wait_until(client, any_served.create(client), "completed")  # whoever works next, works
        assert other.read(client)["counts"] == counts
    assert_booked(any_served, 2 * ITEMS + 1)


def assert_booked(served: Served, at_least: int) -> None:
    """Every generation was begun and ended once, charged once, and given back if it failed through no fault of the input."""
    generations = served.rows("SELECT id, status, error_code, result_key FROM generations")
    assert len(generations) >= at_least
    told = served.event_counts()
    for id, status, _, key in generations:
        assert sum(told[id, f"generation.{end}"] for end in FINAL) == told[id, f"generation.{status}"] == 1
        assert max(told[id, f"generation.{step}"] for step in ("started", "analyzing", "generating")) <= 1
        assert (key is not None) == (status == "completed")
    charged = served.rows("SELECT generation_id, refunded_at IS NOT NULL FROM quota_entries")
    refunded = {id for id, is_refunded in charged if is_refunded}
    assert sorted(id for id, _ in charged) == sorted(id for id, *_ in generations)
    assert refunded == {
        id
        for id, status, error, _ in generations
        if (status == "failed" and error not in INPUT_FAULTS)
        or (status == "canceled" and not told[id, "generation.started"])
    }
    assert served.rows("SELECT sum(used) FROM quota_days") == [(len(charged) - len(refunded),)]
    counted = served.rows("SELECT status, sum(count) FROM usage_counts WHERE kind = 'generation' GROUP BY status")
    assert dict(counted) == Counter(status for _, status, *_ in generations)
    if served.database_url.startswith("sqlite"):
        assert served.rows("PRAGMA integrity_check") == [("ok",)]
