"""How to cite a published version: as text, BibTeX or CSL-JSON, from its record.

A citation names the version, the day, the fingerprint of the content and the checksum of the file, so that whoever has
a copy can be recognised as the one cited. Invented data say so instead of naming the parliament.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from warehouse.origin import DataOrigin

TITLE = "Speaking time and questions in the Flemish Parliament"
INVENTED_TITLE = "Invented test data in the form of verbatim reports"
_ABOUT = "Speaking time is estimated from the words of the verbatim reports, with a 95 % interval."


class CitationFormat(StrEnum):
    """Forms of a citation."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CSL = "csl-json"


def cite(record: Mapping[str, Any], form: CitationFormat) -> str:
    """Return the citation of a version in a form; ``record`` is that of ``warehouse/version_records.py``."""
    return {CitationFormat.TEXT: _text, CitationFormat.BIBTEX: _bibtex, CitationFormat.CSL: _csl}[form](record)


def _text(record: Mapping[str, Any]) -> str:
    day = _day(record)
    return (
        f"spreektijd ({day.year}). {_title(record)}. Version {record['version']}, published {day:%Y-%m-%d}. Data set. "
        f"{_note(record)}\n"
    )


def _bibtex(record: Mapping[str, Any]) -> str:
    day = _day(record)
    fields = {
        "author": "{spreektijd}",
        "title": "{" + _title(record) + "}",
        "year": f"{day.year}",
        "month": f"{day.month}",
        "version": record["version"],
        "howpublished": "Data set",
        "note": _note(record).replace("%", "\\%"),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{spreektijd-{record['version']},\n{lines}\n}}\n"


def _csl(record: Mapping[str, Any]) -> str:
    day = _day(record)
    item = {
        "id": f"spreektijd-{record['version']}",
        "type": "dataset",
        "title": _title(record),
        "author": [{"literal": "spreektijd"}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": record["version"],
        "note": _note(record),
    }
    return json.dumps([item], indent=2, ensure_ascii=False) + "\n"


def _day(record: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(record["published_at"])


def _title(record: Mapping[str, Any]) -> str:
    return INVENTED_TITLE if _origin(record) is DataOrigin.INVENTED else TITLE


def _note(record: Mapping[str, Any]) -> str:
    origin = _origin(record)
    about = "" if origin is DataOrigin.INVENTED else f"{_ABOUT} "
    return (
        f"{origin.attribution_english}. {about}Content {record['content_fingerprint'][:16]}; SHA-256 of the database "
        f"{record['database']['sha256']}."
    )


def _origin(record: Mapping[str, Any]) -> DataOrigin:
    """Versions published before the origin stood in the manifest count as from a folder: it is not known better."""
    return DataOrigin(record.get("data_origin", DataOrigin.FOLDER))
