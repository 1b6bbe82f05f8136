"""Feeds (Atom, RFC 4287) of meetings, members, parties, committees, themes and data quality.

A feed's ``updated`` is that of its newest entry, and an entry's the moment at which its report came or its event
happened: a night that changes nothing leaves every feed as it is. Links are relative to the feed: the site does not
know where it is put.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring  # built here, nothing foreign is parsed

from dashboards.links import file_stem
from dashboards.open_data.addresses import feed_file, lasting_id
from dashboards.page import PlainFile
from dashboards.published import Published
from parliament.attribution import LICENCE
from parliament.safe_text import xml_text
from warehouse.origin import DataOrigin
from warehouse.rows import Row, group_rows

ATOM: Final = "http://www.w3.org/2005/Atom"
# What a reader shows; the API has all.
ENTRIES_PER_FEED: Final = 30
# The standard wants a moment of every feed; of one without an entry none is true, so it is the first of all.
_NOTHING_YET: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: what makes its id, its title, when, a sentence, and its page below the site's Dutch folder."""

    kind: str
    identifier: str
    title: str
    updated: datetime
    summary: str
    page: str


def feed_files(published: Published) -> Iterator[PlainFile]:
    """Every feed; of a person, party, committee or theme without an entry there is none yet."""
    reader, origin = published.reader, published.origin
    meetings = [_meeting_entry(row) for row in reader.rows("feed_meetings", committee_name=None)]
    yield _feed(feed_file("meetings"), "Nieuwe vergaderingen", meetings, origin)
    for name, rows in group_rows(reader.rows("feed_committees"), "committee_name").items():
        yield _feed(feed_file("committees", name), name, [_meeting_entry(row) for row in rows], origin)
    for person_id, rows in group_rows(reader.rows("feed_members"), "person_id").items():
        person = published.persons.get(person_id)
        if person is not None:
            entries = [_spoke_entry(row) for row in rows]
            yield _feed(feed_file("members", person_id), person["full_name"], entries, origin)
    yield from _question_feeds(reader.rows("feed_questions"), origin)
    events = [
        Entry("quality", row["event_id"], row["title"], row["happened_at"], row["summary"], "datakwaliteit.html")
        for row in reader.rows("feed_quality")
    ]
    yield _feed(feed_file("quality"), "Datakwaliteit", events, origin)


def _question_feeds(rows: Sequence[Row], origin: DataOrigin) -> Iterator[PlainFile]:
    by_party: dict[tuple[str, str], list[Row]] = defaultdict(list)
    by_theme: dict[str, list[Row]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in rows:
        family = row["questioner_party_family"]
        if family is not None:
            # Rows are newest first, so that the first name seen is the newest.
            names.setdefault(family, row["questioner_party_name"] or family)
            by_party["party", family].append(row)
        for theme in row["theme_names"]:
            by_theme[theme].append(row)
    for (_, family), found in by_party.items():
        yield _feed(feed_file("parties", family), f"Vragen van {names[family]}", _questions(found), origin)
    for theme, found in by_theme.items():
        yield _feed(feed_file("themes", theme), f"Vragen over {theme}", _questions(found), origin)


def _questions(rows: Iterable[Row]) -> list[Entry]:
    return [
        Entry(
            "question",
            row["question_id"],
            f"{row['questioner_name']}: {row['subject'] or row['question_type']}",
            row["fetched_at"],
            f"{row['question_type']}, {_day(row)}",
            _meeting_page(row),
        )
        for row in rows
    ]


def _meeting_entry(row: Row) -> Entry:
    return Entry(
        "meeting",
        row["meeting_id"],
        f"{_meeting_name(row)}, {_day(row)}",
        row["fetched_at"],
        f"Spreekbeurten: {row['speech_count']}, woorden: {row['words']}, vragen: {row['question_count']}",
        _meeting_page(row),
    )


def _spoke_entry(row: Row) -> Entry:
    return Entry(
        "spoke",
        f"{row['person_id']}:{row['meeting_id']}",
        f"{_meeting_name(row)}, {_day(row)}",
        row["fetched_at"],
        f"Spreekbeurten: {row['speeches']}, woorden: {row['words']}",
        _meeting_page(row),
    )


def _meeting_name(row: Row) -> str:
    return row["committee_name"] or ("Plenaire vergadering" if row["meeting_kind"] == "plenary" else "Commissie")


def _day(row: Row) -> str:
    day = row["meeting_date"]
    return f"{day.day}/{day.month}/{day.year}"


def _meeting_page(row: Row) -> str:
    return f"vergaderingen/{file_stem(row['meeting_id'])}.html"


def _feed(path: str, title: str, entries: Sequence[Entry], origin: DataOrigin) -> PlainFile:
    dated = [one for one in entries if one.updated is not None]
    shown = sorted(dated, key=lambda one: (one.updated, one.identifier), reverse=True)[:ENTRIES_PER_FEED]
    to_site = "../" * path.count("/")
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "nl"})
    _text(feed, "id", lasting_id("feed", path))
    _text(feed, "title", f"{title} – spreektijd")
    _text(feed, "updated", _moment(shown[0].updated if shown else _NOTHING_YET))
    _text(SubElement(feed, "author"), "name", "spreektijd")
    _text(feed, "rights", f"{origin.attribution}. Licentie: {LICENCE}")
    # Relative to the feed itself: RFC 4287 takes a reference, and the site may stand anywhere.
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": path.rpartition("/")[2]})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{to_site}index.html"})
    for one in shown:
        entry = SubElement(feed, "entry")
        _text(entry, "id", lasting_id(one.kind, one.identifier))
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.updated))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{to_site}{one.page}"})
        _text(entry, "summary", one.summary)
    return PlainFile(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(feed, encoding="unicode") + "\n")


def _text(parent: Element, tag: str, text: str | None) -> None:
    SubElement(parent, tag).text = xml_text(text or "")


def _moment(at: datetime) -> str:
    """RFC 3339, to the second."""
    return at.isoformat(timespec="seconds")
