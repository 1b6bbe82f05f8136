"""A folder of old reports, of years that the register does not cover, is published, and says what rests on print."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from commands import run

from warehouse.paths import DataFolder
from warehouse.read import published_path

pytestmark = pytest.mark.usefixtures("short_nights")

# Words of nobody: enough that a report is no scrap, with no cue and no label in it.
_WORDS = "Het dak van de school is oud en het regent binnen, dus er moet geld komen voor nieuwe pannen. " * 5


@dataclass(frozen=True)
class OldReport:
    """One committee report of the form of 2014, with one question."""

    number: str
    session_year: str
    day: str
    question_number: int
    questioner: str
    party: str
    follower: str

    @property
    def text(self) -> str:
        title, _, name = self.questioner.partition("|")
        surname = name.split(" ", maxsplit=1)[1]
        heading = (
            f"VRAAG OM UITLEG van {title[0].lower()}{title[1:]} {name} tot mevrouw Greta Vermandere, "
            "Vlaams minister van Onderwijs, over de daken van de scholen"
        )
        lines = [
            f"vergadering {self.number}", f"zittingsjaar {self.session_year}", "Woordelijk Verslag",
            "Commissievergadering", "Commissie voor Onderwijs", f"van {self.day}", "",
            f"2 Commissievergadering nr. {self.number} ({self.session_year}) – {self.day}", "Vlaams Parlement", "",
            "INHOUD", f"{heading}\n– {self.question_number} ({self.session_year}) 3", "",
            f"Commissievergadering nr. {self.number} ({self.session_year}) – {self.day} 3", "Vlaams Parlement", "",
            heading, f"– {self.question_number} ({self.session_year})", "Voorzitter: mevrouw Katrijn De Munter",
            f"De voorzitter: {title} {surname} heeft het woord.",
            f"{title} {name} ({self.party}): Mevrouw de voorzitter, {_WORDS}",
            f"{self.follower}: Ik sluit mij aan. {_WORDS}",
            f"Minister Greta Vermandere: Dank u wel. {_WORDS}",
            "De voorzitter: De vraag om uitleg is afgehandeld.",
            "– De vergadering wordt gesloten om 15.10 uur.",
        ]  # fmt: skip
        return "\n\n".join(lines)


_KESTELOOT, _HAESEVOETS = "De heer|Bram Kesteloot", "Mevrouw|Lut Haesevoets"
_REPORTS = (
    OldReport("C12", "2014-2015", "6 november 2014", 110, _KESTELOOT, "sp·a", "Mevrouw Lut Haesevoets (Groen)"),
    OldReport("C40", "2015-2016", "12 november 2015", 210, _HAESEVOETS, "Groen", "De heer Bram Kesteloot (N-VA)"),
    OldReport("C55", "2015-2016", "3 december 2015", 310, _KESTELOOT, "N-VA", "De heer Jos De Meyerink (CD&V)"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "reports"
    source.mkdir()
    for report in _REPORTS:
        (source / f"{report.number}.txt").write_text(report.text, encoding="utf-8")
    return source


@pytest.mark.thorough
def test_it_is_published_with_its_provisional_share_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    code = run("nightly", "--source", folder, "--data", data, "--plain", "--no-dashboard", "--processes", 1)
    told = capsys.readouterr()
    assert code == 0, told.out + told.err
    # A cell of the drawn table may go over several lines.
    words = " ".join((told.err + told.out).replace("│", " ").split())
    assert "100.0 % of words; 100.0 % by 6 persons known only from printed names" in words
    with duckdb.connect(str(published_path(DataFolder(data))), read_only=True) as connection:
        rows = connection.execute(
            "select session_year, resolved_share, provisional_share, provisional_person_count "
            "from mart.resolution_summary order by all"
        ).fetchall()
        namesakes = connection.execute(
            "select person_id from core.person where full_name = 'Bram Kesteloot' order by 1"
        ).fetchall()
        totals = connection.execute(
            "select count(*) from mart.member_speaking_time where person_id like 'print-%' and words > 0"
        ).fetchone()
    assert rows == [("2014-2015", 1.0, 1.0, 4), ("2015-2016", 1.0, 1.0, 5)]
    assert namesakes == [("print-bram-kesteloot--n-va",), ("print-bram-kesteloot--vooruit",)]
    assert totals
    assert totals[0] >= 5

    assert run("info", "--data", data) == 0
    assert "known only from printed names" in " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert run("people", "kesteloot", "--data", data) == 0
    shown = capsys.readouterr().out
    assert shown.count("provisional: no list or record holds the name") == 2
    assert "print-bram-kesteloot--n-va" in shown


def test_a_misspelt_key_in_the_corrections_stops_a_folder_too(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corrections = tmp_path / "project" / "corrections"
    corrections.mkdir(parents=True)
    (corrections / "members.toml").write_text(
        'source = "s"\nseen_on = 2026-06-27\nreason = "r"\nexpect = "absent"\n'
        '[[membership]]\nperson = "Wannes Roosvelt"\nparty = "VLD"\nform = 2004-01-01\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("ingest.folder.CORRECTIONS_FOLDER", corrections)
    assert run("nightly", "--source", folder, "--data", tmp_path / "data", "--plain", "--no-dashboard") != 0
    assert "members.toml: membership has the unknown part form" in " ".join(capsys.readouterr().err.split())
