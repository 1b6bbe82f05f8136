"""A document that was left out, as records of runs hold it: nothing else is imported to read one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadableDocument:
    """A document of which no report is published, and why.

    ``kind`` is the kind of its issue. ``is_tried_again`` is false only where the bytes themselves are the reason:
    anything else may have been the machine's fault, or the program's, and somebody should know of it tonight.
    """

    name: str
    sha256: str
    reason: str
    kind: str = "unreadable_report"
    is_tried_again: bool = False
