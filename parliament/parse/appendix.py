"""The parts after the close of a plenary report: attendance and individual votes (source contract §3.4).

Titles stand on lines of their own ("Aanwezig", "Stemming nr. 3", "JA-stemmen:"), names in lists with commas below them.
Text extraction of some years glues first and last names ("JanPeeters").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from parliament.model import Attendance, ElementKind, Issue, Severity, Vote, VoteCast
from parliament.parse.debate_lines import DebateLines
from parliament.parse.hyphens import HyphenLexicon, join_broken_lines
from parliament.parse.vocabulary import ATTENDANCE_HEADINGS, INDIVIDUAL_VOTES_HEADING
from parliament.parse.votes import vote_number_in


class _Title(Enum):
    ATTENDANCE = "attendance"
    VOTES = "votes"
    STATUS = "status"
    VOTE = "vote"
    CHOICE = "choice"


_STATUSES = (
    ("afwezig met kennisgeving", "excused"),
    ("met verlof", "excused"),
    ("berichten van verhindering", "excused"),
    ("verontschuldigde leden", "excused"),
    ("aanwezige leden", "present"),
    ("afwezige leden", "absent"),
    ("met kennisgeving", "excused"),
    ("verontschuldigd", "excused"),
    ("afwezig zonder kennisgeving", "absent"),
    ("zonder kennisgeving", "absent"),
    ("afwezig", "absent"),
    ("aanwezig", "present"),
)
_CHOICE = re.compile(
    r"(?P<choice>ja|neen|nee|onthouding(?:en)?)(?:[- ]?stem(?:men)?)?(?: ?\(\d{1,3}\))? ?:(?P<names>.*)", re.IGNORECASE
)
_STATUS = re.compile(r"(?P<status>[A-Za-z ]{8,28}?)(?: ?\(\d{1,3}\))? ?(?::(?P<names>.*))?", re.DOTALL)
_NAME_SEPARATOR = re.compile(r",|\n| en (?=[A-Z])")
_NOBODY = frozenset({"geen", "nihil", "niemand", "-", "–"})
# "JanPeeters": a small letter before a capital inside the first word; these openings are parts of one word.
_GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_ONE_WORD_OPENINGS = frozenset({"Mc", "Mac", "De", "Di", "La", "Le", "Van", "Vande", "Vanden", "Ver", "Ten", "Ter"})


@dataclass(slots=True)
class AppendixParse:
    """What the appendix holds; ``casts`` are in the order printed, with the number of their vote."""

    attendance: list[Attendance] = field(default_factory=list)
    casts: list[tuple[int | None, int, list[VoteCast]]] = field(default_factory=list)
    kinds: list[ElementKind] = field(default_factory=list)
    joined: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Section:
    """The lines below one title, with the text that stands on the title's own line."""

    title: _Title
    value: str
    first: int
    texts: list[str] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)


def read_appendix(debate: DebateLines, start: int, lexicon: HyphenLexicon) -> AppendixParse:
    """Read the lines from ``start`` to the end. Never raises; every line is attendance or vote."""
    parse = AppendixParse()
    for section in _sections(debate, start, parse.kinds):
        text, joined = _join(section, lexicon)
        parse.joined.update(joined)
        line = debate.lines[section.first]
        if section.title is _Title.STATUS:
            parse.attendance.extend(
                Attendance(name, section.value, reason, line.page, line.number)
                for name, reason in _read_people(text, has_reasons=section.value != "present")
            )
        elif section.title is _Title.VOTE:
            parse.casts.append((vote_number_in(section.value), line.number, []))
        elif section.title is _Title.CHOICE and parse.casts:
            parse.casts[-1][2].extend(VoteCast(name, section.value) for name in split_names(text))
    return parse


def attach_casts(votes: list[Vote], appendix: AppendixParse) -> tuple[tuple[Vote, ...], list[Issue]]:
    """Give each vote the individual votes printed for its number; report where they do not sum to its counts."""
    issues: list[Issue] = []
    filled = list(votes)
    for number, line, cast in appendix.casts:
        position = _vote_waiting(filled, number, cast)
        if position is None:
            issues.append(
                Issue("individual_votes_without_vote", Severity.WARNING, line, f"vote {number} is not in the body")
            )
            continue
        filled[position] = replace(filled[position], cast=tuple(cast))
        issues.extend(_sum_issues(filled[position], line))
    return tuple(filled), issues


def _vote_waiting(votes: list[Vote], number: int | None, cast: list[VoteCast]) -> int | None:
    """The last vote of that number: a void vote is repeated under the same number or the next one."""
    fitting = [position for position, vote in enumerate(votes) if vote.number == number and not vote.cast]
    told = [position for position in fitting if _sums(votes[position], cast)]
    return told[0] if told else (fitting[-1] if fitting else None)


