"""A reading that changes needs a new parser version: the fingerprint of all gold readings, by version.

``PARSER_VERSION`` is part of every report row, and a report is read again when it rises. A change that alters a reading
without a new version would leave old readings beside new ones, and nobody could tell which are which. So: raise the
version, then ``SPREEKTIJD_REGENERATE_GOLDEN=1 pytest tests/golden/test_fingerprint.py`` adds its fingerprint. One that
is in the file is not written over.
"""

import hashlib
import json
import os
from pathlib import Path

from parliament.parse import PARSER_VERSION, parse_report
from parliament.parse.as_json import report_as_dict
from parliament.text import read_document

GOLDEN = Path(__file__).resolve().parent
FINGERPRINTS = GOLDEN / "fingerprints.json"


def fingerprint() -> str:
    """The SHA-256 of the readings of all gold reports, issues and line kinds included."""
    digest = hashlib.sha256()
    for path in sorted((GOLDEN / "reports").glob("*.txt")):
        reading = report_as_dict(parse_report(read_document(path.read_bytes(), name=path.name)))
        digest.update(json.dumps([path.name, reading], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def test_the_gold_readings_are_those_of_this_parser_version() -> None:
    known: dict[str, str] = json.loads(FINGERPRINTS.read_text(encoding="utf-8"))
    found = fingerprint()
    if os.environ.get("SPREEKTIJD_REGENERATE_GOLDEN") == "1" and PARSER_VERSION not in known:
        known[PARSER_VERSION] = found
        FINGERPRINTS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    assert known.get(PARSER_VERSION) == found, (
        f"gold reports are read otherwise than by parser version {PARSER_VERSION}: raise PARSER_VERSION, then "
        "regenerate the fingerprint"
    )
