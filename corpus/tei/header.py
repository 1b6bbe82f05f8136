"""The headers of a ParlaMint corpus: of a sitting's document and, in what they share, of the root."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from corpus.actors import Legislature
from corpus.edition import Edition
from corpus.sittings import Sitting
from corpus.tei.naming import CORPUS, LANGUAGE, PARLIAMENT, body_of, legislature_on, term_ref
from corpus.tei.xml import TEI_NAMESPACE, add
from parliament.attribution import LICENCE, LICENCE_URL, PARLIAMENT_URL, PUBLISHER

# The one value that ParlaMint's schema takes; what it covers is said beside it (docs/decisions/090-corpora.md).
PARLAMINT_LICENCE: Final = "http://creativecommons.org/licenses/by/4.0/"
# In the form that ParlaMint asks of every corpus.
DUTCH_TITLE: Final = f"Corpus van het Vlaams Parlement {CORPUS}"
ENGLISH_TITLE: Final = f"Flemish parliamentary corpus {CORPUS}"
_LICENCE_NL: Final = (
    "De teksten zijn van het Vlaams Parlement en vallen onder de {name}: gratis hergebruik met bronvermelding. De "
    "opmaak en de metadata van dit corpus vallen onder Creative Commons Naamsvermelding 4.0."
)
_LICENCE_EN: Final = (
    "The texts are those of the Flemish Parliament, under the {name}: free reuse with attribution. The encoding and "
    "the metadata of this corpus are under Creative Commons Attribution 4.0."
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a document, or a corpus, holds: utterances, words as the database counts them, elements by tag."""

    speeches: int
    words: int
    tags: Counter[str]


def component_header(
    sitting: Sitting, edition: Edition, extent: Extent, legislatures: tuple[Legislature, ...]
) -> Element:
    """The header of one sitting's document."""
    header = Element("teiHeader")
    file_description = add(header, "fileDesc")
    titles = add(file_description, "titleStmt")
    name_nl, name_en = _body_names(sitting)
    day_nl, day_en = belgian_date(sitting.day), sitting.day.isoformat()
    add_title(titles, "main", f"{DUTCH_TITLE}, {day_nl} [ParlaMint]", LANGUAGE)
    add_title(titles, "main", f"{ENGLISH_TITLE}, {day_en} [ParlaMint]", "en")
    number = f", {sitting.number}" if sitting.number else ""
    add_title(titles, "sub", f"{name_nl}{number}, {day_nl}", LANGUAGE)
    add_title(titles, "sub", f"{name_en}{number}, {day_en}", "en")
    body = f"#{body_of(sitting)}"
    term = legislature_on(sitting.day, legislatures)
    if term is not None:
        add_meeting(titles, f"{body} #parla.term #{term_ref(term.name)}", term.name, f"Zittingsperiode {term.name}")
    add_meeting(titles, f"{body} #parla.session", sitting.session_year, f"Zittingsjaar {sitting.session_year}")
    add_meeting(titles, f"{body} #parla.sitting", sitting.number or day_en, f"{name_nl}{number}")
    add_edition_and_extent(file_description, edition, extent)
    add_publication(file_description, edition)
    bibliography = add(add(file_description, "sourceDesc"), "bibl")
    add_title(bibliography, "main", f"Woordelijk verslag: {name_nl}{number}, {day_nl}", LANGUAGE)
    add_title(bibliography, "main", f"Verbatim report: {name_en}{number}, {day_en}", "en")
    for address in (sitting.report_url, sitting.web_url):
        if address is not None and address.startswith(("http://", "https://")):
            add(bibliography, "idno", address, type="URI")
    # The bytes that were read: anyone with the same file can prove it.
    add(bibliography, "idno", f"urn:sha256:{sitting.sha256}", type="URI")
    add(bibliography, "date", day_nl, when=day_en)
    encoding = add(header, "encodingDesc")
    add_project(encoding, edition)
    add_tags(encoding, extent)
    profile = add(header, "profileDesc")
    add_setting(profile, sitting.day, sitting.day)
    return header


def belgian_date(day: date) -> str:
    """A date as Belgium writes it, without leading zeros: 12/5/2020."""
    return f"{day.day}/{day.month}/{day.year}"


