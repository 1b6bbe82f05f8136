"""The record in Popolo (popoloproject.com): persons, organisations, memberships, posts, events, motions and votes.

A file per class, a list of objects in each, in Popolo's own names. Dates are the first and the last day, both included.
What Popolo has no field for is left out.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from corpus.actors import Actors, Party, Person, read_actors
from corpus.edition import Edition
from corpus.reading import CorpusReader, Selection
from corpus.sittings import Sitting, Vote, read_sittings
from parliament.attribution import LICENCE_URL, PARLIAMENT_URL
from parliament.errors import UsageError

PARLIAMENT_ID: Final = "vlaams-parlement"
GOVERNMENT_ID: Final = "vlaamse-regering"
_GENDERS: Final = {"V": "female", "M": "male"}
_OPTIONS: Final = {"yes": "yes", "no": "no", "abstain": "abstain"}


def write_popolo(
    reader: CorpusReader, to: Path, selection: Selection, edition: Edition, told: Callable[[Sitting], None]
) -> tuple[Path, ...]:
    """Write the files below ``to``, which exists, and return them; ``told`` is called for each sitting.

    Raises:
        UsageError: the selection holds no sitting.
    """
    actors = read_actors(reader)
    events: list[dict[str, Any]] = []
    motions: list[dict[str, Any]] = []
    for sitting in read_sittings(reader, selection):
        events.append(_event(sitting))
        motions.extend(_motions(sitting))
        told(sitting)
    if not events:
        raise UsageError("there is no sitting with a report in that selection")
    classes = {
        "persons": [_person(one) for one in actors.persons.values()],
        "organizations": list(_organizations(actors)),
        "posts": list(_posts(actors)),
        "memberships": list(_memberships(actors)),
        "events": events,
        "motions": motions,
    }
    return tuple(_write(to / f"{name}.json", name, objects, edition) for name, objects in classes.items())


def _write(path: Path, name: str, objects: list[dict[str, Any]], edition: Edition) -> Path:
    content = {
        "meta": {
            "version": edition.version,
            "data_origin": edition.origin.value,
            "attribution": edition.origin.attribution,
            "license": LICENCE_URL,
        },
        name: objects,
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _given(**values: Any) -> dict[str, Any]:
    """An object of the fields that are known; dates as text."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
        if value is not None and value != []
    }


def _person(person: Person) -> dict[str, Any]:
    return _given(
        id=person.person_id,
        name=person.full_name,
        family_name=person.last_name,
        given_name=person.first_name or None,
        sort_name=f"{person.last_name}, {person.first_name}" if person.first_name else person.last_name,
        gender=_GENDERS.get(person.gender or ""),
    )


def _organizations(actors: Actors) -> Iterator[dict[str, Any]]:
    yield _given(
        id=PARLIAMENT_ID, name="Vlaams Parlement", classification="legislature",
        links=[{"url": PARLIAMENT_URL, "note": "website"}],
    )  # fmt: skip
    yield _given(id=GOVERNMENT_ID, name="Vlaamse Regering", classification="executive")
    yield from (_party(party) for party in actors.parties.values())
    for committee in actors.committees:
        yield _given(
            id=f"committee-{committee.committee_id}", name=committee.name, classification="committee",
            parent_id=PARLIAMENT_ID,
        )  # fmt: skip


def _party(party: Party) -> dict[str, Any]:
    newest = party.names[-1]
    return _given(
        id=_party_id(party.family),
        name=newest.name,
        classification="party",
        other_names=[_given(name=one.name, start_date=one.since, end_date=one.until) for one in party.names[:-1]],
        identifiers=[
            *({"scheme": "wikidata", "identifier": one} for one in _distinct(name.wikidata_id for name in party.names)),
            *(
                {"scheme": "partyfacts", "identifier": one}
                for one in _distinct(str(name.party_facts_id) for name in party.names if name.party_facts_id)
            ),
        ],
    )


def _distinct(values: Iterator[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _party_id(family: str) -> str:
    return f"party-{family}"


def _posts(actors: Actors) -> Iterator[dict[str, Any]]:
    yield {"id": "seat", "label": "Vlaams volksvertegenwoordiger", "organization_id": PARLIAMENT_ID}
    titles = sorted({term.title for person in actors.persons.values() for term in person.terms})
    for title in titles:
        yield {"id": f"minister:{title}", "label": title, "organization_id": GOVERNMENT_ID}


def _memberships(actors: Actors) -> Iterator[dict[str, Any]]:
    for person in actors.persons.values():
        for seat in person.seats:
            yield _given(
                person_id=person.person_id, organization_id=PARLIAMENT_ID, post_id="seat", role="member",
                on_behalf_of_id=_party_id(seat.party_family) if seat.party_family in actors.parties else None,
                area=_given(name=seat.constituency) or None, start_date=seat.since, end_date=seat.until,
            )  # fmt: skip
        for term in person.terms:
            yield _given(
                person_id=person.person_id, organization_id=GOVERNMENT_ID, post_id=f"minister:{term.title}",
                role=term.title, label=term.portfolio, start_date=term.since, end_date=term.until,
            )  # fmt: skip
        for function in person.functions:
            yield _given(
                person_id=person.person_id, organization_id=f"committee-{function.committee_id}",
                role=function.function, start_date=function.since, end_date=function.until,
            )  # fmt: skip


def _event(sitting: Sitting) -> dict[str, Any]:
    name = "Plenaire vergadering" if sitting.kind == "plenary" else sitting.committee_name or "Commissievergadering"
    return _given(
        id=sitting.meeting_id,
        name=f"{name} {sitting.number}" if sitting.number else name,
        classification="plenary sitting" if sitting.kind == "plenary" else "committee meeting",
        organization_id=PARLIAMENT_ID,
        start_date=sitting.started_at or sitting.day,
        end_date=sitting.ended_at or sitting.day,
        sources=[{"url": url} for url in (sitting.web_url, sitting.report_url) if url and url.startswith("http")],
    )


def _motions(sitting: Sitting) -> Iterator[dict[str, Any]]:
    for section in sitting.sections:
        for vote in (element for element in section.elements if isinstance(element, Vote)):
            yield _given(
                id=vote.vote_id,
                organization_id=PARLIAMENT_ID,
                legislative_session_id=sitting.session_year,
                text=section.title,
                classification=section.item_type,
                date=sitting.day,
                result=None if vote.is_adopted is None else ("pass" if vote.is_adopted else "fail"),
                vote_events=[_vote_event(sitting, vote)],
            )


def _vote_event(sitting: Sitting, vote: Vote) -> dict[str, Any]:
    counts = (("yes", vote.yes_count), ("no", vote.no_count), ("abstain", vote.abstain_count))
    return _given(
        identifier=None if vote.number is None else str(vote.number),
        motion_id=vote.vote_id,
        organization_id=PARLIAMENT_ID,
        start_date=sitting.day,
        result=None if vote.is_adopted is None else ("pass" if vote.is_adopted else "fail"),
        counts=[{"option": option, "value": value} for option, value in counts if value is not None],
        votes=[
            _given(voter_id=person_id, option=_OPTIONS[choice], note=None if person_id else name)
            for person_id, name, choice in vote.cast
        ],
    )
