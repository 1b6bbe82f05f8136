"""Known errors and gaps of the source as data: read from ``corrections/*.toml`` and applied with a guard.

Each entry has a ``reason`` and an ``expect``. ``expect`` says what the source has now; when it no longer has that, the
entry is not applied and an issue ``correction_guard`` asks to look at it. The format is in ``corrections/README.md``.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from parliament.errors import RegisterError
from parliament.model import GovernmentTerm, Issue, Membership, Person, Provenance, Severity
from parliament.people.names import folded_key
from parliament.people.register import Register, make_register
from parliament.people.register_merge import PROVISIONAL_PREFIX
from parliament.period import overlap
from parliament.vocabulary.parties import family_or_own_code

_FILE_KEYS = {"source", "seen_on", "reason", "expect"}
_COMMON_KEYS = {"reason", "expect", "source"}
# What an entry cannot do without, beside a person.
_NEEDED_KEYS: Mapping[str, frozenset[str]] = {
    "government_term": frozenset({"government", "from"}),
    "membership": frozenset({"party", "from"}),
    "membership_change": frozenset({"person_id", "party", "from"}),
    "other_name": frozenset({"person_id", "name"}),
    "person_name": frozenset({"person_id", "first_name", "last_name"}),
}
_DATE_KEYS = ("from", "to", "new_from", "new_to")
# The keys that an ``expect`` may have where it is a table; elsewhere it is the word "absent".
_EXPECT_KEYS: Mapping[str, frozenset[str]] = {
    "membership_change": frozenset({"to", "open"}),
    "person_name": frozenset({"first_name", "last_name"}),
}
_ABSENT = "absent"
_ENTRY_KEYS: Mapping[str, frozenset[str]] = {
    "government_term": frozenset({"person", "person_id", "government", "title", "portfolio", "from", "to"}),
    "membership": frozenset({"person", "person_id", "party", "constituency", "from", "to", "observed"}),
    "membership_change": frozenset({"person_id", "party", "from", "new_from", "new_to", "new_party"}),
    "other_name": frozenset({"person_id", "name"}),
    "person_name": frozenset({"person_id", "first_name", "last_name"}),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: its ``kind``, the file it stands in, why it is there, what the source should say, its values."""

    kind: str
    file_name: str
    reason: str
    expect: Any
    values: Mapping[str, Any]
    provenance: Provenance

    @property
    def name(self) -> str:
        """The entry in words, for issues."""
        person = self.values.get("person") or f"person {self.values['person_id']}"
        return f"{self.file_name}: {self.kind} of {person}"


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """All entries of a folder's ``*.toml`` files, by file name and in their order.

    Raises:
        RegisterError: a file is no TOML, or an entry has a key that is unknown, missing, or of another type: a misspelt
            key must not change what an entry does.
    """
    return tuple(entry for path in sorted(folder.glob("*.toml")) for entry in _read_file(path))


def _read_file(path: Path) -> Iterable[Correction]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{path.name} is not TOML: {error}") from error
    unknown = set(table) - _FILE_KEYS - set(_ENTRY_KEYS)
    if unknown:
        raise RegisterError(f"{path.name}: unknown part {', '.join(sorted(unknown))}")
    for kind in _ENTRY_KEYS:
        for row in table.get(kind, []):
            yield _read_entry(path.name, kind, row, table)


def _read_entry(file_name: str, kind: str, row: Mapping[str, Any], table: Mapping[str, Any]) -> Correction:
    unknown = set(row) - _ENTRY_KEYS[kind] - _COMMON_KEYS
    if unknown:
        raise RegisterError(f"{file_name}: {kind} has the unknown part {', '.join(sorted(unknown))}")
    merged = {**{key: table[key] for key in ("source", "reason", "expect") if key in table}, **row}
    for key in ("reason", "expect", "source"):
        if not merged.get(key):
            raise RegisterError(f"{file_name}: {kind} of {row.get('person') or row.get('person_id')} has no '{key}'")
    if "person_id" not in row and "person" not in row:
        raise RegisterError(f"{file_name}: {kind} names no person")
    name = f"{file_name}: {kind} of {row.get('person') or row.get('person_id')}"
    _require_values(name, _NEEDED_KEYS[kind], row)
    _require_expect(name, _EXPECT_KEYS.get(kind), merged["expect"])
    _require_day(f"{file_name}: seen_on", table.get("seen_on"))
    return Correction(
        kind=kind,
        file_name=file_name,
        reason=merged["reason"],
        expect=merged["expect"],
        values={key: value for key, value in row.items() if key not in _COMMON_KEYS},
        provenance=Provenance(source=f"corrections/{file_name}: {merged['source']}", seen_on=table["seen_on"]),
    )


