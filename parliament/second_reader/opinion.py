"""The second opinion compared with what the parser made of a report: every difference, with its line at hand.

A difference is critical when words of a speaker, a question or a vote depend on it; where only one line is doubted and
nobody's words change hands, it is a warning that names the line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from parliament.model import ElementKind, Line, ParsedReport
from parliament.second_reader import chair_words, ending, headings, kinds, signs, structure, turns
from parliament.second_reader.case import Case, Difference, DifferenceKind, SecondOpinion, Tally, difference
from parliament.second_reader.signs import Sign

_DOUBTS = {
    "words_after_cue": DifferenceKind.CUE_NOT_ANSWERED,
    "speaker_line_not_read": DifferenceKind.LABEL_NOT_READ,
}


def compare(lines: Sequence[Line], parsed: ParsedReport) -> SecondOpinion:
    """Read the lines a second time and compare that with the parser's reading."""
    case = Case(lines, parsed)
    counted = structure.counted_directions(case)
    differences = [
        *turns.labels(case),
        *turns.turns(case),
        *turns.cues(case),
        *turns.announcements(case),
        *turns.labels_in_lines(case),
        *chair_words.chair_words(case),
        *kinds.kinds(case),
        *kinds.misplaced(case),
        *kinds.pieces(case),
        *headings.questions(case),
        *headings.items(case),
        *headings.chairs(case),
        *headings.meeting(case),
        *structure.numbers(case),
        *structure.chair_lines(case),
        *structure.votes(case),
        *structure.names_in_lists(case),
        *structure.directions(case, counted),
        *structure.notes(case),
        *structure.pages(case),
        *ending.ending(case),
    ]
    told = {(one.kind, one.line) for one in differences}
    differences += [one for one in _doubts_of_the_parser(case) if (one.kind, one.line) not in told]
    differences.sort(key=lambda one: (one.line or 0, one.kind))
    return SecondOpinion(tuple(_tallies(case, counted)), tuple(differences))


def _doubts_of_the_parser(case: Case) -> Iterator[Difference]:
    """What the parser itself is sure is wrong: a speaker line that no form of it reads, words behind an unheard cue."""
    lines = {line.number: line for line in case.raw}
    for issue in case.parsed.issues:
        kind = _DOUBTS.get(issue.kind)
        if kind is not None and issue.line in lines:
            yield difference(kind, lines[issue.line], critical=True, parsed=issue.detail)


def _tallies(case: Case, directions: Counter[str]) -> Iterator[Tally]:
    yield Tally("labels", sum(one.doubt is None for one in case.labels.values()), len(case.parsed.speeches))
    questions = sum(question.number is not None for item in case.parsed.items for question in item.questions)
    yield Tally("numbers", len({one.number for one in case.seen(Sign.NUMBER)}), questions)
    chairs = sum(span.kind is ElementKind.CHAIR_LINE for span in case.parsed.spans)
    yield Tally("chair lines", len(case.seen(Sign.CHAIR_LINE)), chairs)
    participants = sum(signs.PARTICIPANTS.match(line.text) is not None for line in case.raw)
    yield Tally("votes", participants, sum(vote.participant_count is not None for vote in case.parsed.votes))
    yield Tally("directions", directions.total(), structure.read_directions(case).total())
