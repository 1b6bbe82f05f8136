"""A script as the blocks of a printed report: headings, number lines, chair lines, paragraphs, votes, appendix."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from parliament.model import MeetingKind
from replica.house import House
from replica.script import MeetingScript, ScriptedItem, ScriptedParagraph, ScriptedSpeech, ScriptedVote


class BlockKind(StrEnum):
    """What a block of a report is."""

    ORNAMENT = "ornament"
    HEADING = "heading"
    NUMBER_LINE = "number line"
    CHAIR_LINE = "chair line"
    SUB_HEADING = "sub heading"
    SPEECH = "speech"
    VOTE = "vote"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a report.

    ``text`` is annotated; ``bold`` counts the leading characters printed bold (of the plain text); ``space_before`` is
    in rows; ``width`` is a share of the page's text width; ``keeps_next`` ties a block to the page of the next one.
    ``item``, ``question``, ``speech`` and ``vote`` are the ordinals of what the block belongs to.
    """

    kind: BlockKind
    text: str
    bold: int = 0
    space_before: float = 1.0
    width: float = 1.0
    keeps_next: bool = False
    item: int | None = None
    question: int | None = None
    speech: int | None = None
    vote: int | None = None


# Headings are set narrower than text in the real report (about 70 characters against 80).
HEADING_WIDTH = 0.88


def directions_text(paragraph: ScriptedParagraph) -> str:
    """The stage directions of a paragraph in their parentheses or behind their dash, or an empty string."""
    if paragraph.is_dashed:
        return f"– {'. '.join(direction.text for direction in paragraph.directions)}."
    return f"({'. '.join(direction.text for direction in paragraph.directions)})" if paragraph.directions else ""


def paragraph_text(paragraph: ScriptedParagraph) -> str:
    """A paragraph as printed, with its stage directions (annotated)."""
    return " ".join(part for part in (paragraph.text, directions_text(paragraph)) if part)


def body_blocks(script: MeetingScript, house: House) -> tuple[Block, ...]:
    """All blocks of the body and the appendix, in order. Ordinals of speeches and votes count through the meeting."""
    return tuple(_Composer(script, house).blocks())


