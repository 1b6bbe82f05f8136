"""Whether the settings that come from the environment are settings of this program, and can be what they are."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from flows.notify import SETTING_NAMES, settings_from_environment
from flows.settings import (
    DATA_VARIABLE,
    SERVER_MEMORY_VARIABLE,
    SITE_ADDRESS_VARIABLE,
    TRANSCRIPTS_VARIABLE,
    server_memory_limit,
)
from ingest.reading_limits import READING_SETTING_NAMES, reading_limits_from
from parliament.errors import UsageError
from parliament.source.settings import SourceSettings, load_source_settings

PREFIX = "SPREEKTIJD_"
# Of the tests and the tools of development, which may start a run with them set.
DEVELOPMENT_VARIABLES = frozenset({"SPREEKTIJD_SHARED", "SPREEKTIJD_WRITE_DOCS", "SPREEKTIJD_REGENERATE_GOLDEN"})


# What httpx reads from the environment.
PROXY_VARIABLES = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY")
CERTIFICATE_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def setting_names() -> frozenset[str]:
    """Every environment variable that is a setting."""
    of_source = {f"{PREFIX}{name.upper()}" for name in SourceSettings.model_fields}
    ours = {DATA_VARIABLE, SERVER_MEMORY_VARIABLE, SITE_ADDRESS_VARIABLE, TRANSCRIPTS_VARIABLE}
    return frozenset({*ours, *of_source, *SETTING_NAMES, *READING_SETTING_NAMES})


def check_network(environment: Mapping[str, str]) -> None:
    """Raise unless HTTP can work with the proxies and certificates that the environment names.

    For what is about to ask somebody over HTTP: the service, or a server of Prefect. The libraries would say it in a
    traceback, or after minutes.

    Raises:
        UsageError: a proxy of a kind that is not spoken here, or a file of certificates that is not there.
    """
    for variable in PROXY_VARIABLES:
        proxy = environment.get(variable, "") or environment.get(variable.lower(), "")
        scheme = proxy.partition("://")[0].lower() if "://" in proxy else "http"
        if proxy and scheme not in {"http", "https"}:
            raise UsageError(
                f"{variable} names a proxy of the kind {scheme}, which this program does not speak: name an http:// "
                "proxy, or leave it out."
            )
    for variable in CERTIFICATE_VARIABLES:
        place = environment.get(variable)
        if place and not Path(place).exists():
            raise UsageError(f"{variable} names certificates in {place}, and nothing is there: name another file.")


def check_settings(environment: Mapping[str, str]) -> None:
    """Raise unless every setting is known and has a value it can have; called before a run does anything.

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
    reading_limits_from(environment)
    settings_from_environment(environment)
    server_memory_limit(environment)
    transcripts = environment.get(TRANSCRIPTS_VARIABLE)
    if transcripts and not Path(transcripts).is_dir():
        raise UsageError(f"{TRANSCRIPTS_VARIABLE} is {transcripts}, which is no folder")
    site_address = environment.get(SITE_ADDRESS_VARIABLE)
    if site_address and not (site_address.startswith(("https://", "http://")) and site_address.endswith("/")):
        raise UsageError(f"{SITE_ADDRESS_VARIABLE} must be an address that ends with a slash, not '{site_address}'")
