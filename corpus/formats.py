"""The corpora by name: what each is, and how it is written into a folder that appears whole or not at all."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from corpus.edition import Edition
from corpus.parlspeech import write_parlspeech
from corpus.popolo import write_popolo
from corpus.reading import CorpusReader, Selection, open_corpus
from corpus.release import write_release
from corpus.sentences import write_sentences
from corpus.sittings import Sitting, count_sittings
from corpus.tei.write import write_parlamint
from parliament.attribution import LICENCE
from parliament.errors import UsageError
from parliament.files import replacing_folder
from warehouse.origin import read_origin
from warehouse.paths import DataFolder
from warehouse.publish import read_manifest, version_of
from warehouse.read import published_path


class CorpusFormat(StrEnum):
    """Forms of the record that others take."""

    PARLAMINT = "parlamint"
    PARLSPEECH = "parlspeech"
    POPOLO = "popolo"
    SENTENCES = "sentences"
    RELEASE = "release"


# What each folder holds, for those who choose between them.
DESCRIPTIONS: Final = {
    CorpusFormat.PARLAMINT: "TEI of the ParlaMint project: a corpus root, a document and a table per sitting",
    CorpusFormat.PARLSPEECH: "one table of speeches in the columns of ParlSpeech V2, as CSV and Parquet",
    CorpusFormat.POPOLO: "persons, organisations, memberships, events and votes as Popolo JSON",
    CorpusFormat.SENTENCES: "sentences and tokens of every speech, as two Parquet files",
    CorpusFormat.RELEASE: "one folder ready for a DOI: database, Parquet, ParlaMint corpus, citation and checksums",
}


def write_corpus(
    folder: DataFolder, to: Path, corpus_format: CorpusFormat, selection: Selection, told: Callable[[int, int], None]
) -> tuple[Path, ...]:
    """Write what is published in one form to ``to``, a new or empty folder, and return the files.

    ``told`` is called with how many sittings are done, of how many.

    Raises:
        UsageError: ``to`` holds something, or the selection holds no sitting.
        WarehouseError: nothing is published, or a file cannot be written.
    """
    if corpus_format is CorpusFormat.RELEASE and selection != Selection():
        raise UsageError("a release holds everything: --since, --until and --kind are for corpora")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise UsageError(f"{to} holds other files: give a new or empty folder")
    database = published_path(folder)
    with open_corpus(database) as reader:
        edition, total = read_edition(folder, reader), count_sittings(reader, selection)
    with replacing_folder(to) as partial:
        partial.mkdir(parents=True)
        progress = _Progress(total, told)
        if corpus_format is CorpusFormat.RELEASE:
            written = write_release(folder, partial, edition, progress.one_more)
        else:
            written = _write(database, partial, corpus_format, selection, edition, progress)
            read_me = partial / "LEESMIJ.txt"
            read_me.write_text(_read_me(corpus_format, edition), encoding="utf-8")
            written = (*written, read_me)
        names = [path.relative_to(partial) for path in written]
    return tuple(to / name for name in names)


def read_edition(folder: DataFolder, reader: CorpusReader) -> Edition:
    """The edition of the published version."""
    version = version_of(published_path(folder))
    published_at = read_manifest(folder, version)["published_at"]
    return Edition(version, date.fromisoformat(published_at[:10]), read_origin(reader.connection))


class _Progress:
    """Counts sittings as they are done, and reports."""

    def __init__(self, total: int, told: Callable[[int, int], None]) -> None:
        self._total, self._told, self._done = total, told, 0

    def one_more(self, _: Sitting) -> None:
        self._done += 1
        self._told(self._done, self._total)


def _write(
    database: Path, to: Path, corpus_format: CorpusFormat, selection: Selection, edition: Edition, progress: _Progress
) -> tuple[Path, ...]:
    with open_corpus(database) as reader:
        return _WRITERS[corpus_format](reader, to, selection, edition, progress.one_more)


_WRITERS: Final = {
    CorpusFormat.PARLAMINT: write_parlamint,
    CorpusFormat.PARLSPEECH: write_parlspeech,
    CorpusFormat.POPOLO: write_popolo,
    CorpusFormat.SENTENCES: write_sentences,
}


def _read_me(corpus_format: CorpusFormat, edition: Edition) -> str:
    return (
        f"{edition.origin.attribution}.\n{edition.origin.attribution_english}.\n\n"
        f"{DESCRIPTIONS[corpus_format]}.\nVersie {edition.version}, {edition.day.isoformat()}. "
        f"Licentie: {LICENCE}.\n"
    )
