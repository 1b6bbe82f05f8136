"""The end of a meeting as a report prints it (source contract §5.6)."""

import re

# "De vergadering is gesloten.", "… wordt gesloten om 18.00 uur." and not "… gesloten voor het publiek".
_CLOSING_OPENINGS = tuple(
    f"De {kind}{what} {verb} gesloten"
    for kind in ("", "plenaire ", "openbare ")
    for what in ("vergadering", "zitting", "commissievergadering")
    for verb in ("is", "wordt", "werd")
)
# "– De plenaire commissievergadering wordt gesloten" has 50 characters.
_LONGEST_OPENING = 60
_AFTER_CLOSED = (".", "!", " om ", ";")
# A line that is the closing and nothing else: "De vergadering is gesloten om 18.00 uur."
_WHOLE_LINE = re.compile(r"(?: om \d{1,2}[.:]\d{2} uur)?[.!]?")


def is_closing(text: str) -> bool:
    """Whether a paragraph closes the meeting ("De vergadering is gesloten.", with or without the hour)."""
    if "gesloten" not in text[:_LONGEST_OPENING]:
        return False
    bare = text.lstrip("–—- ")
    opening = next((opening for opening in _CLOSING_OPENINGS if bare.startswith(opening)), None)
    if opening is None:
        return False
    rest = bare[len(opening) :]
    return not rest or rest.startswith(_AFTER_CLOSED)


def is_closing_alone(text: str) -> bool:
    """Whether a line is the closing and nothing else."""
    if not text.startswith(_CLOSING_OPENINGS):  # All in one call: many lines are asked about.
        return False
    opening = next((opening for opening in _CLOSING_OPENINGS if text.startswith(opening)), None)
    return opening is not None and _WHOLE_LINE.fullmatch(text[len(opening) :]) is not None
