"""Look-ups over a register: by id, by any form of a name, and who was in office on a day."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from parliament.model import GovernmentTerm, Membership, Person
from parliament.people.names import exact_key, folded_key, glued_key, short_forms
from parliament.period import covers, starts_before_end
from parliament.vocabulary.parties import party_family, party_key

# Days whose candidates are kept at a time: a committee week has five, a crawl goes through them in order.
_DAYS_KEPT = 128
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NameForms:
    """Every key under which one person can be found; computed once per person."""

    person_id: str
    exact: frozenset[str]
    folded: frozenset[str]
    alternative: frozenset[str]
    glued: frozenset[str]
    surname: frozenset[str]
    first_name: str


def name_forms(person: Person) -> NameForms:
    """The keys of a person: own name, other names, halves of a hyphenated surname, surname first."""
    full_name = person.full_name
    others = (*person.other_names, *short_forms(person.first_name, person.last_name))
    first_key = folded_key(person.first_name)
    folded = frozenset({folded_key(full_name)})
    alternative = frozenset(folded_key(name) for name in others) - folded
    own_surnames = (person.last_name, *(half for half in person.last_name.split("-") if half.strip()))
    other_surnames = (
        folded_key(name).removeprefix(first_key).strip()
        for name in person.other_names
        if folded_key(name).startswith(first_key + " ")
    )
    return NameForms(
        person_id=person.person_id,
        exact=frozenset({exact_key(full_name)}),
        folded=folded,
        alternative=alternative,
        glued=frozenset(glued_key(name) for name in (full_name, *person.other_names)),
        surname=frozenset({*(folded_key(name) for name in own_surnames), *other_surnames}),
        first_name=first_key,
    )


@dataclass(frozen=True, slots=True)
class Candidates:
    """Persons among whom a name is looked for, with their keys turned round: key -> person ids."""

    forms: tuple[NameForms, ...]
    exact: Mapping[str, tuple[str, ...]]
    folded: Mapping[str, tuple[str, ...]]
    alternative: Mapping[str, tuple[str, ...]]
    glued: Mapping[str, tuple[str, ...]]
    surname: Mapping[str, tuple[str, ...]]


def _turn_round(pairs: Iterable[tuple[frozenset[str], str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for keys, person_id in pairs:
        for key in keys:
            found[key].add(person_id)
    return {key: tuple(sorted(person_ids)) for key, person_ids in found.items()}


def make_candidates(forms: Iterable[NameForms]) -> Candidates:
    """Turn the keys of some persons round; the order of the persons makes no difference."""
    kept = tuple(sorted(forms, key=lambda form: form.person_id))
    return Candidates(
        forms=kept,
        exact=_turn_round((form.exact, form.person_id) for form in kept),
        folded=_turn_round((form.folded, form.person_id) for form in kept),
        alternative=_turn_round((form.alternative, form.person_id) for form in kept),
        glued=_turn_round((form.glued, form.person_id) for form in kept),
        surname=_turn_round((form.surname, form.person_id) for form in kept),
    )


@dataclass(frozen=True, slots=True)
class DayInOffice:
    """Who was member or minister on a day, and the candidates for names printed on it."""

    day: date
    membership: Mapping[str, Membership]
    ended_membership: Mapping[str, Membership]
    term: Mapping[str, GovernmentTerm]
    members: Candidates
    ministers: Candidates
    everybody: Candidates


class RegisterIndex:
    """Look-ups of one register. Days are worked out when first asked for and the last ones are kept."""

    def __init__(
        self,
        persons: Iterable[Person],
        memberships: Iterable[Membership],
        government_terms: Iterable[GovernmentTerm],
    ) -> None:
        self._person = {person.person_id: person for person in persons}
        self._forms = {person_id: name_forms(person) for person_id, person in self._person.items()}
        # Real memberships stand after observed ones, so that on a day that both cover the real one is taken.
        self._memberships = sorted(
            memberships, key=lambda fact: (not fact.is_observed_only, fact.from_date, fact.party_name, fact.person_id)
        )
        self._terms = sorted(government_terms, key=lambda fact: (fact.from_date, fact.title, fact.person_id))
        self._days: OrderedDict[date, DayInOffice] = OrderedDict()

    def person(self, person_id: str) -> Person | None:
        """The person with an id, or ``None``."""
        return self._person.get(person_id)

    def family_of(self, party_name: str | None) -> str | None:
        """The family of a printed party: of the known families, else of a party that the register itself knows."""
        if not party_name:
            return None
        return party_family(party_name) or self._own_families.get(party_key(party_name))

    @cached_property
    def _own_families(self) -> Mapping[str, str]:
        """Party key -> family, of the register's memberships; a name that two families bear is left out."""
        families: defaultdict[str, set[str]] = defaultdict(set)
        for fact in self._memberships:
            families[party_key(fact.party_name)].add(fact.party_family)
        return {key: next(iter(found)) for key, found in families.items() if len(found) == 1}

    def memberships_of(self, person_id: str) -> tuple[Membership, ...]:
        """A person's memberships, oldest first."""
        return self._memberships_by_person.get(person_id, ())

    def is_near_party(self, person_id: str, family: str, day: date) -> bool:
        """Whether a person is of a family on a day, the day before or the day after: a report may print either.

        On the day of a switch the report prints the party of the morning, of the evening, or of the list it was made
        from; which, the register's dates by day cannot show.
        """
        first, last = day - _ONE_DAY, day + _ONE_DAY
        return any(
            fact.party_family == family and fact.from_date <= last and starts_before_end(first, fact)
            for fact in self._memberships_by_person.get(person_id, ())
        )

    @cached_property
    def _memberships_by_person(self) -> Mapping[str, tuple[Membership, ...]]:
        grouped: defaultdict[str, list[Membership]] = defaultdict(list)
        for fact in self._memberships:
            grouped[fact.person_id].append(fact)
        return {
            person_id: tuple(sorted(facts, key=lambda fact: fact.from_date)) for person_id, facts in grouped.items()
        }

    def terms_of(self, person_id: str) -> tuple[GovernmentTerm, ...]:
        """A person's times as minister, oldest first."""
        return tuple(fact for fact in self._terms if fact.person_id == person_id)

    def day(self, day: date) -> DayInOffice:
        """Who was in office on a day, with the candidates for its names."""
        known = self._days.get(day)
        if known is None:
            known = self._work_out(day)
            self._days[day] = known
            if len(self._days) > _DAYS_KEPT:
                self._days.popitem(last=False)
        return known

    @cached_property
    def all_candidates(self) -> Candidates:
        """Everybody in the register, whatever the day."""
        return make_candidates(self._forms.values())

    @cached_property
    def of_unknown_career(self) -> Candidates:
        """Everybody of whom neither a time as minister nor a record is known: a record would hold such a time."""
        ministers = {fact.person_id for fact in self._terms}
        with_record = {fact.person_id for fact in self._memberships if not fact.is_observed_only}
        known = ministers | with_record
        return make_candidates(form for form in self._forms.values() if form.person_id not in known)

    @cached_property
    def known_full_names(self) -> frozenset[str]:
        """The folded full names of everybody in the register, whatever the day."""
        return frozenset(name for form in self._forms.values() for name in form.folded | form.alternative)

    @cached_property
    def known_surnames(self) -> frozenset[str]:
        """The folded surnames of everybody in the register, whatever the day."""
        return frozenset(name for form in self._forms.values() for name in form.surname)

    @cached_property
    def known_first_names(self) -> frozenset[str]:
        """The folded first names of everybody in the register, whatever the day."""
        return frozenset(form.first_name for form in self._forms.values())

    def _work_out(self, day: date) -> DayInOffice:
        membership = {fact.person_id: fact for fact in self._memberships if self._holds(fact, day)}
        term = {fact.person_id: fact for fact in self._terms if self._holds(fact, day)}
        ended = {fact.person_id: fact for fact in self._memberships if fact.to_date == day}
        return DayInOffice(
            day=day,
            membership=membership,
            ended_membership=ended,
            term=term,
            members=make_candidates(self._forms[person_id] for person_id in membership),
            ministers=make_candidates(self._forms[person_id] for person_id in term),
            everybody=make_candidates(self._forms[person_id] for person_id in {*membership, *term}),
        )

    def _holds(self, fact: Membership | GovernmentTerm, day: date) -> bool:
        """Whether a fact of a known person covers a day."""
        return covers(fact, day) and fact.person_id in self._person
