"""How well printed names are resolved to persons: right, wrong or left open, with intervals.

Measured are

* every name in the reports of an invented parliament of ten years, with changes of party, government and substitutes:
  printed as text, parsed, resolved, and compared with who it really is;
* the names of the real report, when it is at hand, against ``real_persons.json``;
* names of the shipped register as they may be printed otherwise: with a letter wrong, in another spelling, run
  together, surname first, surname only; and names of people who are not in office on the day, which nobody may be
  taken for. What is printed is drawn from a seed;
* the same for members' names printed as a guest's ("Jan Peeters (directeur VVSG)"), which must stay nobody's;
* persons known from print only: the reports of the invented parliament again, without any register. A name is right
  when most names of the person it was given to are the same true person's;
* the chair's cues ("De heer Van Miert heeft het woord.") against who speaks next.

A name counts once in a report and use, however often it is printed there. Of the names that can be resolved,
``correct`` went to the right person, ``found`` to any person, and ``expected`` is all of them: precision is the share
that is right of what was resolved, recall the share that is right of all. Left open is never wrong.

Run ``python -m tools.measure_people`` to print the table, and with ``--write`` to renew
``parliament/people/quality_estimates.csv``, which ships with the program.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from parliament.model import Membership, ParsedReport, Person, Role, Speech
from parliament.parse import parse_report
from parliament.people import (
    CONFIDENCE,
    NameResolution,
    PrintedLabel,
    Register,
    chair_cues,
    cue_agreement,
    load_shipped_register,
    make_register,
    match_surname,
    resolve_name,
    resolve_report,
)
from parliament.people.printed_persons import Sighting, printed_persons
from parliament.text import read_document
from replica.house import House
from replica.names import invent_names
from replica.register import true_register
from replica.render_text import render_text
from replica.truth import TruthReport
from replica.world import World, WorldSettings, build_world
from tools.measure_parser import Measure, rows_of
from tools.measured import GOLDEN, REAL_ERA, REAL_REPORT, REPOSITORY, real_report_is_missing, write_measured
from tools.name_variants import in_other_spelling, run_together, with_wrong_letter
from tools.true_names import TrueName, true_names

ESTIMATES = REPOSITORY / "parliament" / "people" / "quality_estimates.csv"
REAL_PERSONS = GOLDEN / "real_persons.json"

REPLICA_ERA = "replica 2014-2024"
VARIANT_ERA = "printed otherwise"
ALL_NAMES = "all names"
ALL_USES = "names: all uses"
LEFT_OPEN = "names: ambiguous"
NOT_IN_OFFICE = "names: not in office"
GUESTS = "names: guest with a member's name"
PROVISIONAL = "names: known from print only"
CUES = "chair's cues"

# Ten years over two elections; short speeches, because names are measured and not words. The seed is any number.
WORLD = WorldSettings(
    seed=11, meetings=300, first_date=date(2014, 9, 22), years=10, speeches_per_report=30, words_per_speech=15
)
_VARIANT_SEED = 2026
# Of the ten years, enough for every member to be printed many times.
_PROVISIONAL_MEETINGS = 60
_GUEST_FORMS = ("Dr. {}", "{} (directeur VVSG)", "{} (VVSG)", "{}, voorzitter van de VVSG")
# Drawn for each membership of the register; the other variants are one each.
_WRONG_LETTERS_A_MEMBERSHIP = 4
# A membership that still runs is looked at within a year of its start.
_OPEN_MEMBERSHIP = timedelta(days=365)


class Counts:
    """Correct, found and expected by measure and gold set."""

    def __init__(self) -> None:
        self._correct: Counter[tuple[str, str]] = Counter()
        self._found: Counter[tuple[str, str]] = Counter()
        self._expected: Counter[tuple[str, str]] = Counter()

    def add(self, measure: str, era: str, *, is_correct: bool, is_found: bool, is_expected: bool = True) -> None:
        """Count one case."""
        self._correct[measure, era] += is_correct
        self._found[measure, era] += is_found
        self._expected[measure, era] += is_expected

    def add_many(self, measure: str, era: str, correct: int, found: int, expected: int) -> None:
        """Count several cases at once."""
        self._correct[measure, era] += correct
        self._found[measure, era] += found
        self._expected[measure, era] += expected

    def add_rule(self, rule: str, *, is_correct: bool) -> None:
        """Count a name that a rule decided: how often the rule is right, over all sets together."""
        self.add(f"rule {rule}", ALL_NAMES, is_correct=is_correct, is_found=True)

    def measures(self) -> list[Measure]:
        """One row for each measure and gold set, by name; rules in their order."""
        rules = {f"rule {rule}": number for number, rule in enumerate(CONFIDENCE)}
        keys = sorted(self._expected, key=lambda key: (rules.get(key[0], -1), key[1], key[0]))
        return [Measure(*key, self._correct[key], self._found[key], self._expected[key]) for key in keys]


# --- the invented parliament ----------------------------------------------------------------------------------------


def printed_reports(world: World) -> Iterator[tuple[date, ParsedReport, TruthReport]]:
    """Each report of the world, printed as text and parsed, with the truth."""
    for plan in world.plans:
        if plan.has_report:
            rendered = render_text(world.script(plan.index), world.house)
            document = read_document(rendered.text.encode(), name=f"{plan.printed_number}.txt")
            yield plan.date, parse_report(document), rendered.truth


def measure_replica(settings: WorldSettings, counts: Counts) -> None:
    """Count the names and cues of an invented parliament."""
    world = build_world(settings)
    register = true_register(world.house)
    for day, parsed, truth in printed_reports(world):
        names, _ = resolve_report(parsed, day, register)
        count_names(names, true_names(truth, world.house), world.house, counts)
        count_cues(parsed, REPLICA_ERA, counts)


def count_names(
    names: Iterable[NameResolution], truth: dict[tuple[str, str, str], TrueName], house: House, counts: Counts
) -> None:
    """Count the names of one report; one that the truth does not know counts as wrong when it went to a person."""
    resolved = {(name.name_use, name.label, name.name): name for name in names}
    for key, true in truth.items():
        _count_name(true, resolved.get(key), house, counts)
    # The truth does not say who is named in stage directions.
    invented = (name for key, name in resolved.items() if key not in truth and name.name_use != "interjector")
    for name in invented:
        if name.resolution.person_id is not None:
            _count_use(name.name_use, counts, is_correct=False, is_found=True, is_expected=False)


def _count_name(true: TrueName, found: NameResolution | None, house: House, counts: Counts) -> None:
    person_id = found.resolution.person_id if found else None
    is_open = person_id is None
    # Leaving open is measured like finding: of what was left open, how much had to be; of what had to be, how much was.
    if true.is_ambiguous or is_open:
        is_rightly_open = true.is_ambiguous and is_open
        counts.add(LEFT_OPEN, REPLICA_ERA, is_correct=is_rightly_open, is_found=is_open, is_expected=true.is_ambiguous)
    if true.is_ambiguous:
        return
    is_right = person_id == true.person_id
    _count_use(true.use, counts, is_correct=is_right, is_found=not is_open)
    if found and not is_open:
        counts.add_rule(found.resolution.rule, is_correct=is_right)
    if true.speech:
        _count_role_and_party(true, true.speech, found, house, counts)


def _count_use(use: str, counts: Counts, *, is_correct: bool, is_found: bool, is_expected: bool = True) -> None:
    for measure in (f"names: {use}", ALL_USES):
        counts.add(measure, REPLICA_ERA, is_correct=is_correct, is_found=is_found, is_expected=is_expected)


def _count_role_and_party(
    true: TrueName, speech: Speech, found: NameResolution | None, house: House, counts: Counts
) -> None:
    """The role of every speaker, and the party on the day of every speaker who has a seat on it."""
    role = found.resolution.role if found else Role.UNKNOWN
    is_role_found = role is not Role.UNKNOWN
    counts.add("roles: speaker", REPLICA_ERA, is_correct=role is speech.role, is_found=is_role_found)
    seat = house.members_at(found.resolution.at).get(true.person_id) if found else None
    if found and seat and speech.role is not Role.MINISTER:
        party = found.resolution.party_name
        counts.add("parties: speaker", REPLICA_ERA, is_correct=party == seat.party_name, is_found=party is not None)


def count_cues(parsed: ParsedReport, era: str, counts: Counts) -> None:
    """How many of the chair's cues name who speaks next, of those that can be compared."""
    agreeing, compared = cue_agreement(chair_cues(parsed))
    counts.add_many(CUES, era, agreeing, compared, compared)


