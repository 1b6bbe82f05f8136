"""The parser's version: part of every report row, raised whenever a parse may come out different."""

PARSER_VERSION = "6"
