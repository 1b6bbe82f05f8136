"""A second reader of reports: what must be there, judged by the raw lines alone.

It shares no code with the parser, on purpose: a check that comes from the same head passes for the same wrong reason.
Every line is looked at by itself and beside its neighbours, with forms of its own; paragraphs, blank lines, gaps and
bold letters are not used, so that what misleads the parser there cannot mislead this. It reads less than the parser
does, and says only what it is sure of; ``opinion.py`` holds the two against each other.

Forms: source contract §5.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import filterfalse


class Sign(StrEnum):
    """What a raw line shows."""

    LABEL = "label"
    CHAIR_LINE = "chair line"
    NUMBER = "number line"
    HEADING = "heading"
    VOTE = "vote"
    HEADER = "header"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the report's file: its number, the page on which it stands, and what it says."""

    number: int
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sign that a line shows.

    ``label`` is what stands before the colon of a speaker line. ``doubt`` says why a speaker line or a heading may
    be none, ``None`` for one that is sure. ``printed_page`` is the page number that a running header prints,
    ``printed`` the number, session year and date that it prints.
    """

    sign: Sign
    line: RawLine
    label: str | None = None
    doubt: str | None = None
    number: str | None = None
    printed_page: int | None = None
    printed: tuple[str, str, str] | None = None


# --- one line -----------------------------------------------------------------------------------------------------

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|\u00ad$")
# Full-width, small, presentation and modifier colons, the ratio sign: a speaker line may end in any of them.
_COLONS = re.compile("[\uff1a\ufe55\ufe13\ua789\u2236\u02d0]")
# Soft hyphens, marks without width or of direction, control characters, and what fonts keep for themselves.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_NO_LETTER = re.compile(r"[\W_]+")
_SIGNS_OF_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())
_LETTER = re.compile(r"[^\W_]")
_PARTICLES = (
    r"(?:[vV]an|[vV]on|[dD]e|[dD]er|[dD]en|[tT]er|[tT]en|[hH]et|[oO]p|[iI]n|[tT]e|[lL]a|[lL]e|[dD]i|[eE]l|[zZ]u"
    r"|['’]t|der\w+)"
)
_CAPITAL = r"(?:[dD]['’])?[^\W\d_a-zß-öø-ÿ][\w'’.&-]*"
_NAME = rf"{_CAPITAL}(?: (?:{_PARTICLES}|{_CAPITAL})){{0,6}}"
# Two words at least; the last one a capital, or what follows a particle.
_FULL_NAME = rf"{_CAPITAL}(?: (?:{_PARTICLES}|{_CAPITAL})){{1,6}}"
_BRACKETS = r"(?: ?[(\[{<][^()\[\]{}<>]{1,90}[)\]}>])"
_FUNCTION = r"(?:, [^:.;?!()]{3,80})"
_MINISTER = r"(?:De )?(?:Vlaams )?(?:[vV]ice)?-?[mM]inister(?:-[pP]resident)?"
# Forms that no sentence has: there a colon may lack its space, or a dash may stand for it.
_SURE_FORMS = ("chair", "minister", "courtesy", "brackets")
_AFTER_LABEL = r" ?:(?=\s|$)"
_AFTER_SURE_LABEL = r"(?: ?::?(?=\s|$|[^\W\d_a-zß-öø-ÿ]|[“„‘(…])| - (?=[^\W\d_a-zß-öø-ÿ]))"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?P<label>{form}){_AFTER_SURE_LABEL if name in _SURE_FORMS else _AFTER_LABEL}"))
    for name, form in (
        ("chair", rf"(?:De )?(?:[wW]aarnemend |[tT]ijdelijk )?[vV]oorzitter(?: {_NAME})?{_BRACKETS}?"),
        ("minister", rf"{_MINISTER}(?: {_NAME}{_BRACKETS}?{_FUNCTION}?|{_BRACKETS})?"),
        ("courtesy", rf"(?:De heer|Mevrouw|De dame|Dhr\.|Mevr\.|Mw\.) {_NAME}{_BRACKETS}?{_FUNCTION}?"),
        ("title", rf"(?:(?:[Pp]rof|[Dd]r|[Ii]r|[Ii]ng|[Mm]r|[Dd]rs)\. ?)+{_NAME}{_BRACKETS}?{_FUNCTION}?"),
        ("brackets", rf"{_FULL_NAME}{_BRACKETS}"),
        ("function", rf"{_FULL_NAME}, (?:(?=[a-z])[^:.;?!()]{{3,60}}|{_CAPITAL}(?: \w+)?)"),
        ("bare", _FULL_NAME),
    )
)  # fmt: skip
# What a narrow column leaves of a label on its first line: an office, a name, or the half of a word of it.
_BROKEN_LABEL = re.compile(rf"(?:(?:{_MINISTER}|De heer|Mevrouw|De dame) ?)?(?:{_NAME})?(?: [(\[]\w[^()]{{0,30}})?-?")
# A label that shows its kind by itself: an office, or a party or function in brackets.
_DRESSED = re.compile(rf"(?:De )?[vV]oorzitter|{_MINISTER} |.*[)\]}}>]$")
# A title with a surname and nothing else, where all other labels print a name with its party, is often a quotation.
_TITLE_AND_SURNAME = re.compile(rf"(?:De heer|Mevrouw|Dhr\.|Mevr\.|Mw\.) (?:{_PARTICLES} )*{_CAPITAL}")
_ANOTHER_FORM = "another form than the other labels"
# Why a line that the parser takes for a speaker line may be somebody's words.
DOUBTS_OF_A_TURN = frozenset({"small letter after the colon", "in the middle of a sentence", _ANOTHER_FORM})
# From so many labels on a report shows how it prints them.
_FEWEST_LABELS = 3
# Words that open sentences and names of bodies, never a person's name.
_NO_FIRST_NAME = frozenset(
    {
        "Het", "Een", "Dat", "Dit", "Die", "Deze", "Er", "Ik", "Wij", "We", "U", "Hij", "Zij", "Ze", "Tot",
        "Ten", "Wat", "Wie", "Hoe", "Waar", "Waarom", "Wanneer", "En", "Of", "Maar", "Want", "Dus", "Nu", "Nog",
        "Ook", "Vraag", "Vragen", "Antwoord", "Collega", "Collega's", "Collega’s", "Mijnheer", "Vlaamse",
        "Vlaams", "Europese", "Commissie", "Regering", "Parlement", "Artikel", "Amendement", "Stemming", "Punt",
        "Eerste", "Tweede", "Derde", "Ja", "Neen", "Nee", "Goed", "Kortom", "Concreet", "Besluit", "Conclusie",
        "Samengevat", "Bijlage", "Nota", "Federale", "Agentschap", "Raad", "Koninklijk", "Belgische", "Stad",
        "Gemeente", "Dienst", "Ministerie", "Departement", "Voorzitter", "Minister", "In", "Op", "Voor", "Met",
        "Over", "Aan", "Bij", "Uit", "Als", "Ad", "Zoals", "Wel", "Zeer", "Alle", "Mijn", "Onze", "Uw",
        "Aanwezig", "Afwezig"
    }
)  # fmt: skip
# Functions that stand behind the name of one who speaks.
_FUNCTION_WORDS = (
    "verslaggever", "rapporteur", "ondervoorzitter", "voorzitter", "minister", "indien", "fractie", "lid ",
    "secretaris", "directeur", "professor", "burgemeester", "namens", "adviseur", "deskundige",
    "eerste ondervoorzitter",
)  # fmt: skip
_CHAIR_LINE = re.compile(
    r"(?:De )?(?:[vV]oorzitters?|VOORZITTERS?) ?: (?:de )?(?:heer|mevrouw|dames?|heren|minister)\b"
    rf"|(?:Voorzitters?|VOORZITTERS?) ?: {_NAME}(?:,|\.?$| en )"
)
_NUMBER_LINE = re.compile(r"- ?(?P<number>\d{1,5}(?:-[A-Z])?(?:/\d+)?) ?\((?P<year>(?:BZ )?\d{4}(?:-\d{2,4})?)\)")
_HEADER = re.compile(
    r"(?:(?P<left>\d{1,4}) )?(?:Commissievergadering|Plenaire [vV]ergadering)"
    r" [nN]r\. ?(?P<number>[A-Z]?\d{1,4}) ?\((?P<year>[^)]{4,12})\)"
    r" ?-? ?(?P<date>\d{1,2} [a-z]{3,9} \d{4})(?: (?P<right>\d{1,4}))?"
)
_PUBLISHER = re.compile(r"(?:\d{1,4} )?Vlaams Parlement(?: ?- ?.{0,120}| \d{1,4})?")
_PAGE_NUMBER = re.compile(r"-? ?\d{1,4} ?-?")
# What these open with, figures aside.
_FIRST_OF_FRAMES = "CPV- "
_VOTE = re.compile(
    r"(?:Stemming nr\. ?\d|Ziehier het resultaat|(?:\d+|[Ee]en|[Éé]én|Geen) (?:leden|lid|stemmen|stem) .{0,40}"
    r"(?:deelgenomen|geantwoord|onthouden|onthielden|stem))"
)
# The result may stand in the line that announces it.
PARTICIPANTS = re.compile(
    r"^(?:Ziehier het resultaat ?:? )?(?P<count>\d+|[Ee]en|[Éé]én) (?:leden|lid)"
    r" (?:hebben|heeft) aan de stemming deelgenomen"
)
_NOTE = re.compile(r"- [A-ZÀ-Þ]")
_TYPES_IN_CAPITALS = (
    "VRAAG OM UITLEG", "ACTUELE VRAAG", "VRAGEN OM UITLEG", "INTERPELLATIE", "ACTUELE INTERPELLATIE",
    "MONDELINGE VRAAG", "DRINGENDE VRAAG", "ACTUALITEITSDEBAT", "GEDACHTEWISSELING", "HOORZITTING",
    "ONTWERP VAN DECREET", "VOORSTEL VAN DECREET", "VOORSTEL VAN RESOLUTIE", "CONCEPTNOTA", "BELEIDSNOTA",
    "VERZOEKSCHRIFT",
    "REGELING VAN DE WERKZAAMHEDEN", "OPENING VAN DE VERGADERING",
)  # fmt: skip
_IN_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{2,})+(?: |$)")
_TYPES_IN_WORDS = re.compile(
    r"(?:(?:Actuele v|Mondelinge v|Dringende v|V)raag(?: om uitleg)?|(?:Actuele i|I)nterpellatie)"
    r" van (?:de heer|mevrouw|de heren|[A-Z])"
    r"|(?:Voorstel|Ontwerp) van (?:decreet|resolutie) (?:van|houdende|betreffende|tot|inzake)"
)
# What a note of the reporters says: who presides, when the meeting opens and closes, what is adopted unopposed.
EVENT = re.compile(
    r"- .{0,200}(?:treedt als voorzitter op|neemt het voorzitterschap"
    r"|vergadering wordt (?:geopend|geschorst|hervat|gesloten)|zonder opmerkingen aangenomen|via videoconferentie"
    r"|word(?:t|en) (?:ingetrokken|uitgesteld))"
)
# Longer than a label with its function over two lines.
_LONGEST_LABEL = 200
# A line shorter than this ends where it does because nothing follows; those of reports hold 70 to 90 characters.
_FULL_LINE = 50
_SENTENCE_ENDS = ".?!:;…)”\"'’»"
# How many lines below a heading the item must begin, and how long the longest heading is (source contract §5.1).
_HEADING_LINES = 12


def clean(text: str) -> str:
    """One form of dashes, colons, spaces and letters, without characters that have no width."""
    if not text.isascii():
        text = _INVISIBLE.sub("", _COLONS.sub(":", _DASHES.sub("-", unicodedata.normalize("NFC", text))))
    return " ".join(text.split())


def bare(text: str) -> str:
    """Letters and digits alone, in lower case, without their accents: what two ways of reading agree on."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    # The signs of ASCII, which are nearly all, go byte by byte: twenty times as fast as by an expression.
    kept = text.casefold().encode("utf-8", "surrogatepass").translate(None, _SIGNS_OF_ASCII)
    text = kept.decode("utf-8", "surrogatepass")
    return text if text.isascii() else _NO_LETTER.sub("", text)


