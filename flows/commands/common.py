"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", help="Folder of everything a run writes. Default: SPREEKTIJD_DATA, else ./data.", show_default=False
    ),
]


class TableOrJson(StrEnum):
    """Forms of a result for people and for programs."""

    TABLE = "table"
    JSON = "json"
