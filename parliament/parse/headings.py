"""The grammar of headings: items, questions and their number lines (source contract §5.4).

Traps it knows: portfolios hold commas and "en", so a question's heading is split at ", over " and never at commas;
"tot" before 2014 and "aan" after; "de heer" and "mevrouw" before 2015; several addressees; "beantwoord door …".
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from parliament.model import Addressee, ItemType, QuestionType
from parliament.parse.speakers import is_person_name
from parliament.parse.vocabulary import ITEM_WORDS, QUESTION_WORDS, SUB_HEADINGS
from parliament.text.session_years import PRINTED_SESSION_YEAR, canonical_session_year

_COURTESY = re.compile(r"(?:de heer|mevrouw|mevr\.|dhr\.) +", re.IGNORECASE)
_MINISTER_WORD = re.compile(
    r"(?:Vlaams +)?(?:vice-?minister-?president|minister-?president|minister)(?: +|$)", re.IGNORECASE
)
# Where one addressee ends and the next begins: "…, en (aan) Naam, Vlaams minister", "…, aan Naam, …", "… en aan Naam",
# "… en Naam, Vlaams minister …". A portfolio holds "en" too, so a name has at most six words, no "en" or "aan".
_NAME_WORD = r"(?!en |aan |tot |Vlaams |en,)[^\s,]+"
# The first character is asked for first: nearly all begin nothing.
_NEXT_ADDRESSEE = re.compile(
    r"(?=[, ])(?:,? en (?:aan|tot) |, (?:aan|tot) "
    rf"|,? en (?=(?:de heer |mevrouw )?[A-Z][^\s,]*(?: {_NAME_WORD}){{1,5}}, "
    r"(?:vice-?minister|minister|Vlaams minister))"
    r"|,? en (?=(?:viceminister-president|minister-president|minister) [A-Z]))"
)
_ANSWERED_BY = re.compile(r",? beantwoord door ([^,]{3,80})")
_DOCUMENT_PART = (
    r"[Nn]rs?\. ?\d[\w/-]{0,12}(?:(?:,| en| tot en met| t/m| t\.e\.m\.| tot) ?\d[\w/-]{0,12}){0,9}"
    r"(?:,? (?:en|met) (?:bijlagen?|addend(?:um|a)|errat(?:um|a))){0,2}"
)
# A number may carry the letter of a part of the budget: "18-A (2016-2017)".
_NUMBER_PART = rf"(?P<number>\d{{1,5}})(?P<letter>-?[A-Z]{{1,3}})? \((?P<session_year>{PRINTED_SESSION_YEAR})\)"
_NUMBER = re.compile(
    rf"[–—-] ?{_NUMBER_PART}(?: ?[–—-] ?(?P<document>{_DOCUMENT_PART}))?(?:[ .…]{{1,120}}(?P<page>\d{{1,4}}))?"
)
# Without a dash the year must be a session's beyond doubt: "1528 (2015-2016)" and not "12 (2019)".
_BARE_NUMBER = re.compile(
    r"(?P<number>\d{1,5})(?P<letter>-?[A-Z]{1,3})? \((?P<session_year>\d{4}-\d{4}|BZ \d{4})\)"
    r"(?:(?: [–—-])? (?P<document>[Nn]rs?\. ?\d{1,3}))?"
)
# A number that stands at the end of a heading instead of on a line of its own.
_NUMBER_AT_END = re.compile(rf" ([–—-] ?{_NUMBER_PART}(?: ?[–—-] ?[Nn]rs?\.[^()]{{1,60}})?)$")
# "Nrs. " and what may follow it at the end of a heading.
_LONGEST_DOCUMENTS = 66
_DOCUMENT = re.compile(rf"\b{_DOCUMENT_PART}")
_CONTINUED = re.compile(r" ?[–—-]? ?\((?:voortzetting|vervolg)\)", re.IGNORECASE)
_CHAIR_LINE = re.compile(
    r"(?:Waarnemend |Fungerend |Tijdelijk )?[Vv](?:oorzit(?:ter|ster)s?|OORZITTERS?) ?: ?([^:]{3,300})"
)
# "Naam, waarnemend voorzitter" and "Naam en mevrouw Naam": the first one presides when the item opens.
_CHAIR_END = re.compile(r", | en (?:de heer|mevrouw) |;|\.$| \(")
# "Naam en Naam", without titles.
_TWO_CHAIRS = re.compile(r"([^,;]{5,60}?) en [A-Z][^,;]{4,60}")
# A chair line runs on where it cannot end so: "Voorzitters: de heer Jan Bos en |mevrouw An Veld".
_CHAIR_RUNS_ON = re.compile(
    r"(?:,| en|de heer|mevrouw| van| de| der| den|-|, (?:tijdelijk|waarnemend|fungerend|eerste|tweede|derde))$"
)
# Longest heading seen is 8 lines; a question in mixed case shows its ", over " within them.
LONGEST_HEADING_LINES = 12
# The words that headings open with: most lines are ruled out by their first word.
_FIRST_WORD = re.compile(r"\w+")
_QUESTION_FIRST_WORDS = frozenset(words.split(" ")[0] for words, _ in QUESTION_WORDS)
_FIRST_WORDS = _QUESTION_FIRST_WORDS | {words.split(" ")[0] for words, _ in ITEM_WORDS}
# Their first three letters, and no word is shorter: rules out nearly all lines without an expression.
_FIRST_LETTERS = frozenset(word[:3] for word in _FIRST_WORDS)
QUESTION_FIRST_LETTERS = frozenset(word[:3] for word in _QUESTION_FIRST_WORDS)
# "Voorstellen tot spoedbehandeling (Voortzetting)" has 47 characters.
LONGEST_SUB_HEADING = 60
# "Actuele interpellatie van " has 26 characters.
_LONGEST_OPENING = 40
# "ROUWHULDE" is a heading, "OCMW" an abbreviation; "MET REDENEN" is recognised by its second word.
_LETTERS_OF_ONE_WORD, _LETTERS_OF_MORE = 5, 3
NEVER_LAST_OF_TITLE = ".?!:;,…–-"
_LONGEST_TITLE = 1_200
# The end of a sentence within a line, after a word that is no abbreviation.
_SENTENCE_INSIDE = re.compile(r"[a-zé]{4,}[.?!] [A-Z]")
_OPENINGS_IN_CAPITALS = tuple(words.upper() for words, _ in (*QUESTION_WORDS, *ITEM_WORDS))


@dataclass(frozen=True, slots=True)
class QuestionHeading:
    """A question's heading without its number line; names without courtesy titles, subject without "over"."""

    type: QuestionType
    questioner: str
    addressees: tuple[Addressee, ...]
    answered_by: str | None
    subject: str


