"""Where a run writes and what it shows, from the environment; what holds them right is ``setting_checks.py``."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from parliament.errors import UsageError

DATA_VARIABLE = "SPREEKTIJD_DATA"
# Where the dashboard is served, for links to it; nothing is served when it is not set.
SITE_ADDRESS_VARIABLE = "SPREEKTIJD_SITE_ADDRESS"
# A folder of transcripts of recordings that the night looks through (ingest/transcripts.py).
TRANSCRIPTS_VARIABLE = "SPREEKTIJD_TRANSCRIPTS"
DEFAULT_DATA = Path("data")
_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def data_folder(given: str | Path | None = None) -> Path:
    """The data folder: as given, else ``SPREEKTIJD_DATA``, else ``data`` below the current folder."""
    return Path(given or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)


def public_site_address() -> str | None:
    """Where readers find the dashboard, with a slash at the end; none where it is not set or on this machine only.

    Raises:
        UsageError: it is no address of the web.
    """
    given = os.environ.get(SITE_ADDRESS_VARIABLE)
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"{SITE_ADDRESS_VARIABLE} is no address of a website: {given}")
    return None if parts.hostname in _LOCAL_HOSTS else f"{given.rstrip('/')}/"
