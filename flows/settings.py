"""Settings of a run that come from the environment, with their defaults."""

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path

DATA_VARIABLE = "SPREEKTIJD_DATA"
# Where the dashboard is served, for links to it; nothing is served when it is not set.
SITE_ADDRESS_VARIABLE = "SPREEKTIJD_SITE_ADDRESS"
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


def serving_environment(
    data: Path, api_address: str, site_address: str, environment: Mapping[str, str]
) -> dict[str, str]:
    """The environment of the parts of ``spreektijd serve``: the operator's own, with what makes them find each other.

    * The data folder is absolute, because a flow run begins in a folder of its own.
    * Leases of "one at a time" are kept in files: kept in memory (Prefect's default) they are lost when the server is
      restarted, and the place they hold would never be free again.
    """
    served = dict(environment)
    served.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    served["PREFECT_API_URL"] = api_address
    served["PREFECT_HOME"] = str((data / "prefect").resolve())
    served.setdefault("PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE", "prefect.server.concurrency.lease_storage.filesystem")
    served[DATA_VARIABLE] = str(data.resolve())
    served[SITE_ADDRESS_VARIABLE] = site_address
    prepare_prefect_environment(data, served)
    Path(served["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    return served
