"""Turns while they are being read, and the interjections that fall in them."""

from collections.abc import Set
from dataclasses import dataclass, field

from parliament.model import ElementKind, Interjection, InterjectionKind, Role, Severity, Speech
from parliament.parse.blocks import Block, BlockReader, BodyParse
from parliament.parse.cues import answers, cues_in
from parliament.parse.directions import StageDirection, place_directions, read_directions
from parliament.parse.items import ItemBook
from parliament.parse.speakers import SpeakerLabel
from parliament.parse.words import count_words
from parliament.vocabulary.parties import printed_party_names

# A chair adds a few words to a cue ("… voor een motie van orde. Houd het kort, collega."), and not a speech.
_MOST_WORDS_AFTER_CUE = 25
_DASHES_ALONE = frozenset("–—-")
# Asking the enumerations each time takes ten times as long.
_CHAIR, _UNKNOWN, _SPEECH = Role.CHAIR, Role.UNKNOWN, ElementKind.SPEECH


@dataclass(slots=True)
class _OpenSpeech:
    label: SpeakerLabel
    speaker: str | None
    page: int
    line: int
    # The index of its last line.
    last: int
    paragraphs: list[str] = field(default_factory=list)
    # The last surname to which the chair gave the floor in this turn, and the words that followed.
    cue: str | None = None
    words_after_cue: int = 0


