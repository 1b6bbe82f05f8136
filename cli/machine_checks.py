"""What a machine needs before its first night, each looked at here and now; nothing is written but a passing file."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import metadata
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dashboards.query_files import BUNDLE_FILES, BUNDLE_FOLDER
from flows.notify import NotificationSettings, settings_from_environment
from flows.run_log import last_run_id
from flows.setting_checks import check_network, check_settings
from parliament.errors import SpreektijdError
from parliament.source.facts import Fact, Finding, Verdict
from warehouse.locks import hold_build_lock
from warehouse.paths import DataFolder

# A night copies the published database once (docs/operations.md, "Disk and memory"); a first one needs this much.
FREE_COPIES, LEAST_FREE_BYTES = 3, 2_000_000_000
# Certificates, the order of runs and the window of days all go wrong with a clock that is off by more.
LARGEST_CLOCK_ERROR = timedelta(minutes=5)
SERVE_PORTS = (4200, 8700)
# Nothing of the source contract.
_SECTION = ""


def look_at_machine(folder: DataFolder, service_clock: datetime | None = None) -> tuple[Finding, ...]:
    """Every check of the machine; ``service_clock`` is the time that the service gave just now, where it was asked."""
    checks: tuple[tuple[str, str, Callable[[], str]], ...] = (
        ("machine.settings", "every setting is known and can be what it is", _settings),
        ("machine.disk", f"room for {FREE_COPIES} copies of the database, at least 2 GB", lambda: _disk(folder)),
        ("machine.writable", "the data folder can be written", lambda: _writable(folder)),
        ("machine.lock", "no other run is writing", lambda: _lock(folder)),
        ("machine.clock", "not before the last run, and within 5 minutes of the service's",
         lambda: _clock(folder, service_clock)),
        ("machine.time_zone", "the time zone of Brussels is known", _time_zone),
    )  # fmt: skip
    useful: tuple[tuple[str, str, Callable[[], str]], ...] = (
        ("machine.ports", f"ports {SERVE_PORTS[0]} and {SERVE_PORTS[1]} are free, for `spreektijd serve`", _ports),
        ("machine.search", "the search engine is installed", _search),
        ("machine.query_page", "the bundle of \"Zelf bevragen met SQL\" is there", _bundle),
        ("machine.alarms", "somebody is alarmed: a webhook or e-mail", _alarms),
        ("machine.heartbeat", "something notices silence: SPREEKTIJD_HEARTBEAT_URL", _heartbeat),
    )  # fmt: skip
    return tuple(_findings(checks, guards=True)) + tuple(_findings(useful, guards=False))


def _findings(checks: tuple[tuple[str, str, Callable[[], str]], ...], *, guards: bool) -> Iterator[Finding]:
    for name, expected, look in checks:
        fact = Fact(name, _SECTION, expected, guards)
        try:
            yield Finding(fact, look(), Verdict.HOLDS)
        except (SpreektijdError, OSError) as error:
            yield Finding(fact, str(error), Verdict.BROKEN if guards else Verdict.DIFFERS)


def _settings() -> str:
    check_settings(os.environ)
    check_network(os.environ)
    return "as they must be"


def _disk(folder: DataFolder) -> str:
    place = next(one for one in (folder.root, *folder.root.absolute().parents) if one.exists())
    free = shutil.disk_usage(place).free
    size = folder.current.resolve().stat().st_size if folder.current.exists() else 0
    needed = max(LEAST_FREE_BYTES, FREE_COPIES * size)
    if free < needed:
        raise SpreektijdError(f"{free / 1e9:.1f} GB free, {needed / 1e9:.1f} GB needed")
    return f"{free / 1e9:.1f} GB free, {needed / 1e9:.1f} GB needed"


def _writable(folder: DataFolder) -> str:
    folder.root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder.root) as file:
        file.write(b"1")
        file.flush()
        os.fsync(file.fileno())
    return str(folder.root)


def _lock(folder: DataFolder) -> str:
    with hold_build_lock(folder):
        return "free"


def _clock(folder: DataFolder, service_clock: datetime | None) -> str:
    now = datetime.now(UTC)
    last = last_run_id(folder)
    if last is not None and last[:15] > f"{now:%Y%m%dT%H%M%S}":
        raise SpreektijdError(f"{now:%Y-%m-%d %H:%M} UTC, and the last run was later ({last})")
    if service_clock is None:
        return f"{now:%Y-%m-%d %H:%M} UTC"
    off = abs(now - service_clock)
    if off > LARGEST_CLOCK_ERROR:
        raise SpreektijdError(f"{now:%H:%M:%S} UTC here, {service_clock:%H:%M:%S} at the service")
    return f"{now:%Y-%m-%d %H:%M} UTC, {off.total_seconds():.0f} s from the service"


def _time_zone() -> str:
    try:
        offset = datetime.now(ZoneInfo("Europe/Brussels")).strftime("%z")
    except ZoneInfoNotFoundError as error:
        raise SpreektijdError("no database of time zones: install tzdata") from error
    return f"UTC{offset} now"


def _ports() -> str:
    for port in SERVE_PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise SpreektijdError(
                    f"port {port} is taken: by `serve` itself, or choose others with --port"
                ) from error
    return "free"


def _search() -> str:
    try:
        return f"tantivy {metadata.version('tantivy')}"
    except metadata.PackageNotFoundError as error:
        raise SpreektijdError("not installed: `spreektijd search` cannot answer") from error


def _bundle() -> str:
    missing = [name for name in BUNDLE_FILES if not (BUNDLE_FOLDER / name).is_file()]
    if missing:
        raise SpreektijdError("not there: the page says so; `make query-page` fetches it")
    return "there"


def _alarms() -> str:
    settings = settings_from_environment(os.environ)
    if not (settings.webhook_url or settings.mail):
        raise SpreektijdError("nobody: set SPREEKTIJD_NOTIFY_WEBHOOK_URL or SPREEKTIJD_SMTP_HOST")
    return " and ".join(_channels(settings))


def _heartbeat() -> str:
    if not settings_from_environment(os.environ).heartbeat_url:
        raise SpreektijdError("nothing does")
    return "set"


def _channels(settings: NotificationSettings) -> list[str]:
    return [*(["a webhook"] if settings.webhook_url else []), *(["e-mail"] if settings.mail else [])]
