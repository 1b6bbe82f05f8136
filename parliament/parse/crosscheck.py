"""Contents pages against the body: the same headings, numbers and pages (design §9)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parliament.model import AgendaItem, ContentsEntry, Issue, Severity, SubHeading
from parliament.parse.blocks import JoinedHeading
from parliament.parse.headings import is_continued, read_question_parts, without_continued
from parliament.parse.letters import letters_of


@dataclass(frozen=True, slots=True)
class _BodyHeading:
    """A heading of the body: ``pages`` are those that the contents pages may print for it."""

    key: str
    number: tuple[int | None, str | None]
    pages: frozenset[int]
    line: int
    may_be_unlisted: bool = False


def compare_contents(
    contents: Sequence[ContentsEntry], items: Sequence[AgendaItem], joined_headings: Sequence[JoinedHeading]
) -> list[Issue]:
    """Return what differs: entries that the body lacks, other numbers, other pages, headings that are not listed.

    Headings are compared on their letters and digits, because they wrap differently in the two places.
    """
    if not contents:
        return []
    waiting: dict[str, list[_BodyHeading]] = {}
    for heading in [*_body_headings(items), *map(_joined, joined_headings)]:
        waiting.setdefault(heading.key, []).append(heading)
    issues: list[Issue] = []
    for entry in contents:
        same = waiting.get(_entry_key(entry))
        if same:
            issues.extend(_differences(entry, same.pop(0)))
        else:
            issues.append(
                Issue(
                    "contents_heading_missing",
                    Severity.WARNING,
                    entry.line,
                    f"in the contents, not in the body: {entry.title[:200]}",
                )
            )
    unlisted = [heading for headings in waiting.values() for heading in headings if not heading.may_be_unlisted]
    return [*issues, *(_unlisted(heading) for heading in unlisted)]


def without_sub_headings(
    contents: Sequence[ContentsEntry], sub_headings: Sequence[SubHeading]
) -> tuple[ContentsEntry, ...]:
    """The entries of items and questions: contents list sub-headings of the body and resumed items too."""
    titles = {letters_of(heading.title) for heading in sub_headings}
    entries = [
        entry
        for entry in contents
        # Most reports have no sub-heading, with which each title would be compared.
        if not (titles and letters_of(entry.title) in titles) and not is_continued(entry.title)
    ]
    if len(entries) == len(contents):
        return tuple(entries)
    return tuple(replace(entry, ordinal=ordinal) for ordinal, entry in enumerate(entries, start=1))


def _unlisted(heading: _BodyHeading) -> Issue:
    detail = f"in the body, not in the contents: {heading.key[:80]}"
    return Issue("heading_not_in_contents", Severity.WARNING, heading.line, detail)


def _body_headings(items: Sequence[AgendaItem]) -> list[_BodyHeading]:
    headings: list[_BodyHeading] = []
    for item in items:
        if not item.questions:
            key = letters_of(without_continued(item.title))
            resumes = item.continues is not None
            headings.append(_BodyHeading(key, (None, None), frozenset({item.page}), item.line, resumes))
        for question in item.questions:
            key = letters_of(question.questioner + question.subject)
            pages = frozenset({item.page, question.page})
            headings.append(_BodyHeading(key, (question.number, question.session_year), pages, question.line))
    return headings


def _joined(heading: JoinedHeading) -> _BodyHeading:
    return _BodyHeading(letters_of(heading.title), (None, None), frozenset({heading.page}), heading.line)


def _entry_key(entry: ContentsEntry) -> str:
    heading = read_question_parts(without_continued(entry.title))
    return letters_of(heading.questioner + heading.subject if heading else entry.title)


def _differences(entry: ContentsEntry, heading: _BodyHeading) -> list[Issue]:
    issues: list[Issue] = []
    printed = (entry.number, entry.session_year)
    if heading.number not in ((None, None), printed):
        detail = f"number {_number(printed)} in the contents, {_number(heading.number)} in the body"
        issues.append(Issue("contents_number_differs", Severity.WARNING, entry.line, detail))
    if entry.page is not None and entry.page not in heading.pages:
        detail = f"page {entry.page} in the contents, {min(heading.pages)} in the body"
        issues.append(Issue("contents_page_differs", Severity.WARNING, entry.line, detail))
    return issues


def _number(number: tuple[int | None, str | None]) -> str:
    return f"{number[0]} ({number[1]})"
