"""Where a run writes and what it shows, from the environment; what holds them right is ``setting_checks.py``."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from parliament.errors import UsageError

DATA_VARIABLE = "SPREEKTIJD_DATA"
# Where the dashboard is served, for links to it; nothing is served when it is not set.
SITE_ADDRESS_VARIABLE = "SPREEKTIJD_SITE_ADDRESS"
# A folder of transcripts of recordings that the night looks through (ingest/transcripts.py).
TRANSCRIPTS_VARIABLE = "SPREEKTIJD_TRANSCRIPTS"
# In megabytes (millions of bytes), from which on `serve` starts Prefect's server or its worker again.
SERVER_MEMORY_VARIABLE = "SPREEKTIJD_SERVER_MEMORY_MB"
# Twice what a fresh server holds (290 MB), and four times what a worker does (145 MB). Neither grows by more than 1 MB
# a run (docs/operations.md), so that the eight runs of a week (nightly, recheck) restart one every nine months at most.
SERVER_MEMORY_MB = 600
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


def server_memory_limit(environment: Mapping[str, str]) -> int:
    """Bytes of resident memory from which on Prefect's server is started again when nothing runs.

    Raises:
        UsageError: the setting is no whole number above zero.
    """
    given = environment.get(SERVER_MEMORY_VARIABLE) or str(SERVER_MEMORY_MB)
    megabytes = int(given) if given.isascii() and given.isdecimal() else 0
    if not megabytes:
        raise UsageError(f"{SERVER_MEMORY_VARIABLE} must be a whole number of megabytes above zero, not '{given}'")
    return megabytes * 1_000_000
