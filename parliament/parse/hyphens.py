"""Line ends that break a word: join it, keep its real hyphen, or leave two words (design §5).

The decision looks first at the report itself (is the word printed elsewhere with its hyphen, or without?), then at a
small set of rules of Dutch spelling: suspended hyphens, abbreviations, capitals, colliding vowels, equal parts.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import filterfalse, pairwise

# "Holebi- en", "binnen- of buitenland": the hyphen stands for the rest of a word to come.
_CONJUNCTIONS = frozenset(
    {
        "en", "of", "als", "alsook", "noch", "dan", "tot", "maar", "resp.", "respectievelijk", "evenals", "en/of",
        "naar", "versus",
    }
)  # fmt: skip
# Words that end in one of these and may be broken before it: joined, no suspended hyphen.
_CLOSED_WITH_CONJUNCTION = frozenset(
    {"zoals", "evenals", "alsof", "zomaar", "almaar", "ernaar", "daarnaar", "hiernaar", "waarnaar", "alsdan"}
)
# First parts that always keep their hyphen: abbreviations in lower case, and English compounds.
_HYPHENED_FIRST = frozenset(
    {
        "lgbt", "lgbti", "lgbtq", "lgbtqi", "lgbtqia", "kmo", "cao", "gas", "hiv", "ict", "oeso", "kbi", "pisa",
        "vzw", "asbl", "ngo", "ceo", "it", "hr", "pr", "face-to", "peer-to", "end-to", "door-to", "trial-and",
        "on-the", "in-house", "cradle-to", "business-to", "e", "viceminister", "minister", "premier",
    }
)  # fmt: skip
# First parts that keep their hyphen before a person or a quality ("ex-minister"), but begin ordinary words too
# ("exclusief"): they need a second part that stands on its own.
_HYPHENED_PREFIX = frozenset({"ex", "oud", "niet", "non", "kandidaat", "adjunct", "interim"})
_AFTER_PREFIX = frozenset(
    {
        "minister", "ministers", "president", "premier", "voorzitter", "burgemeester", "schepen", "collega",
        "collega's", "lid", "leden", "leerling", "leerlingen", "partner", "parlementslid", "parlementsleden",
        "volksvertegenwoordiger", "begeleide", "essentiële", "medische", "stedelijke", "gouvernementele", "profit",
        "directeur", "profitsector", "bindende", "bindend", "naleving", "toegankelijk", "toegankelijke", "betaling",
        "gebruik", "gesubsidieerde", "conforme", "hernieuwbare", "erkende", "verplichte", "werkende", "werkenden",
        "begeleid", "discriminatie", "kabinetschef", "gedetineerde", "gedetineerden", "strijder", "strijders",
        "syriëstrijders", "ondernemer", "ondernemers",
    }
)  # fmt: skip
# Adjectives of equal rank are written with a hyphen ("sociaal-culturele", "politiek-administratief").
_EQUAL_FIRST = frozenset(
    {
        "sociaal", "cultureel", "politiek", "technisch", "wetenschappelijk", "administratief", "juridisch",
        "financieel", "economisch", "christelijk", "liberaal", "psychisch", "medisch", "ruimtelijk",
        "maatschappelijk", "budgettair", "organisatorisch", "agrarisch", "historisch", "ecologisch", "educatief",
        "inhoudelijk", "artistiek", "joods", "frans", "duits", "belgisch", "vlaams", "katholiek", "openbaar",
        "pedagogisch", "didactisch", "etnisch", "fysiek", "psychosociaal", "socio", "etno",
    }
)  # fmt: skip
_ADJECTIVE_END = re.compile(r"(?:isch|ische|eel|ele|elle|ief|ieve|aal|ale|lijk|lijke|air|aire|iek|ieke)")
# Vowels that would be read as one sound keep a hyphen between the parts of a compound ("massa-evenement").
_COLLISIONS = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "éé", "eé", "ée"}
)
# At a line end Dutch spelling drops the diaeresis: "ge-|evalueerd" is "geëvalueerd".
_DIAERESIS_FIRST = frozenset({"ge", "be"})
_DIAERESIS = {"e": "ë", "i": "ï", "u": "ü", "o": "ö"}
_VOWELS = frozenset("aeiouyáéíóúàèëïöüâêîôûAEIOUYÁÉÍÓÚÀÈËÏÖÜÂÊÎÔÛİı")
# Signs that end the first part of a compound: "lgbtq+-|beleid", "R&-|D", "10%-|norm".
_WORD_SIGNS = frozenset("+&%")
_EDGE = ".,;:!?()[]\"'“”‘’„…«»"
# Searching the text for one word costs a tenth of making the set of its words.
_MOST_SEARCHES = 8
_WORD = re.compile(r"[\w-]+")


class Break(Enum):
    """What becomes of a hyphen at a line end."""

    JOIN = "join"
    JOIN_WITH_DIAERESIS = "join with diaeresis"
    KEEP = "keep"
    SEPARATE = "separate"


# Asking the enumeration each time takes ten times as long.
_JOIN, _JOIN_WITH_DIAERESIS, _KEEP, _SEPARATE = Break


class HyphenLexicon:
    """The words of one report that say how a broken word is written. Reads the text only when first asked."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._lowered_texts: tuple[str, ...] = ()
        self._hyphened: frozenset[str] | None = None
        self._words: frozenset[str] | None = None
        self._searches = 0
        self._decided: dict[tuple[str, str], Break] = {}

    def decide(self, left: str, right: str) -> Break:
        """Decide a line end as ``decide_break`` does; titles of ministers break at the same place on every page."""
        decision = self._decided.get((left, right))
        if decision is None:
            decision = self._decided[left, right] = decide_break(left, right, self)
        return decision

    def has_hyphened(self, word: str) -> bool:
        """Whether the report prints ``word`` with its hyphen inside a line (upper and lower case alike)."""
        if self._hyphened is None:
            # Few lines and tokens hold a hyphen at all, and looking costs less than cutting their ends off.
            lines = [line for line in self._lines if "-" in line and "-" in line[:-1]]
            tokens = [token for token in " ".join(lines).split() if "-" in token and "-" in token[1:-1]]
            self._hyphened = frozenset([token.lower().strip(_EDGE) for token in tokens])
        return word.lower() in self._hyphened

    def has_closed(self, word: str) -> bool:
        """Whether the report prints ``word`` without a hyphen inside a line.

        Few words are asked for, so the text is searched; from the ninth on a set of its words is made, which keeps the
        cost linear.
        """
        self._searches += 1
        if self._words is None and self._searches <= _MOST_SEARCHES:
            return any(_stands_alone(word.lower(), text) for text in self._lowered())
        if self._words is None:
            self._words = frozenset(printed for text in self._lowered() for printed in _WORD.findall(text))
        return word.lower() in self._words

    def _lowered(self) -> tuple[str, ...]:
        """All lines in small letters, those of ASCII by themselves: Python lowers them ten times as fast as others."""
        if not self._lowered_texts:
            parts = (filter(str.isascii, self._lines), filterfalse(str.isascii, self._lines))
            self._lowered_texts = tuple("\n".join(part).lower() for part in parts)
        return self._lowered_texts


