"""Numbers, chair lines, votes, stage directions and pages, counted twice."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from parliament.model import ElementKind
from parliament.second_reader import signs
from parliament.second_reader.case import SPOKEN, Case, Difference, DifferenceKind, difference, joined
from parliament.second_reader.signs import Sign

# Letters of a note that distinguish it: it may continue on the next line.
_NOTE_LETTERS = 30
# A parenthesis that is one of these and nothing else.
_WHOLE_DIRECTIONS = frozenset({"instemming", "neen", "protest", "hilariteit"})
# A header, the publisher's line and a number stand within so many lines of their page's edge.
_EDGE_LINES = 4
# The longest name of a member with two surnames has some 40 characters.
_LONGEST_NAME = 60
# "familieverplichtingen", "zending in het buitenland voor het Vlaams Parlement".
_LONGEST_REASON = 120
_DIRECTION_WORDS = ("applaus", "gelach", "rumoer", "opmerkingen", "samenspraak", "geroep", "tumult")


def numbers(case: Case) -> Iterator[Difference]:
    """Numbers of questions and documents that one of both readings lacks."""
    sightings = {one.number: one for one in case.seen(Sign.NUMBER) if one.number}
    questions = {str(question.number) for item in case.parsed.items for question in item.questions if question.number}
    documents = " ".join(number for item in case.parsed.items for number in item.document_numbers)
    for number, one in sightings.items():
        if number not in questions and number.split("/", maxsplit=1)[0] not in documents:
            yield difference(DifferenceKind.NUMBER_NOT_READ, one.line, critical=True, counted=number)
    bare_numbers = {number.split("/", maxsplit=1)[0] for number in sightings}
    for number in sorted(questions - bare_numbers):
        yield difference(DifferenceKind.NUMBER_INVENTED, None, critical=True, parsed=number)


def chair_lines(case: Case) -> Iterator[Difference]:
    """Chair lines that are taken for something that is neither a chair line nor said."""
    for one in case.seen(Sign.CHAIR_LINE):
        if case.kind(one.line.number) is not ElementKind.CHAIR_LINE and case.kind(one.line.number) not in SPOKEN:
            parsed = case.kind(one.line.number)
            yield difference(
                DifferenceKind.CHAIR_LINE_NOT_READ, one.line, critical=True, parsed=parsed.value if parsed else ""
            )


def votes(case: Case) -> Iterator[Difference]:
    """Counts of votes that no vote of the parser has."""
    read = Counter(vote.participant_count for vote in case.parsed.votes if vote.participant_count is not None)
    for line in case.raw:
        match = signs.PARTICIPANTS.match(line.text)
        if match is None:
            continue
        count = int(match["count"]) if match["count"].isdigit() else 1
        read[count] -= 1
        if read[count] < 0:
            yield difference(DifferenceKind.VOTE_NOT_READ, line, critical=True, counted=str(count))


def names_in_lists(case: Case) -> Iterator[Difference]:
    """Names in lists of votes and of those present that are none: a page's number in them, several names, a reason."""
    names = [cast.name for vote in case.parsed.votes for cast in vote.cast]
    for name in (*names, *(one.name for one in case.parsed.attendance)):
        reason = "page number" if any(character.isdigit() for character in name) else ""
        if len(name) > _LONGEST_NAME or ";" in name or name.islower():
            reason = "no name"
        if reason:
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, None, critical=True, counted=reason, parsed=name[:_LONGEST_NAME]
            )
    for vote in case.parsed.votes:
        counted = {"yes": vote.yes_count, "no": vote.no_count, "abstain": vote.abstain_count}
        votes = Counter((cast.name, cast.choice) for cast in vote.cast)
        sums = Counter(cast.choice for cast in vote.cast)
        # Two members may bear one name, and then as many voted as the result says.
        for (name, choice), count in votes.items():
            if count > 1 and sums[choice] != (counted[choice] or 0):
                yield difference(
                    DifferenceKind.LINE_OF_ANOTHER_KIND, None, critical=True, counted="a name twice", parsed=name
                )
    for one in case.parsed.attendance:
        if one.reason is not None and len(one.reason) > _LONGEST_REASON:
            yield difference(
                DifferenceKind.LINE_OF_ANOTHER_KIND, None, critical=True, counted="no reason",
                parsed=one.reason[:_LONGEST_REASON],
            )  # fmt: skip


