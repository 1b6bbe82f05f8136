"""One sitting as a TEI document: a division per item, an utterance per turn, a segment per paragraph.

Stage directions stand where they stood. The form is that of ParlaMint's schema for components (ParlaMint-TEI.rng).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from corpus.actors import Legislature
from corpus.edition import Edition
from corpus.sittings import Direction, Section, Sitting, SubHeading, Turn, Vote
from corpus.tei.header import Extent, component_header
from corpus.tei.naming import LANGUAGE, SUBCORPUS, body_of, person_ref, sitting_id, speaker_type
from corpus.tei.xml import add, break_lines, root
from parliament.safe_text import xml_text

# Element and type of each kind of stage direction, after ParlaMint's guidelines on "notes and incidents"; what is not
# here is a plain note.
_ELEMENT_OF_KIND: Final = {
    "applause": ("kinesic", "applause"),
    "laughter": ("vocal", "laughter"),
    "noise": ("vocal", "noise"),
    "remarks": ("vocal", "interruption"),
    "assent": ("vocal", "exclamat"),
    "denial": ("vocal", "exclamat"),
}
# For a division of which the report prints a heading and nothing else; the schema wants something in it.
_NOTHING_SAID: Final = "The report has no speech under this heading."


def component(sitting: Sitting, edition: Edition, legislatures: tuple[Legislature, ...]) -> tuple[Element, Extent]:
    """The document of a sitting, and its extent: utterances, words (as the database counts them), and tags used."""
    document_id = sitting_id(sitting)
    document = root(
        "TEI", xml_id=document_id, xml_lang=LANGUAGE, ana=f"#parla.sitting #{body_of(sitting)} #{SUBCORPUS}"
    )
    text = Element("text", {"ana": f"#{SUBCORPUS}"})
    body = add(text, "body")
    page: list[int | None] = [None]
    for section in sitting.sections:
        _add_section(body, section, page)
    if not len(body):
        division = add(body, "div", type="debateSection")
        add(division, "note", _NOTHING_SAID, xml_lang="en")
    _number(body, document_id)
    extent = Extent(
        len(sitting.turns), sum(turn.words for turn in sitting.turns), Counter(one.tag for one in text.iter())
    )
    document.append(component_header(sitting, edition, extent, legislatures))
    document.append(text)
    break_lines(document)
    return document, extent


def _add_section(body: Element, section: Section, page: list[int | None]) -> None:
    division = add(body, "div", type="debateSection")
    if section.title is not None:
        add(division, "head", section.title)
    if section.chair_name is not None:
        add(division, "note", section.chair_name, type="chair")
    for element in section.elements:
        match element:
            case Turn():
                _add_turn(division, element, page)
            case Vote():
                _add_vote(division, element)
            case Direction():
                add_direction(division, element)
            case SubHeading():
                add(division, "note", element.title, type="heading")
    if not any(child.tag != "head" for child in division):
        add(division, "note", _NOTHING_SAID, xml_lang="en")


def _add_turn(division: Element, turn: Turn, page: list[int | None]) -> None:
    if turn.page is not None and turn.page != page[0]:
        add(division, "pb", n=str(turn.page))
        page[0] = turn.page
    add(division, "note", turn.label, type="speaker")
    who = None if turn.person_id is None else f"#{person_ref(turn.person_id)}"
    utterance = add(division, "u", who=who, ana=f"#{speaker_type(turn.role)}", n=turn.speech_key)
    for ordinal, paragraph in enumerate(turn.paragraphs or ("",), start=1):
        _add_segment(utterance, paragraph, [one for one in turn.directions if (one.paragraph or 1) == ordinal])
        for heading in turn.sub_headings:
            if heading.paragraph == ordinal:
                add(utterance, "note", heading.title, type="heading")
    # Of a later revision whose paragraphs are fewer: kept, at the end.
    last = max(len(turn.paragraphs), 1)
    for direction in turn.directions:
        if (direction.paragraph or 1) > last:
            add_direction(utterance, direction)


def _add_segment(utterance: Element, paragraph: str, directions: Iterable[Direction]) -> None:
    """A paragraph, with each direction after the characters that were said before it."""
    segment = add(utterance, "seg")
    said, last = 0, None
    for direction in sorted(directions, key=lambda one: one.offset):
        offset = min(max(direction.offset, said), len(paragraph))
        _append_text(segment, last, paragraph[said:offset])
        last, said = add_direction(segment, direction), offset
    _append_text(segment, last, paragraph[said:])


def _append_text(segment: Element, after: Element | None, text: str) -> None:
    if after is None:
        segment.text = (segment.text or "") + xml_text(text)
    else:
        after.tail = (after.tail or "") + xml_text(text)


def add_direction(parent: Element, direction: Direction) -> Element:
    """A stage direction as the element of its kind, its words as its description."""
    named = _ELEMENT_OF_KIND.get(direction.kind)
    if named is None:
        return add(parent, "note", direction.text, type="narrative")
    tag, kind = named
    who = None if direction.source_person_id is None else f"#{person_ref(direction.source_person_id)}"
    element = add(parent, tag, type=kind, who=who)
    add(element, "desc", direction.text)
    return element


def _add_vote(division: Element, vote: Vote) -> None:
    """A vote as a note, in the words of its counts: TEI has no element for votes."""
    counts = ((vote.yes_count, "ja"), (vote.no_count, "neen"), (vote.abstain_count, "onthoudingen"))
    printed = ", ".join(f"{count} {word}" for count, word in counts if count is not None)
    number = "" if vote.number is None else f" nr. {vote.number}"
    result = "" if vote.result is None else vote.result
    add(division, "note", " ".join(part for part in (f"Stemming{number}:", printed, result) if part), type="vote")


def _number(body: Element, document_id: str) -> None:
    """Give utterances and segments their ids: place in the document, so that each is unique in the corpus."""
    for ordinal, utterance in enumerate(body.iter("u"), start=1):
        utterance_id = f"{document_id}.u{ordinal}"
        utterance.set("xml:id", utterance_id)
        for place, segment in enumerate(utterance.iter("seg"), start=1):
            segment.set("xml:id", f"{utterance_id}.{place}")
