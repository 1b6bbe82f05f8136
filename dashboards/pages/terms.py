"""Whole legislatures of a person: a page each, with the session years it is made of."""

from collections.abc import Iterator, Mapping, Sequence

from dashboards.page import Page
from dashboards.predicates import term_page
from dashboards.published import Published
from warehouse.rows import Row, group_rows

Part = tuple[Row, Sequence[Row]]


def term_pages(published: Published) -> Iterator[Page]:
    """A page per person and legislature: the words of each session year, and of a divided year its meetings.

    A session year in which one legislature ended and the next began counts for each with its own meetings; those are
    listed, because the page of the year counts both.
    """
    parts = published.reader.by_key("term_parts", "person_id")
    meetings = published.reader.by_key("term_meetings", "person_id")
    for person_id, rows in parts.items():
        if person_id not in published.persons:
            continue
        for legislature, found in group_rows(rows, "legislature").items():
            if legislature is not None:
                listed = [row for row in meetings.get(person_id, []) if row["legislature"] == legislature]
                context = {
                    "origin": published.origin, "person": published.persons[person_id], "legislature": legislature,
                    "groups": _groups(found, listed),
                }  # fmt: skip
                yield Page(term_page(person_id, legislature), "member_term.html", "members", context)


def _groups(parts: Sequence[Row], meetings: Sequence[Row]) -> Mapping[tuple[str, str], Sequence[Part]]:
    """The parts of each kind of meeting and role, each with its meetings where its session year is divided."""
    groups: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        listed = [row for row in meetings if _key(row) == _key(part)]
        groups.setdefault((part["meeting_kind"], part["role"]), []).append((part, listed))
    return groups


def _key(row: Row) -> tuple[str, str, str]:
    return row["session_year"], row["meeting_kind"], row["role"]
