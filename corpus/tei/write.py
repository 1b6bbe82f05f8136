"""Writing a ParlaMint corpus: a document and a table per sitting as they are read, then the root."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from corpus.actors import read_actors
from corpus.edition import Edition
from corpus.reading import CorpusReader, Selection
from corpus.sittings import Sitting, read_sittings
from corpus.tei.component import component
from corpus.tei.metadata import metadata_table
from corpus.tei.naming import CORPUS, file_of
from corpus.tei.root import WrittenComponent, corpus_root
from corpus.tei.xml import to_text
from parliament.errors import UsageError

ROOT_FILE: Final = f"{CORPUS}.xml"


def write_parlamint(
    reader: CorpusReader, to: Path, selection: Selection, edition: Edition, told: Callable[[Sitting], None]
) -> tuple[Path, ...]:
    """Write the corpus below ``to``, which exists, and return its files; ``told`` is called for each sitting.

    A sitting at a time is in memory, beside the register.

    Raises:
        UsageError: the selection holds no sitting.
    """
    actors = read_actors(reader)
    written: list[WrittenComponent] = []
    files: list[Path] = []
    speakers: set[str] = set()
    for sitting in read_sittings(reader, selection):
        document, extent = component(sitting, edition, actors.legislatures)
        path = to / file_of(sitting)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_text(document), encoding="utf-8")
        table = path.with_name(f"{path.stem}-meta.tsv")
        table.write_text(metadata_table(sitting, actors), encoding="utf-8")
        files.extend((path, table))
        speakers.update(turn.person_id for turn in sitting.turns if turn.person_id is not None)
        speakers.update(_named_in_directions(sitting))
        written.append(WrittenComponent(file_of(sitting), sitting.day, extent))
        told(sitting)
    if not written:
        raise UsageError("there is no sitting with a report in that selection")
    root_file = to / ROOT_FILE
    root_file.write_text(to_text(corpus_root(actors, edition, written, speakers)), encoding="utf-8")
    return (root_file, *files)


def _named_in_directions(sitting: Sitting) -> set[str]:
    return {
        direction.source_person_id
        for turn in sitting.turns
        for direction in turn.directions
        if direction.source_person_id is not None
    }