class QuestionParts(NamedTuple):
    """The same before its addressees are separated."""

    type: QuestionType
    questioner: str
    addressees: str
    answered_by: str | None
    subject: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number line, "– 2132 (2019-2020)"; ``document`` is "Nr. 1" or the like, ``page`` stands in contents pages.

    ``letter`` is that of a part of the budget ("-A" of "18-A").
    """

    number: int
    session_year: str
    document: str | None
    page: int | None
    letter: str = ""

    @property
    def is_document(self) -> bool:
        """Whether only a document can have this number, and no question."""
        return self.document is not None or self.letter != ""

    @property
    def printed(self) -> str:
        """The number in one form: "18-A (2016-2017) – Nr. 1"."""
        number = f"{self.number}{self.letter} ({self.session_year})"
        return f"{number} – {self.document}" if self.document else number


def read_number_line(text: str) -> NumberLine | None:
    """Return the number line that the whole line ``text`` is, or ``None``."""
    match = _NUMBER.fullmatch(text) or _BARE_NUMBER.fullmatch(text)
    if match is None:
        return None
    page = match.groupdict().get("page")
    return NumberLine(
        number=int(match["number"]),
        session_year=canonical_session_year(match["session_year"]),
        document=match["document"],
        page=int(page) if page else None,
        letter=match["letter"] or "",
    )


def split_number_at_end(text: str) -> tuple[str, NumberLine | None]:
    """Take a number off the end of a heading; return the heading without it, and the number."""
    may_end_so = "(" in text and (text[-1] == ")" or "r." in text[-_LONGEST_DOCUMENTS:] or "rs." in text)
    match = _NUMBER_AT_END.search(text) if may_end_so else None
    number = read_number_line(match[1]) if match else None
    return (text, None) if match is None or number is None else (text[: match.start()], number)


def read_chair_line(text: str) -> str | None:
    """Return the name in a line "Voorzitter: de heer Voornaam Naam", or ``None`` when the line is none.

    Of several chairs the first presides when the item opens.
    """
    match = _CHAIR_LINE.fullmatch(text)
    if match is None:
        return None
    first = _CHAIR_END.split(match[1], maxsplit=1)[0]
    two = _TWO_CHAIRS.fullmatch(first)
    name = strip_courtesy(two[1] if two else first)
    has_courtesy = name != first
    return name if is_person_name(name, single=has_courtesy) else None


def chair_line_runs_on(text: str) -> bool:
    """Whether a chair line continues on the next line, by its last word."""
    return _CHAIR_RUNS_ON.search(text) is not None


def is_continued(text: str) -> bool:
    """Whether a heading resumes an item: "… (Voortzetting)"."""
    return text[-1:] == ")" and _CONTINUED.search(text[-20:]) is not None


def without_continued(text: str) -> str:
    """The heading without its "(Voortzetting)"."""
    return _CONTINUED.sub("", text).rstrip() if "(" in text else text


def strip_courtesy(name: str) -> str:
    """Return ``name`` without "de heer" or "mevrouw" before it."""
    match = _COURTESY.match(name)
    return name[match.end() :].strip() if match else name.strip()


def question_type_of(text: str) -> QuestionType | None:
    """The type that a question's heading opens with ("VRAAG OM UITLEG van …"), or ``None``."""
    if text[:3].lower() not in QUESTION_FIRST_LETTERS:
        return None
    lowered = text[:_LONGEST_OPENING].lower()
    for words, question_type in QUESTION_WORDS:
        if lowered.startswith(words + " van "):
            return question_type
    return None


