"""API and workers started anew one after the other while programs with the SDK go on: no call fails, no event is missed.

20 calls a second here; CALLS_A_SECOND=50 makes them more.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import psutil
from system.served import PATIENCE_S, Served, command_of, eventually

from infographix import InfoGraphix

RATE = float(os.environ.get("CALLS_A_SECOND", "20"))
PROGRAMS = 25
CALLS = ("read",) * 6 + ("history", "batches", "create", "cancel")
ROLES = ("infographix_api api", "infographix_api worker")
ITEMS = 400
"""More than is drawn meanwhile: the batch goes on until it is canceled."""


class Program:
    """Makes its calls by the clock, late ones too, until it is told to stop. Raises when one fails."""

    def __init__(self, client: InfoGraphix, batch_id: str, number: int) -> None:
        self.client, self.batch_id, self.number = client, batch_id, number
        self.made: list[str] = []
        self.calls: Counter[str] = Counter()

    def run(self, done: threading.Event) -> None:
        kinds = itertools.islice(itertools.cycle(CALLS), self.number, None)
        self._call("create")
        due = time.monotonic()
        while not done.wait(max(0.0, due - time.monotonic())):
            due += PROGRAMS / RATE
            self._call(next(kinds))

    def _call(self, kind: str) -> None:
        if kind == "create":
            self.made.append(self.client.generations.create(topic="Coffee", size="1K").id)
        elif kind == "cancel":
            assert self.client.generations.cancel(self.made[-1]).status == "canceled"
        elif kind == "read":
            assert self.client.generations.get(self.made[-1]).id == self.made[-1]
        elif kind == "history":
            assert self.client.history.list(limit=5).data
        else:
            assert self.client.batches.list().data[-1].id == self.batch_id
        self.calls[kind] += 1


def calls_of(programs: Sequence[Program]) -> Counter[str]:
    """All that have succeeded so far, by kind."""
    return sum((Counter(program.calls) for program in programs), Counter())


def running(served: Served) -> dict[str, set[psutil.Process]]:
    found = served.processes()
    return {role: {each for each in found if role in " ".join(command_of(each))} for role in ROLES}


def restart_one_by_one(served: Served) -> None:
    for role, processes in running(served).items():
        for process in processes:
            before = running(served)[role]
            process.terminate()
            process.wait(PATIENCE_S)
            eventually(f"another {role}", lambda: len(running(served)[role] - before) == 1)  # noqa: B023 - called here


def test_no_call_fails_and_no_event_is_missed(served: Served) -> None:
    served.start("--workers", "2")
    done = threading.Event()
    with (
        InfoGraphix(served.api_key, base_url=served.url, deadline=PATIENCE_S) as client,
        ThreadPoolExecutor(PROGRAMS + 1) as pool,
    ):
        batch = client.batches.create([{"topic": "Coffee"}] * ITEMS, defaults={"size": "1K"})
        stream = pool.submit(list, client.batches.stream(batch.id))
        programs = [Program(client, batch.id, number) for number in range(PROGRAMS)]
        runs = [pool.submit(program.run, done) for program in programs]
        try:
            restart_one_by_one(served)
            before = calls_of(programs)
            eventually("calls of every kind", lambda: set(calls_of(programs) - before) == set(CALLS))
            eventually("the batch to go on", lambda: client.batches.get(batch.id).counts.completed)
        finally:
            done.set()
            client.batches.cancel(batch.id)
        for run in runs:
            run.result()
        heard = [event for event in stream.result() if event.id is not None]
    told = served.rows("SELECT sequence, type FROM events WHERE resource_id = :id ORDER BY sequence", id=batch.id)
    assert [(event.id, event.type) for event in heard] == told
    assert told[0][1] == "batch.started"
    assert told[-1][1] == "batch.canceled"
    made = sorted(id for program in programs for id in program.made)
    assert served.rows("SELECT id FROM generations WHERE batch_id IS NULL ORDER BY id") == [(id,) for id in made]
