"""The engine's child: deadlines, crashes, replacement, and that it never outlives its parent.

The targets are functions of the standard library, so that a crash is a real crash.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine_process import EngineCrashed, EngineFailed, EngineProcess, EngineTimeout

WaitUntilGone = Callable[[int], None]

LONG_S = 60.0


@pytest.fixture(scope="module")
def engine() -> Iterator[EngineProcess]:
    with EngineProcess() as process:
        yield process


def works(engine: EngineProcess) -> bool:
    return engine.call("os:getpid", deadline_s=LONG_S) == engine.pid


def test_call_runs_in_the_child(engine: EngineProcess) -> None:
    assert works(engine)
    assert engine.pid != os.getpid()


def test_child_is_kept_between_calls(engine: EngineProcess) -> None:
    first = engine.call("os:getpid", deadline_s=LONG_S)
    assert engine.call("os:getpid", deadline_s=LONG_S) == first


def test_call_over_its_deadline_is_killed_and_the_child_replaced(
    engine: EngineProcess, wait_until_gone: WaitUntilGone
) -> None:
    before = engine.pid
    with pytest.raises(EngineTimeout):
        engine.call("time:sleep", 3600, deadline_s=0.1)
    assert engine.pid != before
    wait_until_gone(before)
    assert works(engine)


@pytest.mark.parametrize(
    ("target", "argument", "end"),
    [
        ("signal:raise_signal", signal.SIGKILL, "SIGKILL"),
        ("signal:raise_signal", signal.SIGSEGV, "SIGSEGV"),
        ("os:_exit", 3, "code 3"),
    ],
)
def test_crash_names_its_cause_and_the_child_is_replaced(
    engine: EngineProcess, target: str, argument: int, end: str
) -> None:
    with pytest.raises(EngineCrashed, match=end):
        engine.call(target, argument, deadline_s=LONG_S)
    assert works(engine)


def test_child_killed_while_idle_costs_no_call(engine: EngineProcess, wait_until_gone: WaitUntilGone) -> None:
    assert works(engine)
    os.kill(engine.pid, signal.SIGKILL)
    wait_until_gone(engine.pid)
    assert works(engine)


def test_bug_in_the_engine_is_told_with_its_traceback_and_the_child_lives_on(engine: EngineProcess) -> None:
    before = engine.pid
    with pytest.raises(EngineFailed, match="ZeroDivisionError"):
        engine.call("operator:truediv", 1, 0, deadline_s=LONG_S)
    assert engine.pid == before
    assert works(engine)


def test_input_error_arrives_with_code_message_and_pointer(engine: EngineProcess) -> None:
    not_a_text = Brief(kind="text", data=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, as_of="2026-06-15")
    with pytest.raises(InputError) as caught:
        engine.analyze(not_a_text, deadline_s=LONG_S)
    assert caught.value.code == "not_text"
    assert caught.value.message
    assert caught.value.pointer == "/source/text"


def test_progress_streams_while_the_call_runs(engine: EngineProcess) -> None:
    seen: list[tuple[float, str]] = []
    brief = Brief(kind="topic", data=b"Climate Change Statistics", as_of="2026-06-15")
    document = engine.analyze(brief, deadline_s=LONG_S, progress=lambda *step: seen.append(step))
    assert document.sections
    assert seen
    assert [fraction for fraction, _ in seen] == sorted(fraction for fraction, _ in seen)


def test_progress_callback_that_raises_ends_the_call(engine: EngineProcess) -> None:
    def canceled(fraction: float, stage: str) -> None:
        raise ConnectionError("canceled meanwhile")

    brief = Brief(kind="topic", data=b"Climate Change Statistics", as_of="2026-06-15")
    with pytest.raises(ConnectionError, match="canceled meanwhile"):
        engine.analyze(brief, deadline_s=LONG_S, progress=canceled)
    assert works(engine)


def test_ctrl_c_does_not_reach_the_child(engine: EngineProcess) -> None:
    assert works(engine)
    before = engine.pid
    os.kill(before, signal.SIGINT)
    assert works(engine)
    assert engine.pid == before


def test_child_dies_with_its_killed_parent(tmp_path: Path, wait_until_gone: WaitUntilGone) -> None:
    pid_file = tmp_path / "pid"
    parent = subprocess.Popen([sys.executable, "-c", BUSY_PARENT, str(pid_file)])
    while not pid_file.exists():
        assert parent.poll() is None
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    wait_until_gone(int(pid_file.read_text()))


BUSY_PARENT = """
import pathlib, sys
from infographix_api.engine_process import EngineProcess
engine = EngineProcess()
engine.call("os:getpid", deadline_s=60)
path = pathlib.Path(sys.argv[1])
path.with_suffix(".draft").write_text(str(engine.pid))
path.with_suffix(".draft").rename(path)
engine.call("time:sleep", 3600, deadline_s=3600)
"""
