"""What the service tells beside reports: recordings, ids and themes of items, lives, mandates elsewhere, attendance."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from ingest.transcripts import find_transcripts
from parliament.model import JournalLine, JournalSpeech, ListedMeeting, MeetingKind
from parliament.parse.journal import parse_journal
from parliament.source.fields import field_rules
from warehouse.dictionary import build_empty_database, describe
from warehouse.load import load_frames
from warehouse.recordings import meetings_of_recordings
from warehouse.schema import detail_schemas

DAY = date(2020, 5, 12)
NOON = datetime(2020, 5, 12, 12, tzinfo=UTC)
YOUTUBE = "abcDEF123-_"
VIDEO = f"https://www.youtube.com/watch?v={YOUTUBE}"


@pytest.fixture(scope="module")
def ask(hand_made_database: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    def asked(sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(hand_made_database), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return asked


# --- recordings ---


@pytest.fixture
def recorded(world: Any) -> Any:
    """A sitting of which the service gives the recording, begun 553 seconds before it; one speech."""
    world.member("1", "Green", date(2019, 7, 1))
    world.meeting("M1", DAY, recording_started_at=NOON - timedelta(seconds=553), started_at=NOON, youtube_id=YOUTUBE)
    world.report_id = world.report("M1")
    world.said = world.speech(world.report_id, 1, "1", 450)
    return world


def aligned(world: Any, recording_id: str, **values: Any) -> None:
    world.add("recording", report_id=world.report_id, recording_id=recording_id, **values)
    world.add(
        "speech_time", report_id=world.report_id, speech_id=world.said, recording_id=recording_id,
        starts_at_seconds=1000.7, ends_at_seconds=1200.0, seconds=199.3, matched_share=1.0, deviation_seconds=0.5,
        confidence=0.9,
    )  # fmt: skip


def test_a_speech_links_to_the_recording_of_its_sitting_without_alignment(recorded: Any) -> None:
    speech = recorded.build_and_one("select moment_url, recording_url, start_at from core.speech")
    assert speech == {"moment_url": None, "recording_url": f"{VIDEO}&t=553s", "start_at": None}


def test_a_transcript_named_after_the_recording_gives_moment_and_hour(recorded: Any) -> None:
    aligned(recorded, YOUTUBE)
    speech = recorded.build_and_one("select moment_url, recording_url, start_at from core.speech")
    assert speech["moment_url"] == speech["recording_url"] == f"{VIDEO}&t=1000s"
    assert speech["start_at"].astimezone(UTC) == NOON + timedelta(seconds=1000.7 - 553)


def test_a_transcript_of_another_recording_gives_no_moment_of_this_one(recorded: Any) -> None:
    aligned(recorded, "camera-2")
    speech = recorded.build_and_one("select moment_url, recording_url, start_at from core.speech")
    assert speech == {"moment_url": None, "recording_url": f"{VIDEO}&t=553s", "start_at": None}


@pytest.mark.parametrize(
    ("values", "offset", "url"),
    [
        # Begun after the sitting, or an hour and more before it: where the sitting begins is not known.
        ({"recording_started_at": NOON + timedelta(minutes=5), "youtube_id": YOUTUBE}, None, VIDEO),
        ({"recording_started_at": NOON - timedelta(hours=2), "youtube_id": YOUTUBE}, None, VIDEO),
        ({"recording_started_at": None, "youtube_id": YOUTUBE}, None, VIDEO),
        ({"recording_started_at": NOON - timedelta(minutes=9), "youtube_id": None}, 540, None),
        ({"recording_started_at": NOON, "youtube_id": "x&list=elsewhere"}, 0, None),
    ],
)
def test_a_recording_is_linked_as_far_as_it_is_known(
    world: Any, values: dict[str, Any], offset: int | None, url: str | None
) -> None:
    world.meeting("M1", DAY, started_at=NOON, **values)
    found = world.build_and_one("select recording_offset_seconds as seconds, recording_url from core.meeting")
    assert found == {"seconds": offset, "recording_url": url}


def test_a_transcript_belongs_to_the_meeting_of_the_recording_that_the_service_gives(
    recorded: Any, tmp_path: Path
) -> None:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / f"{YOUTUBE}.vtt").write_text("WEBVTT\n", encoding="utf-8")
    recordings = meetings_of_recordings(recorded.build().path)
    found = find_transcripts([tmp_path / "transcripts"], frozenset({"M1"}), recordings)
    assert [one.meeting_id for one in found.given] == ["M1"]


# --- items ---


def test_an_item_has_the_ids_of_the_journal_line_in_which_most_of_its_speeches_stand(world: Any) -> None:
    world.meeting("M1", DAY)
    report, journal = world.report("M1"), world.report("M1", "b", source="journal")
    item = world.item(report, 1)
    lines = [world.item(journal, number) for number in (1, 2)]
    for row, ids in zip(world.rows["agenda_item"][1:], ((501, [71], []), (502, [72, 73], [91])), strict=True):
        row.update(jln_id=ids[0], vi_ids=ids[1], pi_ids=ids[2])
    for ordinal, line in enumerate((lines[0], lines[1], lines[1]), start=1):
        world.speech(report, ordinal, None, 50, item_id=item)
        world.speech(journal, ordinal, None, 50, item_id=line)
        world.add(
            "reconciled_speech", report_id=report, journal_report_id=journal, speech_ordinal=ordinal,
            journal_speech_ordinal=ordinal, status="matched",
        )  # fmt: skip
    world.add("listed_question", vi_id=72, theme_names=["Water", "Natuur"])
    world.add("listed_question", vi_id=73, theme_names=["Water"])
    found = world.build_and_one("select jln_id, vi_ids, pi_ids, theme_names from core.agenda_item")
    assert found == {"jln_id": 502, "vi_ids": [72, 73], "pi_ids": [91], "theme_names": ["Natuur", "Water"]}


def test_items_of_the_journal_copy_carry_the_ids_of_their_line() -> None:
    speech = JournalSpeech(1, "De voorzitter", "<p>De vergadering is geopend.</p>", None)
    question = "<p>VRAAG OM UITLEG van An Peeters aan minister Mia Jans over bomen</p>"
    lines = [
        JournalLine(12, 1, 2, question, (7,), (), (speech,), "u"),
        JournalLine(11, 1, 1, "<p>ONTWERP VAN DECREET houdende water</p>", (), (9,), (speech,), "u"),
        JournalLine(13, 1, 3, "", (), (), (), "u"),
    ]  # fmt: skip
    meeting = ListedMeeting(
        1, MeetingKind.COMMITTEE, None, None, None, "2019-2020", NOON, NOON, None, None, (), (), (), None, True, True,
        False, False, None, "u",
    )  # fmt: skip
    items = parse_journal(meeting, lines).items
    assert [(item.listed.jln_id, item.listed.vi_ids, item.listed.pi_ids) for item in items if item.listed] == [
        (11, (), (9,)),
        (12, (7,), ()),
    ]


def test_themes_stand_on_items(ask: Callable[[str], Any]) -> None:
    rows = ask("select vi_ids, theme_names from core.agenda_item where meeting_id in ('A1', '61') order by all")
    assert ([1, 2], ["Natuur", "Water"]) in rows
    assert ([6], ["Begroting"]) in rows
    assert ([], []) in rows


# --- lives ---


def test_a_person_has_what_the_own_record_tells(ask: Callable[[str], Any]) -> None:
    told = "select birth_year, profession, has_record, first_seat_date from core.person where person_id = "
    assert ask(told + "'13'") == [(1955, "arts; jurist", True, date(2019, 6, 18))]
    # Never a member: no record, no seat. Nothing is known, which is not nothing.
    assert ask(told + "'15'") == [(None, None, False, None)]


def test_seniority_district_and_mandates_are_those_of_the_day(ask: Callable[[str], Any]) -> None:
    told = "select years_seated, constituency_name, has_local_mandate from core.sitting_held where "
    assert ask(told + "person_id = '1' and meeting_id = 'A1'") == [(0, "Antwerpen", True)]
    # Two years and some months after the first seat would be 2; here one year and some.
    assert ask(told + "person_id = '10' and meeting_id = 'N1'") == [(1, None, False)]
    # The mayor's last day was the day before the sitting; a mandate elsewhere than in a municipality is not local.
    assert ask(told + "person_id = '5' and meeting_id = '61'") == [(0, "Antwerpen", False)]
    assert ask(told + "person_id = '6' and meeting_id = '61'") == [(0, None, False)]
    # Of whom no record was read it is not known, although the mandate of 12 is.
    assert ask(told + "person_id = '12' and meeting_id = 'P1'") == [(0, None, None)]


# --- attendance ---


def test_the_list_of_the_service_counts_where_the_report_prints_none(ask: Callable[[str], Any]) -> None:
    listed = (
        "select person_id, attendance_status, attendance_source, party_name from core.attendance where meeting_id = "
    )
    assert set(ask(listed + "'A1'")) == {
        ("1", "present", "service", "Groenwind"),
        ("4", "present", "service", "Rood"),
        ("6", "present", "service", "Blauw"),
        ("13", "present", "service", "Rood"),
        ("2", "excused", "service", "Groenwind"),
    }
    # The report of 61 prints a list of its own.
    assert {row[2] for row in ask(listed + "'61'")} == {"report"}
    assert ("1", "present", "report", None) in ask(listed + "'61'")


def test_whoever_a_list_misses_has_a_seat_in_the_committee(ask: Callable[[str], Any]) -> None:
    seats = ask("select person_id, committee_id, from_date, to_date from core.committee_seat where is_observed_only")
    # 2 and 13 have a registered seat in c1; 6 was there and not missed, 99 is nobody that is known.
    assert seats == [("8", "c2", date(2020, 5, 12), date(2020, 5, 13))]
    # It is no seat for the sittings that could be attended: its ends are unknown.
    assert ask("select is_committee_member from core.sitting_held where person_id = '8' and meeting_id = 'F1'") == [
        (False,)
    ]


def test_a_list_is_kept_until_the_meeting_is_told_anew(world: Any) -> None:
    world.meeting("M1", DAY)
    world.add("listed_attendance", meeting_id="M1", person_id="1", attendance_status="present")
    world.build()
    frames = world.frames()
    # A night that only lists the meeting, and one in which its record is fetched and tells of somebody else.
    load_frames(world.path, {"meeting": frames["meeting"]})
    assert world.query("select person_id from raw.listed_attendance") == [("1",)]
    row = {"meeting_id": "M1", "person_id": "2", "attendance_status": "absent", "party_name": None}
    told = pl.DataFrame([row], schema=dict(detail_schemas()["listed_attendance"]))
    load_frames(world.path, {"meeting": frames["meeting"], "listed_attendance": told})
    assert world.query("select person_id from raw.listed_attendance") == [("2",)]


def test_why_somebody_was_excused_stands_in_no_table(tmp_path: Path) -> None:
    """Finding: whether a health reason is shown by name is decided once (decision 075): that, not why."""
    build_empty_database(tmp_path / "empty.duckdb")
    described = describe(tmp_path / "empty.duckdb")
    columns = {f"{one.schema}.{one.name}.{column.name}" for one in described for column in one.columns}
    assert not {name for name in columns if "attendance" in name and "reason" in name}
    # And every column that is said to carry a field of the service is there.
    assert {rule.column for rule in field_rules() if rule.column} <= columns
