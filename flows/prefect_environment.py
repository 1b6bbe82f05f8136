"""The environment in which Prefect runs: closed to everybody else on the machine, at home below the data folder.

A server of Prefect on 127.0.0.1 can be reached by every web page that is open on the machine, and by every other user
of it. So each server that this program starts, also the short-lived one of a single run, asks for a login, answers its
own origin only, and wants a token against forged requests (``docs/decisions/064-prefect-is-closed.md``).
"""

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlsplit

from flows.setting_checks import check_network
from flows.settings import DATA_VARIABLE, SITE_ADDRESS_VARIABLE
from parliament.errors import UsageError

# The work pool of prefect.yaml.
WORK_POOL = "local"
# Names of this machine that no proxy may stand in front of.
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
# Files of the working folder that Prefect takes settings from, and what stands in them then.
PREFECT_FILES = {"prefect.toml": "", "pyproject.toml": "[tool.prefect", ".env": "PREFECT_"}
# An origin that no page can have (RFC 6761): an empty setting would be Prefect's default, every origin.
NO_ORIGIN = "https://nobody.invalid"
LOGIN_USER = "spreektijd"
# Two months of runs to look back on in Prefect's pages; what each run did stands in data/logs/runs for longer.
PREFECT_HISTORY_SECONDS = 60 * 24 * 3600
# 192 bits: nobody guesses it, whatever the server answers in a second.
LOGIN_BYTES = 24


def prefect_home(data: Path) -> Path:
    """Where Prefect keeps its history, its login, its pages and its temporary files."""
    return (data / "prefect").resolve()


def login_file(data: Path) -> Path:
    """The file that holds the login of Prefect's server, ``user:password``, readable by its user alone."""
    return prefect_home(data) / "login"


def make_login(data: Path) -> bool:
    """Make the login when there is none yet; whether it was made now."""
    file = login_file(data)
    # Prefect does not make the folder of its database itself.
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        # Copied from a backup, or written by hand: nobody else reads it from now on.
        file.chmod(0o600)
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(f"{LOGIN_USER}:{token_urlsafe(LOGIN_BYTES)}\n")
    return True


def read_login(data: Path) -> str:
    """The login of Prefect's server, ``user:password``.

    Raises:
        UsageError: the file holds something else; the sentence says what to do.
    """
    login = login_file(data).read_text(encoding="utf-8").strip()
    user, _, password = login.partition(":")
    if not (user and password) or not login.isprintable():
        raise UsageError(f"{login_file(data)} holds no login: remove it, and the next start makes a new one.")
    return login


def prepare_prefect_environment(data: Path, environment: MutableMapping[str, str] | None = None) -> None:
    """Set what Prefect needs before it is imported; what the operator set stays.

    * 120 seconds to start the local server: the default of 20 is too short on two cores (platform notes §0.6).
    * Nothing is reported to anybody outside, and nothing that is for this machine goes through a proxy.
    * A server that this program starts removes its runs after two months, with their logs and artifacts.
    * Without a Prefect server of the operator's own, Prefect keeps its history below the data folder, and its
      short-lived server is closed as that of ``spreektijd serve`` is, whose database it shares.

    Raises:
        UsageError: the file of the login holds none, or a proxy or certificates cannot be used.
    """
    target = os.environ if environment is None else environment
    target.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    target.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    target.setdefault("DO_NOT_TRACK", "1")
    target.setdefault("PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED", "events,flow_runs")
    target.setdefault("PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD", str(PREFECT_HISTORY_SECONDS))
    # How a run ended is said once, by the command line; a server of the operator's own keeps the full log.
    target.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    bypass_proxy_for_loopback(target)
    check_network(target)
    if "PREFECT_API_URL" not in target:
        home = Path(target.setdefault("PREFECT_HOME", str(prefect_home(data))))
        home.mkdir(parents=True, exist_ok=True)
        make_login(data)
        close_server(read_login(data), origins=(), environment=target)


def names_prefect_server(environment: Mapping[str, str], folder: Path) -> bool:
    """Whether the operator may have named a server of Prefect: Prefect then finds it, or starts one, by itself.

    Named is one by its address, by a profile or home of Prefect's, or by the files that Prefect reads in ``folder``,
    where it is started (Prefect's documentation, "Settings and profiles").
    """
    variables = ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH")
    if any(environment.get(variable) for variable in variables):
        return True
    return any(_holds(folder / name, words) for name, words in PREFECT_FILES.items())


def _holds(file: Path, words: str) -> bool:
    return file.is_file() and words in file.read_text(encoding="utf-8", errors="replace")


def close_server(login: str, *, origins: tuple[str, ...], environment: MutableMapping[str, str]) -> None:
    """Have the server ask for a login, answer ``origins`` only and refuse forged requests; the client has the login.

    A login that the operator set for the server is kept, and handed to the client.
    """
    kept = environment.setdefault("PREFECT_SERVER_API_AUTH_STRING", login)
    environment["PREFECT_API_AUTH_STRING"] = kept
    environment["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] = ",".join(origins or (NO_ORIGIN,))
    environment["PREFECT_SERVER_CSRF_PROTECTION_ENABLED"] = "true"
    environment["PREFECT_CLIENT_CSRF_SUPPORT_ENABLED"] = "true"


def bypass_proxy_for_loopback(environment: MutableMapping[str, str]) -> None:
    """Keep what is for this machine away from a proxy: ``HTTP_PROXY`` alone would send it there."""
    for variable in ("NO_PROXY", "no_proxy"):
        named = [name.strip() for name in environment.get(variable, "").split(",") if name.strip()]
        environment[variable] = ",".join([*named, *(name for name in LOOPBACK_NAMES if name not in named)])


def serving_environment(
    data: Path, api_address: str, site_address: str, environment: Mapping[str, str]
) -> dict[str, str]:
    """The environment of the parts of ``spreektijd serve``: the operator's own, with what makes them find each other.

    * The data folder is absolute, because a flow run begins in a folder of its own.
    * Leases of "one at a time" are kept in files: kept in memory (Prefect's default) they are lost when the server is
      restarted, and the place they hold would never be free again.
    * Prefect's pages and temporary files stand below the data folder: the program itself need not be writable, and a
      folder of somebody else in the machine's temporary folder is in nobody's way.

    Raises:
        UsageError: the file of the login holds none.
    """
    served = dict(environment)
    home = prefect_home(data)
    served.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    served["PREFECT_API_URL"] = api_address
    served["PREFECT_HOME"] = str(home)
    served.setdefault("PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE", "prefect.server.concurrency.lease_storage.filesystem")
    served["PREFECT_UI_STATIC_DIRECTORY"] = str(home / "ui")
    served["TMPDIR"] = str(home / "tmp")
    served[DATA_VARIABLE] = str(data.resolve())
    served[SITE_ADDRESS_VARIABLE] = site_address
    prepare_prefect_environment(data, served)
    make_login(data)
    address = urlsplit(api_address)
    # One server, two names of this machine: the tunnel of docs/operations.md may use either.
    origins = tuple(f"{address.scheme}://{name}:{address.port}" for name in LOOPBACK_NAMES[:2])
    close_server(read_login(data), origins=origins, environment=served)
    for folder in (home / "ui", home / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    return served
