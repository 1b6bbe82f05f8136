"""Words that only a chair says, in somebody else's turn: the chair's speaker line above them was lost."""

import re
from collections.abc import Iterator

from parliament.model import Role
from parliament.second_reader import signs
from parliament.second_reader.case import SPOKEN, Case, Difference, DifferenceKind, difference

# What opens or closes a question, a discussion or a sitting, as a line of its own (source contract §5.6).
_FORMULA = re.compile(
    r"(?:De (?:drie |twee |samengevoegde |actuele |dringende )?(?:vraag|vragen|interpellatie|interpellaties)"
    r"(?: om uitleg)?(?: en de interpellaties?)? (?:is|zijn) afgehandeld"
    r"|Het (?:incident|debat|actualiteitsdebat) is (?:gesloten|geopend)"
    r"|De (?:algemene |artikelsgewijze |gezamenlijke )?(?:bespreking|gedachtewisseling) is (?:gesloten|geopend)"
    r"|De vergadering is (?:gesloten|geopend))\."
)

# Closing words may follow on the same line.
_SITTING_CLOSED = "De vergadering is gesloten. "


def chair_words(case: Case) -> Iterator[Difference]:
    """The chair's formulas where a member, a minister or a guest speaks who does not preside over the item."""
    chairs = {item.ordinal: item.chair for item in case.parsed.items}
    others = {
        speech.ordinal: speech
        for speech in case.parsed.speeches
        if speech.role is not Role.CHAIR and (speech.speaker is None or speech.speaker != chairs.get(speech.item or 0))
    }
    for span in case.parsed.spans:
        speech = others.get(span.speech or 0)
        if span.kind not in SPOKEN or speech is None:
            continue
        for number in range(span.first_line, span.last_line + 1):
            line = case.raw[case.index[number]] if number in case.index else None
            if line is not None and (_FORMULA.fullmatch(line.text) or line.text.startswith(_SITTING_CLOSED)):
                yield difference(
                    DifferenceKind.LABEL_NOT_READ, line, critical=True, words=signs.count_spoken(line.text),
                    counted="the chair's formula", parsed=speech.label,
                )  # fmt: skip
