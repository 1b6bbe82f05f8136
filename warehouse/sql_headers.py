"""The header of an SQL file: comment lines ``-- key: value`` at its top.

A value runs on over lines that begin with three spaces after the dashes. Checks, marts and queries of evidence say
there what the statement below cannot.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER_LINE = re.compile(r"-- (?P<key>[A-Za-z_]+): (?P<value>\S.*)")
_CONTINUATION_LINE = re.compile(r"--   (?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A key with its value; a key may come more than once, and its order may count."""

    key: str
    value: str


def read_header(sql: str) -> tuple[HeaderLine, ...]:
    """Read the header of a file, in its order.

    Raises:
        ValueError: a line of it is not ``-- key: value``; the sentence holds the line.
    """
    lines: list[HeaderLine] = []
    for line in _comment_lines(sql):
        if opened := _HEADER_LINE.fullmatch(line):
            lines.append(HeaderLine(opened["key"], opened["value"].strip()))
        elif lines and (continued := _CONTINUATION_LINE.fullmatch(line)):
            lines[-1] = HeaderLine(lines[-1].key, f"{lines[-1].value} {continued['value'].strip()}")
        else:
            raise ValueError(f"this line of the header is not '-- key: value': {line}")
    return tuple(lines)


def without_header(sql: str) -> str:
    """Return what stands below the header."""
    count = sum(1 for _ in _comment_lines(sql))
    return "\n".join(sql.splitlines()[count:]).strip()


def _comment_lines(sql: str) -> Iterator[str]:
    for line in sql.splitlines():
        if not line.startswith("--"):
            return
        yield line.rstrip()