# --- the real report ------------------------------------------------------------------------------------------------


def measure_real_report(path: Path, register: Register, counts: Counts) -> None:
    """Count the names, roles, parties and cues of the real report."""
    truth = json.loads(REAL_PERSONS.read_text(encoding="utf-8"))
    parsed = parse_report(read_document(path.read_bytes(), name=path.name))
    names, _ = resolve_report(parsed, date.fromisoformat(truth["date"]), register)
    persons: dict[str, dict[str, str | None]] = truth["persons"]
    for use, true_of_use in truth["uses"].items():
        found = {name.name: name.resolution for name in names if name.name_use == use}
        for name in {*true_of_use, *found}:
            person_id = found[name].person_id if name in found else None
            is_expected = name in true_of_use
            is_right = is_expected and person_id == persons[name]["person_id"]
            for measure in (f"names: {use}", ALL_USES):
                counts.add(
                    measure, REAL_ERA, is_correct=is_right, is_found=person_id is not None, is_expected=is_expected
                )
            if person_id is not None:
                counts.add_rule(found[name].rule, is_correct=is_right)
    speakers = {name.name: name.resolution for name in names if name.name_use == "speaker"}
    for name, person in persons.items():
        role = speakers[name].role.value if name in speakers else None
        counts.add("roles: speaker", REAL_ERA, is_correct=role == person["role"], is_found=role is not None)
        if person["party"] is not None:
            party = speakers[name].party_name if name in speakers else None
            counts.add("parties: speaker", REAL_ERA, is_correct=party == person["party"], is_found=party is not None)
    count_cues(parsed, REAL_ERA, counts)


