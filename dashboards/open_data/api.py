"""The static API: every figure, meeting and speech as JSON at an address that stays, below ``api/v1/``.

A web server gives such files an ETag by itself; which files there are stands in ``index.json``, what they hold in
``openapi.json``. A meeting's file is only made again when something in it changed.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

import polars as pl

from dashboards.links import official_address, report_page_address
from dashboards.open_data.addresses import API, feed_file, meeting_file, member_file, year_file
from dashboards.open_data.description import API_VERSION, description
from dashboards.open_data.json_text import chosen, chosen_rows, json_text
from dashboards.page import MadeFile, PlainFile
from dashboards.published import Published
from dashboards.reading import Reader
from parliament.attribution import LICENCE_URL
from warehouse.rows import Row, group_rows

FIGURES: Final = (
    "session_year", "meeting_kind", "role", "party_name", "party_family", "speeches", "words", "word_share",
    "est_seconds", "est_seconds_low", "est_seconds_high", "method", "timed_share", "rate_version", "speaking_rank",
    "rank_low", "rank_high", "meeting_count", "days_in_office", "asked_count", "follow_up_count",
)  # fmt: skip
PARTY_FIGURES: Final = (
    "party_family", "party_name", "independent_person_id", "meeting_kind", "member_count", "speaker_count", "speeches",
    "words", "word_share", "est_seconds", "est_seconds_low", "est_seconds_high", "method", "words_per_member",
    "rate_version", "asked_count",
)  # fmt: skip
MEETING: Final = (
    "meeting_id", "meeting_kind", "meeting_number", "meeting_date", "session_year", "legislature", "committee_name",
    "is_provisional", "item_count", "question_count", "speech_count", "speaker_count", "words", "unresolved_words",
    "est_seconds", "est_seconds_low", "est_seconds_high", "method",
)  # fmt: skip
QUESTION: Final = (
    "question_id", "meeting_id", "meeting_date", "meeting_kind", "committee_name", "question_type", "question_number",
    "number_session_year", "questioner_person_id", "questioner_name", "questioner_party_name",
    "questioner_party_family", "subject", "is_joined", "asked_words", "answer_words", "days_to_treatment", "page",
    "page_url", "ministers",
)  # fmt: skip
SPEECH: Final = (
    "speech_key", "speech_ordinal", "agenda_item_id", "page", "speaker_label", "speaker_name", "person_id", "role",
    "party_name", "party_family", "words", "seconds", "time_method", "start_at", "moment_url", "text",
)  # fmt: skip
DIRECTION: Final = ("mark", "paragraph_ordinal", "text_offset", "text")
CHECK: Final = (
    "check_name", "family", "severity", "sentence", "sentence_english", "success", "failing_row_count", "status",
)  # fmt: skip


def api_files(published: Published) -> Iterator[PlainFile | MadeFile]:
    """Every file of the API."""
    about = _about(published)
    lists = _lists_by_year(published)
    for name, by_year in lists.items():
        for session_year in published.session_years:
            rows = by_year.get(session_year, [])
            yield _file(year_file(session_year, name), about, session_year=session_year, rows=rows)
    yield from _member_files(published, about)
    yield from _meeting_files(published, about)
    yield _file(f"{API}/checks.json", about, rows=_last_checks(published.reader))
    yield _file(
        f"{API}/index.json",
        about,
        version=published.manifest.get("version"),
        openapi="openapi.json",
        session_years=[
            {"session_year": year, **{name: _from_api(year_file(year, name)) for name in lists}}
            for year in published.session_years
        ],
        members="members.json",
        checks="checks.json",
        feeds={kind: f"../../{feed_file(kind)}" for kind in ("meetings", "quality")},
    )
    yield PlainFile(f"{API}/openapi.json", json_text(description(published.session_years)))


def _about(published: Published) -> Mapping[str, Any]:
    """What stands in every file: whom to name, licence, and whether the data are real.

    Not the version: a file in which nothing else changed stays as it is, and so does its ETag.
    """
    return {
        "api_version": API_VERSION,
        "data_origin": published.origin.value,
        "attribution": published.origin.attribution,
        "license": LICENCE_URL,
    }


def _file(path: str, about: Mapping[str, Any], **content: Any) -> PlainFile:
    return PlainFile(path, json_text({**about, **content}))


def _from_api(path: str) -> str:
    """An address below the site, from the folder of the API."""
    return path.removeprefix(f"{API}/")


def _lists_by_year(published: Published) -> Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]:
    """The lists that each session year has, by name and year."""
    makers: Mapping[str, tuple[Iterable[Row], Callable[[Iterable[Row]], list[dict[str, Any]]]]] = {
        "speaking-time": (published.member_years, _member_years),
        "parties": (published.reader.rows("party_years"), _party_years),
        "meetings": (published.meetings, _meeting_rows),
        "questions": (published.questions, _question_rows),
    }
    return {
        name: {year: make(found) for year, found in group_rows(rows, "session_year").items()}
        for name, (rows, make) in makers.items()
    }


def _member_years(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return chosen_rows(rows, ("person_id", "full_name", *FIGURES))


def _party_years(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return chosen_rows(rows, PARTY_FIGURES)


def _meeting_rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [{**_meeting(row), "href": f"../../{_from_api(meeting_file(row['meeting_id']))}"} for row in rows]


def _meeting(row: Row) -> dict[str, Any]:
    return {
        **chosen(row, MEETING),
        "web_url": official_address(row["web_url"]),
        "report_url": official_address(row["report_url"]),
    }


def _question_rows(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [{**chosen(row, QUESTION), "page_url": official_address(row["page_url"])} for row in rows]


def _member_files(published: Published, about: Mapping[str, Any]) -> Iterator[PlainFile]:
    years = group_rows(published.member_years, "person_id")
    seats = group_rows(published.reader.rows("memberships"), "person_id")
    people = []
    for person_id, person in published.persons.items():
        people.append({**_person(person), "href": _from_api(member_file(person_id))})
        yield _file(
            member_file(person_id),
            about,
            **_person(person),
            memberships=[
                chosen(row, ("party_name", "party_family", "from_date", "to_date")) for row in seats.get(person_id, [])
            ],
            speaking_time=chosen_rows(years.get(person_id, []), FIGURES),
        )
    yield _file(f"{API}/members.json", about, rows=people)


def _person(person: Row) -> dict[str, Any]:
    return chosen(person, ("person_id", "full_name", "latest_party_name", "latest_party_family"))


def _meeting_files(published: Published, about: Mapping[str, Any]) -> Iterator[MadeFile]:
    digests = {row["meeting_id"]: row["digest"] for row in published.reader.rows("api_meeting_digests")}
    contents = MeetingContents(published.reader)
    for row in published.meetings:
        shown = repr((digests[row["meeting_id"]], sorted(row.items()), published.origin.value))
        gather = partial(_meeting_content, contents, row, about)
        yield MadeFile(meeting_file(row["meeting_id"]), shown, _compressed_json, gather=gather)


def _meeting_content(contents: "MeetingContents", row: Row, about: Mapping[str, Any]) -> Mapping[str, Any]:
    directions = group_rows(contents.rows("debate_directions", row), "speech_id")
    speeches = [
        {
            **chosen(speech, SPEECH),
            "page_url": report_page_address(row["report_url"], speech["page"]),
            "directions": chosen_rows(directions.get(speech["speech_id"], []), DIRECTION),
        }
        for speech in contents.rows("api_meeting_speeches", row)
    ]
    return {
        **about,
        "meeting": _meeting(row),
        "items": contents.rows("api_meeting_items", row),
        "votes": contents.rows("api_meeting_votes", row),
        "speeches": speeches,
    }


def _compressed_json(content: Mapping[str, Any]) -> bytes:
    """Compressed: the texts of thirty years would weigh more than all pages, which read those of older years here.

    Without a moment in its header, so that the same rows always give the same file.
    """
    return gzip.compress(json_text(content).encode(), 6, mtime=0)


class MeetingContents:
    """Speeches, items and votes of meetings, read a session year at a time: a query a meeting took a third of the time
    of a first rendering. Meetings are asked for year by year.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        # Nothing is read yet; a year is the one element, for a meeting's may be unknown.
        self._year_read: tuple[str | None, ...] = ()
        self._read: dict[str, dict[tuple[Any, ...], pl.DataFrame]] = {}

    def rows(self, name: str, meeting: Row) -> Sequence[Row]:
        """The rows of a query that are of a meeting, without its id."""
        year = (meeting["session_year"],)
        if year != self._year_read:
            self._year_read, self._read = year, {}
        if name not in self._read:
            frame = self._reader.frame(name, session_year=meeting["session_year"])
            self._read[name] = frame.partition_by("meeting_id", as_dict=True, include_key=False)
        found = self._read[name].get((meeting["meeting_id"],))
        return [] if found is None else found.rows(named=True)


def _last_checks(reader: Reader) -> Sequence[Mapping[str, Any]]:
    rows = reader.rows("quality_checks")
    if not rows:
        return []
    last = rows[0]["run_id"]
    return [
        {"run_id": last, "checked_at": row["checked_at"], **chosen(row, CHECK)} for row in rows if row["run_id"] == last
    ]