def count_spoken(text: str) -> int:
    """Runs of non-space characters that hold a letter or digit (design §5)."""
    runs = text.split()
    # Four runs in five are letters alone, and one call recognises them.
    others = list(filterfalse(str.isalnum, runs))
    return len(runs) - len(others) + sum(map(bool, map(_LETTER.search, others)))


def is_page_frame(text: str) -> bool:
    """Whether a line is a running header, the publisher's line or a page number: what a page prints, not the debate."""
    first = text[:1]
    if not first.isdecimal() and first not in _FIRST_OF_FRAMES:
        return False
    return any(form.fullmatch(text) for form in (_HEADER, _PUBLISHER, _PAGE_NUMBER))


# The same in other words, as the last of a turn.
GIVES_THE_FLOOR = re.compile(
    r"(?:.*[.?!…] )?(?:Ik geef (?:nu |dan |eerst )?het woord|Dan geef ik het woord|Het woord is(?: nu)?) aan "
    r"(?:de heer|mevrouw|collega|(?:vice)?minister(?:-president)?) [^.:;?!]{2,60}\.$"
)
CUE = re.compile(r".*(?:[dD]e heer|[mM]evrouw|[mM]inister(?:-president)?) [^.:;?!]{2,60} heeft het woord\.$")


def names_minister(label: str) -> bool:
    """Whether a label is a minister's."""
    return re.match(rf"{_MINISTER}(?: |$)", label) is not None


