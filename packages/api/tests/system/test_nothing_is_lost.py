"""Kills at the worst moments: no generation is lost, none is drawn or reported twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from system.served import Served, eventually

WORKER, ENGINE, API, VALKEY = "infographix_api worker", "engine_child", "infographix_api api", "valkey-server"
ROUNDS = 2
LOAD = 6


@pytest.mark.parametrize("role", [WORKER, ENGINE])
def test_kill_in_the_middle_of_a_picture(any_running: Served, role: str) -> None:
    drawn = []
    with any_running.client() as client:
        for _ in range(ROUNDS):
            generation_id = any_running.create(client, size="4K")
            any_running.wait_until(client, generation_id, "analyzing", "generating", "completed")
            any_running.child(role).kill()
            drawn.append(generation_id)
    any_running.assert_all_drawn_once(drawn)


def test_flushall_under_load(running: Served) -> None:
    drawn = []
    with running.client() as client, running.valkey() as valkey:
        for _ in range(ROUNDS):
            drawn += [running.create(client) for _ in range(LOAD)]
            valkey.flushall()
    running.assert_all_drawn_once(drawn)


def test_kill_of_valkey_under_load(running: Served) -> None:
    drawn = []
    with running.client() as client:
        for _ in range(ROUNDS):
            drawn += [running.create(client) for _ in range(LOAD)]
            running.child(VALKEY).kill()
            drawn += [running.create(client) for _ in range(LOAD)]
    running.assert_all_drawn_once(drawn)


def test_kill_of_the_api_under_load(running: Served) -> None:
    drawn = []
    for _ in range(ROUNDS):
        with running.client() as client:
            drawn += [running.create(client) for _ in range(LOAD)]
        running.child(API).kill()
    running.assert_all_drawn_once(drawn)


def test_worker_that_slept_through_its_lease_changes_nothing(any_running: Served) -> None:
    with any_running.client() as client:
        generation_id = any_running.create(client, size="4K")
        any_running.wait_until(client, generation_id, "analyzing", "generating")
        sleeper = any_running.child(WORKER)
        put_to_sleep(sleeper, any_running, generation_id)
        with another_worker(sleeper.environ()):
            any_running.wait_until(client, generation_id, "completed")
            sleeper.resume()
            following = any_running.create(client)
            any_running.wait_until(client, following, "completed")
    any_running.assert_all_drawn_once([generation_id, following])


def put_to_sleep(worker: psutil.Process, served: Served, generation_id: str) -> None:
    """Not in the middle of a transaction: nobody could go on before it wakes up."""

    def is_asleep() -> bool:
        worker.suspend()
        if served.is_held(generation_id):
            worker.resume()
            return False
        return True

    eventually("a moment between two transactions", is_asleep)


@contextmanager
def another_worker(environment: dict[str, str]) -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-m", "infographix_api", "worker"], env=environment) as process:
        try:
            yield
        finally:
            process.terminate()
