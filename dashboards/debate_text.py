"""The text of a debate as HTML: speeches with their paragraphs, and directions and sub-headings in their places.

Only the newest session year's stands in its pages. ``assets/speech_text.js`` makes the same of the API's file of a
meeting, where the texts of older years are (decision 113). Written without a template: a hundred thousand speeches pass
here, and a template takes ten times as long for one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from markupsafe import Markup, escape

from dashboards.language import Language, languages
from dashboards.links import file_stem, official_address, report_page_address
from warehouse.rows import Row


@dataclass(frozen=True, slots=True, repr=False)
class DebateText:
    """A part of a debate in Dutch, made into HTML when its page is rendered; its ``repr`` is a digest of what it shows.

    Making a year of it takes long, and in a night nearly none of it changes.
    """

    speeches: Sequence[Row]
    directions: Mapping[str, Sequence[Row]]
    report_url: str | None
    root: str

    def __repr__(self) -> str:
        shown = repr((self.speeches, self.directions, self.report_url, self.root))
        return blake2b(shown.encode(), digest_size=16).hexdigest()

    def __html__(self) -> str:
        """The text as it stands in its page: everything in it was escaped where it was made."""
        html = debate_html(self.speeches, self.directions, self.report_url, languages()[0], self.root)
        return Markup(html)  # noqa: S704


@dataclass(frozen=True, slots=True)
class StoredText:
    """A part of a debate whose text is in the API's file of the meeting: an item's speeches there, from one on.

    ``item_id`` is empty for what was said before the first item; ``start`` counts the item's speeches before it.
    """

    item_id: str
    start: int
    count: int


def speech_anchor(meeting_id: str, speech_key: str | None, speech_ordinal: int) -> str:
    """The place of a speech on the pages of its meeting: its lasting key without the meeting, which the page names."""
    return file_stem(speech_key.removeprefix(f"{meeting_id}-")) if speech_key else f"s{speech_ordinal}"


def debate_html(
    speeches: Sequence[Row],
    directions: Mapping[str, Sequence[Row]],
    report_url: str | None,
    language: Language,
    root: str,
) -> str:
    """The speeches of a part of a debate, in order."""
    return "\n".join(
        _speech_html(speech, directions.get(speech["speech_id"], []), report_url, language, root) for speech in speeches
    )


def _speech_html(speech: Row, directions: Sequence[Row], report_url: str | None, language: Language, root: str) -> str:
    anchor = speech_anchor(speech["meeting_id"], speech["speech_key"], speech["speech_ordinal"])
    name = str(escape(speech["speaker_name"] or language.text("unknown")))
    if speech["person_id"]:
        name = f'<a href="{root}leden/{file_stem(speech["person_id"])}.html">{name}</a>'
    who = speech["party_name"] if speech["role"] == "member" and speech["party_name"] else None
    office = language.label("role", speech["role"])
    about = [str(escape(who)), office] if who and speech["role"] != "member" else [str(escape(who or office))]
    about += [_page(report_url, speech["page"], language), language.counted(speech["words"], "count_words")]
    about += [part for part in (_minutes(speech, language), _moment(speech, language)) if part]
    head = f"<h2>{name}</h2><p class=about>{' · '.join(part for part in about if part)}</p>"
    return f"<article id={anchor}>{head}{_paragraphs(speech['text'] or '', directions)}</article>"


def _page(report_url: str | None, page: int | None, language: Language) -> str:
    if not page:
        return ""
    said = f"{language.text('page_short')} {page}"
    address = report_page_address(report_url, page)
    return f'<a href="{escape(address)}">{said}</a>' if address else said


def _minutes(speech: Row, language: Language) -> str:
    if speech["seconds"] is None:
        return ""
    written = language.formats.duration(speech["seconds"])
    if speech["time_method"] == "recording":
        return f"{written} {language.text('timed')}"
    return " ".join((language.text("circa"), written, language.text("estimated")))


def _moment(speech: Row, language: Language) -> str:
    address = official_address(speech["moment_url"])
    return f'<a href="{escape(address)}">{language.text("moment")}</a>' if address else ""


def _paragraphs(text: str, directions: Sequence[Row]) -> str:
    by_paragraph: dict[int, list[Row]] = {}
    for direction in directions:
        by_paragraph.setdefault(direction["paragraph_ordinal"] or 0, []).append(direction)
    written = [_marks(by_paragraph.pop(0, []))]
    for ordinal, paragraph in enumerate(text.split("\n\n"), start=1):
        written.append(_paragraph(paragraph, by_paragraph.pop(ordinal, [])))
    written.extend(_marks(rest) for rest in by_paragraph.values())
    return "".join(written)


def _paragraph(paragraph: str, directions: Sequence[Row]) -> str:
    """A paragraph with what fell within it at its offset, and what stood alone after it behind it."""
    inside = [one for one in directions if one["text_offset"] is not None and one["text_offset"] < len(paragraph)]
    behind = [one for one in directions if one not in inside]
    parts, at = [], 0
    for direction in inside:
        parts.append(str(escape(paragraph[at : direction["text_offset"]])))
        parts.append(f" <em>({escape(direction['text'])})</em> ")
        at = direction["text_offset"]
    parts.append(str(escape(paragraph[at:])))
    return f"<p>{''.join(parts)}</p>" + _marks(behind)


def _marks(directions: Sequence[Row]) -> str:
    return "".join(
        f"<h3>{escape(one['text'])}</h3>" if one["mark"] == "heading" else f"<p><em>({escape(one['text'])})</em></p>"
        for one in directions
    )
