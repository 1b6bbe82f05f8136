"""What was read, as frames of exactly the raw schemas."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from parliament.model import (
    Addressee,
    AgendaItem,
    Attendance,
    ContactPerson,
    ContentsEntry,
    ElementKind,
    Interjection,
    InterjectionKind,
    Issue,
    ItemType,
    LineAccount,
    LineSpan,
    ListedMeeting,
    ListedQuestion,
    MeetingHeading,
    MeetingKind,
    Membership,
    ParsedReport,
    Person,
    Provenance,
    Question,
    QuestionType,
    ReportSource,
    Resolution,
    Role,
    Severity,
    Speech,
    SubHeading,
    Vote,
    VoteCast,
)
from parliament.people.register import make_register
from parliament.people.report_names import NameResolution
from parliament.reconciliation import ReconciledSpeech
from parliament.second_reader import Difference, DifferenceKind, SecondOpinion, Tally
from parliament.speaking_time import shipped_rate
from warehouse.frames import ReportRecord, issue_frame, report_frames
from warehouse.meeting_frames import listed_meeting_row, meeting_frame, printed_meeting_row
from warehouse.register_frames import listed_question_frames, register_frames
from warehouse.schema import meeting_schemas, question_schemas, register_schemas, report_schemas

NOW = datetime(2020, 5, 13, tzinfo=UTC)
REPORT_ID = "M1-aaaaaaaaaaaa"


@pytest.fixture
def record() -> ReportRecord:
    """A report with one of everything."""
    question = Question(
        ordinal=1,
        type=QuestionType.VRAAG_OM_UITLEG,
        number=7,
        session_year="2019-2020",
        questioner="Anna Aerts",
        addressees=(Addressee("Cis Claes", "minister of Water"),),
        answered_by=None,
        subject="water",
        page=4,
        line=40,
    )
    parsed = ParsedReport(
        heading=MeetingHeading(MeetingKind.COMMITTEE, "C1", "2019-2020", date(2020, 5, 12), "Committee for Water"),
        source=ReportSource.TEXT,
        page_count=5,
        items=(AgendaItem(1, ItemType.VRAAG_OM_UITLEG, "Water", 4, 40, "Bo Bos", (question,), ("12/3",)),),
        speeches=(
            Speech(
                1,
                1,
                4,
                50,
                "Anna Aerts (Groen)",
                "Anna Aerts",
                "Groen",
                None,
                Role.MEMBER,
                4,
                ("Een twee.", "Drie vier."),
                5,
            ),
        ),
        interjections=(Interjection(1, 1, 1, 4, 55, InterjectionKind.APPLAUSE, "Applaus bij Groen", ("Groen",), ()),),
        votes=(Vote(1, 1, 3, 5, 60, 2, 1, 1, 0, True, "adopted", (VoteCast("Anna Aerts", "yes"),)),),
        attendance=(Attendance("Anna Aerts", "present", None, 5, 70),),
        sub_headings=(SubHeading(1, "Bespreking", 4, 54),),
        contents=(ContentsEntry(1, ItemType.VRAAG_OM_UITLEG, "Water", 7, "2019-2020", 4, 5),),
        spans=(LineSpan(ElementKind.SPEECH, 50, 54, 4, 4, 1),),
        account=LineAccount(20, 20, 0, 100, 3),
        issues=(Issue("odd_line", Severity.INFO, 9, "odd"),),
    )
    resolution = Resolution(
        label="Anna Aerts (Groen)",
        at=date(2020, 5, 12),
        person_id="1",
        role=Role.MEMBER,
        party_name="Groen",
        party_family="groen",
        rule="exact_name",
        confidence=0.99,
    )
    return ReportRecord(
        run_id="run",
        meeting_id="M1",
        sha256="a" * 64,
        parsed=parsed,
        names=(NameResolution("speaker", "Anna Aerts (Groen)", "Anna Aerts", resolution),),
        parser_version="1",
        fetched_at=NOW,
        parsed_at=NOW,
        byte_count=10,
        issues=[("resolve", Issue("unknown_name", Severity.WARNING, 50, "who"))],
        reconciled=[ReconciledSpeech(1, 2, "matched", 4, 5, True, 0.9)],
        journal_report_id="M1-bbbbbbbbbbbb",
        second_opinion=SecondOpinion(
            (Tally("labels", 2, 1),),
            (
                Difference(
                    DifferenceKind.LABEL_NOT_READ, True, 7, 2, 9, "De voorzitter", "speech", "De voorzitter: Ja."
                ),
            ),
        ),
    )


def test_every_frame_is_exactly_of_its_schema(record: ReportRecord):
    frames = report_frames([record])
    assert {name: dict(frame.schema) for name, frame in frames.items()} == {
        name: dict(schema) for name, schema in report_schemas().items()
    }
    assert {name: frame.height for name, frame in frames.items()} == dict.fromkeys(report_schemas(), 1) | {
        "issue": 2,
        "chair_cue": 0,
        # Reports are read without their recordings.
        "recording": 0,
        "speech_time": 0,
        # Made when core is built.
        "speech_key": 0,
        "speech_lineage": 0,
    }


def test_the_chairs_word_on_who_speaks_next_is_held_against_who_does(record: ReportRecord):
    (spoken,) = record.parsed.speeches
    cue = replace(
        spoken,
        label="De voorzitter",
        speaker=None,
        party=None,
        role=Role.CHAIR,
        paragraphs=("Mevrouw Aerts heeft het woord.",),
    )
    parsed = replace(record.parsed, speeches=(cue, replace(spoken, ordinal=2)))
    frame = report_frames([replace(record, parsed=parsed)])["chair_cue"]
    assert frame.rows() == [(record.report_id, 1, "Mevrouw Aerts", "Anna Aerts (Groen)", True)]


def test_no_reports_are_empty_frames_of_the_schemas():
    frames = report_frames([])
    assert all(
        frame.is_empty() and dict(frame.schema) == dict(report_schemas()[name]) for name, frame in frames.items()
    )


def test_ids_are_made_of_the_report_and_the_ordinal(record: ReportRecord):
    frames = report_frames([record])
    assert frames["report"]["report_id"].item() == REPORT_ID
    assert frames["agenda_item"]["agenda_item_id"].item() == f"{REPORT_ID}-i01"
    assert frames["question"]["question_id"].item() == f"{REPORT_ID}-q001"
    assert frames["speech"]["speech_id"].item() == f"{REPORT_ID}-s0001"
    assert frames["interjection"]["interjection_id"].item() == f"{REPORT_ID}-n0001"
    assert frames["vote"]["vote_id"].item() == f"{REPORT_ID}-v001"
    assert frames["line_span"]["speech_id"].item() == f"{REPORT_ID}-s0001"
    assert frames["interjection"]["speech_id"].item() == f"{REPORT_ID}-s0001"


def test_a_speech_before_the_first_item_belongs_to_none(record: ReportRecord):
    speech = replace(record.parsed.speeches[0], item=None)
    frames = report_frames([replace(record, parsed=replace(record.parsed, speeches=(speech,)))])
    assert frames["speech"]["agenda_item_id"].to_list() == [None]


def test_the_paragraphs_of_a_speech_are_parted_by_an_empty_line(record: ReportRecord):
    row = report_frames([record])["speech"].row(0, named=True)
    assert row["text"] == "Een twee.\n\nDrie vier."
    assert (row["paragraph_count"], row["words"], row["printed_role"]) == (2, 4, "member")


def test_an_issue_carries_the_stage_that_met_it(record: ReportRecord):
    rows = report_frames([record])["issue"].select("stage", "issue_kind", "severity", "meeting_id", "run_id").rows()
    assert rows == [("parse", "odd_line", "info", "M1", "run"), ("resolve", "unknown_name", "warning", "M1", "run")]


def test_an_issue_without_a_report():
    frame = issue_frame("run", [("read", Issue("unreadable", Severity.ERROR, None, "why"))], meeting_id="M1")
    row = frame.row(0, named=True)
    assert (row["report_id"], row["meeting_id"], row["stage"]) == (None, "M1", "read")


def test_a_meeting_known_from_its_report_only(record: ReportRecord):
    row = printed_meeting_row(
        "M1", record.parsed, meeting_date=date(2020, 5, 12), session_year="2019-2020", seen_at=NOW
    )
    frame = meeting_frame([row])
    assert dict(frame.schema) == dict(meeting_schemas()["meeting"])
    assert frame.select("meeting_kind", "meeting_number", "committee_name", "verg_id").row(0) == (
        "committee",
        "C1",
        "Committee for Water",
        None,
    )


def test_a_listed_meeting_keeps_its_moments_in_utc():
    start = datetime(2020, 5, 12, 14, tzinfo=timezone(timedelta(hours=2)))
    meeting = ListedMeeting(
        verg_id=5,
        kind=MeetingKind.COMMITTEE,
        subtype=None,
        status="afgelopen",
        number="C1",
        session_year="2019-2020",
        planned_start_at=start,
        started_at=start,
        ended_at=None,
        recording_started_at=None,
        committee_ids=(1, 2),
        committee_codes=("WAT", "LUC"),
        committee_names=("Water", "Lucht"),
        chair_person_id=None,
        has_report=True,
        has_journal=False,
        is_closed=False,
        is_provisional=False,
        report_file=None,
        source_url="https://example.org",
    )
    row = meeting_frame([listed_meeting_row(meeting, report_state="fetched", web_url=None, seen_at=NOW)]).row(
        0, named=True
    )
    assert row["meeting_id"] == "5"
    assert row["started_at"] == datetime(2020, 5, 12, 12, tzinfo=UTC)
    assert (row["committee_id"], row["committee_code"], row["committee_name"]) == ("1", "WAT + LUC", "Water + Lucht")


def test_a_column_that_a_meeting_does_not_have_is_refused():
    with pytest.raises(KeyError, match="no column beauty"):
        meeting_frame([{"meeting_id": "M1", "beauty": 1}])


def test_listed_questions_with_the_persons_they_name():
    contact = ContactPerson("Vraagsteller", "1", "Anna", "Aerts", "Groen")
    question = ListedQuestion(
        vi_id=9,
        number=7,
        session_year="2019-2020",
        type_name="Vraag om uitleg",
        title="Water",
        subject="over water",
        status="behandeld",
        themes=("Water",),
        contacts=(contact,),
        submitted_on=date(2020, 5, 1),
        treated_on=None,
        committee_name=None,
        jln_ids=(1,),
        verg_ids=(5,),
        source_url="https://example.org",
    )
    frames = listed_question_frames([question], seen_at=NOW)
    assert {name: dict(frame.schema) for name, frame in frames.items()} == {
        name: dict(schema) for name, schema in question_schemas().items()
    }
    assert frames["listed_question"]["question_type"].item() == "vraag om uitleg"
    assert frames["listed_question_contact"]["person_id"].item() == "1"


def test_the_register_and_its_rate():
    provenance = Provenance("list.csv", date(2020, 1, 1))
    register = make_register(
        persons=[Person("1", "Anna", "Aerts", "V", provenance=provenance)],
        memberships=[Membership("1", "Groen", "groen", date(2019, 6, 18), None)],
    )
    frames = register_frames(register, shipped_rate())
    assert {name: dict(frame.schema) for name, frame in frames.items()} == {
        name: dict(schema) for name, schema in register_schemas().items()
    }
    assert frames["person"].select("full_name", "provenance_source").row(0) == ("Anna Aerts", "list.csv")
    assert frames["membership"]["provenance_source"].to_list() == [None]
    assert frames["speaking_rate"]["words_per_minute"].to_list() == [shipped_rate().words_per_minute]