# --- names printed otherwise ----------------------------------------------------------------------------------------


def count_variants(register: Register, counts: Counts) -> None:
    """Count names of members, on a day of each membership, printed otherwise than the register has them."""
    rng = Random(_VARIANT_SEED)  # noqa: S311 - the same draw in every run
    for membership in register.memberships:
        person = register.index.person(membership.person_id)
        if person is not None:
            _count_variants_of(person, _day_of(membership, rng), register, counts, rng)


def _day_of(membership: Membership, rng: Random) -> date:
    end = membership.to_date or membership.from_date + _OPEN_MEMBERSHIP
    return membership.from_date + timedelta(days=rng.randrange(max((end - membership.from_date).days, 1)))


def _count_variants_of(person: Person, day: date, register: Register, counts: Counts, rng: Random) -> None:
    name = person.full_name
    makers: list[tuple[str, Callable[[str, Random], str]]] = [
        *[("a letter wrong", with_wrong_letter)] * _WRONG_LETTERS_A_MEMBERSHIP,
        ("other spelling", in_other_spelling),
        ("run together", run_together),
        ("surname first", lambda _name, _rng: f"{person.last_name} {person.first_name}"),
    ]
    for variant, make in makers:
        printed = PrintedLabel(label=make(name, rng), role=Role.MEMBER)
        resolution = resolve_name(register, printed, day)
        _count_variant(variant, resolution.person_id, resolution.rule, person, counts)
    title = {"M": "De heer ", "V": "Mevrouw "}.get(person.gender or "", "")
    match = match_surname(register, title + person.last_name, day)
    _count_variant("surname only", match.person_id, match.rule, person, counts)


def count_strangers(register: Register, counts: Counts) -> None:
    """Count names that must stay open: of people who are out of office, as is and misprinted, and invented ones."""
    rng = Random(_VARIANT_SEED)  # noqa: S311 - the same draw in every run
    invented = iter(invent_names(len(register.memberships), rng))
    for membership in register.memberships:
        day = _day_of(membership, rng)
        office = register.index.day(day)
        out_of_office = [one for one in register.persons if one.person_id not in {*office.membership, *office.term}]
        former = rng.choice(out_of_office).full_name
        stranger = next(invented)
        for name in (former, with_wrong_letter(former, rng), f"{stranger.first_name} {stranger.last_name}"):
            resolution = resolve_name(register, PrintedLabel(label=name, role=Role.MEMBER), day)
            counts.add(NOT_IN_OFFICE, VARIANT_ERA, is_correct=resolution.person_id is None, is_found=True)


def count_guests(register: Register, counts: Counts) -> None:
    """Count members' names printed as a guest's: every one that goes to a member is wrong."""
    rng = Random(_VARIANT_SEED)  # noqa: S311 - the same draw in every run
    for membership in register.memberships:
        person = register.index.person(membership.person_id)
        if person is None:
            continue
        for form in _GUEST_FORMS:
            printed = PrintedLabel(form.format(person.full_name), person.full_name, role=Role.MEMBER)
            resolution = resolve_name(register, printed, _day_of(membership, rng))
            counts.add(GUESTS, VARIANT_ERA, is_correct=resolution.person_id is None, is_found=True)


