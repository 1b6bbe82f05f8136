"""Which documents that could not be read are tried tonight."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ingest.places import place_in_dump, place_of
from ingest.reading_limits import ReadingLimits, Verdict, reading_limits_from
from ingest.retries import (
    MOST_RETRIES_A_RUN,
    RereadRequest,
    ask_to_read_again,
    choose_retries,
    document_of,
    read_requests,
)
from parliament.errors import UsageError
from parliament.parse import PARSER_VERSION
from warehouse.reading_verdicts import ReadingVerdict

TRIED = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)
DAY = date(2026, 11, 21)


def verdict(number: int, kind: Verdict, *, parser_version: str = PARSER_VERSION) -> ReadingVerdict:
    return ReadingVerdict(
        sha256=f"{number:064x}",
        parser_version=parser_version,
        verdict=kind.value,
        reason="because",
        is_about_bytes=kind.is_about_bytes,
        attempt_count=1,
        first_run_id="run",
        last_run_id="run",
        first_tried_at=TRIED,
        last_tried_at=TRIED,
        document_name=f"{number}.pdf",
        document_url=f"file:{number}.pdf",
        byte_count=9,
        fetched_at=TRIED,
    )


@pytest.mark.parametrize("kind", Verdict)
def test_only_a_verdict_about_bytes_is_remembered(kind: Verdict) -> None:
    retries = choose_retries([verdict(1, kind)], (), DAY)
    assert bool(retries.put_aside) is (kind is Verdict.UNREADABLE)
    assert bool(retries.tried) is not bool(retries.put_aside)


def test_another_parser_tries_everything() -> None:
    retries = choose_retries([verdict(1, Verdict.UNREADABLE, parser_version="0")], (), DAY)
    assert (retries.tried, retries.put_aside) == ((), ())


def test_what_is_asked_for_is_tried_once() -> None:
    known = verdict(1, Verdict.UNREADABLE)
    after, before = TRIED + timedelta(hours=1), TRIED - timedelta(hours=1)
    assert choose_retries([known], [RereadRequest(known.sha256, after)], DAY).tried == (known,)
    assert choose_retries([known], [RereadRequest(known.sha256, before)], DAY).tried == ()


def test_all_that_hang_have_their_turn_a_part_each_night() -> None:
    known = [verdict(number, Verdict.TOOK_TOO_LONG) for number in range(MOST_RETRIES_A_RUN * 2 + 7)]
    tried = [{one.sha256 for one in choose_retries(known, (), DAY + timedelta(days=day)).tried} for day in range(4)]
    assert all(len(one) == MOST_RETRIES_A_RUN for one in tried)
    assert set.union(*tried) == {one.sha256 for one in known}


def test_a_request_comes_back_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "reread.jsonl"
    assert read_requests(file) == ()
    ask_to_read_again(file, ["a", "b"], TRIED)
    assert read_requests(file) == (RereadRequest("a", TRIED), RereadRequest("b", TRIED))
    file.write_text('{"sha256": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"reread\.jsonl, line 1"):
        read_requests(file)


def test_the_document_of_a_verdict_is_read_from_the_archive_again() -> None:
    document = document_of(verdict(3, Verdict.CRASHED))
    assert (document.name, document.sha256, document.byte_count) == ("3.pdf", f"{3:064x}", 9)


def test_limits_come_from_the_environment() -> None:
    assert reading_limits_from({}) == ReadingLimits()
    given = {"SPREEKTIJD_READING_SECONDS": "7.5", "SPREEKTIJD_READING_MEMORY_MB": "512"}
    assert reading_limits_from(given) == ReadingLimits(7.5, 512 << 20)
    for wrong in ("0", "-1", "minute", "nan", "inf"):
        with pytest.raises(UsageError, match="SPREEKTIJD_READING_SECONDS must be a number"):
            reading_limits_from({"SPREEKTIJD_READING_SECONDS": wrong})


def test_a_place_is_told_without_the_machines_paths() -> None:
    with pytest.raises(UsageError) as raised:
        reading_limits_from({"SPREEKTIJD_READING_SECONDS": "x"})
    place = place_of(raised.value)
    assert place is not None
    assert place.startswith("ingest/reading_limits.py:")
    dump = b'Current thread 0x1 (most recent call first):\n  File "/usr/lib/re.py", line 5 in match\n'
    dump += b'  File "/somewhere/else/parliament/parse/turns.py", line 41 in _turns\n'
    assert place_in_dump(dump) == "parliament/parse/turns.py:41 in _turns"
    assert place_in_dump(b"") is None