def names_chair(label: str) -> bool:
    """Whether a label is the chair's, by the office and not by a name."""
    return _LABELS[0][1].fullmatch(f"{label}:") is not None


def labels_within(labels: Iterable[str], parties: Iterable[str]) -> re.Pattern[str]:
    """Find one of these labels, or a name with one of these parties, between two sentences."""
    of_office = (re.escape(label) for label in sorted(set(labels), key=len, reverse=True) if _DRESSED.match(label))
    of_party = "|".join(map(re.escape, sorted(set(parties))))
    forms = "|".join((*of_office, *([rf"{_FULL_NAME} [(\[](?:{of_party})[)\]]"] if of_party else [])))
    return re.compile(rf"(?<=[.?!…)”\"] )({forms or '(?!)'}) ?: ?(?=[^\W\d_a-zß-öø-ÿ])")


def opens_with_number(text: str) -> bool:
    """Whether a line is a number line."""
    return _NUMBER_LINE.match(text) is not None


def is_vote_line(text: str) -> bool:
    """Whether a line is a vote's number or one of its counts."""
    return _VOTE.match(text) is not None


# --- all lines ----------------------------------------------------------------------------------------------------


def look(lines: Sequence[RawLine]) -> tuple[Sighting, ...]:
    """Every sign in cleaned lines, in their order. Linear in the number of lines."""
    return tuple(_with_doubts_of_the_report(list(_look_at_each(lines))))


