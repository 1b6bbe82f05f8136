"""The service's bodies about people: read whole, unknown fields reported, broken structure refused."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parliament.errors import SourceContractError
from parliament.model import ContactPerson, Issue
from parliament.people.register import Register, check_register, members_on
from parliament.people.service_bodies import BodyKind, ServiceBody, register_from_service
from parliament.people.service_dates import end_day, inclusive_end_day, start_day
from parliament.people.service_mandates import read_minister_mandate
from parliament.people.service_records import (
    persons_of_contacts,
    read_committee,
    read_legislatures,
    read_member_list,
    read_member_record,
    read_members_per_group,
)
from parliament.reading_log import ReadingLog

URL = "https://service.example/vv/5"
SEEN = date(2026, 6, 27)


def reading(reader: Callable[..., Register], body: Any, **arguments: Any) -> tuple[Register, tuple[Issue, ...]]:
    """Read a body with a log of its own."""
    log = ReadingLog()
    return reader(body, log=log, **arguments), log.issues


_GROUP = {"id": 12, "naam": "Open Vld", "kleur": "003d6d", "volgnr": 4, "zetel-aantal": 9}

# Synthetic, in the form of the real bodies.
_RECORD: dict[str, Any] = {
    "id": 5,
    "naam": "Lindeman",
    "voornaam": "Lieve",
    "geslacht": "V",
    "kieskring": "Kieskring Limburg",
    "huidigefractie": _GROUP,
    "is-huidige-vv": "J",
    "disclaimer": "",
    "lidmaatschap": [
        {"datumVan": "2026-01-21T14:07:00+0100", "fractie": {**_GROUP, "naam": "Anders."}},
        {"datumVan": "2024-07-02T00:00:00+0200", "datumTot": "2026-01-21T14:07:00+0100", "fractie": _GROUP},
        {"datumVan": "2014-06-17T00:00:00+0200", "datumTot": "2019-05-25T23:59:59+0200", "fractie": _GROUP},
    ],
    "mandaat-andere": [
        {
            "mandaatgroepnaam": "Minister",
            "parlmandaat": [
                {
                    "belangrijkmandaat": "N",
                    "datumvan": "2019-07-18T00:00:00+0200",
                    "datumtot": "2019-10-01T07:00:00+0200",
                    "mandaat": "viceminister-president van de Vlaamse Regering, Vlaams minister van Energie en Media",
                },
                {
                    "belangrijkmandaat": "N",
                    "datumvan": "2019-01-09T00:00:00+0100",
                    "datumtot": "2019-07-17T00:00:00+0200",
                    "mandaat": "Vlaams minister van Energie",
                },
                {
                    "belangrijkmandaat": "N",
                    "datumvan": "2012-01-01T00:00:00+0100",
                    "datumtot": "2012-06-01T23:59:59+0200",
                    "datumvanformaat": "DD-MM-YYYY",
                    "datumtotformaat": "DD-MM-YYYY",
                    "mandaat": "staatssecretaris voor Begroting",
                },
            ],
        }
    ],
    "mandaat-vlaams-parlement": [
        {
            "belangrijkmandaat": "J",
            "datumvan": "2024-06-09T00:00:00+0200",
            "mandaat": "Vlaams volksvertegenwoordiger Kieskring Limburg",
            "completepersoonsfunctie": [
                {
                    "commissie": {"id": 77, "titel": "Commissie voor Wonen", "datumvan": "2024-10-09T00:00:00+0200"},
                    "datumvan": "2024-10-09T16:45:00+0200",
                    "datumtot": "2025-01-08T00:00:00+0100",
                    "omschrijving": "voorzitter",
                    "titel": "Commissie voor Wonen",
                }
            ],
        },
        {
            "belangrijkmandaat": "J",
            "datumvan": "2014-05-25T00:00:00+0200",
            "datumtot": "2019-05-25T23:59:59+0200",
            "mandaat": "Vlaams volksvertegenwoordiger Kieskring Antwerpen",
        },
    ],
    "mandaat-vlaams-parlement-andere": [],
}


def test_timestamps_become_half_open_days() -> None:
    assert start_day("2026-01-21T14:07:00+0100") == date(2026, 1, 21)
    assert end_day("2026-01-21T14:07:00+0100") == date(2026, 1, 21), "the new name holds on the whole day"
    assert end_day("2024-06-08T23:59:59+0200") == date(2024, 6, 9)
    assert end_day("2023-11-08T00:05:59+0100") == date(2023, 11, 8)
    assert end_day("2022-07-04T23:45:59+0200") == date(2022, 7, 5)
    assert inclusive_end_day("2019-07-17T00:00:00+0200") == date(2019, 7, 18)
    assert inclusive_end_day("2024-06-08T23:59:00+0200") == date(2024, 6, 9)
    assert inclusive_end_day("2024-08-02T00:00:59+0200") == date(2024, 8, 2), "the next minister began at 00:01"
    assert inclusive_end_day("2022-07-04T23:45:59+0200") == date(2022, 7, 5)
    assert inclusive_end_day("2019-10-11T09:00:59+0200") == date(2019, 10, 11), "ended before the day's sitting"
    assert inclusive_end_day("2019-10-01T07:00:00+0200") == date(2019, 10, 1)
    with pytest.raises(ValueError, match="does not match format"):
        start_day("2026-01-21")


def test_a_record_gives_memberships_terms_and_functions() -> None:
    register, issues = reading(read_member_record, _RECORD, url=URL, seen_on=SEEN)
    assert issues == ()
    (person,) = register.persons
    assert (person.person_id, person.full_name, person.gender) == ("5", "Lieve Lindeman", "V")
    assert [(m.party_name, m.party_family, m.from_date, m.to_date, m.constituency) for m in register.memberships] == [
        ("Open Vld", "open-vld", date(2014, 6, 17), date(2019, 5, 26), "Antwerpen"),
        ("Open Vld", "open-vld", date(2024, 7, 2), date(2026, 1, 21), "Limburg"),
        ("Anders.", "open-vld", date(2026, 1, 21), None, "Limburg"),
    ]
    assert [(t.title, t.portfolio, t.from_date, t.to_date, t.government_name) for t in register.government_terms] == [
        ("Vlaams minister", "Energie", date(2019, 1, 9), date(2019, 7, 18), "Bourgeois"),
        ("viceminister-president", "Energie en Media", date(2019, 7, 18), date(2019, 10, 1), "Homans"),
    ], "the federal state secretary is no Flemish minister"
    (seat,) = register.committee_seats
    assert (seat.function_name, seat.from_date, seat.to_date) == ("voorzitter", date(2024, 10, 9), date(2025, 1, 9))
    assert all(fact.provenance and fact.provenance.source == URL for fact in register.memberships)


def test_an_unknown_field_is_reported_wherever_it_stands() -> None:
    body = copy.deepcopy(_RECORD)
    body["schoenmaat"] = 44
    body["lidmaatschap"][0]["fractie"]["motto"] = "vooruit"
    register, issues = reading(read_member_record, body, url=URL, seen_on=SEEN)
    assert len(register.memberships) == 3
    assert [issue.kind for issue in issues] == ["unmapped_field", "unmapped_field"]
    assert "lidmaatschap[].fractie.motto" in issues[0].detail
    assert "schoenmaat" in issues[1].detail


def test_an_unknown_party_is_reported_and_kept_apart() -> None:
    body = copy.deepcopy(_RECORD)
    body["lidmaatschap"][0]["fractie"]["naam"] = "Team Nieuw"
    register, issues = reading(read_member_record, body, url=URL, seen_on=SEEN)
    assert [issue.kind for issue in issues] == ["unknown_party"]
    assert register.memberships[-1].party_family == "other-teamnieuw"


def test_a_period_within_a_day_is_left_out_with_an_issue() -> None:
    body = copy.deepcopy(_RECORD)
    body["lidmaatschap"][0]["datumTot"] = "2026-01-21T16:00:00+0100"
    register, issues = reading(read_member_record, body, url=URL, seen_on=SEEN)
    assert [issue.kind for issue in issues] == ["empty_interval"]
    assert len(register.memberships) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("id", True),
        ("naam", ""),
        ("naam", 7),
        ("lidmaatschap", {"datumVan": "2024-07-02T00:00:00+0200"}),
        ("lidmaatschap", [{"datumVan": "02-07-2024", "fractie": _GROUP}]),
        ("lidmaatschap", [{"fractie": _GROUP}]),
        ("lidmaatschap", [{"datumVan": "2024-07-02T00:00:00+0200"}]),
        ("lidmaatschap", ["2024"]),
    ],
)
def test_broken_structure_is_refused_with_url_and_field(field: str, value: Any) -> None:
    with pytest.raises(SourceContractError) as error:
        reading(read_member_record, {**_RECORD, field: value}, url=URL, seen_on=SEEN)
    assert error.value.url == URL
    assert error.value.field.startswith(field)


def test_a_list_is_an_observation_of_one_day() -> None:
    item = {"id": 5, "naam": "Lindeman", "voornaam": "Lieve", "fractie": _GROUP, "kieskring": "Kieskring Limburg"}
    body = {"disclaimer": "", "items": [{"volksvertegenwoordiger": item}]}
    register, issues = reading(read_member_list, body, url=URL, seen_on=SEEN, observed_on=date(2020, 5, 12))
    assert issues == ()
    (membership,) = register.memberships
    assert membership.is_observed_only
    assert (membership.from_date, membership.to_date) == (date(2020, 5, 12), date(2020, 5, 13))
    former, _ = reading(read_member_list, body, url=URL, seen_on=SEEN, observed_on=None)
    assert (len(former.persons), former.memberships) == (1, ())
    assert reading(read_member_list, {"disclaimer": ""}, url=URL, seen_on=SEEN, observed_on=None)[0].persons == ()


def test_a_member_in_the_block_of_another_group_is_refused() -> None:
    member = {"id": 5, "naam": "Lindeman", "voornaam": "Lieve", "fractie": {**_GROUP, "naam": "Groen"}}
    body = {"items": [{"fractielijst": {"fractie": _GROUP, "volksvertegenwoordiger": [member]}}]}
    with pytest.raises(SourceContractError, match="Groen"):
        reading(read_members_per_group, body, url=URL, seen_on=SEEN, observed_on=SEEN)


def test_a_committee_gives_seats_since_the_day_they_were_seen() -> None:
    body = {
        "id": 77,
        "naam": "Commissie voor Wonen",
        "afkorting": "WON",
        "datumvan": "2024-10-09T00:00:00+0200",
        "datum-van-samenstelling": "2026-06-27T09:28:05+0200",
        "functie": [
            {
                "naam": "voorzitter",
                "lid": [{"id": 5, "naam": "Lindeman", "voornaam": "Lieve", "aanspreking": "Mevrouw"}],
            }
        ],
    }
    register, issues = reading(read_committee, body, url=URL, seen_on=SEEN)
    assert issues == ()
    assert register.persons[0].gender == "V"
    (seat,) = register.committee_seats
    assert (seat.committee_code, seat.function_name, seat.from_date, seat.to_date) == ("WON", "voorzitter", SEEN, None)


def test_legislatures() -> None:
    row = {
        "id": 1,
        "naam": "2019-2024",
        "start-legislatuur": "2019-06-18T00:00:00+0200",
        "eind-legislatuur": "2024-06-08T23:59:59+0200",
        "verkiezingsdatum": "2019-05-26T00:00:00+0200",
    }
    register, issues = reading(read_legislatures, {"items": [{"legislatuur": row}]}, url=URL, seen_on=SEEN)
    assert issues == ()
    (legislature,) = register.legislatures
    assert (legislature.start_date, legislature.end_date) == (date(2019, 6, 18), date(2024, 6, 8))


@pytest.mark.parametrize(
    ("mandate", "expected"),
    [
        ("Vlaams minister van Mobiliteit en Openbare Werken", ("Vlaams minister", "Mobiliteit en Openbare Werken")),
        ("minister-president van de Vlaamse Regering", ("minister-president", None)),
        (
            "minister-president van de Vlaamse Regering, Vlaams minister van Wonen",
            ("minister-president", "Wonen"),
        ),
    ],
)
def test_title_and_portfolio_of_a_mandate(mandate: str, expected: tuple[str, str | None]) -> None:
    assert read_minister_mandate(mandate) == expected


def test_contacts_of_questions_give_ministers_their_number() -> None:
    contacts = [
        ContactPerson("Bevoegde minister", "3455", "Nele", "Oosterlinck", None),
        ContactPerson("Vraagsteller", None, "", "Een vereniging", None),
    ]
    register = persons_of_contacts(contacts, url=URL, seen_on=SEEN)
    assert [person.person_id for person in register.persons] == ["3455"]


def test_a_broken_body_about_one_person_is_an_issue_and_the_rest_is_read() -> None:
    other = {**copy.deepcopy(_RECORD), "id": 6, "naam": "Vermeiren"}
    broken = {**copy.deepcopy(_RECORD), "naam": ["Lindeman"]}
    bodies = [
        ServiceBody(BodyKind.MEMBER, f"https://service.example/vv/{body['id']}", SEEN, body) for body in (broken, other)
    ]
    bodies.append(ServiceBody(BodyKind.COMMITTEE, "https://service.example/comm/7", SEEN, []))
    register, issues = register_from_service(bodies)
    assert [person.person_id for person in register.persons] == ["6"]
    left_out = [issue.detail for issue in issues if issue.kind == "register_not_refreshed"]
    assert len(left_out) == 2
    assert "/vv/5" in left_out[1] or "/vv/5" in left_out[0]


def test_every_field_of_the_real_bodies_is_accounted_for(source_samples: Path) -> None:
    def bodies(kind: BodyKind, folder: str) -> list[ServiceBody]:
        paths = sorted((source_samples / folder).glob("*.json"))
        return [ServiceBody(kind, f"{folder}/{path.stem}", SEEN, json.loads(path.read_text())) for path in paths]

    members, committees = bodies(BodyKind.MEMBER, "vv"), bodies(BodyKind.COMMITTEE, "comm")
    per_group = json.loads((source_samples / "vv-huidige-perfractie-2026.json").read_text())
    blocks = ServiceBody(BodyKind.MEMBERS_PER_GROUP, "vv/huidige/perfractie", SEEN, per_group)
    assert (len(members), len(committees)) == (124, 21)
    register, issues = register_from_service([*members, *committees, blocks])
    assert issues == ()
    assert check_register(register) == ()
    assert len(register.persons) == 124
    assert len(members_on(register, SEEN)) == 124, "every real record is a member in June 2026"
    assert not any(fact.is_observed_only for fact in register.memberships), "the records swallow what the list observed"
    lists_alone, _ = register_from_service([blocks])
    parties_of_list = {fact.person_id: fact.party_name for fact in lists_alone.memberships}
    assert parties_of_list == {fact.person_id: fact.party_name for fact in members_on(register, SEEN)}


def test_committees_of_2023_are_read_whole_ended_and_empty_ones_among_them(source_samples: Path) -> None:
    """27 bodies: some ended at 00:00:59, 09:00:59 or 23:45:59, and some list no function (source contract §12)."""
    names: set[str] = set()
    empty = []
    for path in sorted((source_samples / "comm-2023").glob("*.json")):
        payload = json.loads(path.read_text(encoding="utf-8"))
        register, issues = reading(read_committee, payload, url=path.stem, seen_on=date(2023, 12, 23))
        assert [issue for issue in issues if issue.kind != "unknown_party"] == []
        assert check_register(register) == ()
        names |= {seat.function_name for seat in register.committee_seats}
        empty += [path.stem] if not register.committee_seats else []
    assert {"vast lid", "plaatsvervangend lid", "toegevoegd lid", "lid", "verslaggever", "secretaris"} <= names
    assert empty == ["1320193", "1456916", "1621329"]


def test_a_committee_that_ended_before_it_was_seen_has_seats_of_its_last_day() -> None:
    body = {
        "id": 9,
        "afkorting": "AHC",
        "naam": "Werkgroep Water",
        "datumvan": "2020-12-16T14:00:00+0100",
        "datumtot": "2022-07-04T23:45:59+0200",
        "datum-van-samenstelling": "2022-07-04T23:45:59+0200",
        "functie": [{"naam": "verslaggever", "lid": [{"id": 1, "naam": "Roosvelt", "voornaam": "Wannes"}]}],
    }
    register, issues = reading(read_committee, body, url="u", seen_on=date(2023, 12, 23))
    assert issues == ()
    (seat,) = register.committee_seats
    assert (seat.function_name, seat.from_date, seat.to_date) == ("verslaggever", date(2022, 7, 4), date(2022, 7, 5))
    nobody, _ = reading(read_committee, {**body, "functie": []}, url="u", seen_on=date(2023, 12, 23))
    assert (nobody.persons, nobody.committee_seats) == ((), ())
