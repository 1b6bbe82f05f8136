"""What is installed: every version pinned with its hashes, no place to fetch from, and licences that bind nobody."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
LOCK = REPOSITORY / "requirements.lock"
RUNTIME_LOCK = REPOSITORY / "requirements-runtime.lock"
NODE_LOCK = REPOSITORY / "dashboards" / "requirements-node.lock"
NPM_LOCKS = (REPOSITORY / "dashboards" / "package-lock.json", REPOSITORY / "tests" / "browser" / "package-lock.json")
# What develops and tests, or is an extra: not on a machine that only runs the nights.
NOT_AT_RUNTIME = {"pytest", "mypy", "ruff", "playwright", "hypothesis", "sqlfluff", "distributed", "prefect-dask", "uv"}
PINNED = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(\[[a-z0-9, -]+\])?==[^\s;]+")
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|HPND|Zlib|CC0|WTFPL)\b", re.IGNORECASE
)
# Copyleft of single files (MPL 2.0), which we use as they are and do not change; text-unidecode may be had under the
# Artistic Licence. All but hypothesis and pathspec, which only develop, come with Prefect or httpx.
USED_UNCHANGED = {"certifi", "hypothesis", "orjson", "pathspec", "text-unidecode", "tqdm"}
# Of the tests alone, which draw and rewrite PDFs as others do: fpdf2 (LGPL), pikepdf (MPL 2.0), pyphen (LGPL or MPL,
# of WeasyPrint). No product is made with them, and the runtime lock holds none of them.
ONLY_OF_TESTS = {"fpdf2", "pikepdf", "pyphen"}
# axe-core (MPL 2.0) tests the site and is no part of it; json-bignum says MIT in its own file only.
ONLY_TESTS_OR_SAID_ELSEWHERE = {"node_modules/axe-core", "node_modules/json-bignum"}
STRONG_COPYLEFT = re.compile(r"\b(AGPL|GPL|GNU (Affero )?General Public|SSPL|BUSL|Business Source)", re.IGNORECASE)


def requirements(lock: Path = LOCK) -> Iterator[tuple[str, str]]:
    """Each requirement of a lock with its options, in one line: (name, line)."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            found = PINNED.match(line)
            assert found, f"not pinned: {line[:80]}"
            yield found["name"], line


def licence_of(package: PackageMetadata) -> str:
    """What a package says of its licence: the expression, else its classifiers and the first line of the text."""
    expression = package.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [
        str(one).rpartition("::")[2] for one in package.get_all("Classifier") or () if "License ::" in str(one)
    ]
    return "; ".join([*classifiers, str(package.get("License") or "").partition("\n")[0]])


@pytest.mark.parametrize(("lock", "least"), [(LOCK, 100), (RUNTIME_LOCK, 100), (NODE_LOCK, 2)])
def test_every_version_is_pinned_once_with_hashes(lock: Path, least: int) -> None:
    # Of numpy and scipy there is one for each Python that has no other.
    pins = [(name.lower(), line.partition(";")[2].partition("--hash")[0]) for name, line in requirements(lock)]
    assert len(pins) >= least
    assert len(set(pins)) == len(pins)
    assert [name for name, line in requirements(lock) if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", line)] == []


@pytest.mark.parametrize("lock", [LOCK, RUNTIME_LOCK, NODE_LOCK])
def test_the_lock_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host| @ ", text)


def test_what_runs_is_a_part_of_what_is_tested_and_holds_no_tool_of_development() -> None:
    tested, running = ({bare(line): name for name, line in requirements(lock)} for lock in (LOCK, RUNTIME_LOCK))
    assert [line[:60] for line in running if line not in tested] == []
    assert set(tested.values()) >= NOT_AT_RUNTIME
    assert NOT_AT_RUNTIME & set(running.values()) == set()


def bare(line: str) -> str:
    """A requirement with its hashes, without on which machines it is for: one lock may need it on more of them."""
    pin, _, hashes = line.partition("--hash")
    return f"{pin.partition(';')[0].strip()} {' '.join(hashes.split())}"


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """`make lock` was run after the last change of pyproject.toml."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in project["dependencies"]]
    developing = [Requirement(line) for line in project["optional-dependencies"]["dev"]]
    for lock, wanted in ((RUNTIME_LOCK, asked), (LOCK, asked + developing)):
        pins = [Requirement(line.partition("--hash")[0].strip()) for _, line in requirements(lock)]
        for requirement in wanted:
            if canonicalize_name(requirement.name) == "spreektijd":
                continue
            versions = [
                str(pin.specifier).removeprefix("==")
                for pin in pins
                if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
            ]
            assert versions, f"{requirement.name} is not in {lock.name}: make lock"
            assert all(requirement.specifier.contains(one) for one in versions), (
                f"{requirement} in {lock.name}: make lock"
            )


def test_every_licence_is_permissive_or_of_a_part_that_is_used_unchanged() -> None:
    wrong, installed = [], 0
    for name, _ in requirements():
        try:
            licence = licence_of(metadata(name))
        except PackageNotFoundError:
            # For another platform or Python than this one.
            continue
        installed += 1
        is_strong = STRONG_COPYLEFT.search(licence) and not PERMISSIVE.search(licence)
        if name.lower() not in USED_UNCHANGED | ONLY_OF_TESTS and (is_strong or not PERMISSIVE.search(licence)):
            wrong.append(f"{name}: {licence}")
    assert wrong == []
    assert installed > 100
    assert ONLY_OF_TESTS.isdisjoint(name.lower() for name, _ in requirements(RUNTIME_LOCK))


@pytest.mark.parametrize(
    ("licence", "is_permissive"), [("MIT", True), ("BSD-3-Clause", True), ("AGPL-3.0", False), ("UNLICENSED", False)]
)
def test_licences_are_told_apart(licence: str, is_permissive: bool) -> None:
    assert bool(PERMISSIVE.search(licence)) is is_permissive


@pytest.mark.parametrize("lock_file", NPM_LOCKS, ids=lambda path: path.parent.name)
def test_what_comes_from_npm_is_pinned_with_hashes_too(lock_file: Path) -> None:
    lock = json.loads(lock_file.read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    assert [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")] == []
    other = {name for name, one in packages.items() if not PERMISSIVE.search(one.get("license", ""))}
    assert other <= ONLY_TESTS_OR_SAID_ELSEWHERE
