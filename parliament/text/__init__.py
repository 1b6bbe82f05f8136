"""A report's file as lines with page, position and style (PDF), or lines with page (plain text)."""

from parliament.text.document import TextDocument
from parliament.text.reading import read_document

__all__ = ["TextDocument", "read_document"]