def item_type_of(text: str) -> ItemType | None:
    """The type of item that a heading opens with, or ``None`` when its words are not in the vocabulary."""
    if text[:3].lower() not in _FIRST_LETTERS:
        return None
    lowered = text[:60].lower()
    first = _FIRST_WORD.match(lowered)
    if first is None or first[0] not in _FIRST_WORDS:
        return None
    question_type = question_type_of(text)
    if question_type is not None:
        return ItemType(question_type.value)
    for words, item_type in ITEM_WORDS:
        if lowered.startswith(words) and not lowered[len(words) : len(words) + 1].isalpha():
            return item_type
    return None


def is_sub_heading(text: str) -> bool:
    """Whether a whole paragraph is a sub-heading inside an item ("Algemene bespreking (Voortzetting)")."""
    if len(text) > LONGEST_SUB_HEADING or text.isupper():
        return False
    words = _CONTINUED.sub("", text) if "(" in text else text
    return words.rstrip(" .").lower() in SUB_HEADINGS


def opens_in_capitals(text: str) -> bool:
    """Whether the words that ``text`` opens with are printed in capitals, as headings are since 2013 or so."""
    first = _FIRST_WORD.match(text)
    if first is None or not first[0].isupper() or first[0].lower() not in _FIRST_WORDS:
        return False
    head = text[:60]
    return any(
        head.startswith(words) and not head[len(words) : len(words) + 1].isalpha() for words in _OPENINGS_IN_CAPITALS
    )


def is_in_capitals(text: str) -> bool:
    """Whether the words a line opens with are in capitals: one of five letters, or two with three letters or more."""
    words = text.replace("-", " ").replace("(", " ").split(" ", 3)[:3]
    for place, word in enumerate(words):
        letters = "".join(filter(str.isalpha, word))
        if not letters.isupper():
            break
        if len(letters) >= (_LETTERS_OF_MORE if place else _LETTERS_OF_ONE_WORD):
            return True
    return False


