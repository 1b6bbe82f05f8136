"""A release: one folder that can be given to a repository of data as it is, and be cited by its DOI.

It holds the database, its tables as Parquet with their description, the ParlaMint corpus, a citation, a README with the
method and its limits, what changed since the version before, and checksums of all of it. RO-Crate 1.1
(``ro-crate-metadata.json``) says what each part is.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from corpus.edition import Edition
from corpus.reading import Selection, open_corpus
from corpus.sittings import Sitting
from corpus.tei.write import write_parlamint
from parliament.attribution import LICENCE, LICENCE_URL, PARLIAMENT_URL
from warehouse.citation import INVENTED_TITLE, TITLE, CitationFormat, cite
from warehouse.export import export
from warehouse.paths import DataFolder
from warehouse.read import published_path
from warehouse.result_files import FileFormat
from warehouse.version_records import read_record

CHECKSUMS: Final = "SHA256SUMS"
CRATE: Final = "ro-crate-metadata.json"
_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_CONFORMS_TO: Final = "https://w3id.org/ro/crate/1.1"
# Parts of a release: name, what it is, media type (None for a folder).
_PARTS: Final = (
    ("tables/", "Every table as Parquet, described by datapackage.json", None),
    ("parlamint/", "The record as a ParlaMint corpus (TEI)", None),
    ("README.md", "What this is, the method and its limits", "text/markdown"),
    ("CHANGES.md", "What changed since the version published before", "text/markdown"),
    ("CITATION.cff", "How to cite this version", "application/yaml"),
    ("citation.bib", "How to cite this version, as BibTeX", "application/x-bibtex"),
)
_LIMITS: Final = """## Method and limits

- The reports carry no clock. Seconds are estimated from words, with a 95 % interval, unless `method` says `recording`.
  Words and shares of words need no rate: prefer them where they answer the question.
- A committee's report holds the treatment of questions and interpellations only, not the whole meeting.
- Speeches without a known person count in totals and with nobody (`person_id` is null).
- Persons known only from names that reports print are marked `is_provisional`.
- Every number can be listed back to its speeches, and every speech to a page of the official report.
- What was checked, and what did not pass, stands in `dq.check_result`; reports that failed are not in the figures.
"""


def write_release(folder: DataFolder, to: Path, edition: Edition, told: Callable[[Sitting], None]) -> tuple[Path, ...]:
    """Write the release of the published version below ``to``, which exists, and return its files.

    Raises:
        UsageError: nothing with a report is published.
        WarehouseError: nothing is published, or a file cannot be written.
    """
    source = published_path(folder)
    record = read_record(folder, edition.version)
    database = to / f"spreektijd-{edition.version}.duckdb"
    export(folder, to / "tables", FileFormat.PARQUET)
    (to / "parlamint").mkdir()
    with open_corpus(source) as reader:
        write_parlamint(reader, to / "parlamint", Selection(), edition, told)
    shutil.copyfile(source, database)
    texts = {
        "README.md": _read_me(edition, database.name),
        "CHANGES.md": _changes(record),
        "CITATION.cff": citation_file(edition),
        "citation.bib": cite(record, CitationFormat.BIBTEX),
    }
    for name, text in texts.items():
        (to / name).write_text(text, encoding="utf-8")
    crate = _crate(edition, database)
    (to / CRATE).write_text(json.dumps(crate, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    files = sorted(path for path in to.rglob("*") if path.is_file())
    (to / CHECKSUMS).write_text("".join(_checksums(files, to)), encoding="utf-8")
    return (*files, to / CHECKSUMS)


def citation_file(edition: Edition) -> str:
    """The citation file (Citation File Format 1.2.0)."""
    lines = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "Cite this version, and name the source: Vlaams Parlement.",
        "title": _title(edition),
        "version": edition.version,
        "date-released": edition.day.isoformat(),
        "license-url": LICENCE_URL,
        "abstract": f"{edition.origin.attribution_english}. Estimated from the words of the verbatim reports.",
    }
    # JSON's strings are YAML's, with the same escapes.
    head = "".join(f"{name}: {_yaml_value(name, value)}\n" for name, value in lines.items())
    return f"{head}authors:\n  - name: spreektijd\n"


def _yaml_value(name: str, value: str) -> str:
    return value if name == "type" else json.dumps(value, ensure_ascii=False)


def _title(edition: Edition) -> str:
    return INVENTED_TITLE if edition.is_invented else TITLE


def _read_me(edition: Edition, database: str) -> str:
    rows = "".join(f"| `{name}` | {what} |\n" for name, what, _ in (_database_part(database), *_PARTS))
    return (
        f"# {_title(edition)}\n\nVersion {edition.version}, {edition.day.isoformat()}. "
        f"{edition.origin.attribution_english}.\n\n"
        f"Licence: {LICENCE} ({LICENCE_URL}): free reuse with attribution.\n\n"
        f"| file | what it is |\n| -- | -- |\n{rows}\n{_LIMITS}"
    )


def _changes(record: Mapping[str, Any]) -> str:
    changes = record.get("changes")
    if not changes:
        return "# Changes\n\nThere is no version before this one.\n"
    rows = "".join(f"| `{name}` | {count:+d} |\n" for name, count in changes["rows"].items())
    table = f"| table | rows |\n| -- | -- |\n{rows}" if rows else "No table has more or fewer rows.\n"
    shaped = "".join(f"- `{name}`: {old} → {new}\n" for name, (old, new) in changes["shaped_by"].items())
    return f"# Changes since {changes['since']}\n\n{table}\n{shaped}"


def _database_part(database: str) -> tuple[str, str, str]:
    return database, "The database, for DuckDB", "application/vnd.duckdb"


def _crate(edition: Edition, database: Path) -> Mapping[str, Any]:
    """The crate's description: the folder as a data set, and its parts."""
    parts = (_database_part(database.name), *_PARTS)
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": _title(edition),
        "description": f"{edition.origin.attribution_english}. Estimated from the words of the verbatim reports.",
        "version": edition.version,
        "datePublished": edition.day.isoformat(),
        "license": {"@id": LICENCE_URL},
        "creator": {"@id": "#spreektijd"},
        "isBasedOn": {"@id": PARLIAMENT_URL},
        "hasPart": [{"@id": name} for name, _, _ in parts],
    }
    descriptor = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _CONFORMS_TO},
        "about": {"@id": "./"},
    }
    others = (
        {"@id": LICENCE_URL, "@type": "CreativeWork", "name": LICENCE},
        {"@id": "#spreektijd", "@type": "Organization", "name": "spreektijd"},
        {"@id": PARLIAMENT_URL, "@type": "Organization", "name": "Vlaams Parlement", "url": PARLIAMENT_URL},
    )
    described = [_part(name, what, media_type, database.parent) for name, what, media_type in parts]
    return {"@context": _CONTEXT, "@graph": [descriptor, root, *described, *others]}


def _part(name: str, what: str, media_type: str | None, folder: Path) -> Mapping[str, Any]:
    if media_type is None:
        return {"@id": name, "@type": "Dataset", "name": what}
    size = (folder / name).stat().st_size
    return {"@id": name, "@type": "File", "name": what, "encodingFormat": media_type, "contentSize": str(size)}


def _checksums(files: list[Path], to: Path) -> Iterator[str]:
    """Lines that ``sha256sum --check`` reads."""
    for path in files:
        with path.open("rb") as file:
            yield f"{file_digest(file, 'sha256').hexdigest()}  {path.relative_to(to).as_posix()}\n"