def _sums(vote: Vote, cast: list[VoteCast]) -> bool:
    """Whether the names are as many as the counts of a result say: of two results of one vote, one is theirs."""
    counts = (("yes", vote.yes_count), ("no", vote.no_count), ("abstain", vote.abstain_count))
    return all(sum(one.choice == choice for one in cast) == (count or 0) for choice, count in counts)


def _sum_issues(vote: Vote, line: int) -> Iterator[Issue]:
    counted = {"yes": vote.yes_count, "no": vote.no_count, "abstain": vote.abstain_count}
    for choice, count in counted.items():
        cast = sum(one.choice == choice for one in vote.cast)
        if cast != (count or 0):
            detail = f"vote {vote.number}: {cast} names for '{choice}', {count or 0} in the result"
            yield Issue("vote_sum_differs", Severity.WARNING, line, detail)


def _sections(debate: DebateLines, start: int, kinds: list[ElementKind]) -> Iterator[_Section]:
    section: _Section | None = None
    kind = ElementKind.ATTENDANCE
    for index in range(start, len(debate.texts)):
        text = debate.texts[index]
        title = _read_title(text, kind)
        if title is not None:
            if section is not None:
                yield section
            kind = (
                ElementKind.VOTE if title[0] in (_Title.VOTES, _Title.VOTE, _Title.CHOICE) else ElementKind.ATTENDANCE
            )
            section = _Section(title[0], title[1], index)
            text = title[2]
        kinds.append(kind)
        # A number alone is the page's: neither a name nor a reason.
        if section is not None and text and not text.isdecimal():
            section.texts.append(text)
            section.indexes.append(index)
    if section is not None:
        yield section


def _read_title(text: str, kind: ElementKind) -> tuple[_Title, str, str] | None:
    """The title a line is: what it titles, its value, and the names that follow on the same line."""
    lowered = text.lower()
    if lowered.rstrip(" :") in ATTENDANCE_HEADINGS:
        return _Title.ATTENDANCE, "", ""
    if lowered.startswith(INDIVIDUAL_VOTES_HEADING):
        return _Title.VOTES, "", ""
    if lowered.startswith(("stemming", "naamstemming", "hoofdelijke stemming")) and "," not in text:
        return _Title.VOTE, text, ""
    choice = _CHOICE.fullmatch(text)
    if choice is not None:
        return _Title.CHOICE, _choice_of(choice["choice"]), choice["names"].strip()
    return _read_status(text) if kind is ElementKind.ATTENDANCE else None


def _read_status(text: str) -> tuple[_Title, str, str] | None:
    match = _STATUS.fullmatch(text)
    if match is None:
        return None
    printed = match["status"].strip().lower()
    status = next((status for words, status in _STATUSES if printed == words), None)
    return None if status is None else (_Title.STATUS, status, (match["names"] or "").strip())


def _choice_of(printed: str) -> str:
    return {"j": "yes", "n": "no", "o": "abstain"}[printed[0].lower()]


def _join(section: _Section, lexicon: HyphenLexicon) -> tuple[str, list[int]]:
    if not section.texts:
        return "", []
    if len(section.texts) > 1 and not any(separator in text for text in section.texts for separator in ",;:"):
        return "\n".join(section.texts), []  # one name a line
    text, positions = join_broken_lines(section.texts, lexicon)
    return text, [section.indexes[position] for position in positions]


def _read_people(text: str, *, has_reasons: bool) -> Iterator[tuple[str, str | None]]:
    """Names with their reason: "Naam: reden; Naam, Naam: reden", or the reason first: "reden: Naam, Naam"."""
    for group in text.split(";") if has_reasons else [text]:
        before, colon, after = group.partition(":")
        if not colon:
            names, reason = group, None
        elif before.strip()[:1].islower():
            names, reason = after, before.strip()
        else:
            names, reason = before, after.strip(" .") or None
        for name in split_names(names):
            bare, parenthesis = _split_reason(name)
            yield bare, reason or parenthesis


def _split_reason(name: str) -> tuple[str, str | None]:
    bare, opening, rest = name.partition(" (")
    return (bare, rest.rstrip(") ")) if opening else (name, None)


def split_names(text: str) -> list[str]:
    """The names of a list, glued ones taken apart where that is safe."""
    names = (name.strip(" .;\t") for name in _NAME_SEPARATOR.split(text))
    return [unglue(name) for name in names if name and name.lower() not in _NOBODY]


def unglue(name: str) -> str:
    """Return "JanPeeters" as "Jan Peeters"; a name whose parts may be one word stays as it is."""
    first, space, rest = name.partition(" ")
    pieces = _GLUE.split(first)
    if len(pieces) < 2 or pieces[0] in _ONE_WORD_OPENINGS or len(pieces[0]) < 2 or "'" in pieces[0]:
        return name
    return f"{pieces[0]} {''.join(pieces[1:])}{space}{rest}"
