"""`serve` as its operator sees it: what it prints, how it ends, what it leaves behind, what it refuses."""

from __future__ import annotations

import json
import re
import signal
import socket
import stat
import subprocess
from pathlib import Path

import psutil
import pytest
from system.served import PATIENCE_S, Served, command_of, eventually

MEMORY_OF_WORKER_AND_ENGINE_MB = 500


def refusal_of(process: subprocess.Popen[str]) -> str:
    """The one line on standard error of a `serve` that could not start."""
    output, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 1
    assert output == ""
    assert len(errors.splitlines()) == 1
    return errors


def test_first_start_prints_address_key_and_a_line_that_draws(served: Served) -> None:
    process = served.process = served.launch()
    assert process.stdout is not None
    lines = [line := process.stdout.readline()]
    while "Stop with" not in line:
        lines.append(line := process.stdout.readline())
    said = "".join(lines)
    assert re.search(r"ready at http://127\.0\.0\.1:\d+\n", said)
    assert re.search(r"API key +igx_live_\w{36} ", said)
    curl = re.search(r"curl -s .*(\\\n.*)?", said)
    assert curl is not None
    answer = subprocess.run(curl.group(), shell=True, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    assert json.loads(answer.stdout)["status"] == "completed"


def test_second_start_is_ready_and_keeps_the_key_to_itself(running: Served) -> None:
    key = running.api_key
    running.terminate()
    running.start()
    assert running.api_key == key
    with running.client() as client:
        assert client.get("/health/ready").status_code == 200
        assert client.get("/api/v1/styles").status_code == 200


def test_new_key_is_made_when_asked_for(running: Served) -> None:
    key = running.api_key
    running.terminate()
    running.start("--new-key")
    assert running.api_key != key


def test_orderly_end_finishes_the_picture_in_hand_and_leaves_nothing_behind(running: Served) -> None:
    ready_file, started = running.state.parent / "ready.json", running.processes()
    assert stat.S_IMODE(ready_file.stat().st_mode) == 0o600
    assert len(started) >= 4
    with running.client() as client:
        generation_id = running.create(client, size="4K")
        running.wait_until(client, generation_id, "analyzing", "generating")
    assert running.terminate() == 0
    assert running.event_counts()[generation_id, "generation.completed"] == 1
    assert not ready_file.exists()
    assert not [each for each in started if each.is_running()]


def test_interrupt_is_an_orderly_end_too(running: Served) -> None:
    started = running.processes()
    assert running.process is not None
    running.process.send_signal(signal.SIGINT)
    running.process.communicate(timeout=PATIENCE_S)
    assert running.process.returncode == 0
    assert not [each for each in started if each.is_running()]


def test_stream_ends_with_the_server_and_goes_on_with_the_next(running: Served) -> None:
    with running.client() as client:
        generation_id = running.create(client, size="4K")
        path, stream = f"/api/v1/generate/{generation_id}/events", {"Accept": "text/event-stream"}
        with client.stream("GET", path, headers=stream) as answer:
            chunks = answer.iter_text()
            text = next(chunks)
            running.terminate()
            text += "".join(chunks)  # it ends in order, or this would raise
    seen = re.findall(r"^id: (\d+)$", text, re.MULTILINE)
    running.start()
    with running.client() as client:
        running.wait_until(client, generation_id, "completed")
        rest = client.get(path, headers={**stream, "Last-Event-ID": seen[-1] if seen else ""}).text
    assert [*seen, *re.findall(r"^id: (\d+)$", rest, re.MULTILINE)] == ["1", "2", "3", "4"]


def test_kill_leaves_no_orphan(running: Served) -> None:
    started = running.processes()
    running.kill()
    _, alive = psutil.wait_procs(started, timeout=PATIENCE_S)
    assert not alive


@pytest.mark.parametrize("role", ["infographix_api api", "infographix_api worker", "valkey-server"])
def test_dead_child_starts_again(running: Served, role: str) -> None:
    before = running.child(role)
    before.kill()
    eventually("a successor", lambda: running.child(role).pid != before.pid)
    with running.client() as client:
        running.wait_until(client, running.create(client), "completed")


def test_port_in_use_is_named_with_the_way_out(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refusal_of(served.launch("--port", str(port)))
    assert said.startswith("error: cannot_listen: ")
    assert str(port) in said
    assert "--port" in said


def test_state_in_use_names_the_process(running: Served) -> None:
    assert running.process is not None
    said = refusal_of(running.launch())
    assert said.startswith("error: state_locked: ")
    assert f"process {running.process.pid}" in said
    assert "--state" in said


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DATABASE_URL", "mysql://localhost"), ("LEASE_SECONDS", "soon"), ("PUBLIC_URL", "not a url")],
)
def test_setting_that_cannot_be_used_is_named(served: Served, variable: str, value: str) -> None:
    served.environment[variable] = value
    process = served.launch()
    _, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    assert errors.startswith(f"error: invalid_setting: {variable}")
    assert len(errors.splitlines()) == 1


def test_redis_that_does_not_answer_is_named(served: Served) -> None:
    served.environment["REDIS_URL"] = "redis://127.0.0.1:1/0"
    assert "REDIS_URL" in refusal_of(served.launch())


def test_redis_of_the_operator_is_used(running: Served, tmp_path: Path) -> None:
    other = Served(tmp_path / "other", {"REDIS_URL": running.child("infographix_api worker").environ()["REDIS_URL"]})
    other.start()
    assert not [each for each in other.processes() if "valkey" in " ".join(command_of(each))]
    other.kill()


def test_worker_and_its_engine_stay_small(running: Served) -> None:
    with running.client() as client:
        for style, size in (("modern", "4K"), ("cyberpunk", "4K"), ("chalkboard", "4K"), ("modern", "2K")):
            generation_id = running.create(client, style=style, size=size)
            running.wait_until(client, generation_id, "completed")
            pair = running.child("infographix_api worker"), running.child("engine_child")
            assert sum(each.memory_info().rss for each in pair) >> 20 <= MEMORY_OF_WORKER_AND_ENGINE_MB