def _look_at_each(lines: Sequence[RawLine]) -> Iterator[Sighting]:
    frames = {index for index, line in enumerate(lines) if is_page_frame(line.text)}
    following = _texts_below(lines, frames)
    previous = ""
    # The first label of an item stands right below its heading, whose last line ends no sentence.
    heading_until = -1
    for index, line in enumerate(lines):
        text = line.text
        if index in frames:
            header = _HEADER.fullmatch(text)
            if header is not None:
                printed = header["left"] or header["right"]
                meeting = (header["number"], header["year"], header["date"])
                yield Sighting(Sign.HEADER, line, printed_page=int(printed) if printed else None, printed=meeting)
            continue
        sighting = _look_at(line, "" if index <= heading_until else previous, following[index])
        if sighting is not None:
            heading_until = index + _HEADING_LINES if sighting.sign is Sign.HEADING else -1
            yield sighting
        # What stands by itself ends no sentence, and what follows is not in the middle of one.
        stands_alone = sighting is not None and sighting.sign is not Sign.LABEL
        previous = "" if stands_alone else text


def _texts_below(lines: Sequence[RawLine], frames: set[int]) -> list[str]:
    """The text below each line, page frames left out."""
    below, text = [""] * len(lines), ""
    for index in range(len(lines) - 1, -1, -1):
        below[index] = text
        if index not in frames:
            text = lines[index].text
    return below


def _look_at(line: RawLine, previous: str, following: str) -> Sighting | None:
    text = line.text
    if text.startswith("-"):
        return _behind_a_dash(line, following)
    sign = _sign_by_form(text)
    if sign is not None:
        return Sighting(sign, line)
    if _IN_CAPITALS.match(text):
        label = _label_in(line, previous, following)
        if label is not None and _DRESSED.match(label.label or ""):
            return label
        return Sighting(Sign.HEADING, line, doubt="of an unknown type")
    if _TYPES_IN_WORDS.match(text) and (not previous or previous[-1] in _SENTENCE_ENDS):
        return Sighting(Sign.HEADING, line, doubt="not in capitals")
    return _label_in(line, previous, following)


