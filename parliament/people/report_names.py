"""Every name in a report resolved once, with issues for what stays open or does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parliament.model import Issue, ParsedReport, Question, Resolution, Role, Severity, Speech
from parliament.people.names import folded_key
from parliament.people.register import Register
from parliament.people.resolution import (
    Match,
    PrintedLabel,
    match_member,
    match_printed_label,
    match_surname,
    resolution_of,
)

# Where the same name is printed in several places of a report, the speaker's row comes first.
NAME_USES = ("speaker", "chair", "questioner", "addressee", "answerer", "voter", "attendee", "interjector")


@dataclass(frozen=True, slots=True)
class NameResolution:
    """What one printed name of a report resolved to.

    ``name_use`` is one of :data:`NAME_USES`. ``label`` is the printed label (of speeches the speaker line), ``name``
    the name in it, empty where the report gives none; together they are unique in a report.
    """

    name_use: str
    label: str
    name: str
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A printed name at its place."""

    name_use: str
    printed: PrintedLabel
    line: int | None

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.name_use, self.printed.label, self.printed.name or "")


def resolve_report(
    report: ParsedReport, meeting_date: date, register: Register, *, meeting_chair_id: str | None = None
) -> tuple[tuple[NameResolution, ...], tuple[Issue, ...]]:
    """Resolve every distinct (name_use, label, name) of a report at the meeting's date.

    ``meeting_chair_id`` is the chair whom the service names for the meeting; it is used for the chair's speeches only
    where the report itself names no chair. Gives the resolutions, in the order of :data:`NAME_USES` and of the report,
    and issues of the kinds ``unknown_name``, ``ambiguous_name``, ``unnamed_chair``, ``minister_without_term``,
    ``party_mismatch``, ``party_of_neighbouring_day``, ``guest_with_members_name``, ``unknown_party`` and
    ``person_id_conflict``.
    """
    first_seen: dict[tuple[str, str, str], _Occurrence] = {}
    issues: list[Issue] = []
    for occurrence in _with_new_parties(tuple(_occurrences(report)), meeting_date, register):
        known = first_seen.setdefault(occurrence.key, occurrence)
        issues.extend(_id_conflict(known, occurrence))
    names = []
    for (name_use, label, name), occurrence in first_seen.items():
        resolution = _resolve(occurrence, meeting_date, register, meeting_chair_id)
        names.append(NameResolution(name_use=name_use, label=label, name=name, resolution=resolution))
        issues.extend(_issues_of(occurrence, resolution, register))
    return tuple(names), tuple(issues)


def _occurrences(report: ParsedReport) -> Iterator[_Occurrence]:
    """All printed names in the order of :data:`NAME_USES`."""
    yield from (_speaker(speech) for speech in report.speeches)
    yield from (_named("chair", item.chair, item.line, Role.CHAIR) for item in report.items if item.chair)
    questions = [question for item in report.items for question in item.questions]
    for question in questions:
        yield _named("questioner", question.questioner, question.line, Role.MEMBER)
    for question in questions:
        yield from _ministers_of(question)
    for vote in report.votes:
        yield from (_named("voter", cast.name, vote.line, Role.MEMBER) for cast in vote.cast)
    for attendance in report.attendance:
        yield _named("attendee", attendance.name, attendance.line, Role.MEMBER)
    for interjection in report.interjections:
        yield from (_named("interjector", person, interjection.line, Role.UNKNOWN) for person in interjection.persons)


def _with_new_parties(occurrences: Sequence[_Occurrence], at: date, register: Register) -> Iterator[_Occurrence]:
    """The names, with those parties marked that nobody knows and that several members of one family are printed with.

    A family that took a new name yesterday is printed so behind each of its members; an organisation is printed behind
    its guests, of whom one may bear a member's name.
    """
    bearers: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    office = register.index.day(at)
    for occurrence in occurrences:
        party = occurrence.printed.party
        if party is None or register.index.family_of(party) is not None:
            continue
        for person_id in office.members.folded.get(folded_key(occurrence.printed.bare_name), ()):
            bearers[party].add((person_id, office.membership[person_id].party_family))
    new_parties = {party for party, found in bearers.items() if _is_one_family(found)}
    for occurrence in occurrences:
        is_new = occurrence.printed.party in new_parties
        yield (
            replace(occurrence, printed=replace(occurrence.printed, is_party_of_members=True)) if is_new else occurrence
        )


def _is_one_family(bearers: set[tuple[str, str]]) -> bool:
    """Whether several persons bear a party, all of one family."""
    return len({person_id for person_id, _ in bearers}) > 1 and len({family for _, family in bearers}) == 1


