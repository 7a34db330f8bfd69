"""Kills at the worst moments: no generation is lost, none is drawn or reported twice."""

from __future__ import annotations

import subprocess
import sys

import pytest
from system.served import Served

WORKER, ENGINE, API, VALKEY = "infographix_api worker", "engine_child", "infographix_api api", "valkey-server"
ROUNDS = 2
LOAD = 6


@pytest.mark.parametrize("role", [WORKER, ENGINE])
def test_kill_in_the_middle_of_a_picture(any_served: Served, role: str) -> None:
    any_served.start()
    drawn = []
    with any_served.client() as client:
        for _ in range(ROUNDS):
            generation_id = any_served.create(client, size="4K")
            any_served.wait_until(client, generation_id, "analyzing", "generating", "completed")
            any_served.child(role).kill()
            drawn.append(generation_id)
    any_served.assert_all_drawn_once(drawn)


def test_flushall_under_load(served: Served) -> None:
    served.start()
    drawn = []
    with served.client() as client, served.valkey() as valkey:
        for _ in range(ROUNDS):
            drawn += [served.create(client) for _ in range(LOAD)]
            valkey.flushall()
    served.assert_all_drawn_once(drawn)


def test_kill_of_valkey_under_load(served: Served) -> None:
    served.start()
    drawn = []
    with served.client() as client:
        for _ in range(ROUNDS):
            drawn += [served.create(client) for _ in range(LOAD)]
            served.child(VALKEY).kill()
            drawn += [served.create(client) for _ in range(LOAD)]
    served.assert_all_drawn_once(drawn)


def test_kill_of_the_api_under_load(served: Served) -> None:
    served.start()
    drawn = []
    for _ in range(ROUNDS):
        with served.client() as client:
            drawn += [served.create(client) for _ in range(LOAD)]
        served.child(API).kill()
    served.assert_all_drawn_once(drawn)


def test_kill_of_everything_under_load_and_start_again(any_served: Served) -> None:
    drawn = []
    for _ in range(ROUNDS):
        any_served.start("--workers", "2")
        with any_served.client() as client:
            drawn += [any_served.create(client) for _ in range(LOAD)]
            any_served.wait_until(client, drawn[-LOAD], "analyzing", "generating", "completed")
        any_served.kill()
    any_served.start("--workers", "2")
    any_served.assert_all_drawn_once(drawn)


def test_worker_that_slept_through_its_lease_changes_nothing(any_served: Served) -> None:
    any_served.start()
    with any_served.client() as client:
        generation_id = any_served.create(client, size="4K")
        any_served.wait_until(client, generation_id, "analyzing", "generating")
        sleeper = any_served.child(WORKER)
        environment = sleeper.environ()
        sleeper.suspend()
        with subprocess.Popen([sys.executable, "-m", "infographix_api", "worker"], env=environment) as successor:
            any_served.wait_until(client, generation_id, "completed")
            sleeper.resume()
            following = any_served.create(client)
            any_served.wait_until(client, following, "completed")
            successor.terminate()
    any_served.assert_all_drawn_once([generation_id, following])
