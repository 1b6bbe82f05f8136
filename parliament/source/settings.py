"""Settings of the source: where the service is, how politely it is asked, how much a run may ask for.

Each setting is an environment variable with the prefix ``SPREEKTIJD_``, for instance ``SPREEKTIJD_CONTACT``. The
defaults are those of the source contract §7: what public clients do without being blocked, on the careful side.
"""

import re
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from parliament.errors import UsageError

LOOPBACK_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1"})

_MEBIBYTE: Final = 1024 * 1024
# An e-mail address, or a web address: enough for a person to write to, and no more is asked of it.
_REACHABLE: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://[^\s/]+\.[^\s]+")


class SourceSettings(BaseSettings):
    """How the service is asked. Frozen; read from the environment by :func:`load_source_settings`."""

    model_config = SettingsConfigDict(env_prefix="SPREEKTIJD_", frozen=True, extra="ignore")

    base_url: str = Field(
        default="https://ws.vlpar.be/e/opendata", description="Address of the open-data service (source contract §1.1)."
    )
    document_hosts: tuple[str, ...] = Field(
        default=("docs.vlaamsparlement.be", "www.vlaamsparlement.be"),
        description="Hosts besides the service's own from which documents may be fetched.",
    )
    contact: str = Field(
        default="", description="E-mail or web address of those who run this, sent along with every request."
    )
    allow_http: bool = Field(default=False, description="Allow http, on this machine only: for the replica.")

    max_in_flight: Annotated[int, Field(ge=1, le=4)] = Field(
        default=4, description="Requests under way at the same time; the contract's polite maximum is 4 (§7)."
    )
    requests_per_second: Annotated[float, Field(gt=0, le=1000)] = Field(
        default=4.0, description="Requests started per second, over all that are in flight."
    )
    attempts: Annotated[int, Field(ge=1, le=10)] = Field(
        default=5, description="How often one address is asked before giving up (public clients: 3 to 5)."
    )
    backoff_initial_seconds: Annotated[float, Field(ge=0)] = Field(
        default=1.0, description="Wait before the second attempt; doubles with each further one, plus jitter."
    )
    backoff_max_seconds: Annotated[float, Field(ge=0)] = Field(
        default=60.0, description="Longest wait between two attempts that the service did not ask for."
    )
    retry_after_max_seconds: Annotated[float, Field(ge=0)] = Field(
        default=300.0, description="Longest wait that the service may ask for with Retry-After."
    )
    connect_timeout_seconds: Annotated[float, Field(gt=0)] = Field(
        default=10.0, description="Longest wait for a connection."
    )
    read_timeout_seconds: Annotated[float, Field(gt=0)] = Field(
        default=45.0, description="Longest silence while an answer arrives (public clients: 10 to 45 s)."
    )
    json_timeout_seconds: Annotated[float, Field(gt=0)] = Field(
        default=120.0, description="Longest time for one whole JSON answer, from the connection to its last byte."
    )
    report_timeout_seconds: Annotated[float, Field(gt=0)] = Field(
        default=300.0, description="Longest time for one whole report file, from the connection to its last byte."
    )
    max_json_bytes: Annotated[int, Field(ge=1)] = Field(
        # 35 meetings take 198 kB (§7), so 10 000 take 57 MB.
        default=64 * _MEBIBYTE,
        description="Largest JSON answer accepted.",
    )
    max_report_bytes: Annotated[int, Field(ge=1)] = Field(
        # The largest report whose size is known has 1.33 MB (§1.7).
        default=128 * _MEBIBYTE,
        description="Largest report file accepted.",
    )
    max_redirects: Annotated[int, Field(ge=0, le=10)] = Field(
        default=5, description="How many redirects within the configured hosts one request follows."
    )
    request_budget: Annotated[int, Field(ge=1)] = Field(
        default=20_000, description="Requests that one run may send; the next run goes on from there."
    )
    time_budget_seconds: Annotated[float, Field(gt=0)] = Field(
        default=4 * 3600.0, description="Seconds that one run may spend fetching; the next run goes on from there."
    )

    @field_validator("contact")
    @classmethod
    def _contact_fits_a_header(cls, contact: str) -> str:
        if not (contact.isascii() and (contact.isprintable() or not contact)):
            raise ValueError("must be one line of plain letters, such as data@newsroom.example")
        if contact.strip() and not _REACHABLE.search(contact):
            raise ValueError("must hold an e-mail or web address, such as data@newsroom.example")
        return contact.strip()

    @field_validator("base_url")
    @classmethod
    def _base_url_is_an_address(cls, base_url: str) -> str:
        parts = urlsplit(base_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an address such as https://ws.vlpar.be/e/opendata")
        if parts.query or parts.fragment or parts.username or parts.password:
            raise ValueError("must have no query, fragment, user name or password")
        return base_url.rstrip("/")

    @field_validator("document_hosts")
    @classmethod
    def _document_hosts_are_host_names(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            if not host or urlsplit(f"//{host}").netloc != host or "@" in host:
                raise ValueError(f"must be host names, perhaps with a port; '{host}' is not one")
        return tuple(host.lower() for host in hosts)

    @model_validator(mode="after")
    def _http_only_on_this_machine(self) -> Self:
        parts = urlsplit(self.base_url)
        if parts.scheme == "http" and not (self.allow_http and parts.hostname in LOOPBACK_HOSTS):
            raise ValueError(
                "base_url must be https; http is for the replica on this machine only, with SPREEKTIJD_ALLOW_HTTP=true"
            )
        return self

    @property
    def user_agent(self) -> str:
        """Who asks, and whom to write to when it bothers them."""
        contact = f"contact: {self.contact}" if self.contact else "no contact set by its operator"
        return f"spreektijd (speaking-time statistics; {contact})"


def load_source_settings(**overrides: Any) -> SourceSettings:
    """The settings from the environment, with ``overrides`` by name on top.

    Raises :class:`UsageError` that names each wrong setting and what it must be.
    """
    try:
        return SourceSettings(**overrides)
    except ValidationError as error:
        raise UsageError(f"The settings of the source are wrong. {_sentences(error)}") from error
    except ValueError as error:  # a list in the environment that is no JSON
        raise UsageError(f"The settings of the source are wrong. {error}.") from error


def _sentences(error: ValidationError) -> str:
    return " ".join(_sentence(tuple(detail["loc"]), detail["msg"], detail["input"]) for detail in error.errors())


def _sentence(location: tuple[int | str, ...], message: str, found: object) -> str:
    reason = message.removeprefix("Value error, ")
    if not location:
        return f"{reason}."
    return f"SPREEKTIJD_{str(location[0]).upper()}: {reason}; found {found!r}."
