"""The service without its socket: shapes against the real bodies, routes, choices, nights."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from parliament.people.service_records import read_committee
from parliament.reading_log import ReadingLog
from parliament.source.payloads.committees import read_committee_list
from parliament.source.payloads.meetings import read_agenda, read_journal_list
from replica.faults import Faults
from replica.links import pfile_id_of
from replica.nights import Clock
from replica.service import JSON_TYPE, Service, ServiceChoices
from replica.world import World

ROOT = "http://127.0.0.1:1"


NIGHT = date(2024, 1, 1)


def make_service(world: World, *faults: str, night: int = 2, choices: ServiceChoices | None = None) -> Service:
    clock = Clock(world.plans[-1].date + timedelta(days=1), night)
    return Service(world, ROOT, Faults.named(world.settings.seed, faults), clock, choices or ServiceChoices())


def get(service: Service, path: str) -> Any:
    answer = service.answer(f"/e/opendata{path}")
    assert answer.status == 200
    assert answer.content_type == JSON_TYPE
    return json.loads(answer.body)


def key_paths(value: Any, path: str = "") -> set[tuple[str, str]]:
    """Every key in a body with the type of its value; list positions are left out."""
    if isinstance(value, dict):
        return {
            found
            for key, inner in value.items()
            for found in {(f"{path}.{key}", type(inner).__name__), *key_paths(inner, f"{path}.{key}")}
        }
    if isinstance(value, list):
        return {found for inner in value for found in key_paths(inner, f"{path}[]")}
    return set()


@pytest.fixture(scope="module")
def service(world: World) -> Service:
    return make_service(world)


def test_a_plenary_list_has_the_keys_and_types_of_the_real_one(service: Service, source_samples: Path) -> None:
    real = json.loads((source_samples / "verg-vorige-plen-2023.json").read_text(encoding="utf-8"))
    ours = get(service, "/verg/vorige?type=plen&dagen=999999&limiet=999999")
    assert key_paths(ours) <= key_paths(real)
    assert {frozenset(item["vergadering"]) for item in real["items"]} == {
        frozenset(item["vergadering"]) for item in ours["items"]
    }


def test_member_records_have_the_keys_and_types_of_the_real_ones(service: Service, source_samples: Path) -> None:
    real = [json.loads(path.read_text(encoding="utf-8")) for path in (source_samples / "vv").glob("*.json")]
    known = {found for body in real for found in key_paths(body)}
    # Taken out of the samples because they are personal; the contract's §1.12 lists them.
    removed = {"beroep", "email", "ereteken", "geboortedatum", "geboorteplaats", "interesse", "opleiding", "website"}
    seen = 0
    for person in service.world.house.persons:
        answer = service.answer(f"/e/opendata/vv/{person.person_id}?lang=nl")
        if answer.body:
            seen += 1
            body = json.loads(answer.body)
            assert {path for path, _ in key_paths(body) - known} <= {f".{name}" for name in removed}
            assert set(body) >= {"lidmaatschap", "mandaat-andere", "mandaat-vlaams-parlement", "huidigefractie"}
    assert seen >= 124


def test_committees_and_groups_have_the_keys_of_the_real_ones(service: Service, source_samples: Path) -> None:
    real = [json.loads(path.read_text(encoding="utf-8")) for path in (source_samples / "comm").glob("*.json")]
    known = {found for body in real for found in key_paths(body)}
    committee_ids = [row["commissie"]["id"] for row in get(service, "/comm/huidige")["items"]]
    # Eight of now and three that ended (source contract §12).
    assert len(committee_ids) == 11
    for committee_id in committee_ids:
        assert key_paths(get(service, f"/comm/{committee_id}")) <= known
    groups = json.loads((source_samples / "vv-huidige-perfractie-2026.json").read_text(encoding="utf-8"))
    assert key_paths(get(service, "/vv/huidige/perfractie")) <= key_paths(groups)


def test_every_link_of_a_meeting_leads_somewhere(service: Service) -> None:
    for item in get(service, "/verg/vorige?type=comm&datumvan=01012000&datumtot=31122099&limiet=5")["items"]:
        meeting = item["vergadering"]
        detail = get(service, f"/verg/{meeting['id']}?aanpassingen=nee&idPrsHighlight=0")["vergadering"]
        assert {key: detail[key] for key in meeting} == meeting
        for link in meeting["link"]:
            assert service.answer(link["href"].removeprefix(ROOT)).body
        for line in detail.get("journaallijn", []):
            journal = get(service, f"/jln/{line['id']}")
            assert journal["vergadering"]["id"] == meeting["id"]
            assert [question["id"] for question in journal["vrageninterpellatie"]] == [
                question["id"] for question in line["vrageninterpellatie"]
            ]
            for question in line["vrageninterpellatie"]:
                body = get(service, f"/vi/{question['id']}")
                assert [treated["id"] for treated in body["journaallijn"]] == [line["id"]]
        if "commissiehandelingen" in detail:
            path = detail["commissiehandelingen"]["pdffilewebpath"].removeprefix(ROOT)
            assert service.answer(path).body.startswith(b"%PDF-")


def test_lists_are_newest_first_and_follow_the_window(service: Service) -> None:
    everything = get(service, "/verg/vorige?datumvan=01012000&datumtot=31122099&limiet=999999")["items"]
    starts = [item["vergadering"]["datumagendering"] for item in everything]
    assert starts == sorted(starts, reverse=True)
    assert len(everything) == len(service.world.plans)
    day = service.world.plans[10].date
    some = get(service, f"/verg/vorige?datumvan={day:%d%m%Y}&datumtot={day:%d%m%Y}")["items"]
    assert {item["vergadering"]["datumagendering"][:10] for item in some} == {day.isoformat()}
    assert len(get(service, "/verg/vorige?dagen=999999&limiet=3")["items"]) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/verg/vorige?datumvan=2023-01-01",
        "/verg/vorige?datumvan=32012023",
        "/verg/vorige?type=both",
        "/verg/abc",
        "/vv/op-datum",
    ],
)
def test_a_wrong_parameter_is_answered_400(service: Service, path: str) -> None:
    assert service.answer(f"/e/opendata{path}").status == 400


def test_an_empty_list_has_no_items_unless_chosen(world: World) -> None:
    nothing = "/verg/vorige?datumvan=01011990&datumtot=02011990"
    assert get(make_service(world), nothing) == {"disclaimer": ""}
    chosen = make_service(world, choices=ServiceChoices(empty_list_has_items=True))
    assert get(chosen, nothing) == {"disclaimer": "", "items": []}


@pytest.mark.parametrize(("choice", "status"), [("empty", 200), ("204", 204), ("404", 404)])
def test_an_unknown_id_is_answered_as_chosen(world: World, choice: str, status: int) -> None:
    service = make_service(world, choices=ServiceChoices(unknown_id=choice))
    for path in ("/verg/1", "/jln/9999999999", "/vi/5", "/vv/1", "/comm/2"):
        answer = service.answer(f"/e/opendata{path}")
        assert (answer.status, answer.body) == (status, b"")


def test_xml_comes_when_only_xml_is_accepted(service: Service) -> None:
    answer = service.answer("/e/opendata/vv/huidige", "application/xml")
    assert answer.content_type.startswith("application/xml")
    root = ET.fromstring(answer.body.decode())
    assert len(root.findall("items/volksvertegenwoordiger")) == 124
    assert service.answer("/e/opendata/vv/huidige", "*/*").content_type == JSON_TYPE


def test_a_search_that_is_too_broad_breaks_down(service: Service) -> None:
    assert service.answer("/e/opendata/verg/volledig/zoek?year=2022").status == 500


def test_questions_in_a_list_leave_unknown_ids_out(service: Service) -> None:
    script = service.script(0)
    known = script.items[0].questions[0].vi_id
    body = get(service, f"/vi/lijst?id={known},42")
    assert [row["vrageninterpellatie"]["id"] for row in body["items"]] == [known]


def test_withdrawn_questions_are_on_the_agenda_and_have_no_journal_line(service: Service) -> None:
    scripts = [service.script(plan.index) for plan in service.world.plans if plan.committee_id]
    script = next(script for script in scripts if script.withdrawn)
    body = get(service, f"/vi/{script.withdrawn[0].vi_id}")
    assert body["objectstatus"] in {"ingetrokken", "omgevormd tot actualiteitsdebat", "verwezen naar commissie"}
    assert "journaallijn" not in body
    agenda = get(service, f"/verg/{script.plan.verg_id}/agd")
    assert str(script.withdrawn[0].vi_id) in json.dumps(agenda)


def test_real_bodies_can_be_mounted(world: World, tmp_path: Path) -> None:
    (tmp_path / "vv").mkdir()
    (tmp_path / "vv" / "4064.json").write_bytes(b'{"id": 4064}')
    service = make_service(world, choices=ServiceChoices(mounted=tmp_path))
    assert service.answer("/e/opendata/vv/4064?lang=nl").body == b'{"id": 4064}'
    assert service.answer("/e/opendata/vv/4065?lang=nl").body == b""


def test_ministers_who_never_had_a_seat_have_no_record(service: Service) -> None:
    house = service.world.house
    seated = {seat.person_id for seat in house.memberships}
    never = [term.person_id for term in house.government_terms if term.person_id not in seated]
    assert never
    assert all(service.answer(f"/e/opendata/vv/{person_id}").body == b"" for person_id in never)


def test_offsets_follow_brussels(service: Service) -> None:
    for item in get(service, "/verg/vorige?dagen=999999&limiet=999999")["items"]:
        text = item["vergadering"]["datumagendering"]
        month = int(text[5:7])
        if month in {12, 1, 2}:
            assert text.endswith("+0100")
        if month in {5, 6, 9}:
            assert text.endswith("+0200")


def published(service: Service) -> dict[int, tuple[int | None, bool, bool]]:
    shown = {plan.index: service.publications.of(plan) for plan in service.world.plans}
    return {index: (one.pfile_id, one.has_final_text, one.is_provisional) for index, one in shown.items()}


def test_two_nights_bring_a_late_report_and_revisions(world: World) -> None:
    faults = ("late_report", "provisional_then_final", "same_id_new_bytes")
    first, second = make_service(world, *faults, night=1), make_service(world, *faults, night=2)
    newest = [plan.index for plan in reversed(world.plans) if plan.has_report][:3]
    before, after = published(first), published(second)
    assert before[newest[0]] == (None, False, False)
    assert after[newest[0]] == (pfile_id_of(newest[0], 1), True, False)
    assert before[newest[1]] == (pfile_id_of(newest[1], 1), False, True)
    assert after[newest[1]] == (pfile_id_of(newest[1], 2), True, False)
    assert before[newest[2]][0] == after[newest[2]][0]
    assert before[newest[2]][1:] == (False, False)
    assert all(has_final for pfile, has_final, _ in after.values() if pfile)
    files = [service.answer(f"/pfile?id={pfile_id_of(newest[2], 1)}").body for service in (first, second)]
    assert files[0] != files[1]
    listed = get(first, "/verg/vorige?dagen=999999&limiet=999999")["items"]
    flags = [
        (item["vergadering"]["voorlopig-verslag"], item["vergadering"][key]["isvoorlopigeversie"])
        for item in listed
        for key in ("plenairehandelingen", "commissiehandelingen")
        if key in item["vergadering"]
    ]
    assert (True, True) in flags
    assert all(one == other for one, other in flags)


def test_meetings_after_today_are_not_there_yet(world: World) -> None:
    service = Service(world, ROOT, Faults(1), Clock(world.plans[9].date), ServiceChoices())
    listed = get(service, "/verg/vorige?dagen=999999&limiet=999999&datumtot=31122099")["items"]
    assert len(listed) == len([plan for plan in world.plans if plan.date <= world.plans[9].date])
    later = world.plans[-1].verg_id
    assert service.answer(f"/e/opendata/verg/{later}").body == b""


def test_members_on_a_day_are_those_of_the_house(service: Service) -> None:
    day = date(2022, 3, 1)
    ids = {row["volksvertegenwoordiger"]["id"] for row in get(service, f"/vv/op-datum?datum={day:%d%m%Y}")["items"]}
    assert ids == {int(person_id) for person_id in service.world.house.members_at(day)}


def test_ended_committees_and_wrapped_lists_are_read_as_real_ones_are(world: World) -> None:
    """Source contract §12: committees that ended at odd hours and have no functions; ``/hand`` in either form."""
    plain = make_service(world, choices=ServiceChoices(lists_ended_committees=False))
    choices = ServiceChoices(journal_is_wrapped=True, record_has_agenda=False)
    service = make_service(world, choices=choices)
    log = ReadingLog()
    listed = read_committee_list(get(service, "/comm/huidige"), url="u", log=log)
    assert len(listed) - len(read_committee_list(get(plain, "/comm/huidige"), url="u", log=log)) == 3
    for committee in listed[-3:]:
        body = get(service, f"/comm/{committee.committee_id}")
        register = read_committee(body, url="u", seen_on=NIGHT, log=log)
        assert (register.committee_seats, log.issues, body["functie"]) == ((), (), [])
        assert not committee.committee_name.startswith("Commissie voor")
        assert body["datum-van-samenstelling"] == body["datumtot"]
    verg_id = next(plan.verg_id for plan in service.listed_plans() if service.publications.of(plan).pfile_id)
    journals = [get(one, f"/verg/{verg_id}/hand") for one in (plain, service)]
    assert ["vergadering" in journal for journal in journals] == [False, True]
    first, second = (read_journal_list(journal, url="u", log=log) for journal in journals)
    assert first == second
    assert first
    assert "agenda-item" not in get(service, f"/verg/{verg_id}")["vergadering"]
    agendas = [get(one, f"/verg/{verg_id}/agd") for one in (plain, service)]
    assert ["vergadering" in agenda for agenda in agendas] == [False, True]
    bare, wrapped = (read_agenda(agenda, url="u", log=log) for agenda in agendas)
    assert bare == wrapped
    assert log.issues == ()
