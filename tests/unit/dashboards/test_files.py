"""CSV files, the folder of the site, fingerprints and queries."""

from datetime import date
from pathlib import Path

from dashboards.csv_files import csv_file
from dashboards.folder import NOTES_FILE, SiteFolder
from dashboards.page import Page
from dashboards.pages.meetings import with_namesakes
from dashboards.pages.quality import failure_of
from dashboards.pages.questions import search_index
from dashboards.reading import QUERIES_FOLDER
from warehouse.origin import DataOrigin


def opened(target: Path, renderer: str = "1") -> SiteFolder:
    folder = SiteFolder(target, renderer)
    folder.open()
    return folder


def test_csv_is_unrounded_quoted_and_no_formula() -> None:
    rows = [
        {"a": 'x, "y"', "b": 0.333333333, "c": None, "d": date(2020, 5, 12), "e": True},
        {"a": "=1+1", "b": 2, "c": 0, "d": None, "e": False},
    ]
    text = csv_file("x.csv", ("a", "b", "c", "d", "e"), rows, DataOrigin.OFFICIAL).text
    assert text == 'a,b,c,d,e\r\n"x, ""y""",0.333333,,2020-05-12,true\r\n\'=1+1,2,0,,false\r\n'


def test_csv_of_invented_data_says_so_in_every_row() -> None:
    text = csv_file("x.csv", ("a",), [{"a": 1}, {"a": 2}], DataOrigin.INVENTED).text
    assert text == "a,data_origin\r\n1,invented\r\n2,invented\r\n"


def test_a_page_of_the_same_rows_is_current_until_the_renderer_changes(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert not first.is_current("a.html", "rows")
    first.write("a.html", b"page", "rows")
    first.close()
    again = opened(tmp_path)
    assert again.is_current("a.html", "rows")
    assert not again.is_current("a.html", "other rows")
    again.close()
    assert not opened(tmp_path, "2").is_current("a.html", "rows")


def test_a_cut_off_rendering_leaves_nothing_current(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write("a.html", b"page", "rows")
    first.close()
    opened(tmp_path).write("b.html", b"page", "rows")
    assert not opened(tmp_path).is_current("a.html", "rows")


def test_damaged_notes_are_as_none(tmp_path: Path) -> None:
    (tmp_path / NOTES_FILE).write_text('{"files": ')
    folder = opened(tmp_path)
    folder.write("a.html", b"page", "rows")
    folder.close()
    assert opened(tmp_path).is_current("a.html", "rows")


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    opened(tmp_path).write("deep/a.html", b"page", "rows")
    folder = opened(tmp_path)
    folder.write("deep/a.html", b"page", "other rows")
    assert (folder.written_count, folder.unchanged_count) == (0, 1)


def test_a_page_that_is_no_longer_made_goes_with_its_folder(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write("deep/er/a.html", b"page", "rows")
    first.write("b.html", b"page", "rows")
    first.close()
    second = opened(tmp_path)
    assert second.is_current("b.html", "rows")
    second.close()
    assert not (tmp_path / "deep").exists()
    assert (tmp_path / "b.html").exists()


def test_a_fingerprint_follows_the_rows() -> None:
    one = Page("a.html", "a.html", "members", {"rows": [{"words": 1}]})
    same = Page("a.html", "a.html", "members", {"rows": [{"words": 1}]})
    other = Page("a.html", "a.html", "members", {"rows": [{"words": 2}]})
    assert one.fingerprint == same.fingerprint
    assert one.fingerprint != other.fingerprint


def test_a_search_index_is_one_call_with_plain_data() -> None:
    minister = {"name": "B", "person_id": None, "is_addressed": True, "has_answered": False}
    row = {
        "meeting_date": date(2020, 5, 13), "question_type": "vraag om uitleg", "question_number": 7,
        "subject": "x</script>", "questioner_name": "A", "questioner_person_id": "1", "questioner_party_name": None,
        "meeting_id": "C 1", "question_ordinal": 2, "ministers": [minister], "questioner_party_family": "x",
        "theme_names": ["jeugd"], "days_to_treatment": 9, "meeting_kind": "committee",
        "is_joined": True,
    }  # fmt: skip
    ended = {
        "submitted_date": None, "question_type": "vraag om uitleg", "question_number": 8, "subject": "y",
        "party_name": "P", "party_family": "p", "theme_names": None, "is_withdrawn": True, "ministers": [],
        "source_url": "javascript:alert(1)", "questioners": [{"person_id": "1", "name": "A"}],
    }  # fmt: skip
    text = search_index("2019-2020", [row], [ended])
    assert text == (
        'spreektijdIndex("2019-2020",[["2020-05-13","vraag om uitleg",7,"x\\u003c/script>","A","1",null,"C~20~1",2,'
        '[["B",null,1,0]],"x",["jeugd"],9,"committee",1],'
        '["","vraag om uitleg",8,"y","A","1","P","",0,[],"p",[],null,"",0,"withdrawn","",["1"]]]);\n'
    )


def test_every_query_opens_with_its_grain() -> None:
    queries = sorted(QUERIES_FOLDER.glob("*.sql"))
    assert queries
    assert [path.name for path in queries if not path.read_text(encoding="utf-8").startswith("-- Grain: ")] == []


def test_only_speeches_of_namesakes_tell_who_spoke() -> None:
    speakers = [("An", "1"), ("Bo", "2"), ("An", "3"), ("Bo", "2"), ("Ci", None)]
    marked = with_namesakes([{"speaker_name": name, "person_id": person} for name, person in speakers])
    assert [row["namesake_id"] for row in marked] == ["1", None, "3", None, None]


def test_a_check_without_a_family_has_no_query_and_the_page_stands() -> None:
    """The page of data quality could not be rendered where an old result names no family."""
    check = {"check_name": "old_check", "family": None, "checked_at": None, "sample_rows": None, "success": False}
    assert failure_of(check, [check])["query"] is None
