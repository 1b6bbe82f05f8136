"""Vergaderingen: a table per session year, and a page per meeting with its items, speeches, votes and both copies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboards.colours import PartyColours
from dashboards.debate_text import speech_anchor
from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.pages.debates import speech_places
from dashboards.pages.years import year_links, year_path
from dashboards.published import Published
from dashboards.reading import sorted_groups
from warehouse.rows import Row, group_rows

SECTION_FILE = "vergaderingen.html"
MEETING_COLUMNS = (
    "meeting_id", "meeting_kind", "meeting_number", "meeting_date", "session_year", "committee_name", "source",
    "is_provisional", "page_count", "item_count", "question_count", "speech_count", "speaker_count", "words",
    "unresolved_words", "chair_words", "member_words", "minister_words", "guest_words", "est_seconds", "method",
    "rate_version", "duration_seconds", "vote_count", "matched_count", "only_report_count", "only_journal_count",
    "web_url", "report_url",
)  # fmt: skip
SPEAKER_COLUMNS = (
    "speaker_name", "person_id", "role", "party_name", "speeches", "words", "word_share", "est_seconds",
    "est_seconds_low", "est_seconds_high", "method",
)  # fmt: skip

# Anchor, speaker, words, id of one of several namesakes, its moment in the recording.
TurnCells = tuple[str, str, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The speeches that begin on one page of a report."""

    page: int
    speeches: tuple[TurnCells, ...]


