"""The speeches in the columns of ParlSpeech V2 (Rauh and Schwalbach 2020): one table, as CSV and as Parquet.

``speech_key`` comes after the columns of ParlSpeech: the way from a row to the official report. Texts in CSV are
guarded against spreadsheets as in every CSV of the project; Parquet has them as they are.
"""

from pathlib import Path
from typing import Final

from corpus.edition import Edition
from corpus.reading import QUERIES_FOLDER, Selection
from parliament.errors import UsageError
from warehouse.query_copies import copy_query

COLUMNS: Final = (
    "date", "agenda", "speechnumber", "speaker", "party", "party.facts.id", "chair", "terms", "text", "parliament",
    "iso3country",
)  # fmt: skip
NAME: Final = "Corp_VlaamsParlement"


def write_parlspeech(database: Path, to: Path, selection: Selection, edition: Edition) -> tuple[Path, ...]:
    """Write the table twice below ``to``, which exists, and return both files.

    Raises:
        UsageError: the selection holds no speech.
        WarehouseError: a file cannot be written.
    """
    sql = (QUERIES_FOLDER / "parlspeech.sql").read_text(encoding="utf-8")
    parameters = {"since": selection.since, "until": selection.until, "kind": selection.kind}
    table, parquet = to / f"{NAME}.csv", to / f"{NAME}.parquet"
    metadata = {"attribution": edition.attribution_en, "version": edition.version, "data_origin": edition.origin}
    if not copy_query(database, sql, parameters, parquet, table, metadata):
        parquet.unlink()
        table.unlink()
        raise UsageError("there is no speech in that selection")
    return table, parquet
