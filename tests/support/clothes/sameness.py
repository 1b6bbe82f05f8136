"""Whether two readings of one report say the same: everything that is counted, published or shown of it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from parliament.model import ParsedReport, Speech

# Words may differ by this share: what hyphenation breaks can be joined in two ways.
WORD_TOLERANCE = 0.001
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Difference:
    """One thing that differs: what, as the original has it, as the clothes have it."""

    what: str
    original: str
    dressed: str


def differences(original: ParsedReport, dressed: ParsedReport) -> list[Difference]:
    """What differs, most telling first; empty when both readings are the same.

    Pages are not held here: a layout has its own. Texts are compared without their hyphens, quotes and spaces.
    """
    found: list[Difference] = []
    pairs: list[tuple[str, list[str], list[str]]] = [
        (name, of_original, of_dressed)
        for (name, of_original), (_, of_dressed) in zip(_facts(original), _facts(dressed), strict=True)
    ]
    for name, of_original, of_dressed in pairs:
        if of_original != of_dressed:
            found.append(_first_difference(name, of_original, of_dressed))
    if not _words_agree(original.speeches, dressed.speeches):
        of_original, of_dressed = (
            [f"{one.label}: {' '.join(one.paragraphs)}" for one in report.speeches] for report in (original, dressed)
        )
        found.append(_first_difference("words", of_original, of_dressed))
    return found


def words_of_speakers(report: ParsedReport) -> Counter[str]:
    """Words by speaker: by name where the label or the chair line has one, else by the label."""
    words: Counter[str] = Counter()
    for speech in report.speeches:
        words[bare(speech.speaker or speech.label)] += speech.words
    return words


def moved_share(original: ParsedReport, dressed: ParsedReport) -> float:
    """The largest share of a speaker's words that a reading takes away or adds."""
    before, after = words_of_speakers(original), words_of_speakers(dressed)
    return max((abs(before[name] - after[name]) / max(before[name], 1) for name in before | after), default=0.0)


def _words_agree(original: tuple[Speech, ...], dressed: tuple[Speech, ...]) -> bool:
    """Within the tolerance over the report, and within a word a turn: a lost line is more than that."""
    before, after = sum(one.words for one in original), sum(one.words for one in dressed)
    if abs(before - after) > max(1, before * WORD_TOLERANCE):
        return False
    same_turns = len(original) == len(dressed)
    return same_turns and all(
        abs(one.words - other.words) <= 1 + one.words * WORD_TOLERANCE
        for one, other in zip(original, dressed, strict=True)
    )


def _facts(report: ParsedReport) -> Iterable[tuple[str, list[str]]]:
    heading = report.heading
    yield (
        "meeting",
        [
            f"{heading.kind.value} {heading.number} {heading.session_year} {heading.date} "
            f"{bare(heading.committee or '')}"
        ],
    )
    yield (
        "items",
        [
            f"{item.type.value} | {bare(item.title)} | {bare(item.chair or '')} | {len(item.questions)} | "
            f"{' '.join(item.document_numbers)}"
            for item in report.items
        ],
    )
    yield (
        "questions",
        [
            f"{one.type.value} {one.number} {one.session_year} | {bare(one.questioner)} | "
            f"{' + '.join(bare(addressee.name) for addressee in one.addressees)} | {bare(one.answered_by or '')} | "
            f"{bare(one.subject)}"
            for item in report.items
            for one in item.questions
        ],
    )
    yield (
        "turns",
        [f"{one.item} {one.role.value} {bare(one.label)} ({bare(one.party or '')})" for one in report.speeches],
    )
    yield "stage directions", [f"{one.speech} {one.kind.value} {bare(one.text)}" for one in report.interjections]
    yield (
        "votes",
        [
            f"{one.item} {one.number} {one.participant_count} {one.yes_count} {one.no_count} {one.abstain_count} "
            f"{one.is_adopted} {' '.join(f'{bare(cast.name)}={cast.choice}' for cast in one.cast)}"
            for one in report.votes
        ],
    )
    yield "attendance", [f"{bare(one.name)} {one.status} {bare(one.reason or '')}" for one in report.attendance]


def bare(text: str) -> str:
    """Letters and digits alone, lower case: what is left when hyphens, quotes and spaces may differ."""
    return _NOT_A_LETTER.sub("", text).casefold()


def _first_difference(what: str, original: list[str], dressed: list[str]) -> Difference:
    for _, from_original, to_original, from_dressed, to_dressed in (
        code for code in SequenceMatcher(None, original, dressed, autojunk=False).get_opcodes() if code[0] != "equal"
    ):
        return Difference(
            what,
            " / ".join(original[from_original:to_original][:2])[:300] or f"(nothing; {len(original)} in all)",
            " / ".join(dressed[from_dressed:to_dressed][:2])[:300] or f"(nothing; {len(dressed)} in all)",
        )
    return Difference(what, str(len(original)), str(len(dressed)))
