"""Faults in what stands around the debate: questions, numbers, items, the meeting itself, pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from parliament.model import AgendaItem, ParsedReport, Question
from parliament.text import TextDocument
from reading_faults.of_turns import Fault


def _questions(change: Callable[[Question], Question]) -> Fault:
    """Change the first question that has a number, or else the first."""

    def fault(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        all_of_them = [one for item in parsed.items for one in item.questions]
        chosen = next((one for one in all_of_them if one.number), None) or next(iter(all_of_them), None)
        if chosen is None or change(chosen) == chosen:
            return None
        return replace(
            parsed,
            items=tuple(
                replace(item, questions=tuple(change(one) if one is chosen else one for one in item.questions))
                for item in parsed.items
            ),
        )

    return fault


def miss_a_question(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    item = next((item for item in parsed.items if len(item.questions) > 1 and item.questions[-1].number), None)
    if item is None:
        return None
    fewer = replace(item, questions=item.questions[:-1])
    return replace(parsed, items=tuple(fewer if one is item else one for one in parsed.items))


def swap_numbers(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    numbers = [one.number for item in parsed.items for one in item.questions if one.number]
    if len(numbers) < 2:
        return None
    other = {numbers[0]: numbers[1], numbers[1]: numbers[0]}

    def swapped(item: AgendaItem) -> AgendaItem:
        return replace(
            item, questions=tuple(replace(one, number=other.get(one.number or 0, one.number)) for one in item.questions)
        )

    return replace(parsed, items=tuple(map(swapped, parsed.items)))


def miss_an_item(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    """Its turns go to the item before, its heading becomes part of the one before."""
    if len(parsed.items) < 2:
        return None
    lost, kept = parsed.items[-1], parsed.items[-2]
    speeches = tuple(replace(one, item=kept.ordinal) if one.item == lost.ordinal else one for one in parsed.speeches)
    return replace(parsed, items=parsed.items[:-1], speeches=speeches)


def _heading(**changes: Callable[[ParsedReport], object]) -> Fault:
    def fault(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
        values: dict[str, Any] = {name: change(parsed) for name, change in changes.items()}
        if any(value is None or getattr(parsed.heading, name) is None for name, value in values.items()):
            return None
        return replace(parsed, heading=replace(parsed.heading, **values))

    return fault


def shift_pages(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    return replace(
        parsed,
        items=tuple(replace(one, page=one.page + 1) for one in parsed.items),
        speeches=tuple(replace(one, page=one.page + 1, last_page=one.last_page + 1) for one in parsed.speeches),
    )


def shift_page_of_an_item(_: TextDocument, parsed: ParsedReport) -> ParsedReport | None:
    if not parsed.items:
        return None
    return replace(parsed, items=(replace(parsed.items[0], page=parsed.items[0].page + 1), *parsed.items[1:]))


FAULTS: dict[str, Fault] = {
    "a joined question is missed": miss_a_question,
    "the number of a question is misread": _questions(lambda one: replace(one, number=one.number and one.number + 1)),
    "the number of a question is missed": _questions(lambda one: replace(one, number=None)),
    "the numbers of two questions are swapped": swap_numbers,
    "the questioner is misread": _questions(lambda one: replace(one, questioner=f"Xander {one.questioner[-4:]}s")),
    "the subject is cut short": _questions(lambda one: replace(one, subject=one.subject[: len(one.subject) // 2])),
    "the subject swallows what follows": _questions(
        lambda one: replace(one, subject=f"{one.subject} De voorzitter: Dames en heren, goedemorgen.")
    ),
    "an item is missed": miss_an_item,
    "the date of the meeting is misread": _heading(
        date=lambda one: one.heading.date and one.heading.date - timedelta(7)
    ),
    "the number of the meeting is misread": _heading(
        number=lambda one: one.heading.number and f"{one.heading.number}1"
    ),
    "the session year is misread": _heading(session_year=lambda one: one.heading.session_year and "1990-1991"),
    "the committee is misread": _heading(
        committee=lambda one: one.heading.committee and "Commissie voor Verzonnen Zaken"
    ),
    "all pages are shifted by one": shift_pages,
    "the page of an item is misread": shift_page_of_an_item,
}  # fmt: skip
