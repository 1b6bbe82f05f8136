"""What a test may not leave behind: an event loop, a thread, a process, an environment variable, a file.

A pytest plugin that looks before every test and after it, and fails the test that left something. What a fixture of a
module or of the whole run brings (a server, a browser) is that fixture's, and stays as long as it does.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from multiprocessing import util
from pathlib import Path
from time import sleep
from typing import Any

import psutil
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
# A thread or process that was told to end needs a moment; a busy machine needs longer.
TRIES, PAUSE_SECONDS = 200, 0.05
# One a process, made by Python or by a library when it first needs them, and ended with the process.
KEPT_THREADS = (
    "QueueManagerThread",
    "asyncio-waitpid",
    "tqdm_monitor",  # of the progress bars of Great Expectations
    "GlobalEventLoopThread",  # of Prefect, as are the next three: what runs a flow sends its logs and events from there
    "RunSyncEventLoopThread",
    "APILogWorkerThread",
    "EventsWorkerThread",
    "Dask-Offload",
    "Profile",  # of Dask
    "asyncio_",  # the helpers of a loop that is kept
    "AnyIO worker thread",
)
KEPT_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
# What waits for the next night, of whichever test (kept_reader.py).
kept_process_ids: set[int] = set()
# Set by pytest itself while a test runs; by Great Expectations (SF_PARTNER) and by Polars when they are imported.
KEPT_VARIABLES = frozenset({"PYTEST_CURRENT_TEST", "PYTEST_VERSION", "SF_PARTNER", "_RJEM_MALLOC_CONF"})
# Caches of the tools, kept between runs on purpose and ignored by git; and the folder that Dask keeps for its clusters.
KEPT_FILES = frozenset(
    {".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache", "__pycache__", "dask-scratch-space"}
)

_FOLDER_OF_MULTIPROCESSING = "pymp-*"

Trace = tuple[str, object, object]


def look() -> frozenset[Trace]:
    """Everything that a test could leave behind, as it is now."""
    return frozenset((*_loops(), *_threads(), *_processes(), *_variables(), *_files(), *_handlers()))


def _loops() -> Iterator[Trace]:
    loop = asyncio._get_running_loop()
    if loop is not None:
        yield "running event loop", id(loop), ""


def _threads() -> Iterator[Trace]:
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.name.startswith(KEPT_THREADS):
            yield "thread", thread.ident, thread.name


def _processes() -> Iterator[Trace]:
    for number in set(_children()) - kept_process_ids:
        try:
            command = " ".join(psutil.Process(number).cmdline())
        except psutil.Error:
            command = "(ended, and nobody waited for it)"
        if not any(name in command for name in KEPT_PROCESSES):
            # By its command: a server that a test killed and started again is there as before.
            yield "process", command, ""


def _children() -> Iterator[int]:
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        yield from (child.pid for child in psutil.Process().children())
        return
    # A tenth of the time of asking psutil, which reads every process of the machine.
    for task in tasks.iterdir():
        try:
            yield from map(int, (task / "children").read_text(encoding="ascii").split())
        except FileNotFoundError:
            continue


def _variables() -> Iterator[Trace]:
    yield from (("environment variable", name, os.environ[name]) for name in set(os.environ) - KEPT_VARIABLES)


def _files() -> Iterator[Trace]:
    yield "working folder", str(Path.cwd()), ""
    for folder in (REPOSITORY, Path(tempfile.gettempdir())):
        yield from (("file", f"{folder}/{name}", "") for name in set(os.listdir(folder)) - KEPT_FILES)  # noqa: PTH208


def _handlers() -> Iterator[Trace]:
    for number in (signal.SIGINT, signal.SIGTERM):
        yield "signal handler", number.name, repr(signal.getsignal(number))


class LeftoverGuard:
    """The plugin: one for each process of a run, each with a temporary folder of its own, in which every file shows."""

    def __init__(self) -> None:
        self._shared: set[Trace] = set()
        self._before: frozenset[Trace] = frozenset()
        self._folder = tempfile.mkdtemp(prefix="st-")
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
        self._earlier = os.environ.get("TMPDIR"), tempfile.tempdir
        os.environ["TMPDIR"] = tempfile.tempdir = self._folder

    def pytest_unconfigure(self) -> None:
        """Put the temporary folder back."""
        variable, tempfile.tempdir = self._earlier
        if variable is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = variable
        if any(Path(self._folder).glob(_FOLDER_OF_MULTIPROCESSING)):
            # It goes with the process, and complains when it is gone before (exit priority -100).
            util.Finalize(None, shutil.rmtree, (self._folder, True), exitpriority=-200)
        else:
            shutil.rmtree(self._folder, ignore_errors=True)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
        """Note what a fixture brings that outlives the test."""
        if fixturedef.scope == "function":
            return (yield)
        before = look()
        try:
            return (yield)
        finally:
            self._shared |= look() ^ before

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None, object, object]:
        """Look before the test."""
        self._before = look()
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None, object, object]:
        """Look after the test, when its fixtures are gone."""
        result = yield
        for _ in range(TRIES):
            left: set[tuple[str, object, object]] = set((look() ^ self._before) - self._shared)
            # What was there and is gone is no leftover; but variables and the like must be as they were.
            left = {one for one in left if one[0] not in {"thread", "process", "file"} or one not in self._before}
            # Somebody who works in the checkout while its tests run.
            left = {one for one in left if one[0] != "file" or not _is_known_to_git(str(one[1]))}
            if not left:
                return result
            sleep(PAUSE_SECONDS)
        self._before = look()
        pytest.fail("the test left behind:\n" + "\n".join(sorted(map(_sentence, left))), pytrace=False)


def _is_known_to_git(path: str) -> bool:
    asked = ["git", "-C", str(REPOSITORY), "ls-files", "--error-unmatch", path]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def _sentence(trace: Trace) -> str:
    kind, name, detail = trace
    text = f"  {kind} {name} {detail}".rstrip()
    stack = sys._current_frames().get(name) if kind == "thread" and isinstance(name, int) else None
    return f"{text} (in {stack.f_code.co_filename}:{stack.f_lineno})" if stack else text
