"""The JSON form of whole parses, byte for byte: any change of the parser shows here before it shows in a figure.

After a change that is meant, run ``SPREEKTIJD_REGENERATE_GOLDEN=1 pytest tests/golden/test_byte_exact.py``, read the
difference, raise ``PARSER_VERSION`` and commit both.
"""

import json
import os
from pathlib import Path

import pytest

from parliament.parse import parse_report
from parliament.parse.as_json import report_as_dict
from parliament.text import read_document

GOLDEN = Path(__file__).resolve().parent
REPORTS = ["committee-2020-joined", "plenary-2015-decree-and-votes", "plenary-2023-appendix"]


@pytest.mark.parametrize("name", REPORTS)
def test_parse_is_byte_exact(name: str) -> None:
    body = (GOLDEN / "reports" / f"{name}.txt").read_bytes()
    parsed = report_as_dict(parse_report(read_document(body, name=name)))
    printed = json.dumps(parsed, ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / "parsed" / f"{name}.json"
    if os.environ.get("SPREEKTIJD_REGENERATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == printed
