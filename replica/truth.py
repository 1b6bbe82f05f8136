"""The truth of a printed report: what a perfect parser reads in it, and who everybody really is.

Everything is made from the script and the placed lines alone; nothing here reads the printed text back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parliament.model import (
    Addressee,
    AgendaItem,
    Attendance,
    ContentsEntry,
    Interjection,
    ItemType,
    MeetingHeading,
    Question,
    Speech,
    Vote,
    VoteCast,
)
from replica.blocks import Block, BlockKind, directions_text, paragraph_text
from replica.house import House
from replica.script import (
    MeetingPlan,
    MeetingScript,
    ScriptedItem,
    ScriptedParagraph,
    ScriptedQuestion,
    ScriptedSpeech,
    ScriptedVote,
)
from replica.typesetting import PlacedLine
from replica.vocabulary import plain


@dataclass(frozen=True, slots=True)
class TruthReport:
    """What the report says, as the nouns of ``parliament/model.py``, and the true persons.

    ``line`` is 0 everywhere: it is a matter of the file read, not of the meeting. Texts of speeches are without stage
    directions. ``speech_persons``, ``question_persons`` and ``chair_persons`` give the person id by speech ordinal,
    question ordinal and item ordinal; ``addressed_persons`` and ``answering_persons`` those of ministers by question
    ordinal; ``vote_persons`` the voters in the order of ``Vote.cast`` by vote ordinal; ``attendance_persons`` follow
    ``attendance``. A guest has no id and stands in none of them. ``hyphens`` counts the line ends
    broken in a word: by the typesetter (``soft``) and at a hyphen of the word (``real``).
    """

    plan: MeetingPlan
    heading: MeetingHeading
    page_count: int
    items: tuple[AgendaItem, ...]
    speeches: tuple[Speech, ...]
    interjections: tuple[Interjection, ...]
    votes: tuple[Vote, ...]
    attendance: tuple[Attendance, ...]
    contents: tuple[ContentsEntry, ...]
    speech_persons: dict[int, str]
    speech_kinds: dict[int, str]
    question_persons: dict[int, str]
    chair_persons: dict[int, str]
    addressed_persons: dict[int, tuple[str, ...]]
    answering_persons: dict[int, str]
    vote_persons: dict[int, tuple[str, ...]]
    attendance_persons: tuple[str, ...]
    hyphens: dict[str, int]
    sub_headings: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """The words of all speeches."""
        return sum(speech.words for speech in self.speeches)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all items, in order."""
        return tuple(question for item in self.items for question in item.questions)


def count_true_words(text: str) -> int:
    """Words by design §5: runs of non-space characters with at least one letter or digit.

    Written apart from the parser's own counting, so that the two can be compared with each other.
    """
    return sum(1 for run in text.split() if any(character.isalnum() for character in run))


def tell_truth(
    script: MeetingScript, house: House, blocks: Sequence[Block], lines: Sequence[PlacedLine], page_count: int
) -> TruthReport:
    """The truth of a report whose ``blocks`` (of the body and appendix) were placed as ``lines``."""
    return _TruthTeller(script, house, blocks, lines, page_count).tell()


class _Pages:
    """On which pages blocks stand: by kind and ordinal, and within a block by character."""

    def __init__(self, blocks: Sequence[Block], lines: Sequence[PlacedLine]) -> None:
        self._lines_of: list[list[PlacedLine]] = [[] for _ in blocks]
        for line in lines:
            self._lines_of[line.block].append(line)
        self._blocks = blocks
        self._speech_blocks: dict[int, list[int]] = {}
        for index, block in enumerate(blocks):
            if block.speech is not None:
                self._speech_blocks.setdefault(block.speech, []).append(index)

    def of_item(self, ordinal: int) -> int:
        return self._first(lambda block: block.kind is BlockKind.HEADING and block.item == ordinal)

    def of_question(self, ordinal: int) -> int:
        return self._first(lambda block: block.kind is BlockKind.HEADING and block.question == ordinal)

    def of_vote(self, ordinal: int) -> int:
        return self._first(lambda block: block.vote == ordinal)

    def of_appendix(self, position: int) -> list[PlacedLine]:
        """The lines of the ``position``-th block of the appendix."""
        appendix = [index for index, block in enumerate(self._blocks) if block.kind is BlockKind.APPENDIX]
        return self._lines_of[appendix[position]]

    def of_speech(self, ordinal: int, paragraphs: Sequence[ScriptedParagraph]) -> tuple[int, int]:
        """First page of a speech, and the page of its last word: a stage direction behind it is not the speaker's."""
        blocks = self._speech_blocks[ordinal]
        spoken = [index for index, paragraph in zip(blocks, paragraphs, strict=True) if paragraph.text]
        return self._lines_of[blocks[0]][0].page, self._lines_of[spoken[-1]][-1].page

    def at_character(self, speech: int, paragraph: int, character: int) -> int:
        """The page on which the ``character``-th printed character of a speech's paragraph stands."""
        return page_at(self._lines_of[self._speech_blocks[speech][paragraph]], character)

    def _first(self, wanted: Callable[[Block], bool]) -> int:
        return next(self._lines_of[index][0].page for index, block in enumerate(self._blocks) if wanted(block))


