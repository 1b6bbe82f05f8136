"""Stage directions and dash notes (source contract §5.3).

A stage direction is one pair of parentheses that holds one or more sentences, each opening with a word of the grammar
(Applaus, Rumoer, Gelach, Opmerkingen, Instemming, Neen). Other parentheses are text of the speaker. A dash note is a
paragraph of its own that opens with a dash and tells what happens in the room.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from parliament.model import InterjectionKind
from parliament.parse.speakers import PARTIES, is_person_name

_KINDS = {
    "Applaus": InterjectionKind.APPLAUSE,
    "Langdurig": InterjectionKind.APPLAUSE,
    "Handgeklap": InterjectionKind.APPLAUSE,
    "Rumoer": InterjectionKind.NOISE,
    "Gelach": InterjectionKind.LAUGHTER,
    "Opmerking": InterjectionKind.REMARKS,
    "Opmerkingen": InterjectionKind.REMARKS,
    "Protest": InterjectionKind.REMARKS,
    "Instemming": InterjectionKind.ASSENT,
    "Neen": InterjectionKind.DENIAL,
    "Nee": InterjectionKind.DENIAL,
}
# No stage direction seen is longer than 60 characters; the bound keeps the search linear on unclosed parentheses.
_LONGEST = 300
_OPENING = re.compile(
    r"\((?=(?:Applaus|Langdurig|Handgeklap|Rumoer|Gelach|Opmerking|Protest|Instemming|Nee)[a-z]{0,2}\b)"
)
_SENTENCE_END = re.compile(r"\. +(?=[A-Z])")
_PERSON = re.compile(
    r"\b(?:de heer|mevrouw|minister(?:-president)?|viceminister-president|de heren|de dames) ((?:[^\s.,;()]+ ?){1,6})"
)
_PERSON_END = re.compile(r" (?:en|bij|van de|op|tijdens|tot)(?: |$)")
_PARTY_LIST = re.compile(r"\b(?:bij|van|op de banken van) (.{2,120})")
# What a dash note tells: the verbs of the forms seen, so that a list of bullets in a speech is none. The first 200
# characters are looked at, more than any note seen is long.
_NOTE = re.compile(
    r"[–—-] ?[A-Z0-9].{0,200}?(?:"
    r"\btre(?:edt|den)\b.{0,60}\bvoorzitter\b"
    r"|\bvergadering (?:wordt|werd|is)\b"
    r"|\bvideoconferentie\b"
    r"|\b(?:wordt|worden) (?:zonder opmerkingen |bij zitten en opstaan |bij handopsteken |eenparig |vervolgens )?"
    r"(?:aangenomen|verworpen|aangehouden|ingetrokken|verwezen)\b"
    r"|\b(?:is|zijn)(?: niet)? aangenomen\b"
    r"|\bincident is gesloten\b"
    r"|\blegg?(?:t|en)\b.{0,40}\beed\b"
    r"|\bverla(?:at|ten) de (?:vergadering|zaal)\b"
    r"|\bneemt plaats\b|\bnemen plaats\b"
    r"|\b(?:ingetrokken|uitgesteld|verdaagd|verplaatst)\b"
    r")"
)
_PRESIDES = re.compile(
    r"[–—-] ?(.{3,80}?)(?:, (?:[a-z]{3,12} ){0,3}(?:onder)?voorzitter,)? tre(?:edt|den) (?:opnieuw |weer )?"
    r"(?:als |op als )?(?:\(?(?:waarnemend|fungerend)\)? )?voorzitter\b"
)


@dataclass(frozen=True, slots=True)
class StageDirection:
    """One sentence of a stage direction with the groups and persons it names."""

    kind: InterjectionKind
    text: str
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def take_out_directions(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without its stage directions, and the directions without their parentheses, in order."""
    if "(" not in text or _OPENING.search(text) is None:
        return text, []
    kept: list[str] = []
    taken: list[str] = []
    position = 0
    for opening in _OPENING.finditer(text):
        closing = text.find(")", opening.end(), opening.end() + _LONGEST)
        if opening.start() < position or closing < 0 or not is_direction(text[opening.end() : closing]):
            continue
        kept.append(text[position : opening.start()].strip())
        taken.append(text[opening.end() : closing])
        position = closing + 1
    kept.append(text[position:].lstrip() if taken else text[position:])
    return " ".join(piece for piece in kept if piece), taken


def is_direction(text: str) -> bool:
    """Whether the text between two parentheses is a stage direction: each sentence opens with a word of the grammar."""
    return all(_kind_of(sentence) is not None for sentence in _SENTENCE_END.split(text.strip()))


def read_directions(text: str, parties: Set[str] = PARTIES) -> Iterator[StageDirection]:
    """Yield the sentences of a stage direction, given without its parentheses.

    ``parties`` are the names that are known to be of parties: a party of next year is in no list, but in the labels of
    the report.
    """
    for sentence in _SENTENCE_END.split(text.strip()):
        kind = _kind_of(sentence)
        if kind is not None:
            yield StageDirection(
                kind, sentence.rstrip("."), _parties_in(sentence, parties), _persons_in(sentence, parties)
            )


def _kind_of(sentence: str) -> InterjectionKind | None:
    first = sentence.split(" ", 1)[0].rstrip(".,!;:")
    return _KINDS.get(first)


def _parties_in(sentence: str, parties: Set[str]) -> tuple[str, ...]:
    match = _PARTY_LIST.search(sentence)
    if match is None:
        return ()
    names = re.split(r", | en ", match[1].rstrip("."))
    cleaned = (re.sub(r"^(?:de|het|bij|van) ", "", name.strip()) for name in names)
    return tuple(name for name in cleaned if name in parties)


def _persons_in(sentence: str, parties: Set[str]) -> tuple[str, ...]:
    names = [_PERSON_END.split(match[1], maxsplit=1)[0].strip(" .") for match in _PERSON.finditer(sentence)]
    untitled = sentence.rpartition(" van ")[2].rstrip(".")
    if not names and untitled not in parties and is_person_name(untitled):
        names = [untitled]
    return tuple(name for name in names if name)


def is_note(text: str) -> bool:
    """Whether a whole paragraph is a dash note of the grammar."""
    return text[:1] in "–—-" and _NOTE.match(text) is not None


def new_chair_in(note: str) -> str | None:
    """The name of who takes the chair by a note "– X treedt als voorzitter op.", or ``None``."""
    match = _PRESIDES.match(note)
    return match[1].strip() if match else None
