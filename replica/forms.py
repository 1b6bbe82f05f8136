"""How labels, headings and dates are printed, by era (source contract §5.2 and §5.4)."""

from datetime import date

from parliament.model import GovernmentTerm, Membership, Person, QuestionType
from replica.script import ScriptedMinister

# Since when the printed forms hold (source contract §5.2: web pages of 2013 to 2015; §5.4: headings since 2015).
_TITLED_MEMBERS_SINCE = date(2013, 10, 1)
_PARTY_SINCE = date(2014, 7, 1)
_UNTITLED_SINCE = date(2015, 10, 28)
_HEADING_WITHOUT_TITLES_SINCE = date(2015, 1, 1)

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def dutch_date(day: date) -> str:
    """``12 mei 2020``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def courtesy(person: Person, *, capital: bool = False) -> str:
    """``de heer`` or ``mevrouw``, with a capital at the start of a sentence."""
    title = "mevrouw" if person.gender == "V" else "de heer"
    return title[0].upper() + title[1:] if capital else title


def member_label(
    person: Person, membership: Membership | None, day: date, function: str | None = None
) -> tuple[str, str | None]:
    """The label of a member on a day and the party printed in it (``None`` where that era prints none).

    A ``function`` (``verslaggever``) stands in the parentheses instead of the party.
    """
    party = membership.party_name if membership is not None and day >= _PARTY_SINCE and function is None else None
    inside = function or party
    title = f"{courtesy(person, capital=True)} " if _TITLED_MEMBERS_SINCE <= day < _UNTITLED_SINCE else ""
    return f"{title}{person.full_name}" + (f" ({inside})" if inside else ""), party


def designation(term: GovernmentTerm) -> str:
    """Title and portfolio as headings and mandates write them: ``viceminister-president …, Vlaams minister van …``."""
    leads = "" if term.title == "Vlaams minister" else f"{term.title} van de Vlaamse Regering, "
    return f"{leads}Vlaams minister van {term.portfolio}"


def minister_label(person: Person, term: GovernmentTerm) -> str:
    """The label of a minister: no party in any era; only the leader of the government carries the longer title."""
    title = "Minister-president" if term.title.startswith("minister-president") else "Minister"
    return f"{title} {person.full_name}"


def minister_cue(person: Person, term: GovernmentTerm) -> str:
    """How the chair gives a minister the floor: ``Minister Gatz heeft het woord.``."""
    title = "Minister-president" if term.title.startswith("minister-president") else "Minister"
    return f"{title} {person.last_name} heeft het woord."


def member_cue(person: Person) -> str:
    """How the chair gives a member the floor: by surname only, its particle with a capital now and then."""
    return f"{courtesy(person, capital=True)} {person.last_name} heeft het woord."


def annotate(text: str) -> str:
    """Hyphenation points for the fixed words of headings and portfolios."""
    for word, annotated in _HEADING_WORDS:
        text = text.replace(word, annotated)
    return text


_HEADING_WORDS: tuple[tuple[str, str], ...] = (
    ("viceminister-president", "vi|ce|mi|nis|ter-pre|si|dent"),
    ("minister-president van", "mi|nis|ter-pre|si|dent van"),
    ("Regering", "Re|ge|ring"),
    ("Binnenlandse", "Bin|nen|land|se"),
    ("Aangelegenheden", "Aan|ge|le|gen|he|den"),
    ("Samenleven", "Sa|men|le|ven"),
    ("Mobiliteit", "Mo|bi|li|teit"),
    ("Onderwijs", "On|der|wijs"),
    ("Omgeving", "Om|ge|ving"),
    ("Begroting", "Be|gro|ting"),
    ("Buitenlands", "Bui|ten|lands"),
    ("Economie", "Eco|no|mie"),
)


def question_heading(
    question_type: QuestionType,
    questioner: Person,
    *,
    addressees: tuple[tuple[Person, ScriptedMinister], ...],
    answered_by: ScriptedMinister | None,
    subject: str,
    day: date,
    joined_by: str = ", en ",
) -> str:
    """A question's heading (annotated) as the era prints it.

    Titles and ``tot`` until 2014, bare names and ``aan`` since. ``joined_by`` stands between two ministers: some
    headings have no comma there (source contract §12).
    """
    titled = day < _HEADING_WITHOUT_TITLES_SINCE
    preposition = "tot" if titled else "aan"
    asker = f"{courtesy(questioner)} {questioner.full_name}" if titled else questioner.full_name
    put_to = [
        f"{preposition} {f'{courtesy(person)} ' if titled else ''}{minister.name}, {annotate(minister.portfolio)}"
        for person, minister in addressees
    ]
    answered = f", beantwoord door minister {answered_by.name}" if answered_by else ""
    return f"{question_type.value.upper()} van {asker} {joined_by.join(put_to)}{answered}, over {subject}"
