"""A ParlaMint corpus: valid by the field's own schemas, consistent by ParlaMint's rules, and equal to the database."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from parlamint_rules import complaints, schema_complaints, together

from corpus.actors import Actors, Coalition, Party, PartyName, Seat
from corpus.edition import Edition
from corpus.formats import CorpusFormat, write_corpus
from corpus.reading import Selection
from corpus.sittings import Direction, Section, Sitting, Turn
from corpus.tei.component import component
from corpus.tei.organisations import organisations
from corpus.tei.persons import joined_periods
from corpus.tei.xml import identifier, to_text
from parliament.errors import UsageError
from parliament.safe_text import xml_text
from warehouse.origin import DataOrigin
from warehouse.paths import DataFolder

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
Written = Callable[[CorpusFormat], Path]


@pytest.fixture(scope="module")
def corpus(written: Written) -> Path:
    return written(CorpusFormat.PARLAMINT)


@pytest.fixture(scope="module")
def whole(corpus: Path) -> etree._ElementTree:
    """The root with its documents in it."""
    return together(corpus)


def documents(corpus: Path) -> list[Path]:
    return sorted(corpus.glob("*/*.xml"))


@pytest.fixture(scope="module")
def each_corpus(each_parliament: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of each parliament there is."""
    place = tmp_path_factory.mktemp("each") / "corpus"
    write_corpus(each_parliament, place, CorpusFormat.PARLAMINT, Selection(), lambda done, total: None)
    return place


def test_each_is_valid_by_parlamints_and_parla_clarins_schemas(each_corpus: Path, schemas: Path) -> None:
    assert schema_complaints(each_corpus, schemas) == []


def test_each_keeps_parlamints_own_rules(each_corpus: Path) -> None:
    assert complaints(each_corpus) == []


def test_ten_years_have_terms_and_renamed_parties(whole: etree._ElementTree) -> None:
    groups = [one for one in whole.iter(f"{TEI}org") if one.get("role") == "parliamentaryGroup"]
    assert max(len(one.findall(f"{TEI}orgName")) for one in groups) > 1
    terms = [one for one in whole.iter(f"{TEI}event") if one.get(f"{XML}id").startswith("VP.term")]
    assert len(terms) > 1


def test_governments_have_a_coalition_and_an_opposition_of_the_parties_listed() -> None:
    parties = {name: Party(name, (PartyName(name.upper(), None, None, None, None),)) for name in ("a", "b", "c", "d")}
    coalitions = (
        Coalition("Een", date(2019, 1, 1), date(2019, 12, 31), ("a", "b"), ("c", "d")),
        Coalition("Twee", date(2020, 1, 1), None, ("c",), ("a", "b")),
    )
    listed = organisations(Actors({}, parties, coalitions, (), ()), {"party.a", "party.b", "party.c"})
    told = [
        (one.get("name"), one.get("mutual") or one.get("active"), one.get("passive"), one.get("from"), one.get("to"))
        for one in listed.iter("relation")
    ]
    assert told == [
        ("coalition", "#party.a #party.b", None, "2019-01-01", "2019-12-31"),
        ("opposition", "#party.c", "#VR", "2019-01-01", "2019-12-31"),
        ("opposition", "#party.a #party.b", "#VR", "2020-01-01", None),
    ]
    assert [one.get("xml:id") for one in listed.iter("event")] == ["VR.2019-01-01", "VR.2020-01-01"]


def test_ids_are_unique_and_every_reference_finds_one(whole: etree._ElementTree) -> None:
    ids = [element.get(f"{XML}id") for element in whole.iter() if element.get(f"{XML}id")]
    assert len(ids) == len(set(ids))
    attributes = ("who", "ref", "ana", "corresp", "mutual", "active", "passive", "target", "scheme")
    pointed = {
        reference[1:]
        for element in whole.iter()
        for attribute in attributes
        for reference in (element.get(attribute) or "").split()
        if reference.startswith("#")
    }
    assert pointed - set(ids) == set()


