"""The speeches in the columns of ParlSpeech V2 (Rauh and Schwalbach 2020): one table, as CSV and as Parquet.

``speech_key`` comes after the columns of ParlSpeech: the way from a row to the official report. Texts in CSV are
guarded against spreadsheets as in every CSV of the project; Parquet has them as they are.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from corpus.edition import Edition
from corpus.reading import MEMORY, CorpusReader, Selection
from corpus.sittings import Sitting
from parliament.errors import UsageError
from warehouse.result_files import FileFormat, write_file
from warehouse.results import result_of_parquet

COLUMNS: Final = (
    "date", "agenda", "speechnumber", "speaker", "party", "party.facts.id", "chair", "terms", "text", "parliament",
    "iso3country",
)  # fmt: skip
NAME: Final = "Corp_VlaamsParlement"


def write_parlspeech(
    reader: CorpusReader, to: Path, selection: Selection, edition: Edition, _: Callable[[Sitting], None]
) -> tuple[Path, ...]:
    """Write the table twice below ``to``, which exists, and return both files; it goes by speech, not by sitting.

    Raises:
        UsageError: the selection holds no speech, or a file cannot be written.
    """
    speeches = reader.result(
        "parlspeech", about=edition.about, since=selection.since, until=selection.until, kind=selection.kind
    )
    table, parquet = to / f"{NAME}.csv", to / f"{NAME}.parquet"
    if not write_file(speeches, parquet, FileFormat.PARQUET).row_count:
        parquet.unlink()
        raise UsageError("there is no speech in that selection")
    # From the first file: putting three million speeches in order a second time costs more than reading them.
    write_file(result_of_parquet(parquet, memory=MEMORY), table, FileFormat.CSV)
    return table, parquet
