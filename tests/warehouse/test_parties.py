"""Parties, coalitions and the parties of ministers, as core has them."""

from datetime import date
from typing import Any

import pytest

from parliament.people import load_shipped_register
from parliament.speaking_time import shipped_rate
from warehouse.register_frames import register_frames


@pytest.fixture
def world_with_parties(world: Any) -> Any:
    """A small world that knows the real parties and coalitions."""
    frames = register_frames(load_shipped_register(), shipped_rate())
    for table in ("party", "coalition_party"):
        world.rows[table] = frames[table].to_dicts()
    return world


def test_a_party_has_one_name_on_a_day(world_with_parties: Any):
    world_with_parties.build()
    day = "date '2021-03-20'"
    rows = world_with_parties.query(
        f"select party_name from core.party where party_family = 'vooruit' "
        f"and coalesce(from_date <= {day}, true) and coalesce(to_date > {day}, true)"
    )
    assert rows == [("sp·a",)]


def test_every_family_governs_or_not_on_every_day_since_1995(world_with_parties: Any):
    world_with_parties.build()
    for day in ("1999-07-13", "2008-09-23", "2026-11-27"):
        rows = world_with_parties.query(
            f"select party_family, count(*) from core.government_status where from_date <= '{day}' "
            f"and coalesce(to_date > '{day}', true) group by all having count(*) <> 1"
        )
        assert rows == []
    governing = world_with_parties.query(
        "select party_family from core.government_status where is_governing and to_date is null order by 1"
    )
    assert governing == [("cdv",), ("n-va",), ("vooruit",)]


def test_a_ministers_party_is_that_of_the_last_seat_or_else_of_the_next(world: Any):
    world.member("1", "Green", date(2014, 6, 17), date(2019, 10, 2))
    world.member("1", "Red", date(2024, 7, 2))
    world.minister("1", date(2019, 10, 2), date(2024, 7, 2))
    world.member("2", "Blue", date(2024, 7, 2))
    world.minister("2", date(2019, 10, 2), date(2024, 7, 2))
    world.minister("3", date(2019, 10, 2))
    world.build()
    rows = world.query("select person_id, party_family, party_rule from core.government_term order by 1")
    assert rows == [("1", "green", "last seat"), ("2", "blue", "next seat"), ("3", None, None)]


def test_the_shipped_ministers_belong_to_a_party_that_governed(world_with_parties: Any):
    """The coalitions are general knowledge; the register's own ministers are held against them."""
    frames = register_frames(load_shipped_register(), shipped_rate())
    for table in ("person", "membership", "government_term"):
        world_with_parties.rows[table] = frames[table].to_dicts()
    world_with_parties.build()
    strangers = world_with_parties.query(
        """
        select terms.person_id, terms.from_date, terms.party_family
        from core.government_term as terms
        where terms.party_family is not null and terms.party_rule = 'last seat' and not exists (
            from core.government_status as statuses
            where statuses.party_family = terms.party_family and statuses.is_governing
            and terms.from_date >= statuses.from_date and coalesce(terms.from_date < statuses.to_date, true)
        )
        """
    )
    assert strangers == []
