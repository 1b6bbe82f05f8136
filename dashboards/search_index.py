"""The index of the page Zoeken: scripts in pieces, a session year at a time (decision 083).

``namen.js`` has what has a name. ``sprekers/YEAR.js`` says who spoke in each speech of a year, in the order of its
numbers; ``woorden/YEAR/N.js`` is a piece of its words (``word_index.py``), and ``woorden/YEAR/stukken.js`` the first
word of each piece.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dashboards.debate_text import speech_anchor
from dashboards.folder import SiteFolder
from dashboards.links import file_stem
from dashboards.pages.debates import speech_places
from dashboards.predicates import INDEPENDENTS, party_page, theme_page
from dashboards.published import Published
from dashboards.reading import open_reader
from dashboards.script_text import script_call
from dashboards.word_index import word_pieces, word_places
from warehouse.rows import Row, group_rows

FOLDER = "zoeken"
# One sign per speech for who of a meeting spoke in it: those that need no escape in a script.
_SIGNS = "".join(chr(code) for code in (*range(48, 127), *range(161, 8000)) if chr(code) not in "<\\\x7f")


def write_search_index(folder: SiteFolder, published: Published) -> None:
    """Write the index of every session year that changed, and the names."""
    folder.write(f"{FOLDER}/namen.js", script_call("spreektijdNames", _names(published)).encode())
    fingerprints = {row["session_year"]: row["fingerprint"] for row in published.reader.rows("search_fingerprint")}
    for year in published.session_years:
        # The list of a year's pieces is written last and stands for all of them.
        pieces = f"{FOLDER}/woorden/{file_stem(year)}/stukken.json"
        if folder.is_current(pieces, str(fingerprints.get(year))):
            for path in json.loads((folder.target / pieces).read_text(encoding="utf-8")):
                folder.keep_unchanged(path)
            continue
        paths = []
        for path, script in (_speakers_file(published, year), *_word_files(published, year)):
            folder.write(path, script)
            paths.append(path)
        folder.write(pieces, json.dumps(paths).encode(), str(fingerprints.get(year)))


def write_search_index_beside(folder: SiteFolder, published: Published) -> None:
    """The same in a thread beside the pages: it asks the database over a connection of its own.

    Most of an index is made by Polars and NumPy, which leave Python to the other threads meanwhile.
    """
    with open_reader(published.database) as reader:
        write_search_index(folder, replace(published, reader=reader))


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


def _speakers_file(published: Published, year: str) -> tuple[str, bytes]:
    """Who spoke in each numbered speech of a session year, meeting by meeting.

    It calls ``spreektijdSpeakers(year, said, meetings)``: ``said`` are [speaker, party, role]; a meeting is its date,
    file, kind, committee, those of ``said`` who spoke, a sign per speech for which of these, and the parts of its
    debates in which they stand, ``PLACE:COUNT`` one after another.
    """
    meetings = {row["meeting_id"]: row for row in published.meetings}
    speeches = published.reader.rows("search_speeches", session_year=year)
    items = group_rows(published.reader.rows("meeting_items", session_year=year), "meeting_id")
    said: dict[tuple[str, str, str], int] = {}
    listed = []
    for meeting_id, found in groupby(speeches, key=lambda row: row["meeting_id"]):
        rows = list(found)
        meeting = meetings.get(meeting_id)
        who: dict[int, str] = {}
        turns = []
        for row in rows:
            one = (row["speaker_name"] or "", row["party_name"] or "", row["role"])
            number = said.setdefault(one, len(said))
            turns.append(who.setdefault(number, _SIGNS[len(who)]))
        day = rows[0]["meeting_date"]
        listed.append([
            day.isoformat() if day else "", file_stem(meeting_id), rows[0]["meeting_kind"],
            (meeting and meeting["committee_name"]) or "", list(who), "".join(turns),
            _runs(rows, items.get(meeting_id, [])),
        ])  # fmt: skip
    script = script_call("spreektijdSpeakers", year, list(said), listed)
    return f"{FOLDER}/sprekers/{file_stem(year)}.js", script.encode()


def _runs(rows: Sequence[Row], items: Sequence[Row]) -> str:
    """The parts of the debates in which speeches stand, with how many of them follow each other there."""
    places = speech_places(rows, items)
    anchors = (speech_anchor(row["meeting_id"], row["speech_key"], row["speech_ordinal"]) for row in rows)
    return " ".join(f"{place}:{len(list(run))}" for place, run in groupby(places[anchor] for anchor in anchors))


def _word_files(published: Published, year: str) -> Iterator[tuple[str, bytes]]:
    firsts: list[str] = []
    for first, script in word_pieces(year, word_places(published.reader.frame("search_words", session_year=year))):
        yield f"{FOLDER}/woorden/{file_stem(year)}/{len(firsts)}.js", script.encode()
        firsts.append(first)
    yield f"{FOLDER}/woorden/{file_stem(year)}/stukken.js", script_call("spreektijdPieces", year, firsts).encode()