def measure_provisional(settings: WorldSettings, counts: Counts) -> None:
    """Count the names of an invented parliament of whose people no register is at hand."""
    world = build_world(replace(settings, meetings=_PROVISIONAL_MEETINGS))
    nobody = register_of_parties_alone(world.house)
    true_person: dict[Sighting, str] = {}
    for number, (day, parsed, truth) in enumerate(printed_reports(world)):
        names, _ = resolve_report(parsed, day, nobody)
        for name in names:
            true = true_names(truth, world.house).get((name.name_use, name.label, name.name))
            if true is not None and name.resolution.rule == "unknown":
                party = true.speech.party if true.speech else None
                role = name.resolution.role
                sighting = Sighting(f"r{number}", true.use, true.label, true.name, day, party, role)
                true_person[sighting] = true.person_id
    found = {one.sighting: one.resolution for one in printed_persons(nobody, true_person).names}
    bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sighting, resolution in found.items():
        if resolution.person_id is not None:
            bearers[resolution.person_id][true_person[sighting]] += 1
    for sighting, person_id in true_person.items():
        printed = found[sighting].person_id if sighting in found else None
        is_right = printed is not None and bearers[printed].most_common(1)[0][0] == person_id
        counts.add(PROVISIONAL, REPLICA_ERA, is_correct=is_right, is_found=printed is not None)
        if printed is not None:
            counts.add_rule(found[sighting].rule, is_correct=is_right)


def register_of_parties_alone(house: House) -> Register:
    """A register that knows the parties of an invented parliament, from members of another century, and nobody else."""
    parties = sorted({(seat.party_name, seat.party_family) for seat in house.memberships})
    seats = [
        Membership(f"p{number}", name, family, date(1900, 1, 1), date(1900, 1, 2))
        for number, (name, family) in enumerate(parties)
    ]
    persons = [Person(seat.person_id, "Eertijds", f"Lid-{seat.person_id}") for seat in seats]
    return make_register(persons, seats, legislatures=house.legislatures)


def _count_variant(variant: str, found: str | None, rule: str, person: Person, counts: Counts) -> None:
    is_right = found == person.person_id
    counts.add(f"names: {variant}", VARIANT_ERA, is_correct=is_right, is_found=found is not None)
    if found is not None:
        counts.add_rule(rule, is_correct=is_right)


# --- the whole ------------------------------------------------------------------------------------------------------


def measure_all(real_report: Path | None, settings: WorldSettings = WORLD) -> list[Measure]:
    """All measures; those of the real report are left out when it is not at hand (``None``)."""
    counts = Counts()
    register = load_shipped_register()
    measure_replica(settings, counts)
    if real_report is not None:
        measure_real_report(real_report, register, counts)
    count_variants(register, counts)
    count_strangers(register, counts)
    count_guests(register, counts)
    measure_provisional(settings, counts)
    return counts.measures()


def print_table(rows: Sequence[dict[str, str]]) -> None:
    """Print the rows for people."""
    write = sys.stdout.write
    head = f"{'measure':<24}{'set':<20}{'right':>7}{'wrong':>7}{'open':>7}"
    write(f"{head}  right of resolved (95 %)   right of all (95 %)\n")
    for row in rows:
        correct, found, expected = (int(row[name]) for name in ("correct", "found", "expected"))
        write(
            f"{row['measure']:<24}{row['era']:<20}{correct:>7}{found - correct:>7}{max(expected - found, 0):>7}"
            f"  {row['precision']} ({row['precision_low']}–{row['precision_high']})"
            f"    {row['recall']} ({row['recall_low']}–{row['recall_high']})\n"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` renew the shipped file. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real-report", type=Path, default=REAL_REPORT, help="the real report, when it is at hand")
    parser.add_argument("--write", action="store_true", help=f"renew {ESTIMATES}")
    options = parser.parse_args(arguments)
    real_report = options.real_report if options.real_report.exists() else None
    if options.write and real_report is None:
        return real_report_is_missing()
    rows = rows_of(measure_all(real_report), datetime.now(tz=UTC).date().isoformat())
    print_table(rows)
    if options.write:
        write_measured(ESTIMATES, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
