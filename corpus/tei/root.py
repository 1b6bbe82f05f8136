"""The root of a ParlaMint corpus: its header with persons, organisations, categories, and where its documents lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from corpus.actors import Actors
from corpus.edition import Edition
from corpus.tei.header import (
    DUTCH_TITLE,
    ENGLISH_TITLE,
    Extent,
    add_edition_and_extent,
    add_meeting,
    add_project,
    add_publication,
    add_setting,
    add_tags,
    add_title,
    belgian_date,
)
from corpus.tei.naming import CORPUS, LANGUAGE, term_ref
from corpus.tei.organisations import organisations
from corpus.tei.persons import persons
from corpus.tei.taxonomies import taxonomies
from corpus.tei.xml import XINCLUDE_NAMESPACE, add, break_lines, root
from parliament.attribution import PARLIAMENT_URL

# What was done to the text, in the terms of TEI's editorialDecl.
_EDITORIAL: Final = {
    "correction": "Known errors of the source are corrected by documented rules only (corrections/); the text is not.",
    "normalization": "Text has not been normalised, except for spacing and for words broken at the end of a line.",
    "hyphenation": "Words broken at the end of a line were joined where the report or its other words say so.",
    "quotation": "Quotation marks have been left in the text and are not explicitly marked up.",
    "segmentation": "Texts are segmented into utterances (turns of a speaker) and segments (paragraphs of the report).",
}


@dataclass(frozen=True, slots=True)
class WrittenComponent:
    """A document that was written: its path below the corpus, day, and extent."""

    path: str
    day: date
    extent: Extent


def corpus_root(actors: Actors, edition: Edition, written: Sequence[WrittenComponent], speakers: set[str]) -> Element:
    """The root document; of the persons those who speak in the corpus, or sat or governed while it runs.

    Raises:
        ValueError: there is no document.
    """
    extent = _sum(written)
    since, until = min(one.day for one in written), max(one.day for one in written)
    document = root("teiCorpus", xml_id=CORPUS, xml_lang=LANGUAGE)
    header = add(document, "teiHeader")
    file_description = add(header, "fileDesc")
    titles = add(file_description, "titleStmt")
    add_title(titles, "main", f"{DUTCH_TITLE} [ParlaMint]", LANGUAGE)
    add_title(titles, "main", f"{ENGLISH_TITLE} [ParlaMint]", "en")
    span = f"{belgian_date(since)} - {belgian_date(until)}"
    add_title(titles, "sub", f"Woordelijke verslagen van het Vlaams Parlement, {span}", LANGUAGE)
    add_title(titles, "sub", f"Verbatim reports of the Flemish Parliament, {since} to {until}", "en")
    for term in actors.legislatures:
        if term.since <= until and (term.until is None or term.until >= since):
            categories = f"#parla.uni #parla.term #{term_ref(term.name)}"
            add_meeting(titles, categories, term.name, f"Zittingsperiode {term.name}")
    add_edition_and_extent(file_description, edition, extent)
    add_publication(file_description, edition)
    bibliography = add(add(file_description, "sourceDesc"), "bibl")
    add_title(bibliography, "main", "Woordelijke verslagen van het Vlaams Parlement", LANGUAGE)
    add_title(bibliography, "main", "Verbatim reports of the Flemish Parliament", "en")
    add(bibliography, "idno", PARLIAMENT_URL, type="URI")
    bibliography.append(_date_span(since, until))
    encoding = add(header, "encodingDesc")
    add_project(encoding, edition)
    editorial = add(encoding, "editorialDecl")
    for name, sentence in _EDITORIAL.items():
        add(add(editorial, name), "p", sentence, xml_lang="en")
    add_tags(encoding, extent)
    encoding.append(taxonomies())
    profile = add(header, "profileDesc")
    add_setting(profile, since, until)
    add(add(profile, "textClass"), "catRef", scheme="#parla.legislature", target="#parla.uni")
    participants = add(profile, "particDesc")
    listed = persons(actors, speakers, since, until)
    belonged_to = {one.get("ref", "")[1:] for one in listed.iter("affiliation")}
    participants.append(organisations(actors, belonged_to))
    participants.append(listed)
    languages = add(profile, "langUsage")
    add(languages, "language", "Nederlands", ident=LANGUAGE, xml_lang=LANGUAGE)
    add(languages, "language", "Dutch", ident=LANGUAGE, xml_lang="en")
    add(languages, "language", "Engels", ident="en", xml_lang=LANGUAGE)
    add(languages, "language", "English", ident="en", xml_lang="en")
    for one in written:
        document.append(Element("xi:include", {"xmlns:xi": XINCLUDE_NAMESPACE, "href": one.path}))
    break_lines(document)
    return document


def _sum(written: Sequence[WrittenComponent]) -> Extent:
    extents = [one.extent for one in written]
    tags = sum((extent.tags for extent in extents), start=type(extents[0].tags)())
    return Extent(sum(one.speeches for one in extents), sum(one.words for one in extents), tags)


def _date_span(since: date, until: date) -> Element:
    element = Element("date", {"from": since.isoformat(), "to": until.isoformat()})
    element.text = f"{belgian_date(since)} - {belgian_date(until)}"
    return element
