"""Turns while they are being read, and the interjections that fall in them."""

from collections.abc import Set
from dataclasses import dataclass, field

from parliament.model import ElementKind, Interjection, InterjectionKind, Role, Severity, Speech
from parliament.parse.blocks import Block, BlockReader, BodyParse
from parliament.parse.directions import read_directions, take_out_directions
from parliament.parse.items import ItemBook
from parliament.parse.speakers import PARTIES, SpeakerLabel
from parliament.parse.words import count_words


@dataclass(slots=True)
class _OpenSpeech:
    label: SpeakerLabel
    speaker: str | None
    page: int
    line: int
    last_page: int
    paragraphs: list[str] = field(default_factory=list)


class TurnBook:
    """The speeches of a meeting: one may be open; what follows without a label belongs to it.

    ``parties`` are those that the report's labels print.
    """

    def __init__(self, reader: BlockReader, parse: BodyParse, items: ItemBook, parties: Set[str]) -> None:
        self._reader = reader
        self._parse = parse
        self._items = items
        self._speech: _OpenSpeech | None = None
        self._is_interrupted = False
        # Until the summer of 2014 no label carries a party (source contract §5.2): a plain name is a member there.
        self._plain_role = Role.UNKNOWN if parties else Role.MEMBER
        self._parties = PARTIES | parties

    @property
    def is_open(self) -> bool:
        """Whether somebody has the floor."""
        return self._speech is not None

    @property
    def ordinal(self) -> int:
        """The ordinal of the open speech, 0 when there is none."""
        return len(self._parse.speeches) + 1 if self._speech is not None else 0

    def open(self, block: Block, label: SpeakerLabel, chair: str | None) -> None:
        """Begin a turn.

        A label that repeats the open one's with only stage directions between is the same turn going on (design §5).
        """
        speaker = label.name or (chair if label.role is Role.CHAIR else None)
        repeated = self._speech is not None and (self._speech.label.text, self._speech.speaker) == (label.text, speaker)
        if repeated and not self._is_interrupted:
            return
        self.close()
        self._items.end_headings()
        page, line = self._reader.page(block.start), self._reader.line(block.start)
        self._speech = _OpenSpeech(label, speaker, page, line, page)
        self._is_interrupted = False
        if label.role is not Role.CHAIR:
            self._items.debate()

    def interrupt(self) -> None:
        """A sub-heading or a vote: text without a label still belongs to the turn, a label opens a new one."""
        self._is_interrupted = True

    def speak(self, block: Block, text: str) -> None:
        """Add a paragraph to the open turn; its stage directions become interjections."""
        speech = self._speech
        if speech is None:
            return
        self._reader.assign(block, ElementKind.SPEECH, self.ordinal)
        speech.last_page = self._reader.page(block.stop - 1)
        spoken, directions = take_out_directions(text)
        if spoken:
            speech.paragraphs.append(spoken)
            if speech.label.role is Role.CHAIR:
                self._items.note(spoken)
        for direction in directions:
            self.add_directions(direction, block.start)

    def add_directions(self, text: str, index: int) -> None:
        """Write down the sentences of a stage direction, given without parentheses, as interjections."""
        for direction in read_directions(text, self._parties):
            self._add(direction.kind, direction.text, index, direction.parties, direction.persons)

    def add_note(self, text: str, index: int, chair: str | None) -> None:
        """Write down a dash note; ``chair`` is who takes the chair by it."""
        self._add(InterjectionKind.NOTE, text, index, (), (chair,) if chair else ())

    def close(self) -> None:
        """Write down the open turn, if there is one."""
        speech = self._speech
        if speech is None:
            return
        label = speech.label
        role = self._plain_role if label.role is Role.UNKNOWN else label.role
        words = count_words("\n".join(speech.paragraphs))
        if not words:
            self._reader.issue("empty_speech", Severity.WARNING, speech.line, f"{label.text}: no words")
        self._parse.speeches.append(
            Speech(
                ordinal=len(self._parse.speeches) + 1,
                item=self._items.ordinal,
                page=speech.page,
                line=speech.line,
                label=label.text,
                speaker=speech.speaker,
                party=label.party,
                function=label.function,
                role=role,
                words=words,
                paragraphs=tuple(speech.paragraphs),
                last_page=speech.last_page,
            )
        )
        self._speech = None

    def _add(
        self, kind: InterjectionKind, text: str, index: int, parties: tuple[str, ...], persons: tuple[str, ...]
    ) -> None:
        self._parse.interjections.append(
            Interjection(
                ordinal=len(self._parse.interjections) + 1,
                speech=self.ordinal or None,
                item=self._items.ordinal,
                page=self._reader.page(index),
                line=self._reader.line(index),
                kind=kind,
                text=text,
                parties=parties,
                persons=persons,
            )
        )
