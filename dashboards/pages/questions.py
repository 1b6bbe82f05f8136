"""Vragen: the newest questions, and an explorer over an index per session year."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dashboards.links import file_stem, official_address
from dashboards.page import Page, PlainFile
from dashboards.published import Published
from dashboards.script_text import script_call
from warehouse.rows import Row, group_rows

SECTION_FILE = "vragen.html"
QUESTION_COLUMNS = (
    "question_id", "meeting_id", "meeting_date", "session_year", "meeting_kind", "question_type", "question_number",
    "number_session_year", "questioner_name", "questioner_person_id", "questioner_party_name", "subject", "is_joined",
    "days_to_treatment", "ministers", "page", "source_url",
)  # fmt: skip


# Shown without a search, and without a script: the newest questions. Every question also stands with its meeting.
NEWEST_QUESTIONS = 100


def question_pages(published: Published) -> Iterator[Page | PlainFile]:
    """The page and its files."""
    ended = published.reader.by_key("ended_questions", "session_year")
    years = sorted({*published.session_years, *ended}, reverse=True)
    every = (*published.questions, *(row for rows in ended.values() for row in rows))
    context = {
        "origin": published.origin,
        "rows": published.questions[:NEWEST_QUESTIONS],
        "session_years": years,
        "parties": _parties(published.questions),
        "types": sorted({row["question_type"] for row in every if row["question_type"]}),
        "total": len(published.questions),
    }
    yield Page(SECTION_FILE, "questions.html", "questions", context)
    # A year without a question has an empty one: a browser that asked for a file that is not there would note an error.
    put = group_rows(published.questions, "session_year")
    for year in years:
        index = search_index(year, put.get(year, []), ended.get(year, []))
        yield PlainFile(f"zoeken/vragen-{file_stem(year)}.js", index)
    yield published.csv_file("csv/vragen.csv", QUESTION_COLUMNS, map(_flat, published.questions))


def _parties(questions: Sequence[Row]) -> Sequence[tuple[str, str]]:
    """The parties of questioners as (code, newest name), by name; ``questions`` are newest first."""
    names: dict[str, str] = {}
    for row in questions:
        if row["questioner_party_family"]:
            names.setdefault(row["questioner_party_family"], row["questioner_party_name"])
    return sorted(names.items(), key=lambda party: party[1])


def search_index(session_year: str, rows: Sequence[Row], ended: Sequence[Row]) -> str:
    """The questions of a session year for the explorer: a script, because a page opened from a file can read no other.

    It calls ``spreektijdIndex(year, questions)`` with an array a question: date, type, number, subject, questioner,
    questioner's id, party, meeting's file, ordinal, the ministers as [name, id, was asked, has answered], the code of
    the party, the themes, the days from submission to treatment, the kind of meeting, and whether it was joined to
    another. One that never came to a meeting has its end behind these, its address and the ids of all who put it.
    """
    return script_call("spreektijdIndex", session_year, [*map(_put, rows), *map(_ended, ended)])


def _put(row: Row) -> list[Any]:
    return [
        _day(row["meeting_date"]), row["question_type"], row["question_number"], row["subject"],
        row["questioner_name"], row["questioner_person_id"], row["questioner_party_name"],
        file_stem(row["meeting_id"]), row["question_ordinal"],
        [[one["name"], one["person_id"], int(one["is_addressed"]), int(one["has_answered"])]
         for one in row["ministers"]],
        row["questioner_party_family"], row["theme_names"] or [], row["days_to_treatment"], row["meeting_kind"],
        int(bool(row["is_joined"])),
    ]  # fmt: skip


def _ended(row: Row) -> list[Any]:
    first = row["questioners"][0] if row["questioners"] else {"name": None, "person_id": None}
    ministers = [[one["name"], one["person_id"], 1, 0] for one in row["ministers"]]
    return [
        _day(row["submitted_date"]), row["question_type"], row["question_number"], row["subject"], first["name"],
        first["person_id"], row["party_name"], "", 0, ministers, row["party_family"],
        row["theme_names"] or [], None, "", 0, "withdrawn" if row["is_withdrawn"] else "converted",
        official_address(row["source_url"]) or "", [one["person_id"] for one in row["questioners"]],
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _flat(row: Row) -> Row:
    """The row with its ministers as one text: who was asked, and with a star who answered."""
    names = [f"{one['name']}{'*' if one['has_answered'] else ''}" for one in row["ministers"]]
    return {**row, "ministers": "; ".join(names)}
