"""Debatten: a page per agenda item with everything that was said, in parts when it is long (decision 082)."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboards.debate_text import DebateText, StoredText, speech_anchor
from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.published import Published
from dashboards.reading import sorted_groups
from warehouse.rows import Row, group_rows

# A part of a page: with its markup some 45 kB compressed.
LONGEST_PART_CHARACTERS = 150_000


def debate_page(meeting_id: str, item_ordinal: int, part: int = 1) -> str:
    """Where a part of a debate stands; item 0 is what was said before the first item."""
    return f"debatten/{file_stem(meeting_id)}/{item_ordinal}{f'-{part}' if part > 1 else ''}.html"


def debate_pages(published: Published) -> Iterator[Page | PlainFile]:
    """All pages of this kind, a session year at a time: as much as is held in memory at once."""
    version = str(published.manifest.get("version", ""))
    yield PlainFile("assets/version.js", f'window.spreektijdVersion="{version}";\n')
    by_id = {row["meeting_id"]: row for row in published.meetings}
    for year in published.session_years:
        reader = published.reader
        items = dict(sorted_groups(reader.rows("meeting_items", session_year=year), "meeting_id"))
        votes = dict(sorted_groups(reader.rows("meeting_votes", session_year=year), "meeting_id"))
        # The texts of older years are in the API's files of their meetings, where their pages read them.
        is_stored = year != published.newest_session_year
        speeches = reader.frame("debate_places" if is_stored else "debate_speeches", session_year=year)
        found = () if is_stored else reader.rows("debate_directions", session_year=year)
        directions = dict(sorted_groups(found, "meeting_id"))
        for (meeting_id,), frame in speeches.group_by(["meeting_id"], maintain_order=True):
            if meeting_id in by_id:
                yield from _meeting_debates(
                    published, by_id[meeting_id], frame.rows(named=True), items.get(meeting_id, []),
                    group_rows(votes.get(meeting_id, []), "agenda_item_id"),
                    group_rows(directions.get(meeting_id, []), "speech_id"),
                )  # fmt: skip


def parts_of(speeches: Sequence[Row]) -> Sequence[Sequence[Row]]:
    """Speeches in parts that a page can hold; a speech is never cut."""
    parts: list[list[Row]] = [[]]
    length = 0
    for speech in speeches:
        size = speech["text_length"]
        if parts[-1] and length + size > LONGEST_PART_CHARACTERS:
            parts.append([])
            length = 0
        parts[-1].append(speech)
        length += size
    return parts


def _meeting_debates(
    published: Published,
    meeting: Row,
    speeches: Sequence[Row],
    items: Sequence[Row],
    votes: dict[Any, list[Row]],
    directions: dict[Any, list[Row]],
) -> Iterator[Page]:
    of_item = group_rows(speeches, "agenda_item_id")
    ordered: list[Row | None] = [*([None] if None in of_item else []), *items]
    spoken = [row for row in ordered if _item_id(row) in of_item]
    places: list[tuple[Row | None, int, Sequence[Row], int]] = []
    for row in spoken:
        parts = parts_of(of_item[_item_id(row)])
        places.extend((row, number, part, len(parts)) for number, part in enumerate(parts, start=1))
    paths = [debate_page(meeting["meeting_id"], _ordinal(row), number) for row, number, _, _ in places]
    is_stored = meeting["session_year"] != published.newest_session_year
    start = 0
    for place, (row, number, part, part_count) in enumerate(places):
        start = 0 if number == 1 else start + len(places[place - 1][2])
        text: DebateText | StoredText = StoredText(_item_id(row) or "", start, len(part))
        if not is_stored:
            said = {speech["speech_id"] for speech in part}
            own = {speech_id: found for speech_id, found in directions.items() if speech_id in said}
            text = DebateText(part, own, meeting["report_url"], "../../")
        context = {
            "origin": published.origin,
            "meeting": meeting,
            "item": row,
            "part": number,
            "part_count": part_count,
            "before": paths[place - 1] if place else None,
            "after": paths[place + 1] if place + 1 < len(paths) else None,
            "text": text,
            "is_stored": is_stored,
            "votes": votes.get(_item_id(row), []) if number == part_count else [],
        }
        yield Page(paths[place], "debate.html", "meetings", context, is_bilingual=True)


def speech_places(speeches: Sequence[Row], items: Sequence[Row]) -> dict[str, str]:
    """Where the text of each speech of a meeting stands, by the speech's anchor: ``2-3`` is item 2, part 3."""
    ordinals = {row["agenda_item_id"]: row["item_ordinal"] for row in items}
    places: dict[str, str] = {}
    for item_id, found in group_rows(speeches, "agenda_item_id").items():
        for number, part in enumerate(parts_of(found), start=1):
            stem = f"{ordinals.get(item_id, 0)}{f'-{number}' if number > 1 else ''}"
            for speech in part:
                places[speech_anchor(speech["meeting_id"], speech["speech_key"], speech["speech_ordinal"])] = stem
    return places


def _item_id(item: Row | None) -> str | None:
    return str(item["agenda_item_id"]) if item else None


def _ordinal(item: Row | None) -> int:
    return int(item["item_ordinal"]) if item else 0