class TurnBook:
    """The speeches of a meeting: one may be open; what follows without a label belongs to it.

    ``parties`` are those that the report's labels print.
    """

    def __init__(self, reader: BlockReader, parse: BodyParse, items: ItemBook, parties: Set[str]) -> None:
        self._reader = reader
        self._parse = parse
        self._kinds, self._speech_of = parse.kinds, parse.speech_of
        self._items = items
        self._speech: _OpenSpeech | None = None
        self._is_interrupted = False
        # Until the summer of 2014 no label carries a party (source contract §5.2): a plain name is a member there.
        self._plain_role = Role.UNKNOWN if parties else Role.MEMBER
        self._parties = printed_party_names() | parties

    @property
    def is_open(self) -> bool:
        """Whether somebody has the floor."""
        return self._speech is not None

    @property
    def is_waiting(self) -> bool:
        """Whether a speaker line was read and no word of its speech yet: what follows is its speech."""
        return self._speech is not None and not self._speech.paragraphs

    @property
    def ordinal(self) -> int:
        """The ordinal of the open speech, 0 when there is none."""
        return len(self._parse.speeches) + 1 if self._speech is not None else 0

    def open(self, block: Block, label: SpeakerLabel, chair: str | None) -> None:
        """Begin a turn.

        A label that repeats the open one's with only stage directions between is the same turn continuing (design §5).
        """
        speaker = label.name or self._unnamed(label, chair)
        repeated = self._speech is not None and (self._speech.label.text, self._speech.speaker) == (label.text, speaker)
        if repeated and not self._is_interrupted and self._speech is not None and self._speech.cue is None:
            return
        self._answer(label, speaker)
        self.close()
        self._items.end_headings()
        page, line = self._reader.page(block.start), self._reader.line(block.start)
        self._speech = _OpenSpeech(label, speaker, page, line, block.start)
        self._is_interrupted = False
        if label.role is not _CHAIR:
            self._items.debate()

    def _unnamed(self, label: SpeakerLabel, chair: str | None) -> str | None:
        """Whom a label without a name means: who presides, or the only minister of the item."""
        if label.role is _CHAIR:
            return chair
        return self._items.only_minister if label.role is Role.MINISTER else None

    def _answer(self, label: SpeakerLabel, speaker: str | None) -> None:
        """Hold the label that follows a cue against it: a missed speaker line shows here."""
        speech = self._speech
        if speech is None or speech.cue is None or label.role is _CHAIR:
            return
        if not answers(speaker, speech.cue):
            detail = f"the floor was given to {speech.cue}, the next speaker line is {label.text}"
            self._reader.issue("floor_taken_by_other", Severity.INFO, speech.line, detail)
            if speech.words_after_cue > _MOST_WORDS_AFTER_CUE:
                return
        speech.cue = None

    def _tell_unanswered(self, speech: _OpenSpeech) -> None:
        """A cue that nobody answered: the speaker line may be missing, and many words behind the cue say that it is."""
        if speech.cue is None:
            return
        is_missed = speech.words_after_cue > _MOST_WORDS_AFTER_CUE
        detail = f"{speech.cue} was given the floor and has no speaker line; {speech.words_after_cue} words follow"
        kind, severity = ("words_after_cue", Severity.ERROR) if is_missed else ("cue_unanswered", Severity.INFO)
        self._reader.issue(kind, severity, speech.line, detail)

    def interrupt(self) -> None:
        """A sub-heading or a vote: text without a label still belongs to the turn, a label opens a new one."""
        self._is_interrupted = True

    def speak(self, block: Block, text: str) -> None:
        """Add a paragraph to the open turn; its stage directions become interjections."""
        speech = self._speech
        if speech is None:
            return
        start, stop, _ = block
        self._kinds[start:stop] = [_SPEECH] * (stop - start)
        self._speech_of[start:stop] = [len(self._parse.speeches) + 1] * (stop - start)
        speech.last = stop - 1
        spoken, directions = place_directions(text) if "(" in text else (text, ())
        if len(spoken) == 1 and spoken in _DASHES_ALONE:
            spoken = ""  # "– (Handgeklap)": the dash is no word of the speaker.
        if spoken:
            speech.paragraphs.append(spoken)
            if speech.label.role is _CHAIR:
                self._items.note(spoken)
                self._hear_cue(speech, spoken)
        for direction, offset in directions:
            self.add_directions(direction, block.start, offset if spoken else None)

    def _hear_cue(self, speech: _OpenSpeech, spoken: str) -> None:
        cues = cues_in(spoken)
        if cues:
            name, end = cues[-1]
            if speech.cue is not None and speech.words_after_cue > _MOST_WORDS_AFTER_CUE:
                self._tell_unanswered(speech)
            speech.cue, speech.words_after_cue = name, count_words(spoken[end:])
        elif speech.cue is not None:
            speech.words_after_cue += count_words(spoken)

    @property
    def paragraph(self) -> int | None:
        """How many paragraphs the open turn has; ``None`` between turns."""
        return len(self._speech.paragraphs) if self._speech is not None else None

    def add_directions(self, text: str, index: int, offset: int | None = None) -> None:
        """Write down the sentences of a stage direction, given without parentheses, as interjections.

        ``offset`` is its place in the last paragraph; without one it stands behind that paragraph.
        """
        for direction in read_directions(text, self._parties):
            self._add(direction, index, offset)

    def add_note(self, text: str, index: int, chair: str | None) -> None:
        """Write down a dash note; ``chair`` is who takes the chair by it."""
        self._add(StageDirection(InterjectionKind.NOTE, text, (), (chair,) if chair else ()), index, None)

    def close(self) -> None:
        """Write down the open turn, if there is one."""
        speech = self._speech
        if speech is None:
            return
        label = speech.label
        role = self._plain_role if label.role is _UNKNOWN else label.role
        paragraphs = speech.paragraphs
        words = count_words(paragraphs[0] if len(paragraphs) == 1 else "\n".join(paragraphs))
        if not words:
            self._reader.issue("empty_speech", Severity.WARNING, speech.line, f"{label.text}: no words")
        if speech.cue is not None:
            self._tell_unanswered(speech)
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
                paragraphs=tuple(paragraphs),
                last_page=self._reader.page(speech.last),
            )
        )
        self._speech = None

    def _add(self, direction: StageDirection, index: int, offset: int | None) -> None:
        paragraphs = self._speech.paragraphs if self._speech is not None else None
        if offset is None and paragraphs is not None:
            offset = len(paragraphs[-1]) if paragraphs else 0
        self._parse.interjections.append(
            Interjection(
                ordinal=len(self._parse.interjections) + 1,
                speech=self.ordinal or None,
                item=self._items.ordinal,
                page=self._reader.page(index),
                line=self._reader.line(index),
                kind=direction.kind,
                text=direction.text,
                parties=direction.parties,
                persons=direction.persons,
                paragraph_ordinal=max(1, len(paragraphs)) if paragraphs is not None else None,
                text_offset=offset,
            )
        )
