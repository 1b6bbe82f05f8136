"""Against the replica without faults the database equals the truth exactly."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from explained import compare, is_equal, mart_tables

from flows.run_log import read_last_results
from flows.run_result import RunOutcome, RunResult
from ingest.service_register import add_contacts
from parliament.model import Role
from parliament.people import Register, party_family
from parliament.speaking_time import shipped_rate
from replica.lives import birth_day, local_mandates, profession
from replica.render_pdf import render_pdf
from replica.truth import TruthReport
from replica.world import World
from warehouse.changes import published_state
from warehouse.evidence import explained_marts
from warehouse.paths import DataFolder
from warehouse.read import open_published, query_published


@pytest.fixture(scope="module")
def truths(small_world: World) -> dict[str, TruthReport]:
    """The truth of every report by meeting id."""
    return {
        str(plan.verg_id): render_pdf(small_world.script(plan.index), small_world.house).truth
        for plan in small_world.plans
        if plan.has_report
    }


@pytest.fixture(scope="module")
def published(undisturbed_folder: Path) -> tuple[Path, RunResult]:
    """One night without faults, and what it told."""
    return undisturbed_folder, read_last_results(DataFolder(undisturbed_folder), 1)[0]


@pytest.fixture
def ask(published: tuple[Path, RunResult]) -> Callable[[str], pl.DataFrame]:
    return lambda sql: query_published(DataFolder(published[0]), sql)


def test_the_night_is_published_with_no_failed_check_and_no_issue(
    published: tuple[Path, RunResult], ask: Callable[[str], pl.DataFrame], small_world: World
) -> None:
    result = published[1]
    assert result.outcome is RunOutcome.PUBLISHED
    assert [check.check_name for check in result.failed_checks] == []
    issues = ask("select issue_kind, detail from core.issue").rows()
    # The invented parties are in no family of real ones, which is said once for each.
    names = {seat.party_name for seat in small_world.house.memberships}
    invented = {name for name in names if party_family(name) is None}
    assert len([kind for kind, _ in issues if kind == "unknown_party"]) == len(invented)
    # The planted namesakes of one party cannot be told apart where only their name is printed.
    ambiguous = [detail for kind, detail in issues if kind == "ambiguous_name"]
    assert all(any(f"'{name}" in detail for name in small_world.house.ambiguous_names) for detail in ambiguous)
    assert {kind for kind, _ in issues} <= {"unknown_party", "ambiguous_name"}


def test_what_the_service_tells_beside_the_reports_equals_the_truth(
    small_world: World, ask: Callable[[str], pl.DataFrame]
) -> None:
    house = small_world.house
    seated = {seat.person_id for seat in house.memberships if seat.from_date <= house.span[1]}
    lives = ask("select person_id, birth_year, profession from core.person where has_record order by 1").rows()
    assert lives == sorted((one, birth_day(one).year, profession(one)) for one in seated)
    mandates = ask("select person_id, mandate_name, from_date, from_precision from core.other_mandate").rows()
    known = {(one.person_id, one.mandate_name, one.from_date, one.from_precision)
             for person_id in seated for one in local_mandates(person_id, house.span[1])}  # fmt: skip
    assert len(mandates) > 50
    assert {one for one in known if one[2] <= house.span[1]} >= set(mandates)
    items = {
        (str(plan.verg_id), item.jln_id, tuple(sorted(question.vi_id for question in item.questions)))
        for plan in small_world.plans
        if plan.has_report
        for script in [small_world.script(plan.index)]
        for item in script.items
        if item.speeches
    }
    told = ask("select meeting_id, jln_id, vi_ids from core.agenda_item where jln_id is not null").rows()
    assert len(told) > 20
    assert {(meeting, jln_id, tuple(vi_ids)) for meeting, jln_id, vi_ids in told} <= items
    counts = ask(
        "select count(*) filter (where attendance_source = 'service'), "
        "count(*) filter (where attendance_source = 'report') from core.attendance"
    ).row(0)
    assert min(counts) > 100
    (linked, of_all) = ask("select count(*) filter (where recording_url like '%&t=%'), count(*) from core.speech").row(
        0
    )
    assert linked == of_all > 100


def test_meetings_equal_the_truth(small_world: World, ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask(
        "select meeting_id, meeting_kind, meeting_number, session_year, meeting_date, committee_id "
        "from core.meeting order by meeting_id"
    ).rows()
    assert rows == sorted(
        (
            str(plan.verg_id),
            plan.kind.value,
            plan.number,
            plan.session_year,
            plan.date,
            plan.committee_id,
        )
        for plan in small_world.plans
    )


def test_items_equal_the_truth(truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask(
        "select meeting_id, item_ordinal, item_type, page, chair_person_id from core.agenda_item order by 1, 2"
    ).rows()
    assert rows == sorted(
        (meeting_id, item.ordinal, item.type.value, item.page, truth.chair_persons.get(item.ordinal))
        for meeting_id, truth in truths.items()
        for item in truth.items
    )


def test_questions_equal_the_truth(truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask(
        """
        select item.meeting_id, question.question_ordinal, question.question_type, question.question_number,
            question.session_year, question.questioner_person_id, question.subject,
            list(minister.person_id order by minister.person_id) filter (where minister.is_addressed)
        from core.question as question
        inner join core.agenda_item as item using (agenda_item_id)
        left join core.question_minister as minister using (question_id)
        group by all order by 1, 2
        """
    ).rows()
    assert rows == sorted(
        (
            meeting_id,
            question.ordinal,
            question.type.value,
            question.number,
            # A question without a number line has the session year of its meeting.
            question.session_year or truth.plan.session_year,
            truth.question_persons[question.ordinal],
            question.subject,
            sorted(truth.addressed_persons[question.ordinal]),
        )
        for meeting_id, truth in truths.items()
        for question in truth.questions
    )


def test_speeches_words_and_speakers_equal_the_truth(
    truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]
) -> None:
    rows = ask(
        """
        select speech.meeting_id, speech.speech_ordinal, item.item_ordinal, speech.page, speech.speaker_label,
            speech.person_id, speech.role, speech.words, speech.text
        from core.speech as speech left join core.agenda_item as item using (agenda_item_id) order by 1, 2
        """
    ).rows()
    expected = sorted(
        (
            meeting_id,
            speech.ordinal,
            speech.item,
            speech.page,
            speech.label,
            truth.speech_persons.get(speech.ordinal),
            speech.role.value,
            speech.words,
            " ".join(speech.paragraphs),
        )
        for meeting_id, truth in truths.items()
        for speech in truth.speeches
    )
    assert len(rows) == len(expected)
    for row, true_row in zip(rows, expected, strict=True):
        # A paragraph that ends with its page cannot be told from one that goes on, so breaks are left out.
        assert (*row[:-1], row[-1].replace("\n\n", " ")) == true_row


def test_votes_equal_the_truth(truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask(
        """
        select vote.meeting_id, vote.vote_ordinal, vote.yes_count, vote.no_count, vote.abstain_count,
            count(voter.vote_id) as cast_count
        from core.vote as vote left join core.vote_cast as voter using (vote_id)
        group by all order by 1, 2
        """
    ).rows()
    assert rows == sorted(
        (meeting_id, vote.ordinal, vote.yes_count, vote.no_count, vote.abstain_count, len(vote.cast))
        for meeting_id, truth in truths.items()
        for vote in truth.votes
    )


def test_questions_that_were_never_put_equal_the_truth(small_world: World, ask: Callable[[str], pl.DataFrame]) -> None:
    never_put = Counter(
        (one.questioner_id, plan.session_year, one.type.value, one.status == "ingetrokken")
        for plan in small_world.plans
        for one in small_world.script(plan.index).withdrawn
    )
    assert never_put
    for column, is_withdrawn in (("withdrawn_count", True), ("converted_count", False)):
        rows = ask(
            f"select person_id, session_year, question_type, {column} from mart.member_question where {column} > 0"
        )
        assert {row[:3]: row[3] for row in rows.rows()} == {
            key[:3]: count for key, count in never_put.items() if key[3] == is_withdrawn
        }


def test_themes_and_days_of_questions_equal_the_truth(small_world: World, ask: Callable[[str], pl.DataFrame]) -> None:
    scripts = [small_world.script(plan.index) for plan in small_world.plans if plan.has_report]
    put = [(script.plan, question) for script in scripts for item in script.items for question in item.questions]
    days = ask("select meeting_id, question_ordinal, days_to_treatment from core.question order by 1, 2").rows()
    assert days == sorted(
        (str(plan.verg_id), question.ordinal, (plan.date - question.submitted_on).days) for plan, question in put
    )
    themes = ask("select theme_name, session_year, question_type, asked_count from mart.theme_question").rows()
    assert {row[:3]: row[3] for row in themes} == Counter(
        (question.theme, plan.session_year, question.type.value) for plan, question in put
    )


def test_seconds_follow_the_words_of_all_but_the_chair(
    truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]
) -> None:
    expected = {
        meeting_id: 60
        * sum(speech.words for speech in truth.speeches if speech.role is not Role.CHAIR)
        / shipped_rate().words_per_minute
        for meeting_id, truth in truths.items()
    }
    found = dict(ask("select meeting_id, est_seconds from mart.meeting_summary").rows())
    assert found == pytest.approx(expected)


def test_both_copies_of_every_debate_agree(truths: dict[str, TruthReport], ask: Callable[[str], pl.DataFrame]) -> None:
    rows = ask(
        "select meeting_id, matched_count, only_report_count, only_journal_count, report_words, same_speaker_share "
        "from mart.reconciliation_summary order by 1"
    ).rows()
    assert rows == sorted(
        (meeting_id, len(truth.speeches), 0, 0, truth.words, 1) for meeting_id, truth in truths.items()
    )


@pytest.mark.parametrize("mart", mart_tables())
def test_every_figure_of_the_night_is_listed_back_to_rows_that_add_up_to_it(
    published: tuple[Path, RunResult], mart: str
) -> None:
    with open_published(DataFolder(published[0])) as connection:
        different = [
            (measure.name, row)
            for evidence in explained_marts()[mart].evidence
            for measure in evidence.measures
            for row in compare(connection, mart, evidence, measure)
            if not is_equal(row[-2], row[-1])
        ]
    assert different == []


def test_persons_whom_earlier_nights_questions_named_are_not_forgotten(
    published: tuple[Path, RunResult], ask: Callable[[str], pl.DataFrame]
) -> None:
    """A night once knew only those of its own questions: a minister without a seat lost the id the night after."""
    named = published_state(DataFolder(published[0])).named_persons
    ids = ask("select distinct person_id from raw.listed_question_contact where person_id is not null")["person_id"]
    assert {person.person_id for person in named} == set(ids) != set()
    register = add_contacts(Register(), [], datetime(2026, 1, 1, tzinfo=UTC), named)
    assert {(person.person_id, person.full_name) for person in register.persons} == set(
        ask("select distinct person_id, first_name || ' ' || last_name from raw.listed_question_contact").rows()
    )
    assert all(person.provenance is not None and person.provenance.source for person in register.persons)