def test_counts_are_those_of_the_database(corpus: Path, whole: etree._ElementTree, folder: DataFolder) -> None:
    with duckdb.connect(str(folder.current.resolve()), read_only=True) as connection:
        speeches, words = connection.execute("select count(*), sum(words) from core.speech").fetchone() or (0, 0)
        items = connection.execute("select count(*) from core.agenda_item").fetchone()
        directions = connection.execute("select count(*) from core.interjection").fetchone()
        votes = connection.execute("select count(*) from core.vote").fetchone()
        by_person = dict(
            connection.execute(
                "select person_id, count(*) from core.speech where person_id is not null group by 1"
            ).fetchall()
        )
    utterances = list(whole.iter(f"{TEI}u"))
    assert len(utterances) == speeches
    assert Counter(one.get("who") for one in utterances if one.get("who")) == {
        f"#{identifier('p', person)}": count for person, count in by_person.items()
    }
    assert (len(list(whole.iter(f"{TEI}head"))),) == items
    kinds = ("kinesic", "vocal", "incident")
    noted = [note for note in whole.iter(f"{TEI}note") if note.get("type") == "narrative"]
    assert (sum(len(list(whole.iter(f"{TEI}{kind}"))) for kind in kinds) + len(noted),) == directions
    assert (len([note for note in whole.iter(f"{TEI}note") if note.get("type") == "vote"]),) == votes
    root = etree.parse(str(corpus / "ParlaMint-BE-VLG.xml"))
    assert measures(root) == {"speeches": speeches, "words": words}
    each = [measures(etree.parse(str(path))) for path in documents(corpus)]
    assert {unit: sum(one[unit] for one in each) for unit in ("speeches", "words")} == {
        "speeches": speeches,
        "words": words,
    }


def measures(tree: etree._ElementTree) -> dict[str, int]:
    header = tree.getroot().find(f"{TEI}teiHeader")
    return {one.get("unit"): int(one.get("quantity")) for one in header.iter(f"{TEI}measure")}


def test_the_text_is_that_of_the_database(corpus: Path, folder: DataFolder) -> None:
    with duckdb.connect(str(folder.current.resolve()), read_only=True) as connection:
        texts = dict(connection.execute("select speech_key, text from core.speech").fetchall())
    for path in documents(corpus):
        for utterance in etree.parse(str(path)).iter(f"{TEI}u"):
            paragraphs = ["".join(said(segment)) for segment in utterance.iter(f"{TEI}seg")]
            assert "\n\n".join(paragraphs) == texts[utterance.get("n")]


def said(segment: etree._Element) -> Iterator[str]:
    """What was said in a segment: all text that stands in no stage direction."""
    yield segment.text or ""
    for child in segment:
        yield child.tail or ""


def test_tags_are_counted(corpus: Path) -> None:
    for path in documents(corpus):
        tree = etree.parse(str(path))
        told = {one.get("gi"): int(one.get("occurs")) for one in tree.iter(f"{TEI}tagUsage")}
        text = tree.getroot().find(f"{TEI}text")
        assert told == Counter(etree.QName(one).localname for one in text.iter())


def test_affiliations_lie_within_the_life_of_what_they_are_to_and_none_overlaps_itself(
    whole: etree._ElementTree,
) -> None:
    for person in whole.iter(f"{TEI}person"):
        to_parliament = sorted(
            (one.get("from") or "", one.get("to") or "9999")
            for one in person.iter(f"{TEI}affiliation")
            if one.get("ref") == "#VP"
        )
        assert all(earlier[1] < later[0] for earlier, later in pairwise(to_parliament))
        for one in person.iter(f"{TEI}affiliation"):
            assert (one.get("from") or "") <= (one.get("to") or "9999")


