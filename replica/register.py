"""The people of a house as the register of ``parliament/people``: the truth of who is who."""

from dataclasses import replace

from parliament.model import CommitteeSeat, GovernmentTerm, Legislature, Membership, Person, Provenance
from parliament.people.register import Register, make_register
from replica.house import House
from replica.lives import birth_day, local_mandates, profession


def true_register(house: House, provenance: Provenance | None = None) -> Register:
    """The people of a house as the register of ``parliament/people``, every fact with this provenance."""
    # Who never had a seat has no record (source contract §5.10).
    recorded = {seat.person_id for seat in house.memberships}
    return make_register(
        [_person(person, provenance, has_record=person.person_id in recorded) for person in house.persons],
        [
            Membership(
                seat.person_id,
                seat.party_name,
                seat.party_family,
                seat.from_date,
                seat.to_date,
                seat.constituency,
                provenance=provenance,
            )
            for seat in house.memberships
        ],
        [
            GovernmentTerm(
                term.person_id,
                term.government_name,
                term.title,
                term.portfolio,
                term.from_date,
                term.to_date,
                provenance,
            )
            for term in house.government_terms
        ],
        [
            CommitteeSeat(
                seat.committee_id,
                seat.committee_code,
                seat.committee_name,
                seat.person_id,
                seat.function_name,
                seat.from_date,
                seat.to_date,
                provenance,
            )
            for seat in house.committee_seats
        ],
        [
            Legislature(term.name, term.start_date, term.end_date, term.election_date, provenance)
            for term in house.legislatures
        ],
        [mandate for person_id in recorded for mandate in local_mandates(person_id, house.span[1], provenance)],
    )


def _person(person: Person, provenance: Provenance | None, *, has_record: bool) -> Person:
    named = Person(person.person_id, person.first_name, person.last_name, person.gender, provenance=provenance)
    if not has_record:
        return named
    person_id = person.person_id
    return replace(named, birth_year=birth_day(person_id).year, profession=profession(person_id), has_record=True)


def known_governments(house: House, provenance: Provenance | None = None) -> Register:
    """What is known of a house beforehand: its ministers with their times, as the shipped register knows the real ones.

    The service gives ministers only where they have a record as a member (source contract §5.10).
    """
    everything = true_register(house, provenance)
    ministers = {term.person_id for term in everything.government_terms}
    return make_register(
        [
            replace(person, birth_year=None, profession=None, has_record=False)
            for person in everything.persons
            if person.person_id in ministers
        ],
        [],
        everything.government_terms,
        [],
        everything.legislatures,
    )
