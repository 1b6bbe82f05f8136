"""Stemmingen: who voted what, a page that lists the votes of a session year from its script (decision 081)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.predicates import VOTES_PAGE
from dashboards.published import Published, surname_first
from dashboards.script_text import script_call
from warehouse.rows import Row, group_rows

FOLDER = "stemmingen"
CHOICES = ("yes", "no", "abstain", "excused", "absent")
_SIGNS = {"yes": "y", "no": "n", "abstain": "a", "excused": "e", "absent": "x"}
# Digits of an index of agreement: the mean over a year is written with two.
_DIGITS = 6

Seat = tuple[str | None, str | None, int]


@dataclass(frozen=True, slots=True)
class VotesOfYear:
    """What the script of a session year holds; see :func:`votes_script`."""

    seats: Sequence[Sequence[Any]]
    parties: Sequence[Sequence[Any]]
    votes: Sequence[Sequence[Any]]


def vote_pages(published: Published) -> Iterator[Page | PlainFile]:
    """The page, and a script per session year with votes of which the report lists who voted how."""
    years = []
    for year in published.session_years:
        votes = published.reader.rows("vote_lists", session_year=year)
        if votes:
            years.append(year)
            yield PlainFile(
                f"{FOLDER}/{file_stem(year)}.js", votes_script(year, _votes_of_year(published, year, votes))
            )
    context = {"origin": published.origin, "session_years": tuple(years), "choices": CHOICES}
    yield Page(VOTES_PAGE, "votes.html", "meetings", context)


def votes_script(year: str, found: VotesOfYear) -> str:
    """The votes of a session year: a script, because a page opened from a file can read no other.

    It calls ``spreektijdVotes(year, seats, parties, votes)``. A seat is [id, name, number of the party or -1], a person
    with two parties has two; a party is [code, name, means of Rice's index and of agreement]. A vote is date,
    meeting's file, ordinal, number, item, yes, no, abstentions, whether it was adopted, a sign per seat (``y``, ``n``,
    ``a``, ``e``, ``x`` or a space), a sign per party for what most of it chose, and both indexes per party.
    """
    return script_call("spreektijdVotes", year, found.seats, found.parties, found.votes)


def _votes_of_year(published: Published, year: str, votes: Sequence[Row]) -> VotesOfYear:
    choices = published.reader.rows("vote_choices", session_year=year)
    of_parties = published.reader.rows("vote_parties", session_year=year)
    means = {row["party_family"]: row for row in published.reader.rows("party_cohesion") if row["session_year"] == year}
    places = {code: place for place, code in enumerate(means)}
    by_vote = group_rows(of_parties, "vote_id")
    named, cast = _seats(choices)
    seats = list(named)
    return VotesOfYear(
        seats=[[row["person_id"], _name(row), places.get(row["party_family"], -1)] for row in named.values()],
        parties=[
            [code, row["party_name"], row["mean_rice_index"], row["mean_agreement_index"]]
            for code, row in means.items()
        ],
        votes=[_vote(row, cast, seats, places, by_vote.get(row["vote_id"], [])) for row in votes],
    )


def _seats(choices: Sequence[Row]) -> tuple[Mapping[Seat, Row], Mapping[tuple[str, Seat], str]]:
    """The seats by person and party, unknown names apart by their number within a vote, and what each chose."""
    named: dict[Seat, Row] = {}
    cast: dict[tuple[str, Seat], str] = {}
    unknown: Counter[tuple[str, str | None]] = Counter()
    for row in choices:
        number = 0
        if row["person_id"] is None:
            unknown[row["vote_id"], row["party_family"]] += 1
            number = unknown[row["vote_id"], row["party_family"]]
        seat = (row["person_id"], row["party_family"], number)
        named.setdefault(seat, row)
        cast[row["vote_id"], seat] = row["choice"]
    return named, cast


def _name(row: Row) -> str:
    return "" if row["person_id"] is None else surname_first(row)


def _vote(
    row: Row,
    cast: Mapping[tuple[str, Seat], str],
    seats: Sequence[Seat],
    places: Mapping[str, int],
    of_parties: Sequence[Row],
) -> Sequence[Any]:
    found = {places[one["party_family"]]: one for one in of_parties}
    ordered = [found.get(place) for place in range(len(places))]
    return [
        row["meeting_date"].isoformat() if row["meeting_date"] else "", file_stem(row["meeting_id"]),
        row["vote_ordinal"], row["vote_number"], row["title"], row["yes_count"], row["no_count"], row["abstain_count"],
        row["is_adopted"], "".join(_SIGNS.get(cast.get((row["vote_id"], seat), ""), " ") for seat in seats).rstrip(),
        "".join(_SIGNS.get((one and one["majority_choice"]) or "", " ") for one in ordered),
        [_index(one, "rice_index") for one in ordered], [_index(one, "agreement_index") for one in ordered],
    ]  # fmt: skip


def _index(row: Row | None, name: str) -> float | None:
    return None if row is None or row[name] is None else round(row[name], _DIGITS)
