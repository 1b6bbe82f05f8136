"""What the registers say of persons, and what resolving a label gave, as frozen data classes.

Part of the nouns of the project: they are imported from ``parliament.model``.
"""

from dataclasses import dataclass, field
from datetime import date

from parliament.model_report import Role


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from (a url, or a file of the project) and on which day it was seen there."""

    source: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the parliament or the government. ``person_id`` is the service's id (``persoon.id``) as text.

    ``has_record`` says that the person's own record was read, so that a mandate that is not known was not held.
    """

    person_id: str
    first_name: str
    last_name: str
    gender: str | None = None
    other_names: tuple[str, ...] = ()
    provenance: Provenance | None = None
    birth_year: int | None = None
    profession: str | None = None
    has_record: bool = False

    @property
    def full_name(self) -> str:
        """First name, space, last name: the order of the headings."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's seat in a parliamentary group over the half-open period ``[from_date, to_date)``.

    ``party_name`` is the printed form of that period, ``party_family`` the stable code over renames
    (``docs/naming.md``). ``to_date`` ``None`` is still running. ``is_observed_only`` marks a membership known from a
    dated list: true on that day, its real ends unknown.
    """

    person_id: str
    party_name: str
    party_family: str
    from_date: date
    to_date: date | None
    constituency: str | None = None
    is_observed_only: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class GovernmentTerm:
    """A person's time as minister over the half-open period ``[from_date, to_date)``, with title and portfolio."""

    person_id: str
    government_name: str
    title: str
    portfolio: str | None
    from_date: date
    to_date: date | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class CommitteeSeat:
    """A person's function in a committee over a period (``voorzitter``, ``vaste leden``, …)."""

    committee_id: str
    committee_code: str
    committee_name: str
    person_id: str
    function_name: str
    from_date: date
    to_date: date | None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class OtherMandate:
    """A person's mandate elsewhere (a municipality, another parliament) over a half-open period.

    ``group_name`` is the service's (``Lokale mandaten``). ``from_precision`` and ``to_precision`` say how exactly the
    service knows an end: ``day``, ``month`` or ``year``; ``None`` where it does not say.
    """

    person_id: str
    group_name: str
    mandate_name: str
    from_date: date
    to_date: date | None
    from_precision: str | None = None
    to_precision: str | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a speaker label resolved to at a date.

    ``person_id`` is ``None`` when unresolved; ``rule`` then says why (``ambiguous``, ``unknown``). ``confidence`` is in
    [0, 1]. ``party_name`` and ``party_family`` are of the date, ``None`` for ministers without a seat and guests.
    ``candidates`` are the person ids that an ambiguous label fits.
    """

    label: str
    at: date
    person_id: str | None
    role: Role
    party_name: str | None
    party_family: str | None
    rule: str
    confidence: float
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Legislature:
    """A parliamentary term ``[start_date, end_date]``, both ends included as the service gives them."""

    name: str
    start_date: date
    end_date: date | None
    election_date: date | None = None
    provenance: Provenance | None = field(default=None)
