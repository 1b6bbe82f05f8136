"""Looking somebody up: who a name may mean, how that was decided, and what the register knows of them."""

from dataclasses import dataclass
from datetime import date

from parliament.model import GovernmentTerm, Membership, Person
from parliament.people.names import folded_key, read_printed_name
from parliament.people.register import Register
from parliament.people.resolution import CONFIDENCE, Match, PrintedLabel, match_printed_label, match_surname
from parliament.period import covers

# A part of a name, or a name outside its time in office, is how people ask and never how a report is resolved.
_ASKED_CONFIDENCE = {"same_name": 0.5, "part_of_name": 0.3}


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person that a search found.

    ``rule`` and ``confidence`` say how: a rule of the resolution when a day was given and the name decides on it,
    ``ambiguous`` for each of several candidates of that day, ``same_name`` or ``part_of_name`` for people of the
    register whatever the day. ``membership`` and ``government_term`` are those of the day asked for, ``None`` when not
    in office.
    """

    person: Person
    rule: str
    confidence: float
    memberships: tuple[Membership, ...]
    government_terms: tuple[GovernmentTerm, ...]
    membership: Membership | None
    government_term: GovernmentTerm | None


def find_people(register: Register, text: str, at: date | None) -> tuple[PersonView, ...]:
    """Whom a full name, a surname or a part of a name means; with a day, resolved as a report of that day would be."""
    if at is not None:
        match = _match_on_day(register, text, at)
        if match.person_id is not None:
            return (_view(register, match.person_id, match.rule, at),)
        if match.candidates:
            return tuple(_view(register, person_id, "ambiguous", at) for person_id in match.candidates)
    return _whatever_the_day(register, text, at)


def _match_on_day(register: Register, text: str, at: date) -> Match:
    match = match_printed_label(register, PrintedLabel(label=text), at)
    return match if match.rule != "unknown" else match_surname(register, text, at)


def _whatever_the_day(register: Register, text: str, at: date | None) -> tuple[PersonView, ...]:
    key = folded_key(read_printed_name(text).name)
    if not key:
        return ()
    everybody = register.index.all_candidates
    same_name = {
        person_id
        for keys in (everybody.folded, everybody.alternative, everybody.surname)
        for person_id in keys.get(key, ())
    }
    found = same_name or {form.person_id for form in everybody.forms if any(key in name for name in form.folded)}
    rule = "same_name" if same_name else "part_of_name"
    views = [_view(register, person_id, rule, at) for person_id in found]
    return tuple(sorted(views, key=lambda view: (view.person.last_name, view.person.first_name, view.person.person_id)))


def _view(register: Register, person_id: str, rule: str, at: date | None) -> PersonView:
    index = register.index
    person = index.person(person_id)
    if person is None:
        raise LookupError(f"person {person_id} is not in the register")
    memberships, terms = index.memberships_of(person_id), index.terms_of(person_id)
    return PersonView(
        person=person,
        rule=rule,
        confidence=CONFIDENCE.get(rule, _ASKED_CONFIDENCE.get(rule, 0.0)),
        memberships=memberships,
        government_terms=terms,
        membership=next((fact for fact in memberships if at is not None and covers(fact, at)), None),
        government_term=next((fact for fact in terms if at is not None and covers(fact, at)), None),
    )