def test_the_table_beside_a_document_has_a_row_per_utterance_with_its_id(corpus: Path) -> None:
    for path in documents(corpus):
        with path.with_name(f"{path.stem}-meta.tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        ids = [one.get(f"{XML}id") for one in etree.parse(str(path)).iter(f"{TEI}u")]
        assert [row["ID"] for row in rows] == ids
        assert {row["Speaker_role"] for row in rows} <= {"Chairperson", "Regular", "Guest", "-"}
        assert all(len(row) == 23 and None not in row.values() for row in rows)


def test_invented_data_say_so_in_every_header(corpus: Path) -> None:
    for path in (corpus / "ParlaMint-BE-VLG.xml", *documents(corpus)):
        header = etree.parse(str(path)).getroot().find(f"{TEI}teiHeader")
        assert "VERZONNEN GEGEVENS" in "".join(header.itertext())


def test_a_selection_holds_its_days_and_kind_and_nothing_else(folder: DataFolder, tmp_path: Path) -> None:
    selection = Selection(date(2022, 3, 1), date(2022, 12, 31), "plenary")
    write_corpus(folder, tmp_path / "some", CorpusFormat.PARLAMINT, selection, lambda done, total: None)
    days = [path.name.split("_")[1][:10] for path in documents(tmp_path / "some")]
    assert days
    assert all("2022-03-01" <= day <= "2022-12-31" for day in days)
    assert all(b"#parla.uni" in path.read_bytes() for path in documents(tmp_path / "some"))


def test_an_empty_selection_is_told_and_leaves_nothing(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sitting"):
        write_corpus(
            folder,
            tmp_path / "none",
            CorpusFormat.PARLAMINT,
            Selection(until=date(1990, 1, 1)),
            lambda done, total: None,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        write_corpus(folder, tmp_path, CorpusFormat.PARLAMINT, Selection(), lambda done, total: None)


EDITION = Edition("v", date(2026, 1, 1), DataOrigin.OFFICIAL)


def sitting(*turns: Turn) -> Sitting:
    return Sitting(
        "C1-2020-2021", "committee", "C1", "2020-2021", "2019-2024", date(2021, 1, 5), "Commissie", None, None,
        None, None, False, "0" * 64, (Section("i1", "vraag om uitleg", "TITEL", None, turns),),
    )  # fmt: skip


def turn(paragraphs: tuple[str, ...], directions: tuple[Direction, ...] = ()) -> Turn:
    return Turn(
        "s1", "k1", 1, 3, 10, "Persoon", None, None, "member", None, None, 1, paragraphs, directions, ()
    )  # fmt: skip


@given(st.text(), st.integers(0, 60), st.text())
def test_any_text_stays_well_formed_and_directions_stand_where_they_stood(text: str, offset: int, noted: str) -> None:
    direction = Direction("applause", noted, 10, 1, offset, None)
    document, _ = component(sitting(turn((text,), (direction,))), EDITION, ())
    read = etree.fromstring(to_text(document).encode())
    segment = next(read.iter(f"{TEI}seg"))
    place = min(offset, len(text))
    assert (segment.text or "") == xml_text(text[:place])
    assert (segment[0].tail or "") == xml_text(text[place:])
    assert (segment[0][0].text or "") == xml_text(noted)


def test_what_xml_cannot_hold_is_replaced_and_seen() -> None:
    assert xml_text("a\x00b\x0bc\ud800d\ufffee") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    document, _ = component(sitting(turn(("]]> <b> & \U0001f600",))), EDITION, ())
    assert etree.fromstring(to_text(document).encode()).findtext(f".//{TEI}seg") == "]]> <b> & \U0001f600"


def test_identifiers_that_look_alike_do_not_meet() -> None:
    assert identifier("p", "1895") == "p.1895"
    assert identifier("p", "a b") != identifier("p", "a_b")


def test_seats_that_touch_are_one_period_in_the_parliament() -> None:
    seats = [
        Seat(date(2019, 6, 18), date(2021, 1, 31), "a", "A", None, False),
        Seat(date(2021, 2, 1), date(2022, 1, 1), "b", "B", None, False),
        Seat(date(2023, 1, 1), None, "b", "B", None, False),
    ]
    assert joined_periods(seats) == [(date(2019, 6, 18), date(2022, 1, 1)), (date(2023, 1, 1), None)]
