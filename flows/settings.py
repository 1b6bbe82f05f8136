"""Settings of a run that come from the environment, with their defaults."""

import os
from collections.abc import Mapping, MutableMapping
from difflib import get_close_matches
from pathlib import Path

from expectations.notify import SETTING_NAMES, settings_from_environment
from parliament.errors import UsageError
from parliament.source.settings import SourceSettings, load_source_settings

PREFIX = "SPREEKTIJD_"
DATA_VARIABLE = "SPREEKTIJD_DATA"
# Where the dashboard is served, for links to it; nothing is served when it is not set.
SITE_ADDRESS_VARIABLE = "SPREEKTIJD_SITE_ADDRESS"
# A folder of transcripts of recordings that the night looks through (ingest/transcripts.py).
TRANSCRIPTS_VARIABLE = "SPREEKTIJD_TRANSCRIPTS"
DEFAULT_DATA = Path("data")
# Two months of runs to look back on in Prefect's pages; what each run did stands in data/logs/runs for longer.
PREFECT_HISTORY_SECONDS = 60 * 24 * 3600
# Of the tests and the tools of development, which may start a run with them set.
DEVELOPMENT_VARIABLES = frozenset({"SPREEKTIJD_SHARED", "SPREEKTIJD_WRITE_DOCS", "SPREEKTIJD_REGENERATE_GOLDEN"})


def data_folder(given: str | Path | None = None) -> Path:
    """The data folder: as given, else ``SPREEKTIJD_DATA``, else ``data`` below the current folder."""
    return Path(given or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)


def setting_names() -> frozenset[str]:
    """Every environment variable that is a setting."""
    of_source = {f"{PREFIX}{name.upper()}" for name in SourceSettings.model_fields}
    return frozenset({DATA_VARIABLE, SITE_ADDRESS_VARIABLE, TRANSCRIPTS_VARIABLE, *of_source, *SETTING_NAMES})


def check_settings(environment: Mapping[str, str]) -> None:
    """Nothing when every setting is known and has a value it can have; called before a run does anything.

    Raises:
        UsageError: a variable of this program's prefix is no setting, or a value is wrong.
    """
    names = setting_names()
    for variable in environment:
        if variable.startswith(PREFIX) and variable not in names | DEVELOPMENT_VARIABLES:
            near = get_close_matches(variable.removeprefix(PREFIX), {name.removeprefix(PREFIX) for name in names}, 1)
            hint = f"; did you mean {PREFIX}{near[0]}?" if near else " (docs/operations.md lists them)."
            raise UsageError(f"{variable} is no setting of this program{hint}")
    load_source_settings()
    settings_from_environment(environment)
    transcripts = environment.get(TRANSCRIPTS_VARIABLE)
    if transcripts and not Path(transcripts).is_dir():
        raise UsageError(f"{TRANSCRIPTS_VARIABLE} is {transcripts}, which is no folder")
    site_address = environment.get(SITE_ADDRESS_VARIABLE)
    if site_address and not (site_address.startswith(("https://", "http://")) and site_address.endswith("/")):
        raise UsageError(f"{SITE_ADDRESS_VARIABLE} must be an address that ends with a slash, not '{site_address}'")


def prepare_prefect_environment(data: Path, environment: MutableMapping[str, str] | None = None) -> None:
    """Set what Prefect needs before it is imported; what the operator set stays.

    * 120 seconds to start the local server: the default of 20 is too short on two cores (platform notes §0.6).
    * Nothing is told to anybody outside.
    * A server that this program starts removes its runs after two months, with their logs and artifacts.
    * Without a Prefect server of the operator's own, Prefect keeps its history below the data folder.
    """
    target = os.environ if environment is None else environment
    target.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    target.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    target.setdefault("DO_NOT_TRACK", "1")
    target.setdefault("PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED", "events,flow_runs")
    target.setdefault("PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD", str(PREFECT_HISTORY_SECONDS))
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
