"""The index of the page Zoeken: scripts in pieces, a session year at a time (decision 083)."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dashboards.debate_text import speech_anchor
from dashboards.folder import SiteFolder
from dashboards.links import file_stem
from dashboards.pages.debates import speech_places
from dashboards.predicates import INDEPENDENTS, party_page, theme_page
from dashboards.published import Published
from dashboards.script_text import script_call
from warehouse.rows import group_rows

FOLDER = "zoeken"


def write_search_index(folder: SiteFolder, published: Published) -> None:
    """Write the index of every session year that changed, and the names."""
    folder.write(f"{FOLDER}/namen.js", script_call("spreektijdNames", _names(published)).encode())
    fingerprints = {row["session_year"]: row["fingerprint"] for row in published.reader.rows("search_fingerprint")}
    for year in published.session_years:
        # The list of a year's pieces is written last and stands for all of them.
        pieces = f"{FOLDER}/woorden/{file_stem(year)}/stukken.json"
        if folder.is_current(pieces, str(fingerprints.get(year))):
            for path in json.loads((folder.target / pieces).read_text(encoding="utf-8")):
                folder.keep(path)
                folder.unchanged_count += 1
            continue
        paths = []
        for path, script in (*_year_files(published, year), *_word_files(published, year)):
            folder.write(path, script)
            paths.append(path)
        folder.write(pieces, json.dumps(paths).encode(), str(fingerprints.get(year)))


def _names(published: Published) -> list[list[str]]:
    """What has a name: [kind, name, address below the language's folder, what else is said of it]."""
    found = [
        ["member", row["full_name"], f"leden/{file_stem(row['person_id'])}.html", row["latest_party_name"] or ""]
        for row in published.persons.values()
    ]
    parties = {row["party_family"]: row["party_name"] for row in published.reader.rows("party_years")[::-1]}
    found += [["party", name, party_page(code), ""] for code, name in parties.items() if code != INDEPENDENTS]
    committees = dict.fromkeys(row["committee_name"] for row in published.meetings if row["committee_name"])
    found += [["committee", name, "commissies.html", ""] for name in committees]
    themes = sorted({theme for row in published.questions for theme in row["theme_names"] or []})
    found += [["theme", theme, theme_page(theme), ""] for theme in themes]
    return found


def _year_files(published: Published, year: str) -> Iterator[tuple[str, bytes]]:
    """The meetings of a session year by date, and who spoke in each numbered speech."""
    meetings = [row for row in published.meetings if row["session_year"] == year]
    listed = [
        [
            row["meeting_date"].isoformat() if row["meeting_date"] else "", file_stem(row["meeting_id"]),
            row["meeting_kind"], row["committee_name"] or "",
        ]
        for row in meetings
    ]  # fmt: skip
    speeches = published.reader.rows("search_speeches", session_year=year)
    items = group_rows(published.reader.rows("meeting_items", session_year=year), "meeting_id")
    texts: dict[str, int] = {}
    turns: list[list[Any]] = []
    for meeting_id, found in groupby(speeches, key=lambda row: row["meeting_id"]):
        rows = list(found)
        places = speech_places(rows, items.get(meeting_id, []))
        number = next((place for place, one in enumerate(meetings) if one["meeting_id"] == meeting_id), -1)
        for row in rows:
            anchor = speech_anchor(meeting_id, row["speech_key"], row["speech_ordinal"])
            said = (row["speaker_name"] or "", row["party_name"] or "", row["role"])
            turns.append([number, anchor, places[anchor], *(texts.setdefault(text, len(texts)) for text in said)])
    yield (
        f"{FOLDER}/spreekbeurten/{file_stem(year)}.js",
        script_call("spreektijdTurns", year, listed, list(texts), turns).encode(),
    )


def _word_files(published: Published, year: str) -> Iterator[tuple[str, bytes]]:
    words = published.reader.rows("search_words", session_year=year)
    # Which pieces there are: a browser that asked for one that is not there would note an error.
    shards = list(dict.fromkeys(row["shard"] for row in words))
    yield f"{FOLDER}/woorden/{file_stem(year)}/stukken.js", script_call("spreektijdShards", year, shards).encode()
    for shard, rows in groupby(words, key=lambda row: row["shard"]):
        index = {row["word"]: _steps(row["numbers"]) for row in rows}
        yield (
            f"{FOLDER}/woorden/{file_stem(year)}/{shard}.js",
            script_call("spreektijdWords", year, shard, index).encode(),
        )


def _steps(numbers: Sequence[int]) -> str:
    """Rising numbers as the steps between them, in base 36: ``0,3,4`` is ``0 3 1``."""
    steps = (number - before for before, number in zip((0, *numbers), numbers, strict=False))
    return " ".join(map(_base36, steps))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[number % 36]
    while number := number // 36:
        text = digits[number % 36] + text
    return text
