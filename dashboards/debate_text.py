"""The text of a debate as HTML: speeches with their paragraphs, and directions and sub-headings in their places.

Written without a template: three million speeches pass here, and a template takes ten times as long for one.
"""

import gzip
from base64 import b85decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from markupsafe import Markup, escape

from dashboards.language import Language, languages
from dashboards.links import file_stem, official_address, report_page_address
from warehouse.rows import Row

# RFC 1924's alphabet, but for its three signs that mean something in HTML: three that it does not have stand for them.
_ALPHABET = np.frombuffer(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+-;,=.?@^_`{|}~", dtype=np.uint8
)
_WITH_HTML = str.maketrans(",.'", "<>&")


@dataclass(frozen=True, slots=True, repr=False)
class DebateText:
    """A part of a debate in Dutch, made into HTML when its page is rendered; its ``repr`` is a digest of what it shows.

    Of thirty years that is most of what a rendering does, and in a night nearly none of it changes.
    """

    speeches: Sequence[Row]
    directions: Mapping[str, Sequence[Row]]
    report_url: str | None
    root: str
    is_packed: bool

    def __repr__(self) -> str:
        shown = repr((self.speeches, self.directions, self.report_url, self.root, self.is_packed))
        return blake2b(shown.encode(), digest_size=16).hexdigest()

    def __html__(self) -> str:
        """The text as it stands in its page: everything in it was escaped where it was made, and base85 has no HTML."""
        html = debate_html(self.speeches, self.directions, self.report_url, languages()[0], self.root)
        return packed(html) if self.is_packed else Markup(html)  # noqa: S704


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


def packed(html: str) -> str:
    """The text as gzip in base85 (RFC 1924's alphabet, without ``<`` in it: see ``assets/unpack.js``).

    The moment is left out of gzip's header, so that the same text always gives the same page.
    """
    data = gzip.compress(html.encode(), 6, mtime=0)
    # As base64.b85encode, which takes as long as everything else of a page.
    missing = -len(data) % 4
    numbers = np.frombuffer(data + bytes(missing), dtype=">u4").astype(np.uint32)
    digits = np.empty((len(numbers), 5), dtype=np.uint8)
    for place in range(4, -1, -1):
        numbers, digits[:, place] = np.divmod(numbers, 85)
    text = _ALPHABET[digits].tobytes().decode()
    return text[: len(text) - missing]


def unpacked(text: str) -> str:
    """The HTML that :func:`packed` made into text."""
    return gzip.decompress(b85decode(text.translate(_WITH_HTML))).decode()


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
