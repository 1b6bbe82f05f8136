"""A register that is refreshed while some of the service's bodies about people are broken; all are in the archive."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.service_register import refresh_register
from parliament.archive import Archive
from parliament.people import Register
from parliament.source.endpoints import Endpoints
from parliament.source.settings import load_source_settings

DAY = date(2026, 11, 23)
GROUP = {"id": 12, "naam": "Open Vld", "kleur": "003d6d", "volgnr": 4, "zetel-aantal": 9}
NAMES = {5: "Lindeman", 6: "Vermeiren"}


def listed(person_id: int) -> dict[str, Any]:
    member = {"id": person_id, "naam": NAMES[person_id], "voornaam": "Lieve", "fractie": GROUP}
    return {"volksvertegenwoordiger": member}


def record(person_id: int) -> dict[str, Any]:
    membership = {"datumVan": "2024-07-02T00:00:00+0200", "fractie": GROUP}
    return {"id": person_id, "naam": NAMES[person_id], "voornaam": "Lieve", "lidmaatschap": [membership]}


def refresh(tmp_path: Path, broken: dict[str, Any]) -> tuple[Register, list[str]]:
    """Refresh an empty register from two members; ``broken`` are bodies that come in the place of the right ones."""
    settings = load_source_settings()
    addresses = Endpoints(settings.base_url)
    bodies = {
        addresses.members_now(): {"items": [listed(5), listed(6)]},
        addresses.members_former(): {"items": []},
        addresses.legislatures(): {"items": []},
        addresses.committees(): {"items": []},
        addresses.member(5): record(5),
        addresses.member(6): record(6),
        **{getattr(addresses, name)(*given): body for (name, *given), body in broken.items()},
    }
    archive = Archive(tmp_path / "archive")
    began = datetime.now(UTC) - timedelta(minutes=1)
    for url, body in bodies.items():
        headers = {"Content-Type": "application/json"}
        archive.store(json.dumps(body).encode(), url=url, status=200, headers=headers, fetched_at=began)
    register, found = refresh_register(Register(), settings, archive, began, day=DAY, is_parliament=False)
    return register, [one.issue.detail for one in found if one.issue.kind == "register_not_refreshed"]


def persons_with_record(register: Register) -> list[str]:
    return [person.person_id for person in register.persons if person.has_record]


def test_every_body_whole_is_no_issue(tmp_path: Path) -> None:
    register, left_out = refresh(tmp_path, {})
    assert left_out == []
    assert persons_with_record(register) == ["5", "6"]


@pytest.mark.parametrize(
    ("broken", "body", "with_record"),
    [
        (("member", 5), {**record(5), "naam": ["Lindeman"]}, ["6"]),
        (("member", 5), ["Lindeman"], ["6"]),
        (("members_now",), {"items": [{"volksvertegenwoordiger": None}, listed(6)]}, ["6"]),
        (("members_now",), {"items": {"volksvertegenwoordiger": listed(6)}}, []),
        (("members_now",), ["Lindeman"], []),
        (("members_former",), {"items": [7]}, ["5", "6"]),
        (("legislatures",), {"items": [{"legislatuur": 7}]}, ["5", "6"]),
        (("committees",), {"items": [{"commissie": {}}]}, ["5", "6"]),
    ],
    ids=lambda value: json.dumps(value)[:50],
)
def test_a_broken_body_is_an_issue_with_its_address_and_the_rest_goes_on(
    tmp_path: Path, broken: tuple[Any, ...], body: Any, with_record: list[str]
) -> None:
    register, left_out = refresh(tmp_path, {broken: body})
    assert persons_with_record(register) == with_record
    name, *given = broken
    address = getattr(Endpoints(load_source_settings().base_url), name)(*given)
    assert [address in detail for detail in left_out] == [True]