def _ministers_of(question: Question) -> Iterator[_Occurrence]:
    for addressee in question.addressees:
        yield _named("addressee", addressee.name, question.line, Role.MINISTER)
    if question.answered_by:
        yield _named("answerer", question.answered_by, question.line, Role.MINISTER)


def _speaker(speech: Speech) -> _Occurrence:
    printed = PrintedLabel(
        label=speech.label,
        name=speech.speaker or "",
        party=speech.party,
        role=speech.role,
        source_person_id=speech.source_person_id,
    )
    return _Occurrence(name_use="speaker", printed=printed, line=speech.line)


def _named(name_use: str, name: str, line: int, role: Role) -> _Occurrence:
    return _Occurrence(name_use=name_use, printed=PrintedLabel(label=name, name=name, role=role), line=line)


def _resolve(occurrence: _Occurrence, at: date, register: Register, meeting_chair_id: str | None) -> Resolution:
    printed = occurrence.printed
    return resolution_of(register, printed, at, _match(occurrence, at, register, meeting_chair_id))


def _match(occurrence: _Occurrence, at: date, register: Register, meeting_chair_id: str | None) -> Match:
    printed = occurrence.printed
    is_unnamed_chair = printed.role is Role.CHAIR and not printed.name and printed.source_person_id is None
    if is_unnamed_chair and meeting_chair_id is not None and register.index.person(meeting_chair_id) is not None:
        return Match(person_id=meeting_chair_id, rule="meeting_chair")
    if is_unnamed_chair:
        return Match(person_id=None, rule="unknown")
    if occurrence.name_use in ("voter", "attendee"):
        return match_member(register, printed.bare_name, at)
    match = match_printed_label(register, printed, at)
    if occurrence.name_use == "interjector" and match.rule == "unknown":
        # Stage directions say "Opmerkingen van de heer Van Rompuy": a surname is enough there when one person bears it.
        return match_surname(register, printed.label, at)
    return match


def _id_conflict(known: _Occurrence, occurrence: _Occurrence) -> Iterable[Issue]:
    """One label with two of the service's ids cannot be one row: the first is kept, and it is reported."""
    first, other = known.printed.source_person_id, occurrence.printed.source_person_id
    if first != other and None not in (first, other):
        detail = f"'{occurrence.printed.label}' carries the service's ids {first} and {other}"
        yield Issue(kind="person_id_conflict", severity=Severity.WARNING, line=occurrence.line, detail=detail)


def _warning(occurrence: _Occurrence, kind: str, detail: str) -> Issue:
    text = f"{occurrence.name_use} '{occurrence.printed.label}': {detail}"
    return Issue(kind=kind, severity=Severity.WARNING, line=occurrence.line, detail=text)


def _issues_of(occurrence: _Occurrence, resolution: Resolution, register: Register) -> Iterator[Issue]:
    printed, at = occurrence.printed, resolution.at
    if resolution.rule == "unknown" and printed.role is Role.CHAIR and not printed.name:
        yield _warning(occurrence, "unnamed_chair", "the report names no chair here")
    elif resolution.rule == "unknown":
        yield _warning(occurrence, "unknown_name", f"nobody of that name is member or minister on {at}")
    elif resolution.rule == "ambiguous":
        yield _warning(occurrence, "ambiguous_name", f"may be any of {', '.join(resolution.candidates)} on {at}")
    elif resolution.rule == "minister_without_term":
        detail = f"the register has no time as minister of person {resolution.person_id} on {at}"
        yield _warning(occurrence, "minister_without_term", detail)
    elif resolution.rule.startswith("guest_") and _is_in_office(register, printed, at):
        detail = f"a guest by the label ({resolution.rule}), who bears the name of somebody in office on {at}"
        yield _warning(occurrence, "guest_with_members_name", detail)
    if printed.party:
        yield from _party_issues(occurrence, printed.party, resolution, register)


def _is_in_office(register: Register, printed: PrintedLabel, at: date) -> bool:
    return folded_key(printed.bare_name) in register.index.day(at).everybody.folded


def _party_issues(
    occurrence: _Occurrence, printed_party: str, resolution: Resolution, register: Register
) -> Iterator[Issue]:
    family = register.index.family_of(printed_party)
    if family is None:
        yield _warning(occurrence, "unknown_party", f"the printed party '{printed_party}' is in no family")
        return
    office = register.index.day(resolution.at)
    membership = office.membership.get(resolution.person_id or "")
    if membership is None or membership.party_family == family:
        return
    detail = f"printed '{printed_party}', the register has '{membership.party_name}' on {resolution.at}"
    if register.index.is_near_party(membership.person_id, family, resolution.at):
        yield _warning(occurrence, "party_of_neighbouring_day", f"{detail}; the other one on the day before or after")
    else:
        yield _warning(occurrence, "party_mismatch", detail)
