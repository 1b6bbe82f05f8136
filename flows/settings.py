"""Settings of a run that come from the environment, with their defaults."""

import os
from collections.abc import MutableMapping
from pathlib import Path

DATA_VARIABLE = "SPREEKTIJD_DATA"
DEFAULT_DATA = Path("data")


def data_folder(given: str | Path | None = None) -> Path:
    """The data folder: as given, else ``SPREEKTIJD_DATA``, else ``data`` below the current folder."""
    return Path(given or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)


def prepare_prefect_environment(data: Path, environment: MutableMapping[str, str] | None = None) -> None:
    """Set what Prefect needs before it is imported; what the operator set stays.

    * 120 seconds to start the local server: the default of 20 is too short on two cores (tech facts §0.6).
    * Nothing is told to anybody outside.
    * Without a Prefect server of the operator's own, Prefect keeps its history below the data folder.
    """
    target = os.environ if environment is None else environment
    target.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    target.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    target.setdefault("DO_NOT_TRACK", "1")
    # How a run ended is said once, by the command line; a server of the operator's own keeps the full log.
    target.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    if "PREFECT_API_URL" not in target:
        home = Path(target.setdefault("PREFECT_HOME", str((data / "prefect").resolve())))
        # Prefect does not make the folder of its database itself.
        home.mkdir(parents=True, exist_ok=True)
