"""Vergelijken: up to four members, groups or ministers on one axis, from a small file of each.

The files are scripts, because a page opened from a file can read no other (decision 083).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.predicates import INDEPENDENTS, Predicate, party_page, rows_address
from dashboards.published import Published
from dashboards.script_text import script_call
from warehouse.rows import Row, group_rows

PAGE_FILE = "vergelijken.html"
FOLDER = "vergelijken"
# What is compared, by the name that stands in the address; a person's role is that of the figures.
KIND_OF_ROLE = {"member": "leden", "minister": "ministers"}
PARTIES = "fracties"


@dataclass(frozen=True, slots=True)
class Compared:
    """Somebody or a group that can be compared: ``name``, what is said beside it, its page, and its rows."""

    kind: str
    identifier: str
    name: str
    beside: str
    page: str
    rows: list[list[Any]] = field(default_factory=list)
    ahead: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where its file stands below the site."""
        return f"{FOLDER}/{self.kind}/{file_stem(self.identifier)}.js"


def compare_pages(published: Published) -> Iterator[Page | PlainFile]:
    """The page, the list of all that can be compared, and a file of each."""
    context = {"origin": published.origin, "session_years": published.session_years}
    yield Page(PAGE_FILE, "compare.html", "members", context)
    found = [*_persons(published), *_parties(published)]
    names = [[one.kind, one.identifier, one.name, one.beside] for one in found]
    yield PlainFile(f"{FOLDER}/namen.js", script_call("spreektijdCompareNames", names))
    for one in found:
        yield PlainFile(
            one.path,
            script_call("spreektijdCompare", one.kind, one.identifier, one.name, one.page, one.rows, one.ahead),
        )


def _persons(published: Published) -> Iterator[Compared]:
    rows = group_rows(published.reader.rows("compare_persons"), "person_id")
    ahead = _ahead(published.reader.rows("compare_ahead"), "person_id", "role")
    for person_id, person in published.persons.items():
        for role, found in group_rows(rows.get(person_id, []), "role").items():
            yield Compared(
                KIND_OF_ROLE[role], person_id, person["full_name"], person["latest_party_name"] or "",
                f"leden/{file_stem(person_id)}.html", [_figures(row, _person_link(row)) for row in found],
                ahead[person_id, role],
            )  # fmt: skip


def _ahead(rows: Sequence[Row], *keys: str) -> Mapping[tuple[str, ...], dict[str, dict[str, int]]]:
    """How likely each is ahead of others, in %, by session year and kind of meeting and then by the other's id."""
    ahead: dict[tuple[str, ...], dict[str, dict[str, int]]] = defaultdict(dict)
    for row in rows:
        percents = dict(zip(row["other_ids"], row["ahead_percents"], strict=True))
        ahead[tuple(row[key] for key in keys)][f"{row['session_year']} {row['meeting_kind']}"] = percents
    return ahead


def _parties(published: Published) -> Iterator[Compared]:
    ahead = _ahead(published.reader.rows("compare_ahead_parties"), "party_family")
    for family, found in group_rows(published.reader.rows("party_years"), "party_family").items():
        if family == INDEPENDENTS:
            continue
        rows = [_figures({**row, "speaking_rank": None, "rank_low": None, "rank_high": None, "words_per_sitting": None},
                         _party_link(row)) for row in found]  # fmt: skip
        yield Compared(PARTIES, family, found[0]["party_name"], "", party_page(family), rows, ahead[(family,)])


def _person_link(row: Row) -> str | None:
    if not row["words"]:
        return None
    return rows_address("words", _predicate(row, role=row["role"], person_id=row["person_id"]))


def _party_link(row: Row) -> str | None:
    return rows_address("words", _predicate(row, party_family=row["party_family"])) if row["words"] else None


def _predicate(row: Row, **more: Any) -> Predicate:
    return Predicate(session_year=row["session_year"], meeting_kind=row["meeting_kind"], **more)


def _figures(row: Mapping[str, Any], link: str | None) -> list[Any]:
    """A session year and kind of meeting: words, share, seconds and interval, rank and range, words a sitting, rows."""
    return [
        row["session_year"], row["meeting_kind"], row["words"], _short(row["word_share"], 5),
        *(_short(row[f"est_seconds{end}"], 1) for end in ("", "_low", "_high")),
        row["speaking_rank"], row["rank_low"], row["rank_high"], _short(row["words_per_sitting"], 1), link,
    ]  # fmt: skip


def _short(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
