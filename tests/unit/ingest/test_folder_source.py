import os
from pathlib import Path

import pytest

from ingest.folder import gather_folder
from parliament.archive import Archive
from parliament.errors import SourceUnreachableError, UsageError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "2021").mkdir(parents=True)
    (folder / "a.txt").write_text("eerste", encoding="utf-8")
    (folder / "2021" / "b.PDF").write_bytes(b"%PDF-1.4")
    (folder / "notes.md").write_text("no report", encoding="utf-8")
    return folder


def test_every_report_of_a_folder_and_its_sub_folders_lies_in_the_archive(reports: Path, archive: Archive) -> None:
    gathered = gather_folder(reports, archive)
    assert [document.name for document in gathered.documents] == ["2021/b.PDF", "a.txt"]
    assert archive.read(gathered.documents[1].sha256) == b"eerste"


def test_the_url_of_a_file_holds_no_path_of_the_machine(reports: Path, archive: Archive) -> None:
    gathered = gather_folder(reports, archive)
    assert {document.url for document in gathered.documents} == {"file:2021/b.PDF", "file:a.txt"}


def test_the_same_bytes_twice_are_one_document_and_a_notice(reports: Path, archive: Archive) -> None:
    (reports / "copy.txt").write_text("eerste", encoding="utf-8")
    gathered = gather_folder(reports, archive)
    assert len(gathered.documents) == 2
    assert [issue.issue.kind for issue in gathered.issues] == ["duplicate_file"]


def test_reading_a_folder_again_keeps_when_each_file_was_first_seen(reports: Path, archive: Archive) -> None:
    first = gather_folder(reports, archive)
    again = gather_folder(reports, archive)
    assert [document.fetched_at for document in first.documents] == [
        document.fetched_at for document in again.documents
    ]


def test_a_folder_without_reports_is_wrong_use(tmp_path: Path, archive: Archive) -> None:
    with pytest.raises(UsageError, match=r"holds no \.txt or \.pdf"):
        gather_folder(tmp_path, archive)


def test_a_path_that_is_not_there_is_an_unreachable_source(tmp_path: Path, archive: Archive) -> None:
    with pytest.raises(SourceUnreachableError, match="does not exist"):
        gather_folder(tmp_path / "gone", archive)


def test_a_file_of_another_kind_is_wrong_use(reports: Path, archive: Archive) -> None:
    with pytest.raises(UsageError, match=r"neither \.txt nor \.pdf"):
        gather_folder(reports / "notes.md", archive)


@pytest.mark.parametrize(("older", "newer"), [("z.txt", "a.txt"), ("a.txt", "z.txt"), ("z.txt", "a-voorlopig.txt")])
def test_of_two_texts_the_newer_final_one_is_fetched_last(tmp_path: Path, older: str, newer: str) -> None:
    """What counts of two texts of one meeting is when they were written, and not how they are called."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, written_at in ((older, 1_600_000_000), (newer, 1_700_000_000)):
        (folder / name).write_text(f"text of {name}", encoding="utf-8")
        os.utime(folder / name, (written_at, written_at))
    documents = gather_folder(folder, Archive(tmp_path / "archive")).documents
    assert [document.name for document in documents] == sorted([older, newer])
    last = max(documents, key=lambda document: document.fetched_at)
    assert last.name == (older if "voorlopig" in newer else newer)
    assert [document.name for document in documents if document.is_provisional] == [
        name for name in (newer,) if "voorlopig" in name
    ]


def test_a_name_that_is_no_text_is_told_and_its_file_is_read(reports: Path, archive: Archive) -> None:
    Path(os.fsdecode(os.fsencode(reports) + b"/\xff\xe9.txt")).write_text("tweede", encoding="utf-8")
    gathered = gather_folder(reports, archive)
    (document,) = [one for one in gathered.documents if archive.read(one.sha256) == b"tweede"]
    assert (document.name, document.url) == ("\\xff\\xe9.txt", "file:\\xff\\xe9.txt")
    assert [(one.issue.kind, one.document_name) for one in gathered.issues] == [
        ("undecodable_file_name", "\\xff\\xe9.txt")
    ]
    assert all(issue.issue.detail.encode() for issue in gathered.issues)


def test_what_is_no_file_is_told_and_the_rest_is_read(reports: Path, archive: Archive) -> None:
    os.mkfifo(reports / "pipe.pdf")
    (reports / "loop.txt").symlink_to(reports / "loop.txt")
    (reports / "gone.txt").symlink_to(reports / "nowhere.txt")
    (reports / "round").symlink_to(reports)
    (reports / "folder.pdf").mkdir()
    (reports / "folder.pdf" / "c.txt").write_text("derde", encoding="utf-8")
    gathered = gather_folder(reports, archive)
    assert [document.name for document in gathered.documents] == ["2021/b.PDF", "a.txt", "folder.pdf/c.txt"]
    assert [(one.document_name, one.issue.kind) for one in gathered.issues] == [
        ("gone.txt", "unreadable_file"),
        ("loop.txt", "unreadable_file"),
        ("pipe.pdf", "unreadable_file"),
    ]


def test_a_folder_of_nothing_but_broken_links_is_no_error_of_the_program(tmp_path: Path, archive: Archive) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    gathered = gather_folder(tmp_path, archive)
    assert gathered.documents == ()
    assert [one.issue.kind for one in gathered.issues] == ["unreadable_file"]
