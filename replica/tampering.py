"""What the persistent faults make of bodies: keys left out or added, meetings twice, offsets of the wrong season."""

import re
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from parliament.brussels_time import BRUSSELS
from replica.faults import PDF_FAULTS, Fault, Faults
from replica.links import Json, timestamp

# Keys that the contract knows to be missing at times (§0.1 item 3 and 7, §1.7), wherever in a body they stand.
_MAY_BE_MISSING = frozenset(
    {"datumbegin", "datumeinde", "opname-start", "video-youtube-id", "voorzitter", "persoon", "thema"}
)
_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}")
# How long after a change of the clock the fault ``dst_dates`` still writes the offset of before it.
_CLOCK_CONFUSION = timedelta(days=14)
_MAINTENANCE_PAGE = (
    b"<!DOCTYPE html>\n<html><head><title>Onderhoud</title></head>"
    b"<body><h1>De webservices zijn tijdelijk niet beschikbaar</h1></body></html>\n"
)
# Bytes left whole at either end of a corrupt file, and how much of what lies between is overwritten.
_WHOLE_START, _WHOLE_END = 1_024, 1_024


def tamper_with_json(body: Json, thing: str, faults: Faults) -> Json:
    """A body as the persistent faults leave it; ``thing`` names it by kind and id (``verg/3000000``)."""
    changed = body
    if faults.hits(Fault.MISSING_KEYS, thing):
        changed = _without_keys(changed)
    if faults.hits(Fault.EXTRA_KEYS, thing):
        changed = {**changed, "nieuw-veld": {"naam": "onbekend", "waarde": 1}, "nieuwe-vlag": "J"}
        for key, value in changed.items():
            if isinstance(value, dict) and key != "nieuw-veld":
                changed[key] = {**value, "nieuw-veld": "onbekend"}
    if faults.is_on(Fault.DST_DATES):
        changed = _with_confused_clock(changed)
    return changed


def list_some_twice(items: list[Json], faults: Faults) -> list[Json]:
    """A list of meetings in which the fault ``duplicate_meetings`` lists some a second time, behind the first."""
    listed: list[Json] = []
    for item in items:
        listed.append(item)
        if faults.hits(Fault.DUPLICATE_MEETINGS, f"meeting/{item['vergadering']['id']}"):
            listed.append(deepcopy(item))
    return listed


def _without_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_keys(inner) for key, inner in value.items() if key not in _MAY_BE_MISSING}
    if isinstance(value, list):
        return [_without_keys(inner) for inner in value]
    return value


def _with_confused_clock(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_confused_clock(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_confused_clock(inner) for inner in value]
    if isinstance(value, str) and _TIMESTAMP.fullmatch(value):
        return _confused(value)
    return value


def _confused(text: str) -> str:
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")
    before = (moment - _CLOCK_CONFUSION).astimezone(BRUSSELS)
    if before.utcoffset() == moment.utcoffset() or before.tzinfo is None:
        return text
    # The same clock time with the other season's offset: an hour wrong.
    offset = before.utcoffset()
    assert offset is not None  # noqa: S101 - a moment of a zone has an offset
    return timestamp(moment)[:-5] + timestamp(before)[-5:]


def tamper_with_pdf(body: bytes, pfile_id: int, faults: Faults) -> bytes:
    """A report file as the first persistent fault that hits it leaves it."""
    hit = next((fault for fault in PDF_FAULTS if faults.hits(fault, f"pfile/{pfile_id}")), None)
    if hit is Fault.EMPTY_PDF:
        return b""
    if hit is Fault.HTML_AS_PDF:
        return _MAINTENANCE_PAGE
    if hit is Fault.TRUNCATED_PDF:
        return body[: len(body) * 3 // 5]
    if hit is Fault.CORRUPT_PDF:
        middle = bytes(byte ^ 0x5A for byte in body[_WHOLE_START:-_WHOLE_END])
        return body[:_WHOLE_START] + middle + body[-_WHOLE_END:]
    return body


def maintenance_page() -> bytes:
    """The HTML page that comes instead of JSON."""
    return _MAINTENANCE_PAGE
