"""The peer of the renderer: a headless Chromium that screenshots pages, driven over the pipe of its DevTools protocol.

Standard library only, because the bench must not decide what the project depends on.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# what a test or a server in a container starts it with; without a GPU, as our own drawing is
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-extensions",
)
Json = dict[str, Any]


def find() -> str | None:
    """$INFOGRAPHIX_BROWSER, or a Chromium on PATH."""
    named = os.environ.get("INFOGRAPHIX_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def screenshot_cold(browser: str, page: Path, size: tuple[int, int], scale: int) -> tuple[float, float]:
    """Seconds from nothing to a PNG, and the most memory all its processes took (MB, shared pages counted once)."""
    with tempfile.TemporaryDirectory() as profile:
        picture = Path(profile) / "out.png"
        options = (
            f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}",
            f"--force-device-scale-factor={scale}",
            f"--screenshot={picture}",
        )
        began = time.perf_counter()
        command = [browser, *FLAGS, *options, page.as_uri()]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            peak = Peak(process.pid)
            process.wait(timeout=60)
            took = time.perf_counter() - began
        if not picture.exists():
            raise RuntimeError(f"{browser} made no picture; name another with INFOGRAPHIX_BROWSER.")
        return took, peak.stop()


class Peak:
    """Samples the memory of a process and its children until stopped."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._done.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._done.wait(0.01):
            self._most = max(self._most, proportional_mb(self._pid))


def proportional_mb(pid: int) -> float:
    """PSS of a process and all below it."""
    total = 0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            try:
                total += process.memory_full_info().pss
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                continue
    except psutil.NoSuchProcess:
        return 0.0
    return total / 1e6


class Browser:
    """One running Chromium with one open tab."""

    def __init__(self, path: str, size: tuple[int, int], scale: int) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        # Chromium reads its commands from descriptor 3 and answers on 4
        redirect = f'exec "$0" "$@" 3<&{to_browser} 4>&{to_us}'
        command = [
            "bash",
            "-c",
            redirect,
            path,
            *FLAGS,
            "--remote-debugging-pipe",
            f"--user-data-dir={self._profile.name}",
        ]
        self._process = subprocess.Popen(
            command, pass_fds=(to_browser, to_us), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_browser)
        os.close(to_us)
        self._in, self._out = os.fdopen(from_us, "wb"), os.fdopen(from_browser, "rb")
        self._last, self._buffer, self._session = 0, b"", ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = str(self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        self._ask("Page.enable")
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": scale, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **metrics)

    def screenshot(self, page: Path) -> bytes:
        self._ask("Page.navigate", url=page.as_uri())
        self._await("Page.loadEventFired")
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)
        self._in.close()
        self._out.close()
        self._profile.cleanup()

    def _ask(self, method: str, **params: object) -> Json:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._in.write(json.dumps(message).encode() + b"\0")
        self._in.flush()
        while (answer := self._next()).get("id") != self._last:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: Json = answer["result"]
        return result

    def _await(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def _next(self) -> Json:
        while b"\0" not in self._buffer:
            chunk = os.read(self._out.fileno(), 1 << 20)
            if not chunk:
                raise RuntimeError("the browser has gone; name another with INFOGRAPHIX_BROWSER")
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        found: Json = json.loads(message)
        return found
