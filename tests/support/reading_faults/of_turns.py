"""Faults in who speaks when: turns that are merged, split, swapped, moved or lost."""

from collections.abc import Callable
from dataclasses import replace

from parliament.model import ElementKind, ParsedReport, Role, Speech
from parliament.text import TextDocument
from reading_faults.edits import changed_speech, together, with_kind, with_paragraphs, with_speeches

Fault = Callable[[TextDocument, ParsedReport], ParsedReport | None]


def _middle(parsed: ParsedReport, holds: Callable[[Speech, Speech], bool]) -> int | None:
    """The index of the first turn, from a third on, that with its follower is as asked."""
    pairs = list(enumerate(zip(parsed.speeches, parsed.speeches[1:], strict=False)))
    start = len(pairs) // 3
    return next((index for index, (one, other) in [*pairs[start:], *pairs[:start]] if holds(one, other)), None)


def _differ(one: Speech, other: Speech) -> bool:
    return one.item == other.item and one.label != other.label and one.words > 2 and other.words > 2


def _first_turn_after(kind: ElementKind) -> Fault:
    def fault(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        """As on a page where no gap tells the two apart: the turn becomes part of what stands above it."""
        ends = {span.last_line for span in parsed.spans if span.kind is kind}
        firsts = {
            span.first_line
            for before, span in zip(parsed.spans, parsed.spans[1:], strict=False)
            if before.last_line in ends and span.kind is ElementKind.SPEECH
        }
        lost = [speech for speech in parsed.speeches if speech.line in firsts]
        if not lost:
            return None
        for speech in lost:
            for span in [span for span in parsed.spans if span.speech == speech.ordinal]:
                parsed = with_kind(parsed, span.first_line, span.last_line, kind)
        return with_speeches(parsed, [speech for speech in parsed.speeches if speech not in lost])

    return fault


def merge_two_turns(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, _differ)
    if at is None:
        return None
    one, other = parsed.speeches[at : at + 2]
    return with_speeches(parsed, (*parsed.speeches[:at], together(one, other), *parsed.speeches[at + 2 :]))


def merge_into_the_chair(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, lambda one, other: one.role is Role.CHAIR and _differ(one, other))
    if at is None:
        return None
    rest = parsed.speeches[at + 1 :]
    following = rest[1:2] if len(rest) > 1 and rest[1].role is Role.CHAIR else ()
    merged = together(parsed.speeches[at], rest[0])
    for speech in following:
        merged = together(merged, speech)
    return with_speeches(parsed, (*parsed.speeches[:at], merged, *rest[1 + len(following) :]))


def all_of_a_member_into_the_chair(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    members = [speech.label for speech in parsed.speeches if speech.role is not Role.CHAIR]
    if len(set(members)) < 2:
        return None
    # Of those with as many turns the first: a set has another order in every process.
    lost = max(members, key=members.count)
    kept: list[Speech] = []
    for speech in parsed.speeches:
        if speech.label == lost and kept:
            kept[-1] = together(kept[-1], speech)
        else:
            kept.append(speech)
    return with_speeches(parsed, kept)


def merge_two_items(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = next(
        (i for i, (a, b) in enumerate(zip(parsed.speeches, parsed.speeches[1:], strict=False)) if a.item != b.item),
        None,
    )
    if at is None:
        return None
    one, other = parsed.speeches[at : at + 2]
    return with_speeches(parsed, (*parsed.speeches[:at], together(one, other), *parsed.speeches[at + 2 :]))


def _with_label_of(speech: Speech, other: Speech) -> Speech:
    return replace(
        speech, label=other.label, speaker=other.speaker, party=other.party, function=other.function, role=other.role
    )


def label_to_the_turn_before(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, _differ)
    if at is None:
        return None
    return changed_speech(parsed, at, lambda one: _with_label_of(one, parsed.speeches[at + 1]))


def all_labels_one_turn_early(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    if len({speech.label for speech in parsed.speeches}) < 2:
        return None
    pairs = zip(parsed.speeches, (*parsed.speeches[1:], parsed.speeches[-1]), strict=True)
    return replace(parsed, speeches=tuple(_with_label_of(one, other) for one, other in pairs))


def swap_two_speakers(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, _differ)
    if at is None:
        return None
    one, other = parsed.speeches[at : at + 2]
    swapped = (_with_label_of(one, other), _with_label_of(other, one))
    return replace(parsed, speeches=(*parsed.speeches[:at], *swapped, *parsed.speeches[at + 2 :]))


def swap_two_texts(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, _differ)
    if at is None:
        return None
    one, other = parsed.speeches[at : at + 2]
    swapped = (with_paragraphs(one, other.paragraphs), with_paragraphs(other, one.paragraphs))
    return replace(parsed, speeches=(*parsed.speeches[:at], *swapped, *parsed.speeches[at + 2 :]))


def swap_two_turns(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = _middle(parsed, _differ)
    if at is None:
        return None
    one, other = parsed.speeches[at : at + 2]
    return with_speeches(parsed, (*parsed.speeches[:at], other, one, *parsed.speeches[at + 2 :]))


def one_name_for_another_everywhere(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    labels = list(dict.fromkeys(speech.label for speech in parsed.speeches if speech.role is Role.MEMBER))
    if len(labels) < 2:
        return None
    known = next(speech for speech in parsed.speeches if speech.label == labels[0])
    speeches = tuple(_with_label_of(one, known) if one.label == labels[1] else one for one in parsed.speeches)
    return replace(parsed, speeches=speeches)


def split_a_turn(document: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    """At a line within it, as where a sentence has the form of a speaker line."""
    for at, speech in enumerate(parsed.speeches):
        lines = [
            line for line in document.lines
            if any(s.speech == speech.ordinal and s.first_line <= line.number <= s.last_line for s in parsed.spans)
        ]  # fmt: skip
        if len(lines) < 3 or len(speech.paragraphs) < 2:
            continue
        label = next((one.label for one in parsed.speeches if one.label != speech.label), None)
        if label is None:
            return None
        other = next(one for one in parsed.speeches if one.label == label)
        first = with_paragraphs(speech, speech.paragraphs[:1])
        second = replace(with_paragraphs(_with_label_of(speech, other), speech.paragraphs[1:]), line=lines[-1].number)
        return with_speeches(parsed, (*parsed.speeches[:at], first, second, *parsed.speeches[at + 1 :]))
    return None


def _lost(parsed: ParsedReport, at: int, kind: ElementKind) -> ParsedReport:
    speech = parsed.speeches[at]
    for span in [span for span in parsed.spans if span.speech == speech.ordinal]:
        parsed = with_kind(parsed, span.first_line, span.last_line, kind)
    return with_speeches(parsed, [one for index, one in enumerate(parsed.speeches) if index != at])


def lose_a_turn(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    return _lost(parsed, len(parsed.speeches) // 2, ElementKind.UNKNOWN) if len(parsed.speeches) > 2 else None


def lose_the_first_turn(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    return _lost(parsed, 0, ElementKind.HEADING) if parsed.speeches else None


def lose_the_last_turn(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    return _lost(parsed, len(parsed.speeches) - 1, ElementKind.CLOSING) if parsed.speeches else None


def lose_a_turn_without_trace(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = len(parsed.speeches) // 2
    return with_speeches(parsed, [one for index, one in enumerate(parsed.speeches) if index != at])


def double_a_turn(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = len(parsed.speeches) // 2
    return with_speeches(parsed, (*parsed.speeches[: at + 1], *parsed.speeches[at:]))


def chair_for_a_minister(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = next((i for i, one in enumerate(parsed.speeches) if one.role is Role.MINISTER), None)
    return None if at is None else changed_speech(parsed, at, lambda one: replace(one, role=Role.MEMBER))


def party_of_another(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    parties = list(dict.fromkeys(speech.party for speech in parsed.speeches if speech.party))
    if len(parties) < 2:
        return None
    at = next(i for i, one in enumerate(parsed.speeches) if one.party == parties[0])
    return changed_speech(parsed, at, lambda one: replace(one, party=parties[1]))


def chair_of_another_item(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    """The chair's words go to somebody else: to a member who speaks on the item."""
    member = next((one.speaker for one in parsed.speeches if one.role is Role.MEMBER and one.speaker), None)
    if member is None or not parsed.items or not parsed.items[0].chair:
        return None
    first = parsed.items[0].ordinal
    speeches = tuple(
        replace(one, speaker=member) if one.item == first and one.role is Role.CHAIR else one for one in parsed.speeches
    )
    items = tuple(replace(item, chair=member) if item.ordinal == first else item for item in parsed.items)
    return replace(parsed, items=items, speeches=speeches)


def turns_to_the_next_item(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    at = next(
        (i for i, (a, b) in enumerate(zip(parsed.speeches, parsed.speeches[1:], strict=False)) if a.item != b.item),
        None,
    )
    if at is None:
        return None
    return changed_speech(parsed, at, lambda one: replace(one, item=parsed.speeches[at + 1].item))


FAULTS: dict[str, Fault] = {
    "the first turn after a chair line is swallowed by it": _first_turn_after(ElementKind.CHAIR_LINE),
    "the first turn after a heading is swallowed by it": _first_turn_after(ElementKind.HEADING),
    "two turns are merged": merge_two_turns,
    "a member's turn is merged into the chair's around it": merge_into_the_chair,
    "all turns of a member are given to those before": all_of_a_member_into_the_chair,
    "the last turn of an item and the first of the next are merged": merge_two_items,
    "a label goes to the turn before": label_to_the_turn_before,
    "every label stands one turn early": all_labels_one_turn_early,
    "two speakers are swapped": swap_two_speakers,
    "the texts of two turns are swapped": swap_two_texts,
    "two turns change places": swap_two_turns,
    "one member is taken for another throughout": one_name_for_another_everywhere,
    "a turn is split within": split_a_turn,
    "a turn becomes unread lines": lose_a_turn,
    "the first turn is read as heading": lose_the_first_turn,
    "the last turn is read as closing formula": lose_the_last_turn,
    "a turn is lost without a trace": lose_a_turn_without_trace,
    "a turn stands twice": double_a_turn,
    "a minister is read as member": chair_for_a_minister,
    "a party is read wrong": party_of_another,
    "the chair of an item is read wrong": chair_of_another_item,
    "a turn goes to the next item": turns_to_the_next_item,
}
