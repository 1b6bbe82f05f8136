"""PDF: the same report as text, whatever the typesetter did."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from parliament.model import ElementKind, ParsedReport, ReportSource
from parliament.parse import parse_report
from parliament.text import read_document

HEADER = "Commissievergadering nr. C9 (2020-2021) – 14 januari 2021"
REPORT = """vergadering C9
zittingsjaar 2020-2021

Woordelijk Verslag

Commissievergadering

Commissie voor Onderwijs

van 14 januari 2021
\fVRAAG OM UITLEG van Ilse Roggeman aan Pol Verbiest, viceminister-
president van de Vlaamse Regering, Vlaams minister van Onderwijs,
Sport en Rand, over de daken van scholen

– 801 (2020-2021)

Voorzitter: mevrouw Els Quintelier

De voorzitter: Mevrouw Roggeman heeft het woord.

Ilse Roggeman (Vooruit): Minister, de daken lekken in elke provincie die wij heb-
ben bezocht. Dat is geen nieuws. Daarover ging mijn vorige vraag in dit huis al, en
ook de vraag daarvoor van mijn collega uit de commissie.

Wat doet u eraan? (Applaus bij de N-VA)
\fMinister Pol Verbiest: Wij herstellen elk dak dat aan vervanging toe is, en wij doen dat
in overleg met de scholen, de steden en de gemeenten, die daarvoor ook
\fzelf middelen krijgen uit het fonds dat vorig jaar door ons werd ingericht.

Dat is alles.

De voorzitter: De vraag om uitleg is afgehandeld.
"""


def without_positions(report: ParsedReport) -> list[object]:
    """What must be the same from both files: all but the numbers of lines."""
    items = [
        replace(item, line=0, questions=tuple(replace(question, line=0) for question in item.questions))
        for item in report.items
    ]
    speeches = [replace(speech, line=0) for speech in report.speeches]
    interjections = [replace(interjection, line=0) for interjection in report.interjections]
    return [report.heading, report.page_count, items, speeches, interjections]


def test_a_pdf_and_its_text_parse_to_the_same(make_pdf: Callable[..., bytes]) -> None:
    from_pdf = parse_report(read_document(make_pdf(REPORT, header=HEADER), name="r.pdf"))
    from_text = parse_report(read_document(REPORT.encode(), name="r.txt"))
    assert from_pdf.source is ReportSource.PDF
    assert without_positions(from_pdf) == without_positions(from_text)
    assert len(from_text.speeches) == 4
    assert from_pdf.account.unknown == 0


def test_headers_and_footers_are_told_by_their_place(make_pdf: Callable[..., bytes]) -> None:
    report = parse_report(read_document(make_pdf(REPORT, header=HEADER), name="r.pdf"))
    kinds = [span.kind for span in report.spans]
    assert kinds.count(ElementKind.RUNNING_HEADER) == 3
    assert kinds.count(ElementKind.RUNNING_FOOTER) == 3


def test_pages_are_those_that_the_report_prints(make_pdf: Callable[..., bytes]) -> None:
    report = parse_report(read_document(make_pdf(REPORT, header=HEADER, offset=12), name="r.pdf"))
    assert [item.page for item in report.items] == [14]
    assert [speech.page for speech in report.speeches] == [14, 14, 15, 16]


def test_a_lost_page_is_told(make_pdf: Callable[..., bytes]) -> None:
    text = REPORT.replace("\f", f"\f{HEADER} 9\n\n", 2).replace(f"{HEADER} 9", f"2 {HEADER}", 1)
    document = read_document(make_pdf(text), name="r.pdf")
    assert [issue.kind for issue in document.issues] == ["page_numbers_jump"]


def test_headers_of_an_unknown_form_are_told_by_repetition(make_pdf: Callable[..., bytes]) -> None:
    report = parse_report(read_document(make_pdf(REPORT, header="Verslag van een nieuwe vorm, blad"), name="r.pdf"))
    assert sum(span.line_count for span in report.spans if span.kind is ElementKind.RUNNING_HEADER) == 3
    assert "nieuwe vorm" not in " ".join(" ".join(speech.paragraphs) for speech in report.speeches)


def test_positions_and_bold_are_kept(make_pdf: Callable[..., bytes]) -> None:
    lines = read_document(make_pdf(REPORT), name="r.pdf").lines
    speaker = next(line for line in lines if line.text.startswith("Ilse Roggeman (Vooruit)"))
    following = next(line for line in lines if line.text.startswith("ben bezocht"))
    assert speaker.bold_prefix == len("Ilse Roggeman (Vooruit):")
    assert following.bold_prefix == 0
    assert speaker.x == following.x
    assert speaker.y is not None and following.y is not None and following.y - speaker.y == pytest.approx(11.5, abs=0.1)


def test_a_bold_name_is_a_speaker_without_other_evidence(make_pdf: Callable[..., bytes]) -> None:
    text = REPORT.replace("Ilse Roggeman (Vooruit):", "Jan Stoutebeek:")
    assert "Jan Stoutebeek" in [
        speech.label for speech in parse_report(read_document(make_pdf(text), name="r.pdf")).speeches
    ]


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(make_two_column_pdf: Callable[..., bytes], by_row: bool) -> None:
    left = [f"Links staat regel {number} van de kolom" for number in range(18)]
    right = [f"Rechts staat regel {number} van de kolom" for number in range(18)]
    heading = "EEN KOP DIE OVER DE HELE BREEDTE VAN DE PAGINA LOOPT, VAN LINKS TOT RECHTS"
    document = read_document(make_two_column_pdf(left, right, heading, by_row), name="r.pdf")
    assert [line.text for line in document.lines] == [heading, *left, *right]


def test_the_real_report_is_the_same_from_a_pdf(real_report: Path, make_pdf: Callable[..., bytes]) -> None:
    raw = real_report.read_text(encoding="utf-8")
    from_text = parse_report(read_document(raw.encode(), name="r.txt"))
    header = re.compile(r"(?:\d+ )?(Commissievergadering nr\. .*?\d{4})(?: \d+)? *$", re.MULTILINE)
    first_header = header.search(raw)
    assert first_header is not None
    cover, body = raw[: first_header.start()], raw[first_header.start() :]
    body = re.sub(r"^Vlaams Parlement(?:  —.*)? *$", "", header.sub("\f", body), flags=re.MULTILINE)
    pdf = make_pdf(cover + re.sub(r"^ (?=\S)", "\f", body, flags=re.MULTILINE), header=first_header[1])
    from_pdf = parse_report(read_document(pdf, name="r.pdf"))
    assert without_positions(from_pdf) == without_positions(from_text)
    assert from_pdf.issues == ()
