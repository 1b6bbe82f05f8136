"""Vragen: the newest questions, and an explorer over an index a session year."""

from collections.abc import Iterator, Sequence

from dashboards.links import file_stem
from dashboards.page import Page, PlainFile
from dashboards.published import Published
from dashboards.script_text import script_call
from warehouse.rows import Row

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
    context = {
        "origin": published.origin,
        "rows": published.questions[:NEWEST_QUESTIONS],
        "session_years": published.session_years,
        "parties": _parties(published.questions),
        "types": sorted({row["question_type"] for row in published.questions}),
        "total": len(published.questions),
    }
    yield Page(SECTION_FILE, "questions.html", "questions", context)
    # A year without a question has an empty one: a browser that asked for a file that is not there would note an error.
    for year, rows in published.years_of(published.questions).items():
        yield PlainFile(f"zoeken/vragen-{file_stem(year)}.js", search_index(year, rows))
    yield published.csv_file("csv/vragen.csv", QUESTION_COLUMNS, map(_flat, published.questions))


def _parties(questions: Sequence[Row]) -> Sequence[tuple[str, str]]:
    """The parties of questioners as (code, newest name), by name; ``questions`` are newest first."""
    names: dict[str, str] = {}
    for row in questions:
        if row["questioner_party_family"]:
            names.setdefault(row["questioner_party_family"], row["questioner_party_name"])
    return sorted(names.items(), key=lambda party: party[1])


def search_index(session_year: str, rows: Sequence[Row]) -> str:
    """The questions of a session year for the explorer: a script, because a page opened from a file can read no other.

    It calls ``spreektijdIndex(year, questions)`` with an array a question: date, type, number, subject, questioner,
    questioner's id, party, meeting's file, ordinal, the ministers as [name, id, was asked, has answered], the code of
    the party, the themes, the days from submission to treatment, and the kind of meeting.
    """
    questions = [
        [
            row["meeting_date"].isoformat() if row["meeting_date"] else "",
            row["question_type"],
            row["question_number"],
            row["subject"],
            row["questioner_name"],
            row["questioner_person_id"],
            row["questioner_party_name"],
            file_stem(row["meeting_id"]),
            row["question_ordinal"],
            [
                [one["name"], one["person_id"], int(one["is_addressed"]), int(one["has_answered"])]
                for one in row["ministers"]
            ],
            row["questioner_party_family"],
            row["theme_names"] or [],
            row["days_to_treatment"],
            row["meeting_kind"],
        ]
        for row in rows
    ]
    return script_call("spreektijdIndex", session_year, questions)


def _flat(row: Row) -> Row:
    """The row with its ministers as one text: who was asked, and with a star who answered."""
    names = [f"{one['name']}{'*' if one['has_answered'] else ''}" for one in row["ministers"]]
    return {**row, "ministers": "; ".join(names)}
