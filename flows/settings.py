"""Where a run writes and what it shows, from the environment; what holds them right is ``setting_checks.py``."""

import os
from pathlib import Path

DATA_VARIABLE = "SPREEKTIJD_DATA"
# Where the dashboard is served, for links to it; nothing is served when it is not set.
SITE_ADDRESS_VARIABLE = "SPREEKTIJD_SITE_ADDRESS"
# A folder of transcripts of recordings that the night looks through (ingest/transcripts.py).
TRANSCRIPTS_VARIABLE = "SPREEKTIJD_TRANSCRIPTS"
DEFAULT_DATA = Path("data")


def data_folder(given: str | Path | None = None) -> Path:
    """The data folder: as given, else ``SPREEKTIJD_DATA``, else ``data`` below the current folder."""
    return Path(given or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)