def add_title(parent: Element, kind: str, text: str, language: str) -> None:
    """A title in one language."""
    add(parent, "title", text, type=kind, xml_lang=language)


def add_meeting(parent: Element, categories: str, number: str, text: str) -> None:
    """A meeting of the parliament: a term, a session year or a sitting."""
    add(parent, "meeting", text, n=number, corresp=f"#{PARLIAMENT}", ana=categories)


def add_edition_and_extent(parent: Element, edition: Edition, extent: Extent) -> None:
    """Version, and numbers of speeches and words."""
    add(add(parent, "editionStmt"), "edition", edition.version)
    measures = add(parent, "extent")
    for unit, dutch, quantity in (
        ("speeches", "toespraken", extent.speeches),
        ("words", "woorden", extent.words),
    ):
        for language, word in ((LANGUAGE, dutch), ("en", unit)):
            add(measures, "measure", f"{quantity} {word}", unit=unit, quantity=str(quantity), xml_lang=language)


def add_publication(parent: Element, edition: Edition) -> None:
    """Who publishes, under which licence, when, and whom to name."""
    publication = add(parent, "publicationStmt")
    publisher = add(publication, "publisher")
    add(publisher, "orgName", PUBLISHER)
    add(publication, "idno", PARLIAMENT_URL, type="URI")
    availability = add(publication, "availability", status="free")
    add(availability, "licence", PARLAMINT_LICENCE)
    for language, sentence, attribution in (
        (LANGUAGE, _LICENCE_NL, edition.origin.attribution),
        ("en", _LICENCE_EN, edition.origin.attribution_english),
    ):
        paragraph = add(availability, "p", f"{attribution}. ", xml_lang=language)
        _fill_licence(paragraph, sentence)
    add(publication, "date", edition.day.isoformat(), when=edition.day.isoformat())


def _fill_licence(paragraph: Element, sentence: str) -> None:
    """The licence's sentence, its name as a reference."""
    before, after = sentence.split("{name}")
    paragraph.text = f"{paragraph.text or ''}{before}"
    reference = SubElement(paragraph, "ref", {"target": LICENCE_URL})
    reference.text = LICENCE
    reference.tail = after


def add_project(encoding: Element, edition: Edition) -> None:
    """What made this."""
    project = add(encoding, "projectDesc")
    add(
        project,
        "p",
        "Gemaakt door spreektijd uit de officiële woordelijke verslagen. Toespraken volgen het verslag; een woord is "
        "een reeks tekens zonder spatie met minstens één letter of cijfer. " + edition.origin.attribution + ".",
        xml_lang=LANGUAGE,
    )
    add(
        project,
        "p",
        "Made by spreektijd from the official verbatim reports, after the guidelines of ParlaMint. Utterances follow "
        "the report; a word is a run of non-space characters with at least one letter or digit. "
        + edition.origin.attribution_english
        + ".",
        xml_lang="en",
    )


def add_tags(encoding: Element, extent: Extent) -> None:
    """How often each element occurs in the text."""
    namespace = add(add(encoding, "tagsDecl"), "namespace", name=TEI_NAMESPACE)
    for tag in sorted(extent.tags):
        add(namespace, "tagUsage", gi=tag, occurs=str(extent.tags[tag]))


def add_setting(profile: Element, since: date, until: date) -> None:
    """Where and when the debates were held."""
    setting = add(add(profile, "settingDesc"), "setting")
    add(setting, "name", "Brussel", type="city")
    add(setting, "name", "Vlaanderen", type="region", key="BE-VLG")
    if since == until:
        add(setting, "date", belgian_date(since), when=since.isoformat())
    else:
        span = f"{belgian_date(since)} - {belgian_date(until)}"
        setting.append(_period("date", span, since, until))


def _period(tag: str, text: str, since: date, until: date) -> Element:
    # "from" is a word of Python, so it cannot be a keyword.
    element = Element(tag, {"from": since.isoformat(), "to": until.isoformat()})
    element.text = text
    return element


def _body_names(sitting: Sitting) -> tuple[str, str]:
    if sitting.kind == "plenary":
        return "Plenaire vergadering", "Plenary sitting"
    name = sitting.committee_name or "commissie"
    return f"Commissievergadering ({name})", f"Committee meeting ({name})"
