"""Stage directions and dash notes (source contract §5.3, §11, §12): one grammar for both copies.

A stage direction is one pair of parentheses that holds one or more sentences, each of which says what is heard in the
room (Applaus, Algemeen applaus, Rumoer, Gelach, Opmerkingen, Instemming, Neen). Other parentheses are text of the
speaker. A dash note is a paragraph of its own that opens with a dash and a capital and says what happens there; its
form shows it, and one of unknown words is an issue.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from parliament.model import InterjectionKind
from parliament.parse.speakers import is_person_name
from parliament.parse.vocabulary import DIRECTION_ADJECTIVES, DIRECTION_WORDS

_KIND_WORDS = "|".join(sorted(DIRECTION_WORDS, key=len, reverse=True))
_ADJECTIVE = f"(?:{'|'.join(DIRECTION_ADJECTIVES)})"
_KIND = re.compile(
    rf"(?:{_ADJECTIVE}(?: (?:en )?[a-zéë]{{2,14}}){{0,2}}? (?P<after>{_KIND_WORDS})\b|(?P<first>[A-Z][a-z]+)(?![\w-]))"
)
# "Het parlement neemt één minuut stilte in acht": what the room does, said in a sentence.
_ROOM = re.compile(r"[A-Z].{0,120}\b(?:stilte in acht|rijst recht|rijzen recht|staan recht|klopt? op de banken)\b")
# No stage direction seen is longer than 60 characters; the bound keeps the search linear on unclosed parentheses.
_LONGEST = 300
_OPENING = re.compile(
    rf"\((?=(?:{_KIND_WORDS.title()}|{_ADJECTIVE})[a-z]{{0,2}}\b"
    rf"|(?:Het|De) [A-Za-z ]{{3,60}}\bne[em])"
)
_SENTENCE_END = re.compile(r"\. +(?=[A-Z])")
_TITLE = (
    r"(?:[Dd]e heren|[Dd]e dames|[Dd]e heer|[Mm]evrouw|[Vv]iceminister-president|[Mm]inister-president|[Mm]inisters?)"
)
# "van", or a title that stands without it ("Opmerkingen mevrouw Bos"); what follows names who.
_WHO = re.compile(rf"\b(?:van|door) (?={_TITLE} |[A-ZÀ-Þ])|(?= {_TITLE} )|^(?={_TITLE} )")
_WHO_END = re.compile(r"(?:^| )(?:bij|op|tijdens|tot|aan het adres|vanop|in de richting) ?")
_AND = re.compile(r", (?:en )?(?:van )?| en (?:van )?")
_TITLE_BEFORE = re.compile(rf"{_TITLE} ")
_PARTY_LIST = re.compile(r"\b(?:bij|van|op de banken van|vanop de banken van) (.{2,120})")
# What a dash note says: the forms seen, which need no more evidence. The first 200 characters are looked at.
_NOTE = re.compile(
    r"[–—-] ?[A-Z0-9].{0,200}?(?:"
    r"\btre(?:edt|den)\b.{0,60}\bvoorzitter\b"
    r"|\bneemt\b.{0,40}\bvoorzittersstoel\b"
    r"|\bvergadering (?:wordt|werd|is)\b"
    r"|\bvideoconferentie\b"
    r"|\b(?:wordt|worden|werd|werden) (?:zonder opmerkingen "
    r"|bij zitten en opstaan |bij handopsteken |eenparig |vervolgens )?"
    r"(?:aangenomen|verworpen|aangehouden|ingetrokken|verwezen)\b"
    r"|\b(?:is|zijn)(?: niet)? aangenomen\b"
    r"|\b(?:is|zijn|werd|werden) (?:[a-z]{2,12} )?(?:ingetrokken|uitgesteld|verdaagd|verplaatst)\b"
    r"|\bincident is gesloten\b"
    r"|\bverla(?:at|ten) de (?:vergadering|zaal)\b"
    r"|\bneemt plaats\b|\bnemen plaats\b"
    r"|\bstilte in acht\b"
    r"|\b(?:ingetrokken|uitgesteld|verdaagd|verplaatst)\b"
    r")"
)
# The end of an oath's note, which may open with a list of 124 names.
_OATH = re.compile(r"[–—-] ?[A-Z].*\blegg?(?:t|en)\b.{0,60}\beed\b(?: af)?\.?", re.DOTALL)
# Who says "I", "we" or "you" speaks: a dash before it is a bullet of a speech.
SPOKEN = re.compile(
    r"\b(?:[Ii]k|[Ww]ij|[Ww]e|[Uu]|[Uu]w|[Oo]ns|[Oo]nze|[Mm]ijn|[Jj]ullie|[Mm]e|[Mm]ij|[Hh]oe|[Ww]at|[Ww]aarom|[Ww]elke?)\b"
)
# A list of 124 names with what they do fits; more is no note.
_LONGEST_NOTE = 6_000
_PRESIDES = re.compile(
    r"[–—-] ?(.{3,80}?)(?:, (?:[a-z]{3,12} ){0,3}(?:onder)?voorzitter,)? tre(?:edt|den) (?:opnieuw |weer )?"
    r"(?:als |op als )?(?:\(?(?:waarnemend|fungerend|tijdelijk)\)? )?voorzitter\b"
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
    spoken, placed = place_directions(text)
    return spoken, [direction for direction, _ in placed]


def place_directions(text: str) -> tuple[str, list[tuple[str, int]]]:
    """As :func:`take_out_directions`, each direction with how many characters of the returned text stand before it."""
    if "(" not in text or _OPENING.search(text) is None:
        return text, []
    kept: list[str] = []
    taken: list[tuple[str, int]] = []
    position, length = 0, 0
    for opening in _OPENING.finditer(text):
        closing = text.find(")", opening.end(), opening.end() + _LONGEST)
        if opening.start() < position or closing < 0 or not is_direction(text[opening.end() : closing]):
            continue
        piece = text[position : opening.start()].strip()
        if piece:
            kept.append(piece)
            length += len(piece) + (len(kept) > 1)
        taken.append((text[opening.end() : closing], length))
        position = closing + 1
    rest = text[position:].lstrip() if taken else text[position:]
    return " ".join([*kept, rest] if rest else kept), taken


def is_direction(text: str) -> bool:
    """Whether the text between two parentheses is a stage direction: each sentence opens with a word of the grammar."""
    return all(_kind_of(sentence) is not None for sentence in _SENTENCE_END.split(text.strip()))


def is_direction_by_form(text: str) -> bool:
    """Whether a whole paragraph in parentheses can only say what happens in the room, whatever its words.

    ``text`` is given without them. A reference ("Zie stuk 12") and what somebody says of himself are the speaker's.
    """
    if len(text) > _LONGEST or not text[:1].isupper() or "(" in text or ")" in text or ":" in text:
        return False
    return not any(character.isdigit() for character in text) and SPOKEN.search(text) is None and " " in text


def read_directions(text: str, parties: Set[str]) -> Iterator[StageDirection]:
    """Yield the sentences of a stage direction, given without its parentheses.

    ``parties`` are the names that are known to be of parties: a party of next year is in no list, but in the labels of
    the report.
    """
    for sentence in _SENTENCE_END.split(text.strip()):
        kind = _kind_of(sentence)
        if kind is InterjectionKind.NOTE:
            yield StageDirection(kind, sentence.rstrip("."))
        elif kind is not None:
            persons = _persons_in(sentence, parties)
            yield StageDirection(kind, sentence.rstrip("."), _parties_in(sentence, parties), persons)


def _kind_of(sentence: str) -> InterjectionKind | None:
    match = _KIND.match(sentence)
    if match is not None:
        word = (match["after"] or match["first"]).lower()
        if word in DIRECTION_WORDS:
            return DIRECTION_WORDS[word]
    return InterjectionKind.NOTE if _ROOM.match(sentence) is not None else None


def _parties_in(sentence: str, parties: Set[str]) -> tuple[str, ...]:
    match = _PARTY_LIST.search(sentence)
    if match is None:
        return ()
    names = re.split(r", | en ", match[1].rstrip("."))
    cleaned = (re.sub(r"^(?:de|het|bij|van) ", "", name.strip()) for name in names)
    return tuple(name for name in cleaned if name in parties)


def _persons_in(sentence: str, parties: Set[str]) -> tuple[str, ...]:
    """The persons that a direction names, titled or not: "van minister Jan Bos, An Veld en de heer Claes"."""
    who = _WHO.search(sentence)
    if who is None:
        return ()
    named = _WHO_END.split(sentence[who.end() :].strip(" ."), maxsplit=1)[0]
    persons: list[str] = []
    is_titled_list = False
    for part in _AND.split(named):
        title = _TITLE_BEFORE.match(part)
        name = part[title.end() :] if title else part
        is_titled_list = is_titled_list or (
            title is not None and title[0].lower() in ("de heren ", "de dames ", "ministers ")
        )
        if name not in parties and is_person_name(name, single=title is not None or is_titled_list):
            persons.append(name)
    return tuple(persons)


def is_note(text: str) -> bool:
    """Whether a whole paragraph is a dash note of the forms seen."""
    return text[:1] in "–—-" and (_NOTE.match(text) is not None or _OATH.match(text[:_LONGEST_NOTE]) is not None)


def is_note_by_form(text: str) -> bool:
    """Whether a whole paragraph has the form of a dash note, whatever its words: dash, capital, finished sentence.

    A bullet of a speech has it not: it asks, ends in a semicolon, or says "I", "we" or "you".
    """
    bare = text.lstrip("–—- ")
    if text[:1] not in "–—-" or not bare[:1].isupper() or len(text) > _LONGEST_NOTE:
        return False
    return text[-1] in ".)" and SPOKEN.search(bare) is None and " " in bare


def new_chair_in(note: str) -> str | None:
    """The name of who takes the chair by a note "– X treedt als voorzitter op.", or ``None``."""
    match = _PRESIDES.match(note)
    return match[1].strip() if match else None
