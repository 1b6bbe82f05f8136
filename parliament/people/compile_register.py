"""Make the shipped register from the stored bodies, the dated lists and the corrections.

Run ``python -m parliament.people.compile_register --samples FOLDER --corrections FOLDER``: it writes
``parliament/people/data/register.json``. Only facts that a folder of reports needs are kept: of the functions in
committees those of the chairs and their deputies, and no mandates elsewhere, so that it does not say that a record was
read.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from parliament.model import CommitteeSeat, Issue
from parliament.people.corrections import apply_corrections, read_corrections
from parliament.people.governments import known_legislatures
from parliament.people.member_lists import read_member_list_file, register_of_lists
from parliament.people.register import Register, check_register, make_register
from parliament.people.register_json import SHIPPED_REGISTER_FILE, register_to_json
from parliament.people.register_merge import merge_registers
from parliament.people.service_bodies import BodyKind, ServiceBody, register_from_service

_SERVICE = "https://ws.vlpar.be/e/opendata"
# The days on which the stored bodies were taken (README of the samples).
_BODIES_SEEN_ON = date(2026, 6, 27)
_LISTS = (("members-2020-09.csv", date(2020, 9, 1)), ("members-2023-12.csv", date(2023, 12, 1)))
_LEGISLATURE_OF_LISTS = "2019-2024"


def compile_register(samples: Path, corrections: Path) -> tuple[Register, tuple[Issue, ...]]:
    """The register of a folder of stored bodies and lists, corrected; with every issue met on the way."""
    service, issues = register_from_service(stored_bodies(samples))
    legislatures = known_legislatures()
    known = make_register(
        [replace(person, has_record=False) for person in service.persons],
        service.memberships,
        service.government_terms,
        [seat for seat in service.committee_seats if is_chair_function(seat)],
        legislatures,
    )
    entries = read_corrections(corrections)
    # Ministers first: the rule for lists takes their time in government out of their membership.
    with_ministers, _ = apply_corrections(known, [entry for entry in entries if entry.kind == "government_term"])
    lists = [read_member_list_file(samples / name, month=month) for name, month in _LISTS]
    legislature = next(one for one in legislatures if one.name == _LEGISLATURE_OF_LISTS)
    listed = register_of_lists(lists, legislature, with_ministers)
    merged = merge_registers(known, listed)
    corrected, guards = apply_corrections(merged, entries)
    return corrected, (*issues, *guards, *check_register(corrected))


def is_chair_function(seat: CommitteeSeat) -> bool:
    """Whether a function presides a committee: chair or one of the deputy chairs, not the leader of a group."""
    return "voorzitter" in seat.function_name and "fractievoorzitter" not in seat.function_name


def stored_bodies(samples: Path) -> list[ServiceBody]:
    """The service's bodies in a folder of samples, with the urls they were fetched from."""
    bodies = [_body(path, BodyKind.MEMBER, f"{_SERVICE}/vv/{path.stem}") for path in sorted(samples.glob("vv/*.json"))]
    bodies.extend(
        _body(path, BodyKind.COMMITTEE, f"{_SERVICE}/comm/{path.stem}") for path in sorted(samples.glob("comm/*.json"))
    )
    per_group = samples / "vv-huidige-perfractie-2026.json"
    bodies.append(_body(per_group, BodyKind.MEMBERS_PER_GROUP, f"{_SERVICE}/vv/huidige/perfractie"))
    return bodies


def _body(path: Path, kind: BodyKind, url: str) -> ServiceBody:
    payload: Any = json.loads(path.read_text(encoding="utf-8"))
    return ServiceBody(kind=kind, url=url, seen_on=_BODIES_SEEN_ON, payload=payload)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile, write, and say on standard error what was made and which issues remain."""
    parser = argparse.ArgumentParser(description="Make the shipped register from stored bodies, lists and corrections.")
    parser.add_argument("--samples", type=Path, required=True, help="folder with vv/, comm/ and the lists")
    parser.add_argument("--corrections", type=Path, required=True, help="folder with the corrections")
    parser.add_argument("--output", type=Path, default=SHIPPED_REGISTER_FILE, help="file to write")
    chosen = parser.parse_args(arguments)
    register, issues = compile_register(chosen.samples, chosen.corrections)
    chosen.output.write_text(register_to_json(register), encoding="utf-8")
    lines = [
        f"{len(register.persons)} persons, {len(register.memberships)} memberships, "
        f"{len(register.government_terms)} government terms, {len(register.committee_seats)} committee seats, "
        f"{len(register.legislatures)} legislatures written to {chosen.output}",
        *(f"{issue.severity}: {issue.kind}: {issue.detail}" for issue in issues),
    ]
    sys.stderr.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
