"""The people of a house as the register of ``parliament/people``: the truth of who is who."""

from parliament.model import CommitteeSeat, GovernmentTerm, Legislature, Membership, Person, Provenance
from parliament.people.register import Register, make_register
from replica.house import House


def true_register(house: House, provenance: Provenance | None = None) -> Register:
    """The people of a house as the register of ``parliament/people``, every fact with this provenance."""
    return make_register(
        [
            Person(person.person_id, person.first_name, person.last_name, person.gender, provenance=provenance)
            for person in house.persons
        ],
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
    )


def known_governments(house: House, provenance: Provenance | None = None) -> Register:
    """What is known of a house beforehand: its ministers with their times, as the shipped register knows the real ones.

    The service tells of ministers only where they have a record as member (source contract §5.10).
    """
    everything = true_register(house, provenance)
    ministers = {term.person_id for term in everything.government_terms}
    return make_register(
        [person for person in everything.persons if person.person_id in ministers],
        [],
        everything.government_terms,
        [],
        everything.legislatures,
    )
