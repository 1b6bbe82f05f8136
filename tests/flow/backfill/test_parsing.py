"""Documents parsed in processes: as many results as documents, whatever dies."""

from dataclasses import replace
from pathlib import Path

import pytest
from deadly import DeadlyName

from ingest import parsing
from ingest.folder import SAMPLE_FOLDER, gather_folder
from ingest.parsing import ParsedDocument, UnreadDocument, parse_documents
from parliament.archive import Archive


def test_a_document_that_kills_its_process_is_left_out_and_every_other_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "DOCUMENTS_A_CHUNK", 2)
    archive = Archive(tmp_path / "archive")
    (first, *_) = gather_folder(SAMPLE_FOLDER, archive).documents
    # So many chunks that there are some before, beside and behind the one that dies.
    documents = [replace(first, name=f"{number}.txt") for number in range(15)]
    documents[4] = replace(first, name=DeadlyName("deadly.txt"))
    told: list[int] = []
    results = list(parse_documents(documents, archive, processes=2, on_progress=lambda done, _: told.append(done)))
    unread = [result for result in results if isinstance(result, UnreadDocument)]
    assert [result.issue.kind for result in unread] == ["crashed_report"]
    read = sorted(result.document.name for result in results if isinstance(result, ParsedDocument))
    assert read == sorted(document.name for document in documents if document.name != "deadly.txt")
    assert told == list(range(1, len(documents) + 1))
