"""Print, parse, compare: the parser must give back the truth of the replica, from text, from PDF and from the journal.

Paragraphs are compared joined: where a page turn falls between two full lines, neither file tells whether a paragraph
ended there. A stage direction's page is that of its paragraph, so it is not compared.
"""

import json
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.model import AgendaItem, JournalLine, JournalSpeech, ParsedReport, Role, Speech
from parliament.parse import parse_report
from parliament.parse.journal import parse_journal
from parliament.reading_log import ReadingLog
from parliament.source.payloads.meetings import read_meeting_list
from parliament.text import read_document
from replica.faults import Faults
from replica.nights import Clock
from replica.rare_forms import UNKNOWN_HEADINGS, UNKNOWN_SUB_HEADING
from replica.render_pdf import render_pdf
from replica.render_text import render_text
from replica.service import Service, ServiceChoices
from replica.truth import TruthReport
from replica.world import World, WorldSettings, build_world

# One or more for each form of labels and headings (source contract §5.2 and §5.4).
ERAS = st.sampled_from(
    [
        date(1999, 9, 27),
        date(2008, 9, 22),
        date(2013, 9, 30),
        date(2014, 9, 22),
        date(2016, 9, 26),
        date(2021, 9, 27),
        date(2024, 9, 23),
    ]
)
SEEDS = st.integers(min_value=0, max_value=10_000)
# The same examples in every run: a report that the parser reads wrong must not come and go with chance.
SLOW_TO_MAKE = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def small_world(seed: int, first_date: date, *, has_rare_forms: bool = False) -> World:
    """Four meetings of one year."""
    return build_world(
        WorldSettings(seed=seed, meetings=4, first_date=first_date, years=0.9, has_rare_forms=has_rare_forms)
    )


def without_lines(item: AgendaItem) -> AgendaItem:
    return replace(item, line=0, questions=tuple(replace(question, line=0) for question in item.questions))


def comparable(speech: Speech, interrupted: set[int | None]) -> dict[str, Any]:
    # Whether a stage direction behind the last word still belongs to the turn's pages is a matter of taste.
    left_out = {"line", "source_person_id", *({"last_page"} if speech.ordinal in interrupted else ())}
    values = {field.name: getattr(speech, field.name) for field in fields(speech) if field.name not in left_out}
    return values | {"paragraphs": " ".join(speech.paragraphs)}


def assert_is_truth(parsed: ParsedReport, truth: TruthReport) -> None:
    """Everything the truth knows, item by item, so that a failure names what differs."""
    assert parsed.heading == truth.heading
    assert parsed.page_count == truth.page_count
    assert [without_lines(item) for item in parsed.items] == list(truth.items)
    assert [speech.label for speech in parsed.speeches] == [speech.label for speech in truth.speeches]
    interrupted = {interjection.speech for interjection in truth.interjections}
    for found, true in zip(parsed.speeches, truth.speeches, strict=True):
        assert comparable(found, interrupted) == comparable(true, interrupted)
    assert [(one.speech, one.item, one.kind, one.text.rstrip("."), one.persons) for one in parsed.interjections] == [
        (one.speech, one.item, one.kind, one.text.rstrip("."), one.persons) for one in truth.interjections
    ]
    assert [replace(vote, line=0) for vote in parsed.votes] == list(truth.votes)
    assert [(one.name, one.status, one.reason) for one in parsed.attendance] == [
        (one.name, one.status, one.reason) for one in truth.attendance
    ]
    assert [replace(entry, line=0) for entry in parsed.contents] == list(truth.contents)
    assert [heading.title for heading in parsed.sub_headings] == list(truth.sub_headings)
    assert parsed.account.unknown == 0
    # Headings and sub-headings that no list holds are told, each once.
    told = ["unknown_heading" for item in truth.items if item.title in UNKNOWN_HEADINGS]
    told += ["unknown_sub_heading" for title in truth.sub_headings if title == UNKNOWN_SUB_HEADING]
    assert sorted(issue.kind for issue in parsed.issues) == sorted(told)


@pytest.mark.long
@SLOW_TO_MAKE
@given(SEEDS, ERAS, st.booleans())
def test_the_parser_reads_the_truth_from_text(seed: int, first_date: date, headers_on_all_pages: bool) -> None:
    world = small_world(seed, first_date)
    for plan in world.plans:
        rendered = render_text(world.script(plan.index), world.house, headers_on_all_pages=headers_on_all_pages)
        assert_is_truth(parse_report(read_document(rendered.text.encode(), name="report.txt")), rendered.truth)


