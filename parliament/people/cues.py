"""The chair's cues checked against who speaks next: a data-quality figure (source contract §5.2).

"De heer Van Miert heeft het woord." names by surname who speaks next. When the next label is somebody else's, a speaker
line was missed, or the debate went another way: the share that agrees says how far turns can be trusted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parliament.model import ParsedReport, Role, Speech
from parliament.parse.cues import CUE_WORDS
from parliament.people.names import PrintedName, folded_key, read_printed_name

_TITLE = r"(?:[Dd]e heer|[Mm]evrouw|[Vv]iceminister-president|[Mm]inister-president|[Mm]inister|[Cc]ollega)"
_PLURAL_TITLE = r"(?:[Dd]e heren|[Dd]e dames|[Cc]ollega['’]s|[Mm]inisters)"
# A name is words that begin with a capital, an apostrophe or a particle, up to the comma or the verb.
_NAME = r"[^.,;:!?()]{2,60}?"
_CUE = re.compile(
    rf"(?P<who>(?:{_PLURAL_TITLE}|{_TITLE}) {_NAME})"
    r"(?:, (?P<function>[^,.;:!?]{1,60}),)? (?:heeft|hebben|krijgt|krijgen) (?:nu |eerst |als eerste )?het woord\b"
)
_PLURAL = re.compile(rf"^{_PLURAL_TITLE} ")
_AND = re.compile(r",\s+|\s+en\s+")


@dataclass(frozen=True, slots=True)
class ChairCue:
    """One cue of the chair.

    ``speech_ordinal`` is the chair's speech, ``cue_name`` the surname announced with its title, ``next_label`` the
    label of the next speech of the item (``None`` when there is none). ``agrees`` is ``None`` where there is nothing to
    compare: no speech follows, or several people are announced at once.
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
        cue_name = last_cue(speech.paragraphs) if speech.role is Role.CHAIR else None
        if cue_name is not None:
            cues.append(_cue(speech, cue_name, following))
    return tuple(cues)


def last_cue(paragraphs: Sequence[str]) -> str | None:
    """The name in the last cue of a speech, with its title: ``De heer Van Miert``; ``None`` when there is no cue."""
    for paragraph in reversed(paragraphs):
        # The expression may open at any title, so it is slow; few paragraphs hold what every cue ends in.
        found = [match["who"].strip() for match in _CUE.finditer(paragraph)] if CUE_WORDS in paragraph else []
        if found:
            return found[-1]
    return None


def names_in_cue(cue_name: str) -> tuple[str, ...]:
    """The names in a cue, one by one: ``de heren Peumans en Roegiers`` gives two (source contract §6)."""
    if _PLURAL.match(cue_name) is None:
        return (read_printed_name(cue_name).name,)
    bare = _PLURAL.sub("", cue_name, count=1)
    return tuple(read_printed_name(part).name for part in _AND.split(bare) if part.strip())


def _cue(speech: Speech, cue_name: str, following: Speech | None) -> ChairCue:
    is_same_item = following is not None and following.item == speech.item
    next_speech = following if is_same_item else None
    names = names_in_cue(cue_name)
    agrees = _agrees(cue_name, next_speech) if next_speech is not None and len(names) == 1 else None
    return ChairCue(
        speech_ordinal=speech.ordinal,
        cue_name=cue_name,
        next_label=next_speech.label if next_speech else None,
        agrees=agrees,
    )


def _agrees(cue_name: str, following: Speech) -> bool:
    """Whether the next label ends in the announced surname and is a minister's exactly when one is announced."""
    announced = read_printed_name(cue_name)
    printed = read_printed_name(following.speaker or following.label)
    if announced.is_minister != (following.role is Role.MINISTER):
        return False
    return _ends_in(printed, announced)


def _ends_in(printed: PrintedName, announced: PrintedName) -> bool:
    name, surname = folded_key(printed.name), folded_key(announced.name)
    return name == surname or name.endswith(" " + surname)


def cue_agreement(cues: Sequence[ChairCue]) -> tuple[int, int]:
    """How many cues agree, of how many that can be compared."""
    compared = [cue.agrees for cue in cues if cue.agrees is not None]
    return sum(compared), len(compared)
