"""Documents that make a stage of the reading hang, grow, raise or die: in the process that reads, as real ones do.

A document is hostile when its text holds :data:`WORD`. The functions are sent to the reading process by name, in place
of those of ``ingest/batches.py``.
"""

import os
import re
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from ingest import batches

WORD = "Kwaadwilligheid"
# Where each stage stands, as ingest/ calls it.
STAGES = {
    "read": "ingest.parsing.read_document",
    "parse": "ingest.parsing.parse_report",
    "resolve": "ingest.records.resolve_report",
    "rows": "ingest.batches.report_frames",
}
BEHAVIOURS = ("hang", "hang in c", "sleep", "grow", "raise", "kill", "exit")


def make_hostile(monkeypatch: pytest.MonkeyPatch, stage: str, behaviour: str) -> None:
    """Let every reading process begun from now on meet hostile documents at a stage."""
    monkeypatch.setattr(batches, "READ_BATCH", partial(_call, "read_batch", stage, behaviour))
    monkeypatch.setattr(batches, "READ_FRAMES", partial(_call, "read_frames", stage, behaviour))


def _call(function: str, stage: str, behaviour: str, batch: Any, begin_step: Callable[[str], None]) -> Any:
    target = STAGES[stage]
    module, name = target.rsplit(".", 1)
    real = getattr(__import__(module, fromlist=[name]), name)

    def hostile(*arguments: Any, **options: Any) -> Any:
        if any(WORD in _text(argument) for argument in arguments):
            behave(behaviour)
        return real(*arguments, **options)

    with mock.patch(target, hostile):
        return getattr(batches, function)(batch, begin_step)


def _text(argument: Any) -> str:
    return argument.decode() if isinstance(argument, bytes) else repr(argument)


def behave(behaviour: str) -> None:
    """Do what a hostile document makes the program do."""
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


def write_report(folder: Path, name: str, number: int, *, is_hostile: bool = False) -> Path:
    """A small committee report, hostile or not; people of nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f"""vergadering C{number}
zittingsjaar 2022-2023

Woordelijk Verslag

Commissievergadering
Commissie voor Onderwijs
van 7 februari 2023

VRAAG OM UITLEG van Jan Pietersen aan Ann Willemsen, Vlaams minister van Onderwijs, over de daken
– {1200 + number} (2022-2023)

Voorzitter: de heer Piet Janssens

De voorzitter: De heer Pietersen heeft het woord.

Jan Pietersen (N-VA): {WORD if is_hostile else "Minister"}, hoeveel daken lekken er vandaag?

Minister Ann Willemsen: Er lekken vandaag {number} daken.

De voorzitter: De vraag om uitleg is afgehandeld.
"""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