def directions(case: Case, counted: Counter[str]) -> Iterator[Difference]:
    """Stage directions, ``counted`` by their first word."""
    read = read_directions(case)
    for word in (*_DIRECTION_WORDS, *sorted(_WHOLE_DIRECTIONS)):
        if counted[word] != read[word]:
            yield difference(
                DifferenceKind.DIRECTIONS_DIFFER, None, critical=True, counted=f"{counted[word]} {word}",
                parsed=f"{read[word]} {word}",
            )  # fmt: skip


def notes(case: Case) -> Iterator[Difference]:
    """Notes of the reporters on what happened that the parser has nowhere."""
    read = signs.bare(" ".join(one.text for one in case.parsed.interjections))
    for one in case.seen(Sign.NOTE):
        is_event = signs.EVENT.match(one.line.text) and case.first_spoken < one.line.number < case.last_spoken
        if is_event and signs.bare(one.line.text)[:_NOTE_LETTERS] not in read:
            yield difference(DifferenceKind.NOTE_NOT_READ, one.line, critical=True)


def counted_directions(case: Case) -> Counter[str]:
    """Sentences in parentheses that open as a stage direction does, by that word."""
    counted: Counter[str] = Counter()
    # A direction may continue behind the header of the next page.
    frames = {ElementKind.RUNNING_HEADER, ElementKind.RUNNING_FOOTER}
    whole = joined(
        [line.text for line in case.raw if line.number >= case.first_spoken and case.kind(line.number) not in frames]
    )
    for part in whole.split("(")[1:]:
        # A word broken at a line end keeps its hyphen here.
        inside = part.split(")", 1)[0].casefold().replace("-", "")
        counted.update({inside.rstrip(".")} & _WHOLE_DIRECTIONS)
        counted.update(
            word for sentence in inside.split(". ") for word in _DIRECTION_WORDS if sentence.startswith(word)
        )
    return counted


def read_directions(case: Case) -> Counter[str]:
    """The same of the stage directions that the parser has."""
    texts = [one.text.casefold() for one in case.parsed.interjections]
    whole = Counter(text.rstrip(".") for text in texts if text.rstrip(".") in _WHOLE_DIRECTIONS)
    return whole + Counter(word for text in texts for word in _DIRECTION_WORDS if text.startswith(word))


def is_paged_anew(case: Case) -> bool:
    """Whether a text was printed again with the headers of its first print in it: their pages are not this file's.

    Most of its headers then stand in the middle of a page, or below another header on the same one.
    """
    headers = [one.line for one in case.seen(Sign.HEADER)]
    if not headers or case.raw[0].page == case.raw[-1].page:
        return False
    firsts = [index for index, (above, line) in enumerate(pairwise(case.raw), start=1) if above.page != line.page]
    edges = {
        place for first in (0, *firsts, len(case.raw)) for place in range(first - _EDGE_LINES, first + _EDGE_LINES)
    }
    displaced = sum(case.index[line.number] not in edges for line in headers)
    displaced += sum(above.page == line.page for above, line in pairwise(headers))
    return displaced * 2 >= len(headers)


def pages(case: Case) -> Iterator[Difference]:
    """Pages that print another number, that are missing, or that a turn or item does not stand on."""
    printed = [one for one in case.seen(Sign.HEADER) if one.printed_page is not None]
    is_critical = not is_paged_anew(case)
    for one in printed:
        if one.printed_page != one.line.page:
            yield difference(
                DifferenceKind.PAGE_DIFFERS, one.line, critical=is_critical, counted=str(one.printed_page),
                parsed=str(one.line.page),
            )  # fmt: skip
    pages = sorted({line.page for line in case.raw})
    for before, after in pairwise(pages):
        if after != before + 1:
            line = next(line for line in case.raw if line.page == after)
            yield difference(DifferenceKind.PAGE_LOST, line, critical=True, counted=f"{before} to {after}")
    for item in case.parsed.items:
        if item.line in case.index and case.raw[case.index[item.line]].page != item.page:
            line = case.raw[case.index[item.line]]
            yield difference(
                DifferenceKind.PAGE_DIFFERS, line, critical=True, counted=str(line.page), parsed=str(item.page)
            )
    for speech in case.parsed.speeches:
        line_page = case.raw[case.index[speech.line]] if speech.line in case.index else None
        if line_page is not None and line_page.page != speech.page:
            yield difference(
                DifferenceKind.PAGE_DIFFERS,
                line_page,
                critical=True,
                counted=str(line_page.page),
                parsed=str(speech.page),
            )