@pytest.mark.thorough
@pytest.mark.long
@SLOW_TO_MAKE
@given(SEEDS, ERAS)
def test_the_parser_reads_the_truth_from_pdf(seed: int, first_date: date) -> None:
    world = small_world(seed, first_date)
    for plan in world.plans:
        rendered = render_pdf(world.script(plan.index), world.house)
        assert_is_truth(parse_report(read_document(rendered.body, name="report.pdf")), rendered.truth)


# Years in which a legislature begins, with its session of one year, and two without.
@pytest.mark.parametrize("first_date", [date(2009, 6, 30), date(2014, 6, 17), date(2019, 6, 18), date(2021, 9, 27)])
@pytest.mark.parametrize("seed", [3, 4])
def test_rare_forms_are_read_from_text_and_from_pdf(seed: int, first_date: date) -> None:
    world = small_world(seed, first_date, has_rare_forms=True)
    years = {plan.session_year for plan in world.plans}
    assert (str(first_date.year) in years) == (first_date.month == 6)
    for plan in world.plans:
        text = render_text(world.script(plan.index), world.house, headers_on_all_pages=seed % 2 == 0)
        assert_is_truth(parse_report(read_document(text.text.encode(), name="report.txt")), text.truth)
        printed = render_pdf(world.script(plan.index), world.house)
        assert_is_truth(parse_report(read_document(printed.body, name="report.pdf")), printed.truth)


@pytest.mark.long
def test_a_report_of_full_volume_is_read_exactly() -> None:
    world = build_world(WorldSettings(seed=5, meetings=2).at_full_volume())
    for plan in world.plans:
        rendered = render_text(world.script(plan.index), world.house)
        assert_is_truth(parse_report(read_document(rendered.text.encode(), name="report.txt")), rendered.truth)


def journal_lines(service: Service, verg_id: int) -> list[JournalLine]:
    """The journal lines of a meeting as the service gives them, with the names of the model."""
    detail = json.loads(service.answer(f"/e/opendata/verg/{verg_id}").body)["vergadering"]
    lines = []
    for ordinal, entry in enumerate(detail["journaallijn"], start=1):
        body = json.loads(service.answer(f"/e/opendata/jln/{entry['id']}").body)
        speeches = tuple(
            JournalSpeech(number, turn["sprekertitel"], turn["sprekertekst"], _person_id(turn))
            for number, turn in enumerate(body["spreker"], start=1)
        )
        questions = tuple(question["id"] for question in body["vrageninterpellatie"])
        lines.append(JournalLine(body["id"], verg_id, ordinal, body["titel"], questions, (), speeches, ""))
    return lines


def _person_id(turn: dict[str, Any]) -> str | None:
    return str(turn["persoon"]["id"]) if "persoon" in turn else None


@pytest.mark.long
@SLOW_TO_MAKE
@given(SEEDS, ERAS, st.booleans())
def test_the_journal_copy_says_the_same(seed: int, first_date: date, has_rare_forms: bool) -> None:
    world = small_world(seed, first_date, has_rare_forms=has_rare_forms)
    clock = Clock(world.plans[-1].date + timedelta(days=1))
    service = Service(world, "http://127.0.0.1:1", Faults(0), clock, ServiceChoices())
    for plan in world.plans:
        if not plan.has_report:
            continue
        kind = "plen" if plan.committee_id is None else "comm"
        listed = json.loads(service.answer(f"/e/opendata/verg/vorige?type={kind}&dagen=9999&limiet=999").body)
        listing = read_meeting_list(listed, kind=plan.kind, url="", log=ReadingLog())
        meeting = next(one for one in listing.meetings if one.verg_id == plan.verg_id)
        parsed = parse_journal(meeting, journal_lines(service, plan.verg_id))
        truth = render_text(world.script(plan.index), world.house).truth
        assert [(one.label, one.words, " ".join(one.paragraphs)) for one in parsed.speeches] == [
            (one.label, one.words, " ".join(one.paragraphs)) for one in truth.speeches
        ]
        assert [heading.title for heading in parsed.sub_headings] == list(truth.sub_headings)
        known = {speech.ordinal: speech.source_person_id for speech in parsed.speeches if speech.source_person_id}
        assert known == {ordinal: person for ordinal, person in truth.speech_persons.items() if ordinal in known}
        assert len(known) == sum(1 for speech in truth.speeches if speech.role not in {Role.CHAIR, Role.GUEST})