def reads_as_title(text: str, most_words: int) -> bool:
    """Whether a paragraph can be a title by its form: opens with a capital, ends no sentence, is not long."""
    bare = text.rstrip("\"'”’") if text[-1] in "\"'”’" else text
    if not text[0].isupper() or bare[-1:] in NEVER_LAST_OF_TITLE or len(text) > _LONGEST_TITLE or ": " in text:
        return False
    if text[-1] == ")" and text[: text.rfind("(")].rstrip()[-1:] in NEVER_LAST_OF_TITLE:
        return False  # A sentence with a remark behind it: "Van harte welkom. (Algemeen applaus)".
    return text.count(" ") < most_words and _SENTENCE_INSIDE.search(text) is None


def document_numbers_in(text: str) -> tuple[str, ...]:
    """The document numbers that a heading prints ("Nrs. 1 tot en met 3")."""
    if "Nr" not in text and "nr" not in text:
        return ()
    return tuple(match[0] for match in _DOCUMENT.finditer(text))


def read_question_heading(text: str) -> QuestionHeading | None:
    """Read the heading of one question, its lines joined; ``None`` when it does not open as one.

    The subject begins after the first ", over " that follows the addressee: no title of a minister holds one.
    """
    parts = read_question_parts(text)
    if parts is None:
        return None
    addressees = [part for part in _NEXT_ADDRESSEE.split(parts.addressees) if part.strip(" ,")]
    return QuestionHeading(
        type=parts.type,
        questioner=parts.questioner,
        addressees=tuple(map(_read_addressee, addressees)),
        answered_by=parts.answered_by,
        subject=parts.subject,
    )


def read_question_parts(text: str) -> QuestionParts | None:
    """As :func:`read_question_heading`, the addressees as they are printed."""
    question_type = question_type_of(text)
    if question_type is None:
        return None
    rest = text[text[:_LONGEST_OPENING].lower().index(" van ") + len(" van ") :]
    questioner, addressed = _split_at_addressee(rest)
    addressee_part, subject = _split_at_subject(addressed)
    if not addressed:
        questioner, subject = _split_at_subject(rest)
    addressee_part, answered_by = _take_answered_by(addressee_part)
    if answered_by is None:
        subject, answered_by = _take_answered_by(subject)
    return QuestionParts(question_type, strip_courtesy(questioner), addressee_part, answered_by, subject)


def _take_answered_by(text: str) -> tuple[str, str | None]:
    """Take "beantwoord door minister Naam" out of a part of the heading; return the rest and the name."""
    match = _ANSWERED_BY.search(text) if "beantwoord door" in text else None
    if match is None:
        return text, None
    return text[: match.start()] + text[match.end() :], _person_name(match[1])


def _split_at_addressee(text: str) -> tuple[str, str]:
    """Questioner, and what follows "aan" or "tot": nothing, where the subject comes first ("over het recht tot")."""
    subject = text.find(" over ")
    end = len(text) if subject < 0 else subject
    positions = [position for word in (" aan ", " tot ") if (position := text.find(word, 0, end)) >= 0]
    if not positions:
        return text, ""
    first = min(positions)
    return text[:first], text[first + len(" aan ") :]


def _split_at_subject(text: str) -> tuple[str, str]:
    for separator in (", over ", " over ", ", betreffende "):
        position = text.find(separator)
        if position >= 0:
            return text[:position], text[position + len(separator) :].strip()
    return text, ""


def _read_addressee(text: str) -> Addressee:
    name, _, portfolio = text.strip(" ,").partition(",")
    title = _MINISTER_WORD.match(name)
    if title is not None and title.end() < len(name):
        printed_title = title[0].strip()
        name = name[title.end() :]
        portfolio = portfolio.strip() or (printed_title if printed_title.lower() != "minister" else "")
    return Addressee(name=strip_courtesy(name), portfolio=portfolio.strip(" ,"))


def _person_name(text: str) -> str:
    title = _MINISTER_WORD.match(text)
    return strip_courtesy(text[title.end() :] if title else text)