@dataclass(frozen=True, slots=True)
class DebatePart:
    """The speeches whose text stands on one page of a debate; ``place`` is that page, without its ending."""

    place: str
    pages: tuple[ReportPage, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item as its meeting's page shows it; ``row`` is ``None`` for what was said before the first item."""

    row: Row | None
    questions: tuple[Row, ...]
    speakers: tuple[Row, ...]
    parts: tuple[DebatePart, ...]
    votes: tuple[Row, ...]
    speech_count: int


def meeting_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages and files of this kind."""
    links = year_links(published, SECTION_FILE)
    years = published.years_of(published.meetings)
    for year, rows in years.items():
        context = {
            "origin": published.origin,
            "session_year": year,
            "year_links": links,
            "rows": rows,
            "committees": sorted({row["committee_name"] for row in rows if row["committee_name"]}),
            "months": sorted({row["meeting_date"].replace(day=1) for row in rows if row["meeting_date"]}),
            "csv": f"csv/vergaderingen/zittingsjaar-{year}.csv",
        }
        yield Page(year_path(published, SECTION_FILE, year), "meetings.html", "meetings", context)
        yield published.csv_file(f"csv/vergaderingen/zittingsjaar-{year}.csv", MEETING_COLUMNS, rows)
    if not years:
        nothing: dict[str, Any] = {
            "origin": published.origin, "session_year": None, "year_links": (), "rows": [],
            "committees": [], "months": [], "csv": "csv/vergaderingen.csv",
        }  # fmt: skip
        yield Page(SECTION_FILE, "meetings.html", "meetings", nothing)
    yield published.csv_file("csv/vergaderingen.csv", MEETING_COLUMNS, published.meetings)
    for year, rows in years.items():
        yield from _pages_of_year(published, year, rows)


def meeting_page(meeting_id: str) -> str:
    """Where a meeting's page stands below the language's folder."""
    return f"vergaderingen/{file_stem(meeting_id)}.html"


def _pages_of_year(published: Published, year: str, meetings: Sequence[Row]) -> Iterator[Page | PlainFile]:
    """The meetings of one session year: as much as is held in memory at once."""
    reader = published.reader
    items = dict(sorted_groups(reader.rows("meeting_items", session_year=year), "meeting_id"))
    votes = dict(sorted_groups(reader.rows("meeting_votes", session_year=year), "meeting_id"))
    speakers = dict(sorted_groups(reader.rows("meeting_speakers", session_year=year), "meeting_id"))
    questions = group_rows((row for row in published.questions if row["session_year"] == year), "meeting_id")
    by_id = {row["meeting_id"]: row for row in meetings}
    speeches = reader.frame("meeting_speeches", session_year=year)
    seen = set()
    for (meeting_id,), frame in speeches.group_by(["meeting_id"], maintain_order=True):
        summary = by_id.get(meeting_id)
        if summary is None:
            continue
        seen.add(meeting_id)
        yield from _one_meeting(
            published, summary, frame.rows(named=True), speakers.get(meeting_id, []), items.get(meeting_id, []),
            questions.get(meeting_id, []), votes.get(meeting_id, []),
        )  # fmt: skip
    for meeting_id in by_id.keys() - seen:
        yield from _one_meeting(
            published, by_id[meeting_id], [], [], items.get(meeting_id, []), questions.get(meeting_id, []),
            votes.get(meeting_id, []),
        )  # fmt: skip


def _one_meeting(
    published: Published,
    summary: Row,
    speeches: Sequence[Row],
    speakers: Sequence[Row],
    items: Sequence[Row],
    questions: Sequence[Row],
    votes: Sequence[Row],
) -> Iterator[Page | PlainFile]:
    of_meeting = [speaker for speaker in speakers if speaker["is_whole"]]
    of_items = group_rows((speaker for speaker in speakers if not speaker["is_whole"]), "agenda_item_id")
    csv_path = f"csv/vergaderingen/{file_stem(summary['meeting_id'])}.csv"
    context = {
        "origin": published.origin,
        "meeting": summary,
        "speakers": of_meeting,
        "bar": _speaking_bar(of_meeting, published.colours),
        "items": _items(with_namesakes(speeches), of_items, items, questions, votes),
        "csv": csv_path,
    }
    yield Page(meeting_page(summary["meeting_id"]), "meeting.html", "meetings", context)
    evidence = {"origin": published.origin, "meeting": summary, "items": context["items"]}
    path = f"spreekbeurten/{file_stem(summary['meeting_id'])}.html"
    yield Page(path, "speeches.html", "meetings", evidence, is_bilingual=True)
    yield published.csv_file(csv_path, SPEAKER_COLUMNS, of_meeting)


def with_namesakes(speeches: Sequence[Row]) -> Sequence[Row]:
    """The speeches with ``namesake_id``: who spoke, where persons of one name spoke in the meeting; else ``None``."""
    persons: dict[str, set[str | None]] = {}
    for speech in speeches:
        persons.setdefault(speech["speaker_name"], set()).add(speech["person_id"])
    return [
        {**speech, "namesake_id": speech["person_id"] if len(persons[speech["speaker_name"]]) > 1 else None}
        for speech in speeches
    ]


def _items(
    speeches: Sequence[Row],
    speakers_of: Mapping[str | None, Sequence[Row]],
    items: Sequence[Row],
    questions: Sequence[Row],
    votes: Sequence[Row],
) -> tuple[Item, ...]:
    speeches_of = group_rows(speeches, "agenda_item_id")
    places = speech_places(speeches, items)
    questions_of = group_rows(questions, "agenda_item_id")
    votes_of = group_rows(votes, "agenda_item_id")
    shown = []
    if None in speeches_of:
        shown.append(_item(None, speeches_of[None], speakers_of.get(None, []), [], votes_of.get(None, []), places))
    for row in items:
        item_id = row["agenda_item_id"]
        said = (speeches_of.get(item_id, []), speakers_of.get(item_id, []))
        shown.append(_item(row, *said, questions_of.get(item_id, []), votes_of.get(item_id, []), places))
    return tuple(shown)


def _item(
    row: Row | None,
    speeches: Sequence[Row],
    speakers: Sequence[Row],
    questions: Sequence[Row],
    votes: Sequence[Row],
    places: Mapping[str, str],
) -> Item:
    return Item(
        row=row,
        questions=tuple(questions),
        speakers=tuple(speakers),
        parts=_debate_parts(speeches, places),
        votes=tuple(votes),
        speech_count=len(speeches),
    )


def _debate_parts(speeches: Sequence[Row], places: Mapping[str, str]) -> tuple[DebatePart, ...]:
    runs = groupby(speeches, key=lambda speech: places[_anchor(speech)])
    return tuple(DebatePart(place, _report_pages(list(found))) for place, found in runs)


def _report_pages(speeches: Sequence[Row]) -> tuple[ReportPage, ...]:
    pages: list[tuple[int, list[TurnCells]]] = []
    for speech in speeches:
        page = speech["page"] or 0
        if not pages or pages[-1][0] != page:
            pages.append((page, []))
        told = speech["speaker_name"], speech["words"], speech["namesake_id"], speech["moment_url"]
        pages[-1][1].append((_anchor(speech), *told))
    return tuple(ReportPage(page, tuple(found)) for page, found in pages)


def _anchor(speech: Row) -> str:
    return speech_anchor(speech["meeting_id"], speech["speech_key"], speech["speech_ordinal"])


def _speaking_bar(speakers: Sequence[Row], colours: PartyColours) -> tuple[tuple[str, str | None, float], ...]:
    """Who spoke in a meeting: (label, colour, thousandths of all words), most first; each stands with its name, so that
    nobody needs to distinguish colours. A role (``role:chair``) has the colour that the style sheet gives it.
    """
    parts: dict[tuple[str, str | None], int] = {}
    for speaker in speakers:
        key: tuple[str, str | None] = (f"role:{speaker['role']}", None)
        if speaker["role"] == "member":
            key = (speaker["party_name"] or "", colours.of(speaker["party_family"]))
        parts[key] = parts.get(key, 0) + speaker["words"]
    total = sum(parts.values())
    ordered = sorted(parts.items(), key=lambda part: -part[1])
    return tuple((label, colour, round(1000 * words / total, 1)) for (label, colour), words in ordered if words)