def _require_values(name: str, needed: frozenset[str], row: Mapping[str, Any]) -> None:
    missing = needed - row.keys()
    if missing:
        raise RegisterError(f"{name} has no '{min(missing)}'")
    for key in _DATE_KEYS:
        if key in row:
            _require_day(f"{name}: '{key}'", row[key])


def _require_day(name: str, value: object) -> None:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RegisterError(f"{name} is {value!r} and must be a day such as 2026-06-27")


def _require_expect(name: str, keys: frozenset[str] | None, expect: object) -> None:
    if keys is None:
        if expect != _ABSENT:
            raise RegisterError(f"{name}: 'expect' is {expect!r} and must be '{_ABSENT}'")
        return
    if not isinstance(expect, dict) or not expect or not expect.keys() <= keys:
        raise RegisterError(f"{name}: 'expect' is {expect!r} and must be a table of {', '.join(sorted(keys))}")


def apply_corrections(register: Register, corrections: Iterable[Correction]) -> tuple[Register, tuple[Issue, ...]]:
    """The register with every entry whose guard holds; an entry that is already in it changes nothing."""
    draft = _Draft(register)
    for correction in corrections:
        _APPLY[correction.kind](draft, correction)
    return draft.register(), tuple(draft.issues)


class _Draft:
    """A register while it is being corrected."""

    def __init__(self, register: Register) -> None:
        self.persons = {person.person_id: person for person in register.persons}
        self.memberships = list(register.memberships)
        self.terms = list(register.government_terms)
        self.issues: list[Issue] = []
        self._base = register

    def register(self) -> Register:
        return make_register(
            self.persons.values(),
            self.memberships,
            self.terms,
            self._base.committee_seats,
            self._base.legislatures,
            self._base.other_mandates,
        )

    def person_id(self, correction: Correction) -> str:
        """The person of an entry: by number, by the very name, or a new person of the project's own data."""
        values = correction.values
        if "person_id" in values:
            person_id = str(values["person_id"])
            if person_id not in self.persons and "person" in values:
                self.persons[person_id] = _new_person(person_id, values["person"], correction.provenance)
            return person_id
        same_name = [
            person.person_id
            for person in self.persons.values()
            if folded_key(person.full_name) == folded_key(values["person"])
        ]
        if len(same_name) == 1:
            return same_name[0]
        person_id = provisional_id(values["person"])
        self.persons.setdefault(person_id, _new_person(person_id, values["person"], correction.provenance))
        return person_id

    def guard(self, correction: Correction, found: str) -> None:
        self.issues.append(
            Issue(
                kind="correction_guard",
                severity=Severity.ERROR,
                line=None,
                detail=f"{correction.name}: not applied, the source now has {found}; look whether it can go",
            )
        )


def provisional_id(full_name: str) -> str:
    """The project's own id for a person whose number is not known: ``Hilde Crevits`` -> ``gov-hilde-crevits``."""
    return PROVISIONAL_PREFIX + folded_key(full_name).replace(" ", "-")


def _new_person(person_id: str, full_name: str, provenance: Provenance) -> Person:
    first_name, _, last_name = unicodedata.normalize("NFC", full_name).partition(" ")
    return Person(person_id=person_id, first_name=first_name, last_name=last_name, provenance=provenance)


def _is_own(fact: GovernmentTerm | Membership) -> bool:
    """Whether a fact came from corrections rather than from the source."""
    return fact.provenance is not None and fact.provenance.source.startswith("corrections/")


