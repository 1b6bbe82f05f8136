"""Documents that make a stage of the reading hang, grow, raise or die: in the process that reads, as real ones do.

A document is hostile when its text holds :data:`WORD`. The functions are sent to the reading process by name, in place
of those of ``ingest/batch_reading.py``.
"""

import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ingest import batch_guard, batch_reading
from ingest.folder import SAMPLE_FOLDER

WORD = "Kwaadwilligheid"
# Where each stage stands, as ingest/ calls it.
STAGES = {
    "read": "ingest.parsing.read_document",
    "parse": "ingest.parsing.parse_report",
    "resolve": "ingest.records.resolve_report",
    "rows": "ingest.batch_reading.report_frames",
}
_NEARLY_OVER_SECONDS = 0.2
BEHAVIOURS = ("hang", "hang in c", "sleep", "grow", "raise", "kill", "exit")


def make_hostile(monkeypatch: pytest.MonkeyPatch, stage: str, behaviour: str) -> None:
    """Let every reading process begun from now on meet hostile documents at a stage."""
    monkeypatch.setattr(batch_guard, "READ_BATCH", partial(_call, "read_batch", stage, behaviour))
    monkeypatch.setattr(batch_guard, "READ_FRAMES", partial(_call, "read_frames", stage, behaviour))


def _call(function: str, stage: str, behaviour: str, batch: Any, begin_step: Callable[[str], None]) -> Any:
    target = STAGES[stage]
    module, name = target.rsplit(".", 1)
    real = getattr(__import__(module, fromlist=[name]), name)

    def hostile(*arguments: Any, **options: Any) -> Any:
        if any(WORD in _text(argument) for argument in arguments):
            behave(behaviour)
        return real(*arguments, **options)

    with mock.patch(target, hostile):
        return getattr(batch_reading, function)(batch, begin_step)


def _text(argument: Any) -> str:
    return argument.decode() if isinstance(argument, bytes) else repr(argument)


def behave(behaviour: str) -> None:
    """Do what a hostile document makes the program do.

    Who hangs, but for who sleeps, lets its time nearly pass before: what is tried is what happens at its end.
    """
    if behaviour.startswith("hang"):
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        signal.setitimer(signal.ITIMER_REAL, min(left, _NEARLY_OVER_SECONDS))
    if behaviour == "hang":
        while True:
            pass
    if behaviour == "hang in c":
        re.match(r"(?:a+)+b", "a" * 60)
    if behaviour == "sleep":
        time.sleep(3600)
    if behaviour == "grow":
        held = []
        while True:
            held.append(bytearray(1 << 20))
    if behaviour == "raise":
        raise ValueError("zip() argument 2 is longer than argument 1")
    if behaviour == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(3)


HOSTILE_NAME = "commissievergadering-C16-2021-2022.txt"


def copy_sample(folder: Path) -> tuple[str, ...]:
    """Copy the sample's reports with their register, one of them made hostile; the names of the others, in order."""
    shutil.copytree(SAMPLE_FOLDER, folder)
    file = folder / HOSTILE_NAME
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("heeft het woord.", f"heeft het woord. {WORD}.", 1), encoding="utf-8")
    return tuple(sorted(path.name for path in folder.glob("*.txt") if path.name != HOSTILE_NAME))