class _Composer:
    def __init__(self, script: MeetingScript, house: House) -> None:
        self.script = script
        self.house = house
        self.speech = 0
        self.vote = 0

    def blocks(self) -> Iterator[Block]:
        for item in self.script.items:
            if item.is_set_apart:
                yield Block(BlockKind.ORNAMENT, "■", space_before=2.0, keeps_next=True)
            yield from self._headings(item)
            yield from self._turns(item)
        if self.script.plan.kind is MeetingKind.PLENARY:
            yield from self._appendix()

    def _headings(self, item: ScriptedItem) -> Iterator[Block]:
        headings: list[tuple[str, str | None, int | None]] = [
            (question.heading, _number_text(question.number, self.script.plan.session_year), question.ordinal)
            for question in item.questions
        ] or [(item.heading, None, None)]
        for position, (text, number, question) in enumerate(headings):
            bold = len(text.replace("|", ""))
            space = 2.0 if position == 0 else 1.0
            yield Block(BlockKind.HEADING, text, bold, space, HEADING_WIDTH, True, item.ordinal, question)
            if number is not None:
                yield Block(BlockKind.NUMBER_LINE, number, keeps_next=True, item=item.ordinal, question=question)
        for document in item.document_numbers:
            yield Block(BlockKind.NUMBER_LINE, f"– {document}", keeps_next=True, item=item.ordinal)
        if self.script.plan.kind is MeetingKind.COMMITTEE or item.ordinal == 1:
            yield Block(BlockKind.CHAIR_LINE, self.script.chair_line, keeps_next=True, item=item.ordinal)
        if item.sub_heading:
            yield Block(
                BlockKind.SUB_HEADING, item.sub_heading, len(item.sub_heading), keeps_next=True, item=item.ordinal
            )

    def _turns(self, item: ScriptedItem) -> Iterator[Block]:
        for position, speech in enumerate(item.speeches):
            self.speech += 1
            said = list(self._paragraphs(speech, item.ordinal))
            held = [vote for vote in item.votes if vote.after_speech == position]
            explanation = said.pop() if any(vote.is_explained for vote in held) else None
            yield from said
            for vote in held:
                yield from self._vote_lines(vote, item.ordinal, explanation if vote.is_explained else None)

    def _paragraphs(self, speech: ScriptedSpeech, item: int) -> Iterator[Block]:
        for number, paragraph in enumerate(speech.paragraphs):
            label = f"{speech.label}: " if number == 0 else ""
            text = label + paragraph_text(paragraph)
            yield Block(BlockKind.SPEECH, text, len(label.rstrip()), item=item, speech=self.speech)

    def _vote_lines(self, vote: ScriptedVote, item: int, explanation: Block | None) -> Iterator[Block]:
        self.vote += 1
        for position, text in enumerate(vote_lines(vote)):
            space = 0.0 if position and explanation is None else 1.0
            yield Block(BlockKind.VOTE, text, space_before=space, item=item, vote=self.vote)
            if explanation is not None:
                yield explanation
                explanation = None
        # The outcome of two results stands behind the second.
        if vote.result_text and (vote.matter is None or not vote.is_listed):
            yield Block(BlockKind.VOTE, vote.result_text, item=item, vote=self.vote)

    def _appendix(self) -> Iterator[Block]:
        yield _title("Aanwezigheden", 2.0)
        yield _title("Aanwezig")
        yield Block(BlockKind.APPENDIX, self._names(self.script.present))
        yield _title("Afwezig met kennisgeving")
        excused = "; ".join(f"{self._name(person_id)}: {reason}" for person_id, reason in self.script.excused)
        yield Block(BlockKind.APPENDIX, excused or "Geen")
        yield _title("Afwezig zonder kennisgeving")
        yield Block(BlockKind.APPENDIX, self._names(self.script.absent) or "Geen")
        votes = [vote for item in self.script.items for vote in item.votes if vote.is_listed]
        if votes:
            yield _title("Individuele stemmingen Vlaamse Volksvertegenwoordigers", 2.0)
        for vote in votes:
            yield _title(f"Stemming nr. {vote.number}")
            # A category without votes is left out, as in the body (source contract §5.5).
            for title, voters in (
                ("JA-stemmen:", vote.yes),
                ("NEEN-stemmen:", vote.no),
                ("ONTHOUDINGEN:", vote.abstain),
            ):
                if voters:
                    yield _title(title)
                    yield Block(BlockKind.APPENDIX, self._names(voters))

    def _names(self, person_ids: tuple[str, ...]) -> str:
        return ", ".join(map(self._name, person_ids))

    def _name(self, person_id: str) -> str:
        return self.house.person(person_id).full_name


def _title(text: str, space_before: float = 1.0) -> Block:
    return Block(BlockKind.APPENDIX, text, bold=len(text), space_before=space_before, keeps_next=True)


def _number_text(number: int | None, session_year: str) -> str | None:
    return None if number is None else f"– {number} ({session_year})"


def vote_lines(vote: ScriptedVote) -> tuple[str, ...]:
    """The lines of a vote's result; a category nobody voted for is left out (source contract §5.5)."""
    counts = (
        (len(vote.yes), "hebben ja geantwoord"),
        (len(vote.no), "hebben neen geantwoord"),
        (len(vote.abstain), "hebben zich onthouden"),
    )
    # One member is "1 lid heeft", and has voted in the singular (source contract §12).
    said = [
        f"{count} leden {words}" if count > 1 else f"1 lid {words.replace('hebben', 'heeft')}"
        for count, words in counts
        if count
    ]
    number = f"Stemming nr. {vote.number}"
    if not said:
        return (number,)
    participants = len(vote.yes) + len(vote.no) + len(vote.abstain)
    announced = f"Het resultaat wat betreft de {vote.matter} is als volgt:" if vote.matter else "Ziehier het resultaat:"
    return (
        *((number,) if vote.is_listed else ()),
        announced,
        f"{participants} leden hebben aan de stemming deelgenomen;",
        *(f"{line};" for line in said[:-1]),
        f"{said[-1]}.",
    )
