"""Empty collections at every stage of people: no speech, no item, no question, no member on the day."""

from collections.abc import Callable
from datetime import date

import pytest

from parliament.model import AgendaItem, ItemType, ParsedReport, Role, Speech
from parliament.people import (
    apply_corrections,
    chair_cues,
    check_register,
    cue_agreement,
    find_contradictions,
    find_people,
    members_on,
    merge_registers,
    persons_of_contacts,
    register_from_json,
    register_from_service,
    register_to_json,
    resolve_name,
    resolve_report,
)
from parliament.people.cues import last_cue
from parliament.people.member_lists import register_of_lists
from parliament.people.register import Register, make_register
from parliament.people.resolution import PrintedLabel, match_surname

MakeSpeech = Callable[..., Speech]
MakeReport = Callable[..., ParsedReport]
DAY = date(2020, 5, 12)
EMPTY = make_register()


def test_a_report_without_speeches_has_no_cues(make_report: MakeReport) -> None:
    """heading-without-speeches.txt: one such report ended the whole night in a ValueError."""
    assert chair_cues(make_report()) == ()
    assert cue_agreement(()) == (0, 0)
    assert last_cue(()) is None


def test_a_report_of_one_chairs_turn_has_one_cue_that_nobody_answers(
    make_speech: MakeSpeech, make_report: MakeReport
) -> None:
    speech = make_speech(1, "De voorzitter", role=Role.CHAIR, paragraphs=("De heer Roosvelt heeft het woord.",))
    (cue,) = chair_cues(make_report([speech]))
    assert (cue.next_label, cue.agrees) == (None, None)


@pytest.mark.parametrize("register", [EMPTY, make_register(legislatures=())])
def test_a_report_of_nothing_has_no_names(make_report: MakeReport, register: Register) -> None:
    assert resolve_report(make_report(), DAY, register) == ((), ())
    assert resolve_report(make_report(items=()), DAY, register) == ((), ())
    without_questions = (AgendaItem(1, ItemType.VRAAG_OM_UITLEG, "titel", 1, 1, None, ()),)
    assert resolve_report(make_report(items=without_questions), DAY, register) == ((), ())


def test_a_day_without_members_resolves_nobody(make_speech: MakeSpeech, make_report: MakeReport) -> None:
    report = make_report([make_speech(1, "Wannes Roosvelt (N-VA)", speaker="Wannes Roosvelt", party="N-VA")])
    names, issues = resolve_report(report, DAY, EMPTY)
    assert [one.resolution.rule for one in names] == ["unknown"]
    assert [issue.kind for issue in issues] == ["unknown_name"]
    assert resolve_name(EMPTY, PrintedLabel(""), DAY).rule == "unknown"
    assert match_surname(EMPTY, "", DAY).rule == "unknown"


def test_registers_of_nobody(traps: Register) -> None:
    assert check_register(EMPTY) == ()
    assert members_on(EMPTY, DAY) == ()
    assert find_people(EMPTY, "Roosvelt", DAY) == ()
    assert merge_registers(EMPTY, EMPTY) == EMPTY
    assert merge_registers(traps, EMPTY) == merge_registers(EMPTY, traps) == traps
    assert find_contradictions(EMPTY, EMPTY) == ()
    assert register_from_json(register_to_json(EMPTY)) == EMPTY
    assert register_from_service(()) == (EMPTY, ())
    assert apply_corrections(EMPTY, ()) == (EMPTY, ())
    assert persons_of_contacts((), url="u", seen_on=DAY) == EMPTY


def test_no_list_is_no_member(traps: Register) -> None:
    assert register_of_lists((), traps.legislatures[0], EMPTY) == EMPTY