def _stands_alone(word: str, text: str) -> bool:
    """Whether ``word`` is in ``text`` with no letter, digit or hyphen beside it."""
    position = text.find(word)
    while position >= 0:
        after = position + len(word)
        beside = text[max(0, position - 1) : position] + text[after : after + 1]
        if _WORD.search(beside) is None:
            return True
        position = text.find(word, after)
    return False


def decide_break(left: str, right: str, lexicon: HyphenLexicon) -> Break:
    """Decide a line end: ``left`` is the last token of its line without the hyphen, ``right`` the first of the next."""
    left_word, right_word = left.lstrip(_EDGE), right.rstrip(_EDGE)
    if right_word.isalpha() and right_word.islower() and left_word.isalpha() and left_word.islower():
        return _decide_small_letters(left_word, right_word, lexicon)
    is_broken = left_word[-1:].isalnum() or left_word[-1:] in _WORD_SIGNS
    if not left_word or not is_broken or not right_word or not right_word[0].isalnum():
        return _SEPARATE
    if right_word.lower() in _CONJUNCTIONS:
        closed = left_word + right_word
        is_one_word = closed.lower() in _CLOSED_WITH_CONJUNCTION or lexicon.has_closed(closed)
        return _JOIN if is_one_word else _SEPARATE
    if lexicon.has_hyphened(f"{left_word}-{right_word}"):
        return _KEEP
    if _keeps_by_letters(left_word, right_word):
        return _KEEP
    return _decide_by_spelling(left_word, right_word, lexicon)


