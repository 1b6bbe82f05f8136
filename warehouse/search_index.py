"""The full-text index beside a published database: what stands in it, and how it follows the database.

It is made by tantivy (MIT): a folder of files that are written once and never changed, so that the index of a new
version shares those of the version before (hard links) and only the reports that changed are rewritten. Texts are
found by their words, stemmed as Dutch ones, in small letters and without diacritics; the texts themselves stay in the
database. docs/decisions/101-search-over-everything.md says why.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from unicodedata import combining, normalize

import duckdb
import tantivy

from parliament.errors import WarehouseError
from parliament.files import replacing_folder
from warehouse.database import open_unlocked_read_only
from warehouse.paths import DataFolder

# Raised with every change of what is written per document or of how words are read: other indexes are rebuilt.
INDEX_VERSION: Final = 1
# Of the folders of published versions' indexes.
SEARCH_PREFIX: Final = "search-"
ANALYZER: Final = "dutch"
NAMES_ANALYZER: Final = "names"
_SIGNATURES: Final = "reports.json"
# A longer run of letters is no word: addresses, and tables whose blanks were lost.
_LONGEST_WORD: Final = 60
# A "ge" that the stemmer may take for that of a participle, and the same with the sign that keeps it (for DuckDB, too).
_PARTICIPLE: Final = re.compile("ge([a-z]{3})")
_KEPT: Final = r"gë\1"
_FOLDED: Final = f"regexp_replace(strip_accents(lower(body)), '{_PARTICIPLE.pattern}', '{_KEPT}', 'g')"
# What the writer may keep in memory before it writes a segment; larger segments are merged less.
_WRITER_BYTES: Final = 256_000_000
_WRITER_THREADS: Final = 2
_FETCHED_ROWS: Final = 10_000
# Locks of a writer, which are not part of the index.
_LOCK_ENDING: Final = ".lock"

# Grain: a document. The columns are those of :class:`warehouse.search.Hit`, and what is searched and filtered by.
_SPEECHES: Final = """
select
    'speech' as kind,
    speakers.speech_key as document_id,
    speakers.speech_id,
    speakers.report_id,
    speakers.meeting_id,
    speakers.meeting_date,
    speakers.meeting_kind,
    speakers.committee_name,
    speakers.person_id,
    persons.full_name,
    speakers.role,
    speakers.party_name,
    speakers.party_family,
    speakers.words,
    speakers.page{body}
from core.speech_speaker as speakers
left join core.person as persons using (person_id)
{texts}
"""
_ITEMS: Final = """
select
    'item' as kind,
    items.agenda_item_id as document_id,
    null::varchar as speech_id,
    items.report_id,
    items.meeting_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.committee_name,
    null::varchar as person_id,
    null::varchar as full_name,
    null::varchar as role,
    null::varchar as party_name,
    null::varchar as party_family,
    null::integer as words,
    items.page,
    items.title as body
from core.agenda_item as items
inner join core.meeting as meetings using (meeting_id)
"""
_QUESTIONS: Final = """
select
    'question' as kind,
    questions.question_id as document_id,
    null::varchar as speech_id,
    questions.report_id,
    questions.meeting_id,
    meetings.meeting_date,
    meetings.meeting_kind,
    meetings.committee_name,
    questions.questioner_person_id as person_id,
    coalesce(persons.full_name, questions.questioner_name) as full_name,
    'member' as role,
    questions.questioner_party_name as party_name,
    questions.questioner_party_family as party_family,
    null::integer as words,
    questions.page,
    questions.subject as body
from core.question as questions
inner join core.meeting as meetings using (meeting_id)
left join core.person as persons on questions.questioner_person_id = persons.person_id
"""
_SPEECH_TEXTS: Final = """
inner join raw.speech as texts on speakers.report_id = texts.report_id and speakers.speech_id = texts.speech_id
"""
# One hash per report over all that is written of it: a report is rewritten when anything of it differs, also when
# only the register knows better who spoke.
_REPORT_SIGNATURES: Final = """
with speeches as ({speeches}),

items as ({items}),

