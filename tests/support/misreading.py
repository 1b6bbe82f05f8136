"""A parser that misreads one report: in the process that reads, as a real one would (see ``hostile_stages``)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from unittest import mock

import pytest

from ingest import batch_guard, batch_reading
from ingest.documents import SourceDocument
from parliament.model import ParsedReport


def make_misread(monkeypatch: pytest.MonkeyPatch, file_name: str) -> None:
    """Let every reading process begun from now on lose all words of the first speech of one file."""
    monkeypatch.setattr(batch_guard, "READ_BATCH", partial(_read, "read_batch", file_name))
    monkeypatch.setattr(batch_guard, "READ_FRAMES", partial(_read, "read_frames", file_name))


def _read(function: str, file_name: str, batch: Any, begin_step: Callable[[str], None]) -> Any:
    real = batch_reading.report_record  # type: ignore[attr-defined]

    def misread(document: SourceDocument, parsed: ParsedReport, *rest: Any, **named: Any) -> Any:
        if document.name == file_name:
            first, *others = parsed.speeches
            parsed = replace(parsed, speeches=(replace(first, paragraphs=(), words=0), *others))
        return real(document, parsed, *rest, **named)

    with mock.patch("ingest.batch_reading.report_record", misread):
        return getattr(batch_reading, function)(batch, begin_step)
