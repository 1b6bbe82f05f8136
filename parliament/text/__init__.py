"""A report's file to lines: with page, position and style from a PDF, with page from plain text."""
