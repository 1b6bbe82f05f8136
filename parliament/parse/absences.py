"""Absences that the chair reads out: "Naam: reden;", one member a line (source contract §11)."""

import re
from collections.abc import Iterator

from parliament.model import Attendance
from parliament.parse.blocks import Block, BlockReader
from parliament.parse.speakers import is_person_name

_ENTRY = re.compile(
    r"(?:de heer |mevrouw )?(?P<name>[^:;(),]{4,60})"
    r"(?:(?:: ?|, )(?P<reason>[^;.()]{2,60})| \((?P<inside>[^()]{2,60})\))?"
)


def read_absences(text: str, reader: BlockReader, block: Block) -> Iterator[Attendance]:
    """The members that a paragraph of such a list names, with their reasons: nothing, when one of them is no name."""
    entries = [_ENTRY.fullmatch(part.strip(" .")) for part in text.split(";") if part.strip(" .")]
    if not all(entry is not None and is_person_name(entry["name"].strip()) for entry in entries):
        return
    for entry in filter(None, entries):
        reason = entry["reason"] or entry["inside"]
        yield Attendance(
            name=entry["name"].strip(),
            status="excused",
            reason=reason.strip() if reason else None,
            page=reader.page(block.start),
            line=reader.line(block.start),
        )
