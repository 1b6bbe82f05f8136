"""Bodies to data classes. The list of 35 meetings is real; every other body is synthetic, shaped by the contract."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from parliament.errors import SourceContractError
from parliament.model import MeetingKind, ReportFile
from parliament.reading_log import ReadingLog
from parliament.source.payloads.committees import ListedCommittee, read_committee_list
from parliament.source.payloads.journal import read_journal_line
from parliament.source.payloads.meetings import read_journal_list, read_meeting_detail, read_meeting_list
from parliament.source.payloads.questions import read_question

URL = "https://service.example/x"


def kinds(log: ReadingLog) -> list[str]:
    return [issue.kind for issue in log.issues]


# --- the real list ----------------------------------------------------------------------------------------------------


def real_list(source_samples: Path) -> Any:
    return json.loads((source_samples / "verg-vorige-plen-2023.json").read_text())


def test_the_real_list_is_read_with_every_field_accounted_for(source_samples: Path) -> None:
    log = ReadingLog()
    listing = read_meeting_list(real_list(source_samples), kind=MeetingKind.PLENARY, url=URL, log=log)
    assert len(listing.meetings) == 35
    assert listing.unreadable_count == 0
    assert log.issues == ()
    sitting = next(meeting for meeting in listing.meetings if meeting.verg_id == 1775796)
    assert (sitting.kind, sitting.number, sitting.session_year) == (MeetingKind.PLENARY, "7", "2023-2024")
    assert sitting.date == date(2023, 11, 8)
    assert sitting.planned_start_at == datetime.fromisoformat("2023-11-08T14:00:00+01:00")
    assert sitting.started_at == datetime.fromisoformat("2023-11-08T14:00:42+01:00")
    assert sitting.ended_at == datetime.fromisoformat("2023-11-08T17:48:09+01:00")
    assert sitting.recording_started_at == datetime.fromisoformat("2023-11-08T13:51:01+01:00")
    assert sitting.chair_person_id == "3411"
    assert sitting.has_report and sitting.has_journal and not sitting.is_closed and not sitting.is_provisional
    assert sitting.report_file == ReportFile("https://docs.vlaamsparlement.be/pfile?id=2003618", is_provisional=False)
    sizes = [meeting.report_file.size_text for meeting in listing.meetings if meeting.report_file]
    assert sorted(size for size in sizes if size) == ["1,02 MB", "1,09 MB", "1,33 MB"]


def test_the_real_numbers_restart_with_the_session_year(source_samples: Path) -> None:
    listing = read_meeting_list(real_list(source_samples), kind=MeetingKind.PLENARY, url=URL, log=ReadingLog())
    first = next(meeting for meeting in listing.meetings if meeting.number == "1")
    assert (first.date, first.session_year) == (date(2023, 9, 25), "2023-2024")
    last = next(meeting for meeting in listing.meetings if meeting.number == "42")
    assert last.session_year == "2022-2023"


@pytest.mark.parametrize(
    "name",
    sorted(
        {
            "agenda-gewijzigd",
            "datumbegin",
            "datumeinde",
            "opname-start",
            "plenairehandelingen",
            "video-youtube-id",
            "voorzitter",
            "vergaderzaal",
            "commissie",
            "omschrijving-kort",
            "link",
            "status",
            "subtype",
            "vergaderingnummer",
            "voorlopig-verslag",
        }
    ),
)
def test_any_field_may_be_absent(source_samples: Path, name: str) -> None:
    content = real_list(source_samples)
    for item in content["items"]:
        del item["vergadering"][name]
    log = ReadingLog()
    listing = read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=log)
    assert len(listing.meetings) == 35
    assert log.issues == ()


# --- lists and details of meetings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [{"disclaimer": ""}, {"disclaimer": "", "items": []}])
def test_no_meetings_is_a_list_without_items(content: Any) -> None:
    log = ReadingLog()
    assert read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=log).meetings == ()
    assert log.issues == ()


@pytest.mark.parametrize("content", [[], {"items": {}}, {"items": "x"}, {"items": ["x"]}, None])
def test_a_body_that_is_no_list_of_meetings_is_refused(content: Any) -> None:
    with pytest.raises(SourceContractError):
        read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=ReadingLog())


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"id": "x"},
        {"datumbegin": "vandaag"},
        {"datumbegin": None, "datumagendering": None},
        {"type": "Commissie"},
        {"commissie": {}},
        {"besloten_vergadering": "misschien"},
        {"plenairehandelingen": []},
    ],
)
def test_one_broken_meeting_is_counted_named_and_stops_no_other(
    as_meeting: Any, as_meeting_list: Any, changes: Any
) -> None:
    log = ReadingLog()
    broken = as_meeting(1)
    broken.update(as_meeting(1, **changes))
    for name, value in changes.items():
        if value is None:
            broken.pop(name)
    listing = read_meeting_list(as_meeting_list(broken, as_meeting(2)), kind=MeetingKind.PLENARY, url=URL, log=log)
    assert [meeting.verg_id for meeting in listing.meetings] == [2]
    assert listing.unreadable_count == 1
    assert kinds(log) == ["unreadable_meeting"]
    assert URL in log.issues[0].detail


def test_an_entry_with_more_keys_is_read_and_one_of_another_type_is_not(as_meeting: Any) -> None:
    log = ReadingLog()
    content = {"items": [{"vergadering": as_meeting(1), "extra": 1}, {"fractielijst": {}}], "new": 1}
    listing = read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=log)
    assert (len(listing.meetings), listing.unreadable_count) == (1, 1)
    assert kinds(log) == ["unreadable_meeting", "unmapped_field", "unmapped_field"]
    assert "fractielijst" in log.issues[0].detail
    assert [issue.detail.partition(":")[0] for issue in log.issues[1:]] == ["items[].extra", "new"]


def test_a_committee_meeting(as_meeting: Any, as_meeting_list: Any) -> None:
    record = as_meeting(
        5,
        type="Commissie",
        plenairehandelingen=None,
        commissie=[
            {
                "id": 7,
                "afkorting": "CUL",
                "titel": "Commissie voor Cultuur",
                "datumvan": "2019-07-01T00:00:00+0200",
                "link": [],
            }
        ],
        commissiehandelingen={
            "isvoorlopigeversie": True,
            "pdffilewebpath": " https://docs.vlaamsparlement.be/pfile?id=9 ",
        },
    )
    log = ReadingLog()
    (meeting,) = read_meeting_list(as_meeting_list(record), kind=MeetingKind.COMMITTEE, url=URL, log=log).meetings
    assert (meeting.committee_ids, meeting.committee_codes, meeting.committee_names) == (
        (7,),
        ("CUL",),
        ("Commissie voor Cultuur",),
    )
    assert meeting.is_provisional
    assert meeting.report_file == ReportFile("https://docs.vlaamsparlement.be/pfile?id=9", is_provisional=True)
    assert log.issues == ()


@pytest.mark.parametrize(
    "announcement", [None, {"isvoorlopigeversie": True}, {"isvoorlopigeversie": True, "pdffilewebpath": ""}]
)
def test_a_report_that_is_not_there_yet_has_no_file(as_meeting: Any, as_meeting_list: Any, announcement: Any) -> None:
    content = as_meeting_list(as_meeting(1, plenairehandelingen=announcement))
    (meeting,) = read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=ReadingLog()).meetings
    assert meeting.report_file is None
    assert meeting.is_provisional is (announcement is not None)


def test_a_cancelled_meeting_has_its_planned_day(as_meeting: Any, as_meeting_list: Any) -> None:
    content = as_meeting_list(as_meeting(1, datumbegin=None, datumeinde=None))
    (meeting,) = read_meeting_list(content, kind=MeetingKind.PLENARY, url=URL, log=ReadingLog()).meetings
    assert meeting.started_at is None
    assert meeting.date == date(2023, 11, 8)


def full_record(as_meeting: Any) -> dict[str, Any]:
    return {
        "vergadering": as_meeting(
            1,
            journaallijn=[
                {
                    "id": 11,
                    "titel": "<p>Een</p>",
                    "vrageninterpellatie": [{"id": 101, "onderwerp": "over orgels"}, {"id": 102}],
                    "debat": {"id": 5},
                },
                {
                    "id": 12,
                    "titel": "Twee",
                    "gedachtewisseling": [{"id": 6}],
                    "parlementair-initiatief": [{"id": 7}],
                    "link": [],
                },
            ],
            aanwezigheid=[{"aanwezigheid-status": "AANWEZIG", "persoon": [{"id": 1}]}],
            attribuut=[{"naam": "a", "waarde": "b"}],
        )
        | {
            "agenda-item": [
                {
                    "heeft-1-titel": True,
                    "opmaak": "x",
                    "agenda-lijn": [{"titel": "x", "vet": True, "vrageninterpellatie": [{"id": 102}, {"id": 103}]}],
                }
            ]
        }
    }


def test_a_full_record_names_its_journal_lines_and_questions(as_meeting: Any) -> None:
    log = ReadingLog()
    detail = read_meeting_detail(full_record(as_meeting), url=URL, log=log)
    assert detail.meeting.kind is MeetingKind.PLENARY
    assert detail.journal_line_ids == (11, 12)
    assert detail.question_ids == (101, 102, 103)
    assert log.issues == ()


def test_a_full_record_without_journal_lines_says_so(as_meeting: Any) -> None:
    assert read_meeting_detail({"vergadering": as_meeting(1)}, url=URL, log=ReadingLog()).journal_line_ids is None


def test_an_unknown_field_in_the_depth_is_recorded(as_meeting: Any) -> None:
    content = full_record(as_meeting)
    content["vergadering"]["journaallijn"][0]["nieuw"] = 1
    log = ReadingLog()
    read_meeting_detail(content, url=URL, log=log)
    assert [issue.detail for issue in log.issues] == [f"vergadering.journaallijn[].nieuw: seen 1 times, first at {URL}"]


@pytest.mark.parametrize("content", [{}, {"vergadering": []}, {"items": []}, {"vergadering": {"id": 1}}])
def test_a_broken_full_record_is_refused(content: Any) -> None:
    with pytest.raises(SourceContractError):
        read_meeting_detail(content, url=URL, log=ReadingLog())


@pytest.mark.parametrize("is_wrapped", [True, False])
def test_journal_lines_of_a_meeting_are_read_with_and_without_a_wrapper(is_wrapped: bool) -> None:
    lines = {"journaallijn": [{"id": 2, "titel": "x"}, {"id": 1}]}
    log = ReadingLog()
    content = {"vergadering": lines | {"id": 1}} if is_wrapped else lines | {"disclaimer": ""}
    assert read_journal_list(content, url=URL, log=log) == (2, 1)
    assert log.issues == ()


# --- journal lines ----------------------------------------------------------------------------------------------------


def journal_body() -> dict[str, Any]:
    return {
        "disclaimer": "",
        "id": 11,
        "titel": "<p>Regeling van de werkzaamheden</p>",
        "vergadering": {"id": 1, "video-youtube-id": "x", "plenairehandelingen": {}},
        "vrageninterpellatie": [{"id": 101}, {"id": 102}],
        "parlementair-initiatief": [{"id": 7}],
        "debat": {"id": 3},
        "spreker": [
            {"sprekertitel": "De voorzitter", "sprekertekst": "<p>Ja.</p>"},
            {
                "sprekertitel": "Lotte Verdonck (Groen)",
                "sprekertekst": "<p>Nee.</p>",
                "persoon": {"id": 41, "naam": "Verdonck", "fractie": {"id": 1}},
            },
            {"sprekertekst": "<p>Verder.</p>", "persoon": {"naam": "Verdonck"}},
            {"sprekertitel": "Ward Stevin"},
        ],
    }


def test_a_journal_line_keeps_titles_html_and_person_ids() -> None:
    log = ReadingLog()
    line = read_journal_line(journal_body(), ordinal=3, url=URL, log=log)
    assert (line.jln_id, line.verg_id, line.ordinal, line.question_ids, line.initiative_ids) == (
        11,
        1,
        3,
        (101, 102),
        (7,),
    )
    assert [(speech.ordinal, speech.title, speech.html, speech.person_id) for speech in line.speeches] == [
        (1, "De voorzitter", "<p>Ja.</p>", None),
        (2, "Lotte Verdonck (Groen)", "<p>Nee.</p>", "41"),
        (3, "", "<p>Verder.</p>", None),
        (4, "Ward Stevin", "", None),
    ]
    assert log.issues == ()


def test_an_unknown_field_of_a_speech_is_recorded() -> None:
    body = journal_body()
    body["spreker"][0]["starttijd"] = "14:00"
    body["spreker"][1]["persoon"]["geslacht"] = "V"
    log = ReadingLog()
    read_journal_line(body, ordinal=1, url=URL, log=log)
    assert [issue.detail.partition(":")[0] for issue in log.issues] == [
        "spreker[].persoon.geslacht",
        "spreker[].starttijd",
    ]


@pytest.mark.parametrize(
    "change",
    [{"id": None}, {"spreker": {}}, {"spreker": [1]}, {"spreker": [{"sprekertekst": 1.5}]}, {"vergadering": []}],
)
def test_a_broken_journal_line_is_refused(change: Any) -> None:
    with pytest.raises(SourceContractError):
        read_journal_line(journal_body() | change, ordinal=1, url=URL, log=ReadingLog())


# --- questions --------------------------------------------------------------------------------------------------------


def question_body() -> dict[str, Any]:
    contact = {"id": 41, "naam": "Verdonck", "voornaam": "Lotte", "fractie": {"id": 1, "naam": "Groen", "kleur": "x"}}
    return {
        "disclaimer": "",
        "id": 101,
        "nummer": "1528",
        "titel": "Vraag om uitleg",
        "onderwerp": "over orgels",
        "objectstatus": "behandeld",
        "objecttype": {"id": 2, "naam": "Vraag om uitleg"},
        "zittingsjaar": "2023-2024",
        "thema": ["Cultuur", {"naam": "Media"}][:1],
        "commissie": {"id": 7, "titel": "Commissie voor Cultuur", "afkorting": "CUL"},
        "contacttype": [
            {"beschrijving": "Vraagsteller", "contact": [contact]},
            {"beschrijving": "Bevoegde minister", "contact": {"id": 9, "naam": "Hazewind", "voornaam": "Joris"}},
            {"beschrijving": "Indiener", "contact": [{"naam": "Orgelraad"}]},
        ],
        "procedureverloop": [
            {"status": "Behandeld", "datum": "2023-11-09T00:00:00+0100", "vergadering": {"id": 1}},
            {"status": "Ingediend", "datum": "2023-10-02T00:00:00+0200"},
        ],
        "journaallijn": [
            {
                "id": 11,
                "link": [],
                "vergadering": {"id": 1, "datumbegin": "2023-11-08T14:00:42+0100", "type": "Commissie"},
            }
        ],
    }


def test_a_question_is_read() -> None:
    log = ReadingLog()
    question = read_question(question_body(), url=URL, log=log)
    assert (question.vi_id, question.number, question.session_year, question.type_name) == (
        101,
        1528,
        "2023-2024",
        "Vraag om uitleg",
    )
    assert (question.subject, question.status, question.themes) == ("over orgels", "behandeld", ("Cultuur",))
    assert (question.submitted_on, question.treated_on) == (date(2023, 10, 2), date(2023, 11, 8))
    assert (question.committee_name, question.jln_ids, question.verg_ids) == ("Commissie voor Cultuur", (11,), (1,))
    assert [
        (contact.capacity, contact.person_id, contact.last_name, contact.party_name) for contact in question.contacts
    ] == [
        ("Vraagsteller", "41", "Verdonck", "Groen"),
        ("Bevoegde minister", "9", "Hazewind", None),
        ("Indiener", None, "Orgelraad", None),
    ]
    assert log.issues == ()


def test_a_question_with_an_id_only_is_read() -> None:
    question = read_question({"id": 5}, url=URL, log=ReadingLog())
    assert (question.vi_id, question.type_name, question.contacts, question.treated_on) == (5, "", (), None)


def test_a_question_is_dated_by_its_procedure_where_no_meeting_is_named() -> None:
    body = question_body()
    del body["journaallijn"]
    assert read_question(body, url=URL, log=ReadingLog()).treated_on == date(2023, 11, 9)


@pytest.mark.parametrize(
    ("change", "themes", "status"),
    [
        ({"thema": [{"naam": "Media"}]}, ("Media",), "behandeld"),
        ({"thema": {"titel": "Media"}}, ("Media",), "behandeld"),
        ({"objectstatus": {"naam": "ingetrokken"}}, ("Cultuur",), "ingetrokken"),
        ({"thema": None}, (), "behandeld"),
    ],
)
def test_the_open_forms_of_a_question_are_read(change: Any, themes: tuple[str, ...], status: str) -> None:
    log = ReadingLog()
    question = read_question(question_body() | change, url=URL, log=log)
    assert (question.themes, question.status) == (themes, status)
    assert log.issues == ()


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"nummer": "veel"},
        {"contacttype": {}},
        {"procedureverloop": [{"datum": "gisteren"}]},
        {"journaallijn": [{}]},
    ],
)
def test_a_broken_question_is_refused(change: Any) -> None:
    with pytest.raises(SourceContractError):
        read_question(question_body() | change, url=URL, log=ReadingLog())


# --- committees -------------------------------------------------------------------------------------------------------


def test_a_list_of_committees() -> None:
    log = ReadingLog()
    content = {
        "disclaimer": "",
        "items": [{"commissie": {"id": 7, "afkorting": "CUL", "naam": "Cultuur", "datumvan": "x"}}],
    }
    assert read_committee_list(content, url=URL, log=log) == (ListedCommittee("7", "CUL", "Cultuur"),)
    assert log.issues == ()
    with pytest.raises(SourceContractError, match="the object has orgaan"):
        read_committee_list({"items": [{"orgaan": {}}]}, url=URL, log=log)
