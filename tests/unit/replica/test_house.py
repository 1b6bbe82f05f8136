from collections import Counter
from datetime import date, timedelta

from parliament.people.register import check_register
from replica.parties import INDEPENDENT_NAME
from replica.register import true_register
from replica.world import World, WorldSettings, build_world


def days(world: World, step: int = 29) -> list[date]:
    first, last = world.house.span
    return [first + timedelta(days=number) for number in range(0, (last - first).days, step)]


def days_in_a_term(world: World) -> list[date]:
    terms = world.house.legislatures
    return [
        day
        for day in days(world)
        if any(t.start_date <= day and (t.end_date is None or day <= t.end_date) for t in terms)
    ]


def test_every_seat_is_taken_on_every_day_of_a_term(long_world: World) -> None:
    assert {len(long_world.house.members_at(day)) for day in days_in_a_term(long_world)} == {124}


def test_a_government_of_nine_is_always_in_office(long_world: World) -> None:
    assert {len(long_world.house.ministers_at(day)) for day in days(long_world)} == {9}


def test_nobody_sits_and_governs_on_a_day_of_sittings(long_world: World) -> None:
    for plan in long_world.plans:
        ministers = {term.person_id for term in long_world.house.ministers_at(plan.date)}
        assert not ministers & set(long_world.house.members_at(plan.date))
        assert plan.chair_id in long_world.house.members_at(plan.date)


def test_the_register_finds_nothing_wrong(long_world: World) -> None:
    assert check_register(true_register(long_world.house)) == ()


def test_a_member_becomes_a_minister_and_returns(world: World) -> None:
    ministers = {term.person_id: term for term in world.house.government_terms if term.to_date}
    stays = Counter(seat.person_id for seat in world.house.memberships if seat.person_id in ministers)
    returned = [
        person_id
        for person_id in stays
        if any(
            seat.person_id == person_id and seat.from_date == ministers[person_id].to_date
            for seat in world.house.memberships
        )
    ]
    assert len(returned) == 1
    term = ministers[returned[0]]
    assert returned[0] in world.house.members_at(term.from_date - timedelta(days=1))
    assert returned[0] not in world.house.members_at(term.from_date)


def test_parties_are_renamed_within_the_span_whatever_its_length() -> None:
    for years in (0.9, 10.0):
        house = build_world(WorldSettings(years=years, meetings=2)).house
        first, last = house.span
        before = {seat.party_name for seat in house.members_at(first).values()}
        after = {seat.party_name for seat in house.members_at(last).values()}
        assert {"L&G", "Sol·a", "Open Lente"} <= before
        assert {"Land&Gezin", "Samen Sterk", "Lente."} <= after
        assert INDEPENDENT_NAME not in before


def test_namesakes_sit_in_two_parties(world: World) -> None:
    (name,) = world.house.ambiguous_names
    same = [person for person in world.house.persons if person.full_name == name]
    members = world.house.members_at(world.plans[0].date)
    assert len({members[person.person_id].party_family for person in same}) == 2
