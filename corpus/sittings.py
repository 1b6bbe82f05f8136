"""The sittings of a corpus, each with all that its report holds, a batch at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from corpus.reading import CorpusReader, Selection
from warehouse.rows import Row, group_rows

# Some fifteen thousand speeches, 15 MB of text: for each batch the ids of all speeches are looked through (0.2 s for
# three million), so it is not small.
SITTINGS_PER_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Direction:
    """A stage direction. ``paragraph`` (from 1) and ``offset`` (characters said before it) place it in a turn."""

    kind: str
    text: str
    line: int
    paragraph: int | None
    offset: int
    source_person_id: str | None


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside an item; ``paragraph`` (from 1) of the turn below which it stands, where it stands in one."""

    title: str
    line: int
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted turn of one speaker, with what fell during it."""

    speech_id: str
    speech_key: str
    ordinal: int
    page: int | None
    line: int
    label: str
    speaker_name: str | None
    person_id: str | None
    role: str
    party_name: str | None
    party_family: str | None
    words: int
    paragraphs: tuple[str, ...]
    directions: tuple[Direction, ...]
    sub_headings: tuple[SubHeading, ...]

    @property
    def text(self) -> str:
        """Its paragraphs, parted by an empty line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote, with its counts as printed and the votes that the report lists: (person id or None, name, choice)."""

    vote_id: str
    number: int | None
    yes_count: int | None
    no_count: int | None
    abstain_count: int | None
    is_adopted: bool | None
    result: str | None
    line: int
    cast: tuple[tuple[str | None, str, str], ...]


Element = Turn | Vote | Direction | SubHeading


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the agenda; ``item_id`` is None for what stands before the first one.

    ``elements`` are its turns, votes, and the directions and sub-headings between turns, in the order of the report.
    """

    item_id: str | None
    item_type: str | None
    title: str | None
    chair_name: str | None
    elements: tuple[Element, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns taken in it."""
        return tuple(element for element in self.elements if isinstance(element, Turn))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting with a report."""

    meeting_id: str
    kind: str
    number: str | None
    session_year: str
    legislature: str | None
    day: date
    committee_name: str | None
    started_at: datetime | None
    ended_at: datetime | None
    web_url: str | None
    report_url: str | None
    is_provisional: bool
    sha256: str
    sections: tuple[Section, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns, in order."""
        return tuple(turn for section in self.sections for turn in section.turns)


def count_sittings(reader: CorpusReader, selection: Selection) -> int:
    """How many sittings a selection holds."""
    return len(_meetings(reader, selection))


def read_sittings(reader: CorpusReader, selection: Selection) -> Iterator[Sitting]:
    """The sittings of a selection by date; no more than :data:`SITTINGS_PER_BATCH` of them are held at a time."""
    meetings = _meetings(reader, selection)
    for start in range(0, len(meetings), SITTINGS_PER_BATCH):
        batch = meetings[start : start + SITTINGS_PER_BATCH]
        report_ids = [row["report_id"] for row in batch]
        parts = _ReportParts.read(reader, report_ids)
        yield from (_sitting(row, parts.sections(row["report_id"])) for row in batch)


def _meetings(reader: CorpusReader, selection: Selection) -> Sequence[Row]:
    return reader.rows("sittings", since=selection.since, until=selection.until, kind=selection.kind)


def _sitting(row: Row, sections: tuple[Section, ...]) -> Sitting:
    return Sitting(
        meeting_id=row["meeting_id"], kind=row["meeting_kind"], number=row["meeting_number"],
        session_year=row["session_year"], legislature=row["legislature"], day=row["meeting_date"],
        committee_name=row["committee_name"], started_at=row["started_at"], ended_at=row["ended_at"],
        web_url=row["web_url"], report_url=row["report_url"], is_provisional=row["is_provisional"],
        sha256=row["sha256"], sections=sections,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _ReportParts:
    """The rows of a batch of reports: those of a report by its id, those of a turn or a vote by the id of that."""

    items: Mapping[str, list[Row]]
    turns: Mapping[str, list[Row]]
    votes: Mapping[str, list[Row]]
    cast: Mapping[str, list[Row]]
    directions_between: Mapping[str, list[Row]]
    directions_within: Mapping[str, list[Row]]
    headings_between: Mapping[str, list[Row]]
    headings_within: Mapping[str, list[Row]]

    @classmethod
    def read(cls, reader: CorpusReader, report_ids: list[str]) -> "_ReportParts":
        """Read a batch."""

        def rows(name: str) -> Sequence[Row]:
            return reader.rows(name, report_ids=report_ids)

        directions, headings = rows("directions"), rows("sub_headings")
        return cls(
            items=group_rows(rows("items"), "report_id"),
            turns=group_rows(rows("turns"), "report_id"),
            votes=group_rows(rows("votes"), "report_id"),
            cast=group_rows(rows("votes_cast"), "vote_id"),
            directions_between=group_rows([row for row in directions if row["speech_id"] is None], "report_id"),
            directions_within=group_rows([row for row in directions if row["speech_id"] is not None], "speech_id"),
            headings_between=group_rows([row for row in headings if row["speech_id"] is None], "report_id"),
            headings_within=group_rows([row for row in headings if row["speech_id"] is not None], "speech_id"),
        )

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """The items of a report, and before them what no item holds."""
        elements = self._elements_by_item(report_id)
        before = [Section(None, None, None, None, elements[None])] if None in elements else []
        items = [
            Section(
                row["agenda_item_id"],
                row["item_type"],
                row["title"],
                row["chair_name"],
                elements.get(row["agenda_item_id"], ()),
            )
            for row in self.items.get(report_id, [])
        ]
        return (*before, *items)

    def _elements_by_item(self, report_id: str) -> dict[str | None, tuple[Element, ...]]:
        """What stands in each item, in the order of the lines."""
        found: list[tuple[int, int, str | None, Element]] = []
        for row in self.turns.get(report_id, []):
            speech_id = row["speech_id"]
            turn = _turn(row, self.directions_within.get(speech_id, []), self.headings_within.get(speech_id, []))
            found.append((row["line"], row["speech_ordinal"], row["agenda_item_id"], turn))
        others: list[tuple[Row, Element]] = [
            *((row, _vote(row, self.cast.get(row["vote_id"], []))) for row in self.votes.get(report_id, [])),
            *((row, _direction(row)) for row in self.directions_between.get(report_id, [])),
            *((row, _sub_heading(row)) for row in self.headings_between.get(report_id, [])),
        ]
        found.extend((row["line"], 0, row["agenda_item_id"], element) for row, element in others)
        by_item: dict[str | None, list[Element]] = defaultdict(list)
        for _, _, item_id, element in sorted(found, key=lambda one: one[:2]):
            by_item[item_id].append(element)
        return {item_id: tuple(elements) for item_id, elements in by_item.items()}


def _turn(row: Row, directions: list[Row], headings: list[Row]) -> Turn:
    return Turn(
        speech_id=row["speech_id"], speech_key=row["speech_key"], ordinal=row["speech_ordinal"], page=row["page"],
        line=row["line"], label=row["speaker_label"], speaker_name=row["speaker_name"], person_id=row["person_id"],
        role=row["role"], party_name=row["party_name"], party_family=row["party_family"], words=row["words"],
        paragraphs=tuple(row["text"].split("\n\n")) if row["text"] else (),
        directions=tuple(_direction(one) for one in directions),
        sub_headings=tuple(_sub_heading(one) for one in headings),
    )  # fmt: skip


def _direction(row: Row) -> Direction:
    return Direction(
        row["interjection_kind"], row["text"], row["line"], row["paragraph_ordinal"], row["text_offset"] or 0,
        row["source_person_id"],
    )  # fmt: skip


def _sub_heading(row: Row) -> SubHeading:
    return SubHeading(row["title"], row["line"], row["paragraph_ordinal"])


def _vote(row: Row, cast: list[Row]) -> Vote:
    return Vote(
        row["vote_id"], row["vote_number"], row["yes_count"], row["no_count"], row["abstain_count"],
        row["is_adopted"], row["result_text"], row["line"],
        tuple((one["person_id"], one["voter_name"], one["choice"]) for one in cast),
    )  # fmt: skip