def _add_term(draft: _Draft, correction: Correction) -> None:
    values = correction.values
    term = GovernmentTerm(
        person_id=draft.person_id(correction),
        government_name=values["government"],
        title=values.get("title", "Vlaams minister"),
        portfolio=values.get("portfolio"),
        from_date=values["from"],
        to_date=values.get("to"),
        provenance=correction.provenance,
    )
    of_source = [
        one for one in draft.terms if one.person_id == term.person_id and overlap(one, term) and not _is_own(one)
    ]
    if of_source:
        draft.guard(correction, f"a term from {of_source[0].from_date} to {of_source[0].to_date}")
        return
    draft.terms = [one for one in draft.terms if not (one.person_id == term.person_id and overlap(one, term))]
    draft.terms.append(term)


def _add_membership(draft: _Draft, correction: Correction) -> None:
    values = correction.values
    membership = Membership(
        person_id=draft.person_id(correction),
        party_name=values["party"],
        party_family=family_or_own_code(values["party"]),
        from_date=values["from"],
        to_date=values.get("to"),
        constituency=values.get("constituency"),
        is_observed_only=values.get("observed", False),
        provenance=correction.provenance,
    )
    known = [one for one in draft.memberships if one.person_id == membership.person_id and overlap(one, membership)]
    real = [one for one in known if not one.is_observed_only and not _is_own(one)]
    if real:
        draft.guard(correction, f"a membership of {real[0].party_name} from {real[0].from_date} to {real[0].to_date}")
        return
    for one in known:
        draft.memberships.remove(one)
        draft.memberships.extend(cut_out(one, membership.from_date, membership.to_date))
    draft.memberships.append(membership)


def cut_out(membership: Membership, from_date: date, to_date: date | None) -> tuple[Membership, ...]:
    """What is left of a membership when the days ``[from_date, to_date)`` are taken out of it."""
    left = []
    if membership.from_date < from_date:
        first_end = from_date if membership.to_date is None else min(from_date, membership.to_date)
        left.append(replace(membership, to_date=first_end))
    if to_date is not None and (membership.to_date is None or to_date < membership.to_date):
        left.append(replace(membership, from_date=max(to_date, membership.from_date)))
    return tuple(left)


def _change_membership(draft: _Draft, correction: Correction) -> None:
    values = correction.values
    person_id, expect = str(values["person_id"]), correction.expect
    changed_from = values.get("new_from", values["from"])
    changed_to = values.get("new_to", expect.get("to"))
    changed_party = values.get("new_party", values["party"])
    of_person = [one for one in draft.memberships if one.person_id == person_id]
    for one in of_person:
        if (one.party_name, one.from_date, one.to_date) == (values["party"], values["from"], expect.get("to")):
            draft.memberships.remove(one)
            draft.memberships.append(
                replace(
                    one,
                    party_name=changed_party,
                    party_family=family_or_own_code(changed_party),
                    from_date=changed_from,
                    to_date=changed_to,
                    provenance=correction.provenance,
                )
            )
            return
    if (changed_party, changed_from, changed_to) in {(one.party_name, one.from_date, one.to_date) for one in of_person}:
        return
    periods = ", ".join(f"{one.party_name} {one.from_date} to {one.to_date}" for one in of_person) or "no membership"
    draft.guard(correction, periods)


def _add_other_name(draft: _Draft, correction: Correction) -> None:
    person = draft.persons.get(str(correction.values["person_id"]))
    name = correction.values["name"]
    if person is None:
        draft.guard(correction, "no such person")
    elif folded_key(name) == folded_key(person.full_name):
        draft.guard(correction, f"the name '{person.full_name}' itself")
    else:
        names = tuple(sorted({*person.other_names, name}))
        draft.persons[person.person_id] = replace(person, other_names=names)


def _change_name(draft: _Draft, correction: Correction) -> None:
    values = correction.values
    person = draft.persons.get(str(values["person_id"]))
    if person is None:
        draft.guard(correction, "no such person")
        return
    now = {"first_name": person.first_name, "last_name": person.last_name}
    wanted = {"first_name": values["first_name"], "last_name": values["last_name"]}
    if now == correction.expect:
        draft.persons[person.person_id] = replace(person, **wanted)
    elif now != wanted:
        draft.guard(correction, f"the name '{person.first_name}' '{person.last_name}'")


_APPLY = {
    "government_term": _add_term,
    "membership": _add_membership,
    "membership_change": _change_membership,
    "other_name": _add_other_name,
    "person_name": _change_name,
}
