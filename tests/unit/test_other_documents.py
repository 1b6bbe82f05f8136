"""What the parliament publishes besides verbatim reports is refused by its name; what is one is accepted."""

from pathlib import Path

import pytest

from parliament.documents import other_document
from parliament.errors import NotAVerbatimReportError
from parliament.parse import parse_report
from parliament.text import read_document

GOLD = sorted((Path(__file__).parents[1] / "golden" / "reports").glob("*.txt"))
SPEECHES = """
De voorzitter: Mevrouw Smets heeft het woord.

Ann Smets (N-VA): Voorzitter, ik heb een vraag.
"""
OTHERS = {
    "a written question with its answer": "SCHRIFTELIJKE VRAAG\nnr. 12\nvan ANN SMETS\n\nANTWOORD\nop vraag nr. 12\n",
    "a written question": "Schriftelijke vraag nr. 12 van 3 mei 2024\nvan Ann Smets\n\nIs er een plan?\n",
    "a bulletin of written questions": "Vlaams Parlement\nBulletin van Vragen en Antwoorden\nNr. 3\n" + SPEECHES,
    "a summary report (Beknopt Verslag)": "Beknopt Verslag\nNr. 2\nZitting 2004\n22 juli 2004\nMORGENVERGADERING\n"
    "Voorzitterschap van de heer Piet Maes, oudste lid in dienstjaren\n"
    "- De vergadering wordt geopend om 9.42 uur.\nDe voorzitter : De vergadering is geopend.\n",
    "a committee's summary report": "19 (2025-2026) – Nr. 5\ningediend op 30 juni 2026 (2025-2026)\nVerslag\nnamens de "
    "Commissie voor Begroting\nuitgebracht door Ann Smets en Piet Maes\nover het ontwerp van decreet\n" + SPEECHES,
    "a bill (ontwerp van decreet)": "stuk ingediend op 3 mei 2024 (2023-2024)\nOntwerp van decreet\nover scholen\n",
    "a bill (voorstel van decreet)": "12 (2023-2024) – Nr. 1\ningediend op 3 mei 2024 (2023-2024)\n"
    "Voorstel van decreet\nvan Ann Smets\nover scholen\nMEMORIE VAN TOELICHTING\n",
    "a proposed resolution": "ingediend op 3 mei 2024 (2023-2024)\nVoorstel van resolutie\nvan Ann Smets\n",
    "a document of the parliament": "7 (2023-2024) – Nr. 1\ningediend op 3 mei 2024 (2023-2024)\nIets nieuws\n",
    "an agenda": "Agenda\nCommissie voor Onderwijs\ndinsdag 3 mei 2024\nVRAAG OM UITLEG van Ann Smets over scholen\n",
    "a policy paper": "Beleidsnota Onderwijs 2024-2029\nHoofdstuk 1\nInleiding\n",
    "a questioner's own text": "VRAAG OM UITLEG van Ann Smets aan Els Goossens, over scholen\nIs er een plan?\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_document_is_refused_by_its_name(name: str) -> None:
    assert other_document(OTHERS[name].splitlines()) == name
    with pytest.raises(NotAVerbatimReportError, match="no verbatim report but") as refused:
        parse_report(read_document(OTHERS[name].encode(), name="r.txt"))
    assert name in str(refused.value)


def test_a_summary_among_the_proceedings_is_no_verbatim_report() -> None:
    text = f"VLAAMS PARLEMENT\nHANDELINGEN\nPLENAIRE VERGADERING\nBEKNOPT VERSLAG\nNr. 2\n{SPEECHES}"
    assert other_document(text.splitlines()) == "a summary report (Beknopt Verslag)"


def test_what_is_of_no_known_kind_is_refused_for_what_it_lacks() -> None:
    letter = "GEACHTE LEZER\n\nDit is een brief.\n\nTot slot (ten derde): veel groeten\n"
    assert "without the cover, a running header or a speaker line" in (other_document(letter.splitlines()) or "")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_gold_report_is_accepted(path: Path) -> None:
    document = read_document(path.read_bytes(), name=path.name)
    assert other_document([line.text for line in document.lines]) is None


@pytest.mark.parametrize(
    "evidence",
    [
        "Woordelijk Verslag",
        "W o o r d e l i j k  V e r s l a g",
        "HANDELINGEN",
        "zittingsjaar 2009",
        "Plenaire Vergadering",
        "vergadering C12",
        "Commissievergadering nr. C12 (2022-2023) – 7 februari 2023 3",
        "2 Plenaire vergadering nr. 1 (2009) – 30 juni 2009",
        "De voorzitter: Mevrouw Smets heeft het woord.",
        "De voorzitter : Mevrouw Smets heeft het woord.",
        "Minister-president Jan Peeters: Dat klopt.",
        "Mevrouw Vera Van der Borght: Dat klopt.",
        "De heer Jan Bertels (sp·a): Dat klopt.",
        "Ann Smets (N-VA): Dat klopt.",
    ],
)
def test_one_piece_of_evidence_suffices(evidence: str) -> None:
    text = f"OPENING VAN DE VERGADERING\n\n{evidence}\n"
    assert other_document(text.splitlines()) is None


def test_a_letter_may_speak_of_a_meeting() -> None:
    text = "SCHRIFTELIJKE VRAAG\nIn de plenaire vergadering nr. 12 van 3 mei zei u dat er een plan komt.\n"
    assert other_document(text.splitlines()) == "a written question"


def test_a_report_may_speak_of_other_documents() -> None:
    text = (
        "Woordelijk Verslag\n\nPlenaire Vergadering\n\nSCHRIFTELIJKE VRAAG\n\nVerslag\n\nuitgebracht door Ann Smets\n"
    )
    assert other_document(text.splitlines()) is None


def test_the_parliaments_own_documents_are_refused_by_name(real_pdfs: Path) -> None:
    files = sorted(real_pdfs.glob("*.pdf"))
    assert files
    for path in files:
        document = read_document(path.read_bytes(), name=path.name)
        assert document.issues == ()
        expected = {"committee": "a committee's summary report", "written": "a written question with its answer"}
        assert other_document([line.text for line in document.lines]) == expected[path.name.split("-")[0]]