def _decide_small_letters(left: str, right: str, lexicon: HyphenLexicon) -> Break:
    """The same decision for two parts in small letters, as nearly all are: no question that only other signs raise."""
    if right in _CONJUNCTIONS:
        closed = left + right
        return _JOIN if closed in _CLOSED_WITH_CONJUNCTION or lexicon.has_closed(closed) else _SEPARATE
    if _VOWELS.isdisjoint(left) or lexicon.has_hyphened(f"{left}-{right}"):
        return _KEEP
    if left in _DIAERESIS_FIRST and right[0] in "eiu" and left[-1] + right[0] in _COLLISIONS:
        return _JOIN_WITH_DIAERESIS
    if left in _HYPHENED_FIRST or (_may_be_real_hyphen(left, right) and not lexicon.has_closed(left + right)):
        return _KEEP
    return _JOIN


def _keeps_by_letters(left: str, right: str) -> bool:
    """Digits, abbreviations and capitals: signs that need no dictionary."""
    if not (left[-1].isalpha() and right[0].isalpha()):
        return True
    part = left.rpartition("-")[2]
    if part.islower() and right[0].islower():
        return _VOWELS.isdisjoint(part)
    if part.isupper() and right.isupper() and len(part) > 1 and not _VOWELS.isdisjoint(part):
        return False  # A heading in capitals, broken as any word.
    return part.isupper() or right[0].isupper() or _VOWELS.isdisjoint(part)


def _decide_by_spelling(left: str, right: str, lexicon: HyphenLexicon) -> Break:
    first, second = left.lower(), right.lower()
    part = first.rpartition("-")[2]
    if part in _DIAERESIS_FIRST and second[0] in "eiu" and part[-1] + second[0] in _COLLISIONS:
        return _JOIN_WITH_DIAERESIS
    if first in _HYPHENED_FIRST or (part in _HYPHENED_FIRST and len(second) > 3):
        return _KEEP
    if _may_be_real_hyphen(part, second) and not lexicon.has_closed(left + right):
        return _KEEP
    return _JOIN


def _may_be_real_hyphen(part: str, second: str) -> bool:
    if part in _HYPHENED_PREFIX:
        return second.replace("’", "'").removesuffix("'s") in _AFTER_PREFIX
    if part in _EQUAL_FIRST:
        return _ADJECTIVE_END.search(second) is not None
    return len(part) > 2 and len(second) > 3 and part[-1] + second[0] in _COLLISIONS


def join_broken_lines(
    lines: Sequence[str], lexicon: HyphenLexicon, broken: Sequence[int] | None = None
) -> tuple[str, list[int]]:
    """Join the lines of one paragraph to its text.

    ``broken`` are the positions of the lines that end in a hyphen, but for the last line, where the caller knows them.
    Returns the text and the positions in ``lines`` of those whose first word became part of the last word before.
    """
    if broken is None:
        broken = [position for position, line in enumerate(lines[:-1]) if line[-1:] == "-"]
    if not broken:
        return " ".join(lines), []
    if len(broken) == 1:
        return _join_one_broken(lines, lexicon, broken[0])
    rest = list(lines)
    pieces: list[str] = []
    joined: list[int] = []
    start = 0
    for position, next_broken in pairwise((*broken, -1)):
        following = position + 1
        line, right = rest[position], rest[following]
        if following == next_broken:
            right = right[:-1]  # A line that is one broken word shows it without its hyphen to the line before.
        decision = lexicon.decide(line[line.rfind(" ") + 1 : -1], _first_token(right))
        if decision is _SEPARATE:
            continue
        together = " ".join(rest[start:following])
        pieces.append(together if decision is _KEEP else together[:-1])
        if decision is _JOIN_WITH_DIAERESIS:
            rest[following] = _DIAERESIS[rest[following][0].lower()] + rest[following][1:]
        joined.append(following)
        start = following
    pieces.append(" ".join(rest[start:]))
    return "".join(pieces), joined


def _join_one_broken(lines: Sequence[str], lexicon: HyphenLexicon, position: int) -> tuple[str, list[int]]:
    """The same where one line is broken, as in most paragraphs that have a broken line at all."""
    following = position + 1
    left, right = lines[position], lines[following]
    decision = lexicon.decide(left[left.rfind(" ") + 1 : -1], _first_token(right))
    if decision is _SEPARATE:
        return " ".join(lines), []
    first = " ".join(lines[:following])
    second = " ".join(lines[following:])
    if decision is _JOIN_WITH_DIAERESIS:
        second = _DIAERESIS[right[0].lower()] + second[1:]
    return (first if decision is _KEEP else first[:-1]) + second, [following]


def _first_token(text: str) -> str:
    tokens = text.split(None, 1)
    return tokens[0] if tokens else ""
