"""Every check, test and tool of the repository as a session; `./nox -l` lists them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "none"  # one environment serves all sessions: `uv` fills .nox/dev

ROOT = Path(__file__).parent
MEMBERS = ("-epackages/api", "-epackages/sdk-python", "-epackages/portal", "-epackages/api/fonts-world")
UV = (sys.executable, "-m", "uv", "--quiet")
PIP = (*UV, "pip", "install", "--python")
os.environ["UV_PYTHON_DOWNLOADS"] = "never"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every process that a test starts compiles everything anew


def environment(session: nox.Session, name: str, *, lock: str, python: str = sys.executable) -> None:
    """.nox/NAME holds exactly the versions of requirements/LOCK.lock."""
    if not Path(f".nox/{name}/bin/python").exists():
        session.log(f"making .nox/{name} (only the first time)")
        session.run(*UV, "venv", "--python", python, f".nox/{name}", log=False)
    session.run(*PIP, f".nox/{name}", "--require-hashes", "-r", f"requirements/{lock}.lock", log=False)


def develop(session: nox.Session, *prepare: str, name: str = "dev") -> None:
    """The environment with our packages editable in it, and what a checkout does not hold prepared."""
    environment(session, name, lock=name)
    session.run(*PIP, f".nox/{name}", "--no-deps", "--no-build-isolation", *MEMBERS, log=False)
    if prepare:
        run(session, "python", "-m", "tools.prepare", *prepare, name=name)


def run(session: nox.Session, program: str, *args: str, name: str = "dev") -> None:
    path = f"{ROOT}/.nox/{name}/bin{os.pathsep}{os.environ['PATH']}"
    session.run(f".nox/{name}/bin/{program}", *args, env={"PATH": path})


def pytest(session: nox.Session, *args: str, name: str = "dev") -> None:
    run(session, "pytest", "--durations=10", *args, *session.posargs, name=name)


def npm(session: nox.Session, folder: str, *scripts: str) -> None:
    for script in scripts:
        session.run("npm", "--prefix", folder, "run", "--silent", script)


def interpreter(version: str) -> str | None:
    """Where that Python is, on PATH or kept by pyenv; a shim that cannot start does not count."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = (f"python{version}", *map(str, pyenv.glob(f"{version}.*/bin/python")))
    starts = (subprocess.run(["env", path, "-c", ""], check=False, capture_output=True).returncode for path in found)
    return next((path for path, failed in zip(found, starts, strict=True) if not failed), None)


@nox.session
def lint(session: nox.Session) -> None:
    """Style of the code and of the spec; nothing of one machine in the repository."""
    develop(session, "npm:tools")
    run(session, "ruff", "check")
    run(session, "ruff", "format", "--check")
    run(session, "python", "-m", "tools.check_leaks")
    npm(session, "tools", "lint:spec")


@nox.session
def types(session: nox.Session) -> None:
    """mypy, strict."""
    develop(session)
    run(session, "mypy")


@nox.session
def contracts(session: nox.Session) -> None:
    """Who may import whom, how long a file may be, why each dependency is there; generated files are what spec/ says."""
    develop(session)
    run(session, "lint-imports")
    run(session, "python", "-m", "tools.check_sizes")
    run(session, "python", "-m", "tools.check_dependencies")
    run(session, "python", "-m", "tools.codegen", "--check")


@nox.session
def api(session: nox.Session) -> None:
    """Unit tests of the server and the engine."""
    develop(session, "assets")
    pytest(session, "-n", "auto", "packages/api/tests", "--ignore=packages/api/tests/system")


@nox.session
@nox.parametrize("version", ["3.8", f"3.{sys.version_info.minor}"])
def sdk_python(session: nox.Session, version: str) -> None:
    """Tests of the Python SDK's wheel, on the oldest Python too where it is present."""
    python = interpreter(version) or session.skip(f"Python {version} is not on this machine")
    develop(session)
    run(session, "python", "-m", "tools.build", "--out", ".nox/wheel", "packages/sdk-python")
    name, wheels = f"sdk-{version}", map(str, Path(".nox/wheel").glob("*.whl"))
    environment(session, name, lock="sdk", python=python)
    session.run(*PIP, f".nox/{name}", "--no-deps", "--reinstall", *wheels, log=False)
    pytest(session, "packages/sdk-python/tests", name=name)


