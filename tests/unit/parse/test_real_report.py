"""The real committee report must parse exactly."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from parliament.model import ElementKind, MeetingKind, ParsedReport, Role
from parliament.parse import count_words, parse_report
from parliament.parse.as_json import report_as_dict
from parliament.text import read_document


@pytest.fixture(scope="module")
def report(real_report: Path) -> ParsedReport:
    return parse_report(read_document(real_report.read_bytes(), name=real_report.name))


def test_meeting_is_read_from_the_cover(report: ParsedReport) -> None:
    heading = report.heading
    assert (heading.kind, heading.number, heading.session_year) == (MeetingKind.COMMITTEE, "C180", "2019-2020")
    assert heading.date == date(2020, 5, 12)
    assert heading.committee == "Commissie voor Binnenlands Bestuur, Gelijke Kansen en Inburgering"
    assert report.page_count == 38


def test_items_and_their_pages(report: ParsedReport) -> None:
    assert [item.page for item in report.items] == [4, 8, 14, 19, 24, 31, 35]
    assert {item.chair for item in report.items} == {"Kris Van Dijck"}
    numbers = [[question.number for question in item.questions] for item in report.items]
    assert numbers == [[2132], [2133, 2134], [2145], [2189], [2135, 2167, 2187], [2142], [2183, 2184]]


def test_a_wrapped_heading_gives_its_subject(report: ParsedReport) -> None:
    question = next(question for item in report.items for question in item.questions if question.number == 2183)
    assert question.subject == "de Internationale Dag tegen Homofobie en Transfobie bij de Vlaamse overheid"
    assert question.questioner == "Maxim Veys"
    assert question.addressees[0].name == "Bart Somers"
    assert question.addressees[0].portfolio.startswith(
        "viceminister-president van de Vlaamse Regering, Vlaams minister"
    )


def test_speeches_and_words(report: ParsedReport) -> None:
    assert len(report.speeches) == 109
    assert sum(speech.words for speech in report.speeches) == 18_586
    assert all(speech.words == count_words("\n".join(speech.paragraphs)) for speech in report.speeches)


def test_speakers_and_roles(report: ParsedReport) -> None:
    roles = Counter(speech.role for speech in report.speeches)
    assert roles == {Role.CHAIR: 57, Role.MINISTER: 16, Role.MEMBER: 36}
    assert {speech.speaker for speech in report.speeches if speech.role is Role.CHAIR} == {"Kris Van Dijck"}


def test_every_line_is_assigned_and_no_word_is_lost(report: ParsedReport) -> None:
    account = report.account
    assert (account.total, account.assigned, account.unknown) == (1779, 1779, 0)
    assert account.document_words - account.joined_breaks == sum(span.words for span in report.spans)
    assert ElementKind.UNKNOWN not in {span.kind for span in report.spans}


def test_contents_agree_with_the_body(report: ParsedReport) -> None:
    assert len(report.contents) == 11
    assert report.issues == ()


def test_a_speaker_line_at_the_top_of_a_page_opens_a_speech(report: ParsedReport) -> None:
    speech = next(speech for speech in report.speeches if speech.line == 2010)
    assert (speech.speaker, speech.party) == ("Maxim Veys", "sp·a")


def test_json_form_counts_every_line(report: ParsedReport) -> None:
    data = report_as_dict(report)
    assert data["lines"]["line_count"] == data["lines"]["assigned_line_count"] == 1779