questions as ({questions}),

parts as (
    select report_id, hash(speeches) as part from speeches
    union all
    select report_id, hash(items) as part from items
    union all
    select report_id, hash(questions) as part from questions
)

select
    parts.report_id,
    md5(bit_xor(parts.part)::varchar || count(*) || any_value(reports.parser_version)) as signature
from parts
inner join core.report as reports using (report_id)
group by parts.report_id
"""


class Analyzer:
    """How words are read: letters and digits, small, without diacritics, stemmed by Snowball's rules for Dutch.

    Those rules (Kraaij and Pohlmann's) take "ge" away wherever it may be that of a participle: "gemeente" would be
    "meen", and "begeleid" the same as "beleid". A diaeresis on that "ge" keeps it, and goes after the stemmer.
    """

    def __init__(self) -> None:
        short, small = tantivy.Filter.remove_long(_LONGEST_WORD), tantivy.Filter.lowercase()
        stemmed, fold = tantivy.Filter.stemmer("dutch"), tantivy.Filter.ascii_fold()
        self.dutch = _words().filter(short).filter(small).filter(stemmed).filter(fold).build()
        self.plain = _words().filter(short).filter(small).filter(fold).build()

    def stems(self, text: str) -> list[str]:
        """The stems of a text, as they stand in the index."""
        found: list[str] = self.dutch.analyze(_PARTICIPLE.sub(_KEPT, folded(text)))
        return found

    def names(self, text: str) -> list[str]:
        """The words of a text without stemming: names have none."""
        found: list[str] = self.plain.analyze(text)
        return found


def _words() -> tantivy.TextAnalyzerBuilder:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())


def folded(text: str) -> str:
    """A text in small letters without diacritics, as DuckDB's ``strip_accents(lower(text))``."""
    return "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))


def index_schema() -> tantivy.Schema:
    """The fields of a document: what is searched, what is filtered by, and the stored key by which rows are found."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name=ANALYZER, index_option="position")
    builder.add_text_field("speaker", tokenizer_name=NAMES_ANALYZER, index_option="basic")
    for name in ("report_id", "person_id", "role", "meeting_kind", "kind", "parties"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("party", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_bytes_field("document", stored=True, indexed=False)
    return builder.build()


def open_index(folder: Path) -> tantivy.Index | None:
    """The index in ``folder``; ``None`` when there is none that this program reads."""
    try:
        if _read_signatures(folder) is None or not tantivy.Index.is_compatible(str(folder)):
            return None
        index = tantivy.Index.open(str(folder))
    except (ValueError, OSError):
        return None
    _register(index)
    return index


def write_index(database: Path, target: Path, previous: Path | None = None) -> int:
    """Write the index of ``database`` to ``target``, on from ``previous`` where that can be read.

    The folder appears whole or not at all. Returns how many reports were rewritten or taken out.

    Raises:
        WarehouseError: the database cannot be read.
        OSError: the disk does not take the index.
    """
    with replacing_folder(target) as partial, open_unlocked_read_only(database) as connection:
        known = _begin(partial, previous)
        signatures = dict(connection.execute(_signature_query()).fetchall())
        changed = [report for report, signature in signatures.items() if known.get(report) != signature]
        gone = [report for report in known if report not in signatures]
        stale = [*gone, *(report for report in changed if report in known)]
        if changed or stale or not known:
            _write_changes(connection, partial, stale, changed, is_everything=not known)
        written = {"index_version": INDEX_VERSION, "reports": signatures}
        (partial / _SIGNATURES).write_text(json.dumps(written), encoding="utf-8")
    return len(changed) + len(gone)


def _signature_query() -> str:
    return _REPORT_SIGNATURES.format(speeches=_SPEECHES.format(body="", texts=""), items=_ITEMS, questions=_QUESTIONS)


def _begin(partial: Path, previous: Path | None) -> Mapping[str, str]:
    """Make the folder with the files of the earlier index in it; returns the signature of each report in that."""
    partial.mkdir()
    known = _read_signatures(previous) if previous is not None else None
    if previous is None or known is None or open_index(previous) is None:
        return {}
    for file in previous.iterdir():
        if file.suffix != _LOCK_ENDING and file.name != _SIGNATURES:
            _link_or_copy(file, partial / file.name)
    return known


def _link_or_copy(file: Path, target: Path) -> None:
    """Segments are shared; what tantivy replaces as a whole (names ending in ``.json``) is copied."""
    if file.suffix != ".json":
        try:
            os.link(file, target)
        except OSError:
            pass
        else:
            return
    shutil.copyfile(file, target)


def _read_signatures(folder: Path) -> dict[str, str] | None:
    try:
        content = json.loads((folder / _SIGNATURES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if content.get("index_version") != INDEX_VERSION:
        return None
    reports: dict[str, str] = content["reports"]
    return reports


def _register(index: tantivy.Index) -> None:
    analyzer = Analyzer()
    index.register_tokenizer(ANALYZER, analyzer.dutch)
    index.register_tokenizer(NAMES_ANALYZER, analyzer.plain)


def _write_changes(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    stale: Sequence[str],
    changed: Sequence[str],
    *,
    is_everything: bool,
) -> None:
    index = tantivy.Index(index_schema(), path=str(folder))
    _register(index)
    writer = index.writer(_WRITER_BYTES, _WRITER_THREADS)
    for report in stale:
        writer.delete_documents_by_term("report_id", report)
    for document in _documents(connection, None if is_everything else changed):
        writer.add_document(document)
    writer.commit()
    writer.garbage_collect_files()
    writer.wait_merging_threads()


def _documents(connection: duckdb.DuckDBPyConnection, reports: Sequence[str] | None) -> Iterator[tantivy.Document]:
    """The documents of these reports, or of all."""
    # A filter, and no join: that would read the texts of all.
    chosen = "" if reports is None else "where list_contains($reports, report_id)"
    parameters = {} if reports is None else {"reports": list(reports)}
    speeches = _SPEECHES.format(body=", texts.text as body", texts=_SPEECH_TEXTS)
    for query in (speeches, _ITEMS, _QUESTIONS):
        folded_query = f"select * replace ({_FOLDED} as body) from ({query}) {chosen}"  # noqa: S608 - the texts above
        rows = connection.execute(folded_query, parameters)
        names = [column[0] for column in rows.description or ()]
        while batch := rows.fetchmany(_FETCHED_ROWS):
            for row in batch:
                yield _document(dict(zip(names, row, strict=True)))


def _document(row: dict[str, Any]) -> tantivy.Document:
    body = row.pop("body") or ""
    day = row["meeting_date"]
    families = {text.lower() for text in (row["party_name"], row.pop("party_family")) if text}
    document = tantivy.Document()
    document.add_text("body", body)
    document.add_text("report_id", row["report_id"])
    document.add_text("kind", row["kind"])
    document.add_text("meeting_kind", row["meeting_kind"])
    document.add_text("party", row["party_name"] or "")
    document.add_integer("day", day.year * 10_000 + day.month * 100 + day.day)
    document.add_integer("year", day.year)
    for party in families:
        document.add_text("parties", party)
    for field in ("person_id", "role"):
        if row[field] is not None:
            document.add_text(field, row[field])
    if row["full_name"]:
        document.add_text("speaker", row["full_name"])
    row["meeting_date"] = day.isoformat()
    document.add_bytes("document", json.dumps(row, ensure_ascii=False).encode())
    return document


def search_folder(folder: DataFolder, version: str) -> Path:
    """The place of the index of a published version."""
    return folder.published / f"{SEARCH_PREFIX}{version}"


def ensure_index(folder: DataFolder, database: Path, version: str) -> bool:
    """Make the index of a published version when it is missing or unreadable; returns whether it was made.

    Raises:
        WarehouseError: it cannot be written.
    """
    target = search_folder(folder, version)
    if open_index(target) is not None:
        return False
    try:
        write_index(database, target)
    except OSError as error:
        raise WarehouseError(f"the search index {target} is missing and cannot be made ({error})") from error
    return True