def _behind_a_dash(line: RawLine, following: str) -> Sighting | None:
    """A number line, a note, or a speaker line with a dash before it; a note has no colon behind a name."""
    number = _NUMBER_LINE.match(line.text)
    if number is not None:
        return Sighting(Sign.NUMBER, line, number=number["number"])
    behind = _label_in(replace(line, text=line.text.lstrip("- ")), "", following)
    if behind is not None and behind.doubt is None and _DRESSED.match(behind.label or ""):
        return replace(behind, line=line)
    return Sighting(Sign.NOTE, line) if _NOTE.match(line.text) else None


def _sign_by_form(text: str) -> Sign | None:
    if _CHAIR_LINE.match(text):
        return Sign.CHAIR_LINE
    if is_vote_line(text):
        return Sign.VOTE
    return Sign.HEADING if text.startswith(_TYPES_IN_CAPITALS) else None


def _label_in(line: RawLine, previous: str, following: str) -> Sighting | None:
    text = line.text
    is_open = text.count("(") > text.count(")") or (text.endswith(",") and ":" not in text)
    whole = f"{text} {following}" if is_open and ":" not in text else text
    if ":" not in whole and "." not in text and len(text) < _FULL_LINE and _BROKEN_LABEL.fullmatch(text):
        whole = f"{text[:-1]}{following}" if text.endswith("-") else f"{text} {following}"
    if ":" not in whole[:_LONGEST_LABEL] and " - " not in whole[:_LONGEST_LABEL]:
        return None
    for form, pattern in _LABELS:
        match = pattern.match(whole[:_LONGEST_LABEL])
        if match is None or (form in {"brackets", "function", "bare"} and not _is_name(match["label"])):
            continue
        said = whole[match.end() : match.end() + _LONGEST_LABEL].strip() or ("" if whole is not text else following)
        return Sighting(Sign.LABEL, line, match["label"].rstrip(), _doubt(form, match["label"], said, previous))
    return None


def _is_name(label: str) -> bool:
    return label.split(" ", 1)[0] not in _NO_FIRST_NAME


def _doubt(form: str, label: str, said: str, previous: str) -> str | None:  # noqa: PLR0911 - one doubt a kind
    """Why a line in the form of a speaker line may be none."""
    if said[:1].islower():
        return "small letter after the colon"
    if _is_unfinished(previous):
        return "in the middle of a sentence"
    # Whom the chair has just announced speaks, in whatever form the name is printed.
    if CUE.match(previous):
        return None
    if form == "bare":
        return "a name alone"
    if form == "courtesy" and _TITLE_AND_SURNAME.fullmatch(label):
        return _ANOTHER_FORM
    if form == "function" and not _is_function(label.split(", ", 1)[1]):
        return "a name with words behind it"
    return None


def _is_function(text: str) -> bool:
    """Whether what stands behind a name is a function, or a party."""
    return text.startswith(_FUNCTION_WORDS) or text[:1].isupper()


def _is_unfinished(line: str) -> bool:
    """Whether a full line continues below: it ends in a small letter, a comma or a broken word."""
    return len(line) > _FULL_LINE and (line[-1].islower() or line[-1] in ",-")


def _with_doubts_of_the_report(found: Sequence[Sighting]) -> Iterator[Sighting]:
    """What the labels of the report say of one that is doubted.

    A name alone is sure where labels are names alone, where another label has the same name with a party, and where it
    ends in a party. A title with a surname is sure where no labels print parties.
    """
    labels = [one.label for one in found if one.sign is Sign.LABEL and one.label]
    often = Counter(labels)
    dressed = {_name_in(label) for label in labels if _name_in(label) != label}
    parties = tuple({f" {match[1]}" for label in labels if (match := _PARTY.search(label))})
    alone = sum(one.doubt == "a name alone" for one in found)
    for one in found:
        label = one.label or ""
        is_known = label in dressed or (often[label] > 1 and alone > len(dressed)) or label.endswith(parties)
        is_usual = not parties or len(dressed) < _FEWEST_LABELS
        is_sure = (one.doubt == "a name alone" and is_known) or (one.doubt == _ANOTHER_FORM and is_usual)
        yield replace(one, doubt=None) if is_sure else one


_PARTY = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]$")
_BEFORE_A_NAME = re.compile(rf"(?:De heer|Mevrouw|{_MINISTER}) ")


def _name_in(label: str) -> str:
    return _BEFORE_A_NAME.sub("", re.split(r" ?[(\[]|, ", label, maxsplit=1)[0])
