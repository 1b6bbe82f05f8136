"""The chair's cues checked against who speaks next: a data-quality figure (source contract §5.2).

"De heer Van Miert heeft het woord." names by surname who speaks next. When the next label is somebody else's, a speaker
line was missed, or the debate went another way: the share that agrees says how far turns can be trusted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from parliament.model import ParsedReport, Role, Speech
from parliament.parse.cues import Cue, announcements
from parliament.people.names import folded_key, read_printed_name


@dataclass(frozen=True, slots=True)
class ChairCue:
    """One cue of the chair.

    ``speech_ordinal`` is the chair's speech, ``cue_name`` the surname announced with its title, ``next_label`` the
    label of the next speech of the item (``None`` when there is none). ``agrees`` is ``None`` where there is nothing to
    compare: no speech follows, or several people are announced together.
    """

    speech_ordinal: int
    cue_name: str
    next_label: str | None
    agrees: bool | None


def chair_cues(report: ParsedReport) -> tuple[ChairCue, ...]:
    """The last cue of each of the chair's speeches, with whether it agrees with the next speech of the item."""
    cues = []
    # A report without speeches has no pairs: the last speech alone is followed by nobody.
    for speech, following in zip(report.speeches, (*report.speeches[1:], None), strict=False):
        cue = last_cue(speech.paragraphs) if speech.role is Role.CHAIR else None
        if cue is not None:
            cues.append(_held_against(speech, cue, following))
    return tuple(cues)


def last_cue(paragraphs: Sequence[str]) -> Cue | None:
    """The last cue of a speech; ``None`` when there is none."""
    for paragraph in reversed(paragraphs):
        found = announcements(paragraph)
        if found:
            return found[-1]
    return None


def _held_against(speech: Speech, cue: Cue, following: Speech | None) -> ChairCue:
    is_same_item = following is not None and following.item == speech.item
    next_speech = following if is_same_item else None
    agrees = _agrees(cue, next_speech) if next_speech is not None and len(cue.names) == 1 else None
    return ChairCue(
        speech_ordinal=speech.ordinal,
        cue_name=f"{cue.title} {cue.printed_name}",
        next_label=next_speech.label if next_speech else None,
        agrees=agrees,
    )


def _agrees(cue: Cue, following: Speech) -> bool:
    """Whether the next label ends in the announced surname and is a minister's exactly when one is announced."""
    if cue.calls_a_minister != (following.role is Role.MINISTER):
        return False
    name = folded_key(read_printed_name(following.speaker or following.label).name)
    surname = folded_key(cue.names[0])
    return name == surname or name.endswith(" " + surname)


def cue_agreement(cues: Sequence[ChairCue]) -> tuple[int, int]:
    """How many cues agree, of how many that can be compared."""
    compared = [cue.agrees for cue in cues if cue.agrees is not None]
    return sum(compared), len(compared)
