"""Which documents that were not read before are tried tonight: all whose bytes are not the reason, some at a time.

What has been asked for (``spreektijd reread``) stands in ``reread.jsonl`` of the data folder, and is done once: a
document that is tried after the moment of asking is no longer asked for.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ingest.documents import SourceDocument
from ingest.parsing import UnreadDocument
from ingest.unreadable import UnreadableDocument
from parliament.errors import UsageError
from parliament.parse import PARSER_VERSION
from warehouse.reading_verdicts import ReadingVerdict

# At the limit of a minute each, so many that hang take half an hour of a night of eight; others wait for the next one.
MOST_RETRIES_A_RUN = 30


@dataclass(frozen=True, slots=True)
class RereadRequest:
    """A person's wish that a document be tried again, by its sha256."""

    sha256: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Retries:
    """What is tried again tonight, and what is not: sha256s, each in one of the two."""

    tried: tuple[ReadingVerdict, ...]
    put_aside: tuple[ReadingVerdict, ...]

    @property
    def put_aside_sha256s(self) -> frozenset[str]:
        """The bytes that are not read tonight."""
        return frozenset(verdict.sha256 for verdict in self.put_aside)


def choose_retries(verdicts: Iterable[ReadingVerdict], requests: Iterable[RereadRequest], day: date) -> Retries:
    """Separate what is tried again from what is put aside.

    Verdicts of another parser count no more. Of those whose bytes are not the reason at most
    :data:`MOST_RETRIES_A_RUN` are tried in a run, others the next day; what was asked for always is.
    """
    asked: dict[str, datetime] = {}
    for request in requests:
        asked[request.sha256] = max(request.asked_at, asked.get(request.sha256, request.asked_at))
    of_parser = [verdict for verdict in verdicts if verdict.parser_version == PARSER_VERSION]
    wanted = {one.sha256 for one in of_parser if one.sha256 in asked and asked[one.sha256] > one.last_tried_at}
    turn = [one for one in sorted(of_parser, key=lambda one: one.sha256)
            if not one.is_about_bytes and one.sha256 not in wanted]  # fmt: skip
    # Another part each day, all in turn; nothing needs to be remembered for it.
    start = day.toordinal() * MOST_RETRIES_A_RUN % len(turn) if turn else 0
    wanted |= {one.sha256 for one in [*turn[start:], *turn[:start]][:MOST_RETRIES_A_RUN]}
    return Retries(
        tuple(one for one in of_parser if one.sha256 in wanted),
        tuple(one for one in of_parser if one.sha256 not in wanted),
    )


def document_of(verdict: ReadingVerdict) -> SourceDocument:
    """The document of a verdict, to be read again from the archive."""
    return SourceDocument(
        name=verdict.document_name,
        url=verdict.document_url,
        sha256=verdict.sha256,
        byte_count=verdict.byte_count,
        fetched_at=verdict.fetched_at,
        meeting_id=verdict.meeting_id,
        meeting_date=verdict.meeting_date,
        is_provisional=verdict.is_provisional,
        is_listed=verdict.is_listed,
    )


def verdict_of(unread: UnreadDocument, run_id: str, tried_at: datetime) -> ReadingVerdict:
    """The verdict of a run on a document that it could not read."""
    document = unread.document
    return ReadingVerdict(
        sha256=document.sha256,
        parser_version=PARSER_VERSION,
        verdict=unread.verdict.value,
        reason=unread.reason,
        is_about_bytes=unread.verdict.is_about_bytes,
        attempt_count=1,
        first_run_id=run_id,
        last_run_id=run_id,
        first_tried_at=tried_at,
        last_tried_at=tried_at,
        document_name=document.name,
        document_url=document.url,
        byte_count=document.byte_count,
        fetched_at=document.fetched_at,
        meeting_id=document.meeting_id,
        meeting_date=document.meeting_date,
        is_provisional=document.is_provisional,
        is_listed=document.is_listed,
    )


def still_unreadable(verdict: ReadingVerdict) -> UnreadableDocument:
    """A document that was put aside, as a run's summary lists it."""
    reason = f"{verdict.document_name}: {verdict.reason}"
    return UnreadableDocument(
        verdict.document_name, verdict.sha256, reason, verdict.verdict, is_tried_again=not verdict.is_about_bytes
    )


def ask_to_read_again(file: Path, sha256s: Sequence[str], asked_at: datetime) -> None:
    """Write down that documents are to be tried in the next run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        for sha256 in sha256s:
            lines.write(json.dumps({"sha256": sha256, "asked_at": asked_at.isoformat()}) + "\n")


def read_requests(file: Path) -> tuple[RereadRequest, ...]:
    """What was asked for, in order.

    Raises:
        UsageError: a line is not as :func:`ask_to_read_again` writes it.
    """
    if not file.exists():
        return ()
    requests = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = json.loads(line)
            requests.append(RereadRequest(str(entry["sha256"]), datetime.fromisoformat(entry["asked_at"])))
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{file.name}, line {number}, is no request to read again: correct or remove it"
            ) from error
    return tuple(requests)
