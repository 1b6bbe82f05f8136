"""What the service has for the first time, or no longer: told once, with an example and the fact's name."""

from typing import Any

from ingest.source_drift import drift, sightings
from parliament.errors import SourceContractError
from parliament.reading_log import ReadingLog
from parliament.source.payloads.questions import read_question
from warehouse.source_sightings import SourceSighting

URL = "https://ws.vlpar.be/e/opendata/vi/{}"


def question(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "titel": "Vraag",
        "objecttype": {"naam": "Vraag om uitleg"},
        "zittingsjaar": "2026-2027",
        **more,
    }


def night(
    known: tuple[SourceSighting, ...], *bodies: dict[str, Any]
) -> tuple[tuple[SourceSighting, ...], tuple[str, ...]]:
    log = ReadingLog(with_fields=True)
    for body in bodies:
        try:
            read_question(body, url=URL.format(body["id"]), log=log)
        except SourceContractError:
            continue
    seen = sightings([log], known)
    return seen, drift(seen, known)


def test_a_first_night_tells_of_what_no_reader_knows_and_of_nothing_else() -> None:
    seen, news = night((), question(1), question(2, **{"nieuw-veld": 1}))
    assert news == (f"/vi/{{id}} nieuw-veld: a field that nothing reads (fact fields.known), first at {URL.format(2)}",)
    assert ("field", "/vi/{id}", "titel", "") in {one.key for one in seen}


def test_what_is_known_is_told_no_more_and_a_new_word_or_form_is() -> None:
    known, _ = night((), question(1, **{"nieuw-veld": 1}))
    assert night(known, question(3, **{"nieuw-veld": 2}))[1] == ()
    _, news = night(known, question(4, objecttype={"naam": "Dringende vraag"}), question(5, titel=["Vraag"]))
    assert news == (
        f"/vi/{{id}} titel: another form, list, first at {URL.format(5)}",
        f"/vi/{{id}} objecttype.naam: a new value, 'Dringende vraag', first at {URL.format(4)}",
    )


def test_a_field_that_is_gone_from_every_one_of_many_answers_is_told_once() -> None:
    known, _ = night((), *(question(number, onderwerp="Zomerkampen") for number in range(1, 4)))
    assert night(known, *(question(number) for number in range(1, 6)))[1] == ()
    seen, news = night(known, *(question(number) for number in range(1, 31)))
    assert news == (f"/vi/{{id}} onderwerp: gone, absent from every answer (last example {URL.format(1)})",)
    assert night(seen, *(question(number) for number in range(1, 31)))[1] == ()


def test_a_service_that_makes_up_names_fills_nothing_and_commands_nothing() -> None:
    made_up = {f"veld-{number}\x1b[31m\n{'x' * 1000}": 1 for number in range(2000)}
    seen, news = night((), question(1, **made_up))
    assert len([one for one in seen if one.sighting_kind == "unknown_field"]) == 500
    assert max(len(one.place) for one in seen) == 200
    assert not [sentence for sentence in news if "\x1b" in sentence or "\n" in sentence]
