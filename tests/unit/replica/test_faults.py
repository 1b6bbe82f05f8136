import json
from datetime import timedelta
from typing import Any

import pytest

from parliament.errors import ReportFileError
from parliament.source.bodies import ArrivedBody, judge_report
from replica.faults import FAULT_DESCRIPTIONS, JSON_FAULTS, PDF_FAULTS, Fault, Faults
from replica.nights import Clock
from replica.service import Service, ServiceChoices
from replica.tampering import tamper_with_pdf
from replica.world import World

TRANSIENT = (Fault.SERVICE_UNAVAILABLE, Fault.SERVER_ERROR, Fault.SLOW, Fault.RESET, *JSON_FAULTS)
TARGETS = [f"/e/opendata/verg/{number}" for number in range(400)]


def serve(world: World, *faults: str) -> Service:
    clock = Clock(world.plans[-1].date + timedelta(days=1))
    return Service(world, "http://127.0.0.1:1", Faults.named(world.settings.seed, faults), clock, ServiceChoices())


def listed(service: Service) -> list[dict[str, Any]]:
    body = json.loads(service.answer("/e/opendata/verg/vorige?dagen=999999&limiet=999999").body)
    return [item["vergadering"] for item in body["items"]]


def test_every_fault_is_described_in_a_sentence() -> None:
    assert set(FAULT_DESCRIPTIONS) == set(Fault)
    assert all(text.endswith(".") for text in FAULT_DESCRIPTIONS.values())


def test_an_unknown_fault_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match=r"no such fault: gremlins; there are .*truncated_pdf"):
        Faults.named(1, ["slow", "gremlins"])


@pytest.mark.parametrize("fault", TRANSIENT)
def test_a_transient_fault_hits_a_share_and_lets_retries_through(fault: Fault) -> None:
    faults = Faults(5, frozenset({fault}))
    hit = [target for target in TARGETS if faults.hits_request(fault, target, 1)]
    assert 40 < len(hit) < 120
    assert not any(faults.hits_request(fault, target, 3) for target in TARGETS)
    assert hit == [target for target in TARGETS if Faults(5, frozenset({fault})).hits_request(fault, target, 1)]
    assert hit != [target for target in TARGETS if Faults(6, frozenset({fault})).hits_request(fault, target, 1)]


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_that_is_off_hits_nothing(fault: Fault) -> None:
    faults = Faults(5)
    assert not any(faults.hits_request(fault, target, 1) for target in TARGETS)
    assert not any(faults.hits(fault, target) for target in TARGETS)


@pytest.mark.parametrize("fault", PDF_FAULTS)
def test_a_pdf_fault_spoils_chosen_files_only(world: World, fault: Fault) -> None:
    whole = serve(world).answer(f"/pfile?id={4_000_001}").body
    faults = Faults(1, frozenset({fault}))
    spoilt = [pfile for pfile in range(4_000_001, 4_000_401, 10) if tamper_with_pdf(whole, pfile, faults) != whole]
    assert 3 <= len(spoilt) <= 20
    assert tamper_with_pdf(whole, spoilt[0], faults) == tamper_with_pdf(whole, spoilt[0], faults)


@pytest.mark.parametrize("fault", [fault for fault in PDF_FAULTS if fault is not Fault.CORRUPT_PDF])
def test_the_source_room_refuses_spoilt_files(world: World, fault: Fault) -> None:
    faults = Faults(1, frozenset({fault}))
    whole = serve(world).answer("/pfile?id=4000001").body
    spoilt = next(
        body for pfile in range(4_000_001, 4_000_401, 10) if (body := tamper_with_pdf(whole, pfile, faults)) != whole
    )
    with pytest.raises(ReportFileError):
        judge_report(ArrivedBody("http://127.0.0.1/pfile", 200, {"content-type": "application/pdf"}, spoilt))


def test_cancelled_meetings_have_no_start_and_no_report(world: World) -> None:
    cancelled = [meeting for meeting in listed(serve(world, "cancelled_meeting")) if meeting["status"] == "geannuleerd"]
    assert cancelled
    for meeting in cancelled:
        assert not {"datumbegin", "datumeinde", "plenairehandelingen", "commissiehandelingen"} & set(meeting)
        assert meeting["datumagendering"]


def test_duplicate_meetings_are_listed_twice(world: World) -> None:
    ids = [meeting["id"] for meeting in listed(serve(world, "duplicate_meetings"))]
    assert len(set(ids)) == len(world.plans) < len(ids)


def test_missing_and_extra_keys_hit_some_bodies(world: World) -> None:
    plain_keys = {meeting["id"]: set(meeting) for meeting in listed(serve(world))}
    missing = [meeting for meeting in listed(serve(world, "missing_keys")) if "datumbegin" not in meeting]
    assert 0 < len(missing) < len(world.plans)
    extra = [meeting for meeting in listed(serve(world, "extra_keys")) if set(meeting) - plain_keys[meeting["id"]]]
    assert 0 < len(extra) < len(world.plans)


def test_the_clock_change_confuses_offsets_and_not_days(long_world: World) -> None:
    right = {meeting["id"]: meeting["datumagendering"] for meeting in listed(serve(long_world))}
    wrong = {meeting["id"]: meeting["datumagendering"] for meeting in listed(serve(long_world, "dst_dates"))}
    changed = [verg_id for verg_id in right if right[verg_id] != wrong[verg_id]]
    assert changed
    for verg_id in changed:
        assert right[verg_id][:19] == wrong[verg_id][:19]
        assert {right[verg_id][-5:], wrong[verg_id][-5:]} == {"+0100", "+0200"}
        assert right[verg_id][5:7] in {"03", "04", "10", "11"}


def test_stale_members_are_those_of_long_ago(world: World) -> None:
    def members(service: Service) -> set[tuple[int, str]]:
        body = json.loads(service.answer("/e/opendata/vv/huidige").body)
        rows = [row["volksvertegenwoordiger"] for row in body["items"]]
        return {(row["id"], row["fractie"]["naam"]) for row in rows}

    stale, fresh = members(serve(world, "stale_members")), members(serve(world))
    assert len(stale) == len(fresh) == 124
    assert {"Open Lente", "Sol·a"} & {party for _, party in stale}
    assert not {"Open Lente", "Sol·a"} & {party for _, party in fresh}


def test_two_names_stand_under_one_party_id(world: World) -> None:
    body = json.loads(serve(world, "two_party_names").answer("/e/opendata/vv/huidige").body)
    names: dict[int, set[str]] = {}
    for row in body["items"]:
        party = row["volksvertegenwoordiger"]["fractie"]
        names.setdefault(party["id"], set()).add(party["naam"])
    assert {"L&G", "Land&Gezin"} in names.values()
