"""What became of each turn of a report when a newer version, or a newer reading, took its place.

Turns are aligned by the same method that holds the two official copies side by side (``parliament/reconciliation.py``).
A turn that found no partner may still be a part of one: then it was split off, or merged into it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from parliament.model import Role, Speech
from parliament.reconciliation import reconcile_speeches

# Share of a turn's words that must stand in another one to call it a part of that: as much as two turns of different
# speakers must share to be one (parliament/reconciliation.py).
_LEAST_CONTAINED: Final = 0.8
# A shorter turn ("Dank u.") is contained in many.
_LEAST_WORDS_OF_PART: Final = 8
# How many places from a turn its other part may stand: a remark of the chair falls in between at most.
_REACH: Final = 2


class Relation(StrEnum):
    """What became of a turn."""

    SAME = "same"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of one version: its id, its label as printed, and its text."""

    speech_id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Descent:
    """A turn of the older version and what it became; ``old`` or ``new`` is ``None`` where there is none."""

    old: Turn | None
    new: Turn | None
    relation: Relation


def trace(old: Sequence[Turn], new: Sequence[Turn]) -> tuple[Descent, ...]:
    """Every turn of both versions in the order of the debate; each new turn is in exactly one row.

    ``same`` has the same label and text, ``changed`` is the same turn with another label or text. A new turn that is a
    part of an older one is ``split`` off it; an older turn that went into a new one is ``merged``. What is in one
    version only is ``dropped`` or ``new``.
    """
    rows = reconcile_speeches([_speech(place, turn) for place, turn in enumerate(old)],
                              [_speech(place, turn) for place, turn in enumerate(new)])  # fmt: skip
    partner_of_new: dict[int, int] = {
        row.journal_speech_ordinal: row.speech_ordinal
        for row in rows
        if row.speech_ordinal is not None and row.journal_speech_ordinal is not None
    }
    partner_of_old = {one: other for other, one in partner_of_new.items()}
    return tuple(_descents(old, new, [(row.speech_ordinal, row.journal_speech_ordinal) for row in rows],
                           partner_of_old, partner_of_new))  # fmt: skip


def _descents(
    old: Sequence[Turn],
    new: Sequence[Turn],
    rows: Sequence[tuple[int | None, int | None]],
    partner_of_old: dict[int, int],
    partner_of_new: dict[int, int],
) -> Iterator[Descent]:
    for old_place, new_place in rows:
        if old_place is not None and new_place is not None:
            one, other = old[old_place], new[new_place]
            is_same = one.label == other.label and one.text == other.text
            yield Descent(one, other, Relation.SAME if is_same else Relation.CHANGED)
        elif new_place is not None:
            whole = _whole_of(new[new_place], new_place, partner_of_new, old)
            yield Descent(whole, new[new_place], Relation.SPLIT if whole else Relation.NEW)
        elif old_place is not None:
            whole = _whole_of(old[old_place], old_place, partner_of_old, new)
            yield Descent(old[old_place], whole, Relation.MERGED if whole else Relation.DROPPED)


def _whole_of(part: Turn, place: int, partners: dict[int, int], others: Sequence[Turn]) -> Turn | None:
    """The turn of the other version that holds this one as a part: the partner of a neighbour, of the same label."""
    words = Counter(part.text.casefold().split())
    if words.total() < _LEAST_WORDS_OF_PART:
        return None
    for distance in range(1, _REACH + 1):
        for neighbour in (place - distance, place + distance):
            partner = partners.get(neighbour)
            if partner is None or others[partner].label != part.label:
                continue
            contained = (words & Counter(others[partner].text.casefold().split())).total()
            if contained >= _LEAST_CONTAINED * words.total():
                return others[partner]
    return None


def _speech(place: int, turn: Turn) -> Speech:
    return Speech(
        ordinal=place, item=None, page=1, line=1, label=turn.label, speaker=turn.label, party=None, function=None,
        role=Role.UNKNOWN, words=len(turn.text.split()), paragraphs=(turn.text,), last_page=1,
    )  # fmt: skip
