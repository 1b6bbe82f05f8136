"""Lines to items, questions, speeches, votes and attendance: small passes over one line list."""

from parliament.parse.report import parse_lines, parse_report
from parliament.parse.version import PARSER_VERSION
from parliament.parse.words import count_words

__all__ = ["PARSER_VERSION", "count_words", "parse_lines", "parse_report"]