def page_at(lines: Sequence[PlacedLine], character: int) -> int:
    """The page of a character of a paragraph, given its lines; accounts for spaces and hyphens at line ends."""
    position = 0
    for line in lines:
        position += len(line.text) + {"": 1, "real": 0, "soft": -1}[line.hyphen]
        if character < position:
            return line.page
    return lines[-1].page


def _document_number(documents: tuple[str, ...]) -> tuple[int | None, str | None]:
    """Number and session year of an initiative's number line: ``392 (2014-2015) – Nr. 1``, ``18-A (2016-2017)``."""
    if not documents:
        return None, None
    number, session_year = documents[0].split(" ")[:2]
    return int(number.partition("-")[0]), session_year.strip("()")


class _TruthTeller:
    def __init__(
        self, script: MeetingScript, house: House, blocks: Sequence[Block], lines: Sequence[PlacedLine], page_count: int
    ) -> None:
        self.script = script
        self.house = house
        self.pages = _Pages(blocks, lines)
        self.lines = lines
        self.page_count = page_count
        self.speeches: list[Speech] = []
        self.interjections: list[Interjection] = []
        self.votes: list[Vote] = []

    def tell(self) -> TruthReport:
        items = tuple(self._item(item) for item in self.script.items)
        plan = self.script.plan
        questions = [question for item in self.script.items for question in item.questions]
        said = [(item, speech) for item in self.script.items for speech in item.speeches]
        for ordinal, (item, speech) in enumerate(said, start=1):
            self._speech(ordinal, item, speech)
        held = [(item, vote) for item in self.script.items for vote in item.votes]
        for ordinal, (item, vote) in enumerate(held, start=1):
            self.votes.append(self._vote(ordinal, item, vote))
        attendance, attendants = self._attendance()
        return TruthReport(
            plan=plan,
            heading=MeetingHeading(
                plan.kind, plan.printed_number, plan.session_year, plan.date, self.script.committee_name
            ),
            page_count=self.page_count,
            items=items,
            speeches=tuple(self.speeches),
            interjections=tuple(self.interjections),
            votes=tuple(self.votes),
            attendance=attendance,
            contents=self._contents(items),
            speech_persons={
                ordinal: speech.person_id for ordinal, (_, speech) in enumerate(said, start=1) if speech.person_id
            },
            speech_kinds={ordinal: speech.kind.value for ordinal, (_, speech) in enumerate(said, start=1)},
            question_persons={question.ordinal: question.questioner_id for question in questions},
            chair_persons={item.ordinal: plan.chair_id for item in self.script.items},
            addressed_persons={
                question.ordinal: tuple(minister.person_id for minister in question.addressees)
                for question in questions
            },
            answering_persons={
                question.ordinal: question.answered_by.person_id for question in questions if question.answered_by
            },
            vote_persons={
                ordinal: (*vote.yes, *vote.no, *vote.abstain) if vote.is_listed else ()
                for ordinal, (_, vote) in enumerate(held, start=1)
            },
            attendance_persons=attendants,
            hyphens={kind: sum(1 for line in self.lines if line.hyphen == kind) for kind in ("soft", "real")},
            sub_headings=tuple(item.sub_heading for item in self.script.items if item.sub_heading),
        )

    def _item(self, item: ScriptedItem) -> AgendaItem:
        return AgendaItem(
            ordinal=item.ordinal,
            type=item.type,
            title=plain(item.heading),
            page=self.pages.of_item(item.ordinal),
            line=0,
            chair=self.script.chair_name,
            questions=tuple(self._question(question) for question in item.questions),
            document_numbers=item.document_numbers,
        )

    def _question(self, question: ScriptedQuestion) -> Question:
        return Question(
            ordinal=question.ordinal,
            type=question.type,
            number=question.number,
            session_year=self.script.plan.session_year if question.number is not None else None,
            questioner=question.questioner,
            addressees=tuple(Addressee(minister.name, minister.portfolio) for minister in question.addressees),
            answered_by=question.answered_by.name if question.answered_by else None,
            subject=plain(question.subject),
            page=self.pages.of_question(question.ordinal),
            line=0,
        )

    def _speech(self, ordinal: int, item: ScriptedItem, speech: ScriptedSpeech) -> None:
        first_page, last_page = self.pages.of_speech(ordinal, speech.paragraphs)
        texts = tuple(plain(paragraph.text) for paragraph in speech.paragraphs if paragraph.text)
        for number, paragraph in enumerate(speech.paragraphs):
            label = f"{speech.label}: " if number == 0 else ""
            self._directions(ordinal, item.ordinal, number, label, paragraph)
        self.speeches.append(
            Speech(
                ordinal=ordinal,
                item=item.ordinal,
                page=first_page,
                line=0,
                label=speech.label,
                speaker=speech.speaker,
                party=speech.party,
                function=speech.function,
                role=speech.role,
                words=sum(map(count_true_words, texts)),
                paragraphs=texts,
                last_page=last_page,
            )
        )

    def _directions(self, speech: int, item: int, number: int, label: str, paragraph: ScriptedParagraph) -> None:
        printed = plain(label + paragraph_text(paragraph))
        opening = len(printed) - len(directions_text(paragraph))
        for direction in paragraph.directions:
            position = printed.index(direction.text, opening)
            page = self.pages.at_character(speech, number, position)
            ordinal = len(self.interjections) + 1
            self.interjections.append(
                Interjection(
                    ordinal, speech, item, page, 0, direction.kind, direction.text, direction.parties, direction.persons
                )
            )

    def _vote(self, ordinal: int, item: ScriptedItem, vote: ScriptedVote) -> Vote:
        choices = (("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain))
        cast = tuple(VoteCast(self._name(person_id), choice) for choice, voters in choices for person_id in voters)
        return Vote(
            ordinal=ordinal,
            item=item.ordinal,
            number=vote.number,
            page=self.pages.of_vote(ordinal),
            line=0,
            participant_count=len(cast) or None,
            yes_count=len(vote.yes) or None,
            no_count=len(vote.no) or None,
            abstain_count=len(vote.abstain) or None,
            is_adopted=vote.is_adopted,
            result_text=vote.result_text,
            cast=cast if vote.is_listed else (),
            matter=vote.matter,
        )

    def _attendance(self) -> tuple[tuple[Attendance, ...], tuple[str, ...]]:
        """The appendix, whose blocks are: title, title, names, title, names, title, names (``replica/blocks.py``)."""
        if self.script.committee_name is not None:
            return (), ()
        lists = (
            ("present", 2, ", ", [(pid, self._name(pid), None) for pid in self.script.present]),
            (
                "excused",
                4,
                "; ",
                [(pid, f"{self._name(pid)}: {reason}", reason) for pid, reason in self.script.excused],
            ),
            ("absent", 6, ", ", [(pid, self._name(pid), None) for pid in self.script.absent]),
        )
        attendance: list[Attendance] = []
        persons: list[str] = []
        for status, block, separator, entries in lists:
            position = 0
            for person_id, printed, reason in entries:
                page = page_at(self.pages.of_appendix(block), position)
                attendance.append(Attendance(self._name(person_id), status, reason, page, 0))
                persons.append(person_id)
                position += len(printed) + len(separator)
        return tuple(attendance), tuple(persons)

    def _contents(self, items: tuple[AgendaItem, ...]) -> tuple[ContentsEntry, ...]:
        entries: list[ContentsEntry] = []
        for item, scripted in zip(items, self.script.items, strict=True):
            headings: list[tuple[ItemType, str, int | None, str | None]] = [
                (ItemType(question.type.value), plain(printed.heading), question.number, question.session_year)
                for question, printed in zip(item.questions, scripted.questions, strict=True)
            ] or [(item.type, item.title, *_document_number(scripted.document_numbers))]
            for item_type, title, number, session_year in headings:
                entries.append(ContentsEntry(len(entries) + 1, item_type, title, number, session_year, item.page, 0))
        return tuple(entries)

    def _name(self, person_id: str) -> str:
        return self.house.person(person_id).full_name