@nox.session
def sdk_js(session: nox.Session) -> None:
    """Style, types, tests, size and packaging of the JavaScript SDK."""
    develop(session, "npm:packages/sdk-js", "sdk-js")
    npm(session, "packages/sdk-js", "lint", "typecheck", "test", "size", "pack-check")


@nox.session
def contract(session: nox.Session) -> None:
    """The spec is what the server serves, both SDKs call and the documentation tells."""
    develop(session, "assets", "npm:packages/sdk-js")
    pytest(session, "-n", "auto", "tests/contract")


@nox.session
def system(session: nox.Session) -> None:
    """Real server, worker, Valkey and PostgreSQL, killed at the worst moments."""
    develop(session, "assets")
    pytest(session, "-n", "auto", "--dist", "worksteal", "packages/api/tests/system")


@nox.session
def portal(session: nox.Session) -> None:
    """The site builds without a warning and loads nothing from elsewhere."""
    develop(session, "npm:packages/portal")
    pytest(session, "packages/portal/tests")


@nox.session
def docs(session: nox.Session) -> None:
    """Every code block of README and the portal runs against a real server."""
    develop(session, "assets", "site", "npm:packages/sdk-js", "sdk-js")
    pytest(session, "-n", "auto", "tests/docs")


@nox.session
def package(session: nox.Session) -> None:
    """What dist/ holds works in an empty environment without Node."""
    develop(session, "assets", "site", "npm:packages/sdk-js")
    run(session, "python", "-m", "tools.build")
    pytest(session, "tests/packaging")


@nox.session(default=False)
def visual(session: nox.Session) -> None:
    """Every style in every ratio and 300 random Documents, read back from the PDF: minutes, so not by default."""
    develop(session, "assets")
    pytest(session, "-n", "auto", "packages/api/tests/engine_render/visual.py")


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Start the whole platform, draw three infographics into out/, stop it again."""
    develop(session, "assets", name="run")
    run(session, "python", "-m", "tools.demo", *session.posargs, name="run")


@nox.session(default=False)
def serve(session: nox.Session) -> None:
    """Keep the platform running; arguments after -- go to `infographix-api serve`."""
    develop(session, "assets", "site")
    run(session, "infographix-api", "serve", "--new-key", *session.posargs)


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Wheels, sdists and the npm tarball into dist/."""
    develop(session, "assets", "site", "npm:packages/sdk-js")
    run(session, "python", "-m", "tools.build", *session.posargs)


@nox.session(default=False)
def generate(session: nox.Session) -> None:
    """Write what follows from spec/; `-- --check` only compares."""
    develop(session)
    run(session, "python", "-m", "tools.codegen", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Ratios against peers, measured side by side in one run."""
    develop(session, "assets", "npm:packages/sdk-js")
    run(session, "python", "-m", "bench", *session.posargs)


@nox.session(default=False)
def load(session: nox.Session) -> None:
    """The platform under the load it was planned for: 1000 mixed requests a minute, queues of pictures."""
    develop(session, "assets")
    run(session, "python", "-m", "bench.mixed_load")


@nox.session(default=False)
def evaluate(session: nox.Session) -> None:
    """How good the analysis is: figures found, traps avoided, hostile inputs, speed; one table."""
    develop(session)
    run(session, "python", "-m", "bench.evaluation", *session.posargs)


@nox.session(default=False)
def format(session: nox.Session) -> None:
    """Write the code as ruff and biome would."""
    develop(session, "npm:packages/sdk-js")
    run(session, "ruff", "check", "--fix")
    run(session, "ruff", "format")
    npm(session, "packages/sdk-js", "format")


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Renew requirements/*.lock; arguments go to `uv pip compile`, e.g. `-- --upgrade`."""
    develop(session)
    run(session, "python", "-m", "tools.lock", *session.posargs)
