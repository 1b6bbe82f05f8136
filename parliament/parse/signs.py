"""What a line can open, and what was read in it.

The members of :class:`Sign` are names of this module too: asking an enumeration for a member takes ten times as long
(Python 3.11), and the passes ask for thousands.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from parliament.parse.headings import NumberLine
from parliament.parse.speakers import SpeakerLabel


class Sign(StrEnum):
    """What a line opens."""

    LABEL = "speaker line"
    HEADING = "heading"
    SUB_HEADING = "sub-heading"
    NUMBER = "number line"
    CHAIR = "chair line"
    VOTE = "vote"
    OUTCOME = "outcome of a vote"
    NOTE = "note"
    ORNAMENT = "ornament"
    CLOSING = "closing of the meeting"


LABEL: Final = Sign.LABEL
HEADING: Final = Sign.HEADING
SUB_HEADING: Final = Sign.SUB_HEADING
NUMBER: Final = Sign.NUMBER
CHAIR: Final = Sign.CHAIR
VOTE: Final = Sign.VOTE
OUTCOME: Final = Sign.OUTCOME
NOTE: Final = Sign.NOTE
ORNAMENT: Final = Sign.ORNAMENT
CLOSING: Final = Sign.CLOSING


class Mark(NamedTuple):
    """A sign with what was read in it.

    ``text_from`` is where, in a speaker line, the speech begins; ``is_known`` is false for a heading or a note whose
    words are not in the vocabulary, and for a speaker line without its colon, which ``has_sign`` where another sign
    stands in its place; ``lines`` is how many lines the element has, 0 where its paragraph decides; ``wrapped`` is how
    many lines a speaker line takes.
    """

    sign: Sign
    label: SpeakerLabel | None = None
    text_from: int = 0
    number: NumberLine | None = None
    chair: str | None = None
    is_known: bool = True
    lines: int = 0
    wrapped: int = 1
    has_sign: bool = False
