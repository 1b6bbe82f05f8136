import csv
import json
from pathlib import Path
from random import Random

from replica.names import NAMESAKE, TRAP_NAMES, invent_names
from replica.parties import PARTIES


def real_names(samples: Path) -> tuple[set[str], set[str]]:
    """Full names and surnames of the real lists, in lower case."""
    full, surnames = set(), set()
    for row in csv.DictReader((samples / "members-2020-09.csv").open(encoding="utf-8")):
        full.add(f"{row['voornaam']} {row['naam']}".lower())
        surnames.add(row["naam"].lower())
    for row in csv.DictReader((samples / "members-2023-12.csv").open(encoding="utf-8")):
        full.add(row["naam"].lower())
    for path in (samples / "vv").glob("*.json"):
        body = json.loads(path.read_text(encoding="utf-8"))
        full.add(f"{body['voornaam']} {body['naam']}".lower())
        surnames.add(body["naam"].lower())
    return full, surnames


def test_no_invented_name_is_a_real_members_name(source_samples: Path) -> None:
    full, surnames = real_names(source_samples)
    assert len(full) > 150
    invented = [*TRAP_NAMES, NAMESAKE, *invent_names(20_000, Random(1))]
    assert [name for name in invented if f"{name.first_name} {name.last_name}".lower() in full] == []
    assert [name for name in invented if name.last_name.lower() in surnames] == []


def test_no_invented_party_is_a_real_one(source_samples: Path) -> None:
    blocks = json.loads((source_samples / "vv-huidige-perfractie-2026.json").read_text(encoding="utf-8"))["items"]
    real = {block["fractielijst"]["fractie"]["naam"].lower() for block in blocks} | {
        "sp·a",
        "open vld",
        "cd&v",
        "vooruit",
    }
    invented = {name.lower() for party in PARTIES for name in (party.name, party.later_name) if name}
    assert not invented & real


def test_invented_names_are_all_different() -> None:
    names = [*TRAP_NAMES, *invent_names(5_000, Random(3))]
    assert len({(name.first_name, name.last_name) for name in names}) == len(names)


def test_every_trap_family_has_a_name() -> None:
    surnames = [name.last_name for name in TRAP_NAMES]
    assert any(surname.startswith("van ") for surname in surnames)
    assert any("'" in surname for surname in surnames)
    assert any("’" in surname for surname in surnames)
    assert any("-" in surname for surname in surnames)
    assert any(not surname.isascii() for surname in surnames)
    assert len(surnames) > len(set(surnames))
