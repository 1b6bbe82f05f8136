"""Looking somebody up, as the command does."""

from datetime import date

from parliament.people.register import Register
from parliament.people.search import find_people

DAY = date(2020, 5, 12)


def test_a_surname_on_a_day(traps: Register) -> None:
    (view,) = find_people(traps, "van rooy", DAY)
    assert (view.person.person_id, view.rule) == ("1", "surname")
    assert view.membership is not None
    assert (view.membership.party_name, view.government_term, len(view.memberships)) == ("Vlaams Belang", None, 1)


def test_a_minister_on_a_day(traps: Register) -> None:
    (view,) = find_people(traps, "Lieve Lindeman", DAY)
    assert view.membership is None
    assert view.government_term is not None
    assert len(view.memberships) == 2


def test_several_candidates_are_all_shown(traps: Register) -> None:
    views = find_people(traps, "Claes", DAY)
    assert [(view.person.full_name, view.rule, view.confidence) for view in views] == [
        ("Mia Claes", "ambiguous", 0.0),
        ("Bram Claes", "ambiguous", 0.0),
    ]


def test_people_out_of_office_and_parts_of_names(traps: Register) -> None:
    (former,) = find_people(traps, "Luk Martens", DAY)
    assert (former.person.person_id, former.rule, former.membership) == ("31", "same_name", None)
    assert {view.rule for view in find_people(traps, "claes", None)} == {"same_name"}
    assert [view.person.last_name for view in find_people(traps, "oosterl", None)] == ["Oosterlinck"]
    assert find_people(traps, "zzz", None) == ()
    assert find_people(traps, "  ", None) == ()
