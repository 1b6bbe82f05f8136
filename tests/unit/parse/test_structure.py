"""Structure from what a line is in its sequence: gaps, blank lines and bold are evidence, and each may be missing."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parliament.model import ElementKind, ParsedReport
from parliament.parse import count_words, parse_lines
from parliament.parse.headings import read_chair_line, read_number_line
from parliament.parse.speakers import LabelStrength, is_person_name, read_label
from parliament.text import read_document
from parliament.text.plain import read_plain

ROOT = Path(__file__).resolve().parents[3]
GOLD = sorted((ROOT / "tests" / "golden" / "reports").glob("*.txt"))

TIGHT = """vergadering C7
zittingsjaar 2018-2019
Woordelijk Verslag
Commissievergadering
Commissie voor Oude Ambachten
van 4 april 2019
VRAAG OM UITLEG van Wim Zandberg aan Ria Heideveld, Vlaams minister van
Ambachten, over de zeilmakers
– 88 (2018-2019)
Voorzitter: mevrouw Nel Duinker
De voorzitter: De heer Zandberg heeft het woord.
Wim Zandberg (Groen): Minister, er zijn er nog drie. Dat is
weinig.
De voorzitter: Minister Heideveld heeft het woord.
Minister Ria Heideveld: Er zijn er vier.
– Mevrouw Lea Polder treedt als voorzitter op.
De voorzitter: De vraag om uitleg is afgehandeld.
"""


def parse(text: str) -> ParsedReport:
    return parse_lines(read_document(text.encode(), name="report.txt"))


def essence(report: ParsedReport) -> dict[str, object]:
    """What must not depend on the clothes of a report."""
    return {
        "meeting": report.heading,
        "items": [
            (
                item.type,
                item.title,
                item.chair,
                item.document_numbers,
                [(one.type, one.number, one.questioner, one.addressees, one.subject) for one in item.questions],
            )
            for item in report.items
        ],
        "sub-headings": [heading.title for heading in report.sub_headings],
        "speeches": [(speech.item, speech.label, speech.role, speech.words) for speech in report.speeches],
        "interjections": [(one.speech, one.item, one.kind, one.text) for one in report.interjections],
        "votes": [(one.number, one.participant_count, one.yes_count, one.is_adopted) for one in report.votes],
        "attendance": [(one.name, one.status, one.reason) for one in report.attendance],
    }


def _trimmed(text: str) -> str:
    return re.sub(r"^[ \t]+|[ \t]+$", "", text, flags=re.MULTILINE)


CLOTHES: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda text: re.sub(r"\n{2,}", "\n", _trimmed(text)),
    "a blank line after every line": lambda text: "\n\n".join(line for line in _trimmed(text).split("\n") if line),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "tabs": lambda text: re.sub(r"(?<=\S) (?=\S)", "\t", text),
    "minus signs for dashes": lambda text: text.replace("–", "\u2212"),
    "em dashes": lambda text: text.replace("–", "\u2014"),
    "hyphens for dashes": lambda text: text.replace("–", "-"),
    "figure dashes": lambda text: text.replace("–", "\u2012"),
    "minus signs for hyphens": lambda text: text.replace("-", "\u2212"),
    "en dashes for hyphens": lambda text: text.replace("-", "–"),
    "non-breaking hyphens": lambda text: text.replace("-", "\u2011"),
    "spaces behind every line": lambda text: re.sub(r"$", "   ", text, flags=re.MULTILINE),
    "zero-width spaces at colons": lambda text: text.replace(":", "\u200b:"),
    "headers lost": lambda text: re.sub(
        r"^ ?(?:\d+ )?(?:Commissie|Plenaire )vergadering nr\..*$", "", text, flags=re.MULTILINE
    ),
}


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_gold_report_reads_the_same_in_other_clothes(path: Path, clothes: str) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace")
    assert essence(parse(CLOTHES[clothes](text))) == essence(parse(text))


def test_the_chairs_turn_right_under_the_chair_line_is_a_speech() -> None:
    report = parse(TIGHT)
    assert [(speech.speaker, speech.words) for speech in report.speeches] == [
        ("Nel Duinker", 6),
        ("Wim Zandberg", 9),
        ("Nel Duinker", 5),
        ("Ria Heideveld", 4),
        ("Lea Polder", 6),
    ]
    assert [span.line_count for span in report.spans if span.kind is ElementKind.CHAIR_LINE] == [1]
    assert [one.text for one in report.interjections] == ["Mevrouw Lea Polder treedt als voorzitter op."]
    assert report.issues == ()


# --- what an element may hold -----------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "Voorzitter: de heer Jan Bos",
        "De voorzitter: De heer Bos heeft het woord.",
        "Jan Bos (N-VA): Dank u.",
        "Minister An Veld: Ja.",
        "STEMMINGEN",
        "ROUWHULDE",
        "VRAAG OM UITLEG van Jan Bos aan An Veld, Vlaams minister van Werk, over het werk",
        "– 12 (2019-2020)",
        "– 12 (2009)",
        "– De vergadering wordt geopend om 14 uur.",
        "Algemene bespreking",
        "Opheldering over de stand van zaken",
        "Een zin die gewoon verder loopt en nog niet ten einde is",
        "zodat zij hier eindigt, na lange tijd.",
        "(Applaus)",
        "■",
        "Stemming nr. 3",
        "3 leden hebben ja geantwoord;",
        "De motie is aangenomen.",
        " ".join(["woord"] * 45) + ".",
        "INHOUD",
        "",
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=40).map("\n".join)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.findall(r"[^.]*\.(?=\s|$)", text) if sentence.strip()]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_an_element_holds_only_lines_whose_form_it_allows(text: str) -> None:
    document = read_plain(text)
    lines = {line.number: line.text for line in document.lines}
    for span in parse_lines(document).spans:
        held = [lines[number] for number in range(span.first_line, span.last_line + 1) if number in lines]
        if span.kind is ElementKind.NUMBER_LINE:
            assert all(read_number_line(line) is not None for line in held)
        if span.kind is ElementKind.CHAIR_LINE:
            # A chair line of two lines has the rest of a name on the second.
            assert all(read_chair_line(line) is not None or is_person_name(line, single=True) for line in held)
            assert not any(_is_strong_label(line) for line in held)
        if span.kind is ElementKind.HEADING:
            assert all(count_words(sentence) <= 40 for sentence in _sentences("\n".join(held)))


def _is_strong_label(line: str) -> bool:
    head, colon, _ = line.partition(":")
    label = read_label(head.rstrip()) if colon else None
    return label is not None and label.strength is LabelStrength.STRONG
