"""What passes between persons: who follows up whose questions, who asks a minister and on what, who interrupts whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboards.page import PlainFile
from dashboards.predicates import Predicate, place_of_party_interruptions, place_of_person
from dashboards.published import Published
from dashboards.reading import sorted_groups
from warehouse.rows import Row, group_rows

PAIR_COLUMNS = (
    "person_id", "full_name", "questioner_person_id", "questioner_name", "session_year", "follow_up_count",
    "follow_up_words",
)  # fmt: skip
ASKER_COLUMNS = (
    "person_id", "full_name", "questioner_person_id", "questioner_full_name", "questioner_party_family",
    "questioner_party_name", "session_year", "addressed_count", "answered_count",
)  # fmt: skip
# As many as are seen at a glance on a person's own page; the CSV files have all. What is not named here is shown whole.
MOST_ROWS = {"follows": 15, "followed_by": 15, "asked_themes": 15, "put_themes": 15, "asking_members": 15}


@dataclass(frozen=True, slots=True)
class Exchanges:
    """The rows of every person, by the name that the template of a person's page gives them."""

    by_name: Mapping[str, Mapping[str, Sequence[Row]]]

    def of(self, person_id: str) -> Mapping[str, Sequence[Row]]:
        """The rows of one person by name, an empty list where there are none."""
        return {name: rows.get(person_id, [])[: MOST_ROWS.get(name)] for name, rows in self.by_name.items()}


def exchanges_of_persons(published: Published) -> Exchanges:
    """What passes between persons, over all session years."""
    reader = published.reader
    pairs = reader.rows("follow_up_pairs")
    interruptions = reader.rows("interruptions")
    own_party = [row for row in reader.rows("party_members") if (row["ranked_count"] or 0) > 1]
    return Exchanges(
        {
            "within_party": group_rows(own_party, "person_id"),
            "follows": group_rows(pairs, "person_id"),
            "followed_by": group_rows(pairs, "questioner_person_id"),
            "asked_themes": reader.by_key("person_themes", "person_id"),
            "put_themes": reader.by_key("minister_themes", "person_id"),
            "asking_parties": reader.by_key("minister_parties", "person_id"),
            "asking_members": reader.by_key("minister_askers", "person_id"),
            "given": group_rows(interruptions, "source_person_id"),
            "received": group_rows(interruptions, "speaker_person_id"),
        }
    )


def exchange_files(published: Published) -> Iterator[PlainFile]:
    """All pairs of follow-ups, and all who asked a minister, as CSV files."""
    yield published.csv_file("csv/aansluitingen.csv", PAIR_COLUMNS, published.reader.rows("follow_up_pairs"))
    yield published.csv_file(
        "csv/ministers-vraagstellers.csv", ASKER_COLUMNS, published.reader.rows("minister_questioners")
    )


@dataclass(frozen=True, slots=True)
class Passed:
    """What passed between one and another in a session year: the place on the page, and a row for each time."""

    place: str
    other_id: str
    other_name: str
    rows: Sequence[Row]


def followed_up(published: Published, year: str) -> Mapping[str, Sequence[Passed]]:
    """By person: on whose questions he or she took the floor in a session year, and on which items."""
    found = sorted_groups(published.reader.rows("follow_up_items", session_year=year), "person_id")
    return {
        person_id: [
            Passed(
                place_of_person("follow_up_pairs", Predicate(other_person_id=other)), other,
                group[0]["questioner_name"], group,
            )
            for other, group in group_rows(rows, "questioner_person_id").items()
        ]
        for person_id, rows in found
    }  # fmt: skip


def interrupted(published: Published, year: str) -> Mapping[str, Sequence[Passed]]:
    """By person: whom he or she interrupted or applauded in a session year, and in which speeches."""
    found = sorted_groups(published.reader.rows("interruption_items", session_year=year), "source_person_id")
    return {person_id: _interruptions(rows) for person_id, rows in found}


def _interruptions(rows: Sequence[Row]) -> Sequence[Passed]:
    groups: dict[Predicate, list[Row]] = {}
    for row in rows:
        groups.setdefault(interruption_predicate(row), []).append(row)
    return [
        Passed(
            place_of_person("interjections", predicate), group[0]["speaker_person_id"], group[0]["speaker_full_name"],
            group,
        )
        for predicate, group in groups.items()
    ]  # fmt: skip


def interruption_predicate(row: Row) -> Predicate:
    """Whom, in what kind of meeting and role, and how: what a figure of interruptions counts, year and source apart."""
    return Predicate(
        meeting_kind=row["meeting_kind"],
        role=row["speaker_role"],
        other_person_id=row["speaker_person_id"],
        interjection_kind=row["interjection_kind"],
    )


def party_interruptions(published: Published) -> Mapping[str, Mapping[tuple[str, str], Sequence[Passed]]]:
    """By party: the stage directions it gave or received, by session year and direction, a place for each kind."""
    groups: dict[str, dict[tuple[str, str], dict[str, list[Row]]]] = {}
    for row in published.reader.rows("party_interruption_items"):
        found = [("given", row["source_party_family"])]
        if row["speaker_party_family"] and row["speaker_role"] == "member":
            found.append(("received", row["speaker_party_family"]))
        for direction, family in found:
            of_year = groups.setdefault(family, {}).setdefault((row["session_year"], direction), {})
            of_year.setdefault(row["interjection_kind"], []).append(row)
    return {
        family: {
            key: [
                Passed(place_of_party_interruptions(key[1], kind), kind, "", rows)
                for kind, rows in sorted(kinds.items(), key=lambda one: (-len(one[1]), one[0]))
            ]
            for key, kinds in of_family.items()
        }
        for family, of_family in groups.items()
    }
