"""Which addresses may be asked: https, the configured hosts, nothing else.

Addresses come from payloads and redirects of the service and are not trusted (source contract §1.1 and §1.4: links are
absolute, with either scheme and sometimes an explicit port).
"""

from typing import Final
from urllib.parse import urlsplit

import httpx

from parliament.errors import SourceContractError
from parliament.source.settings import LOOPBACK_HOSTS, SourceSettings

_PORT_OF_SCHEME: Final = {"http": 80, "https": 443}


class UrlRules:
    """Judges and normalises addresses by the settings."""

    def __init__(self, settings: SourceSettings) -> None:
        base = urlsplit(settings.base_url)
        self._base_host = base.hostname or ""
        self._base_port = base.port
        self._document_hosts = frozenset(settings.document_hosts)
        self.is_loopback = settings.allow_http and self._base_host in LOOPBACK_HOSTS

    @property
    def hosts(self) -> frozenset[str]:
        """The names, without ports, of the hosts that may be asked."""
        return frozenset({self._base_host, *(urlsplit(f"//{host}").hostname or "" for host in self._document_hosts)})

    def normalise(self, url: str) -> str:
        """``url`` as it may be asked: https, no default port, no fragment.

        Raises :class:`SourceContractError` when it is no address, carries a user name, or leads to another host.
        """
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise SourceContractError(url, "url", f"something that is no address ({error})") from error
        if parsed.scheme not in _PORT_OF_SCHEME or not parsed.host:
            raise SourceContractError(url, "url", "something that is no http or https address")
        if parsed.userinfo:
            raise SourceContractError(url, "url", "an address with a user name")
        if self._is_on_this_machine(parsed):
            return str(parsed.copy_with(fragment=None))
        if not self._is_configured(parsed):
            raise SourceContractError(url, "url", f"a host that is not configured ({parsed.netloc.decode()})")
        port = None if parsed.port in _PORT_OF_SCHEME.values() else parsed.port
        return str(parsed.copy_with(scheme="https", port=port, fragment=None))

    def _is_on_this_machine(self, url: httpx.URL) -> bool:
        if not (self.is_loopback and url.host in LOOPBACK_HOSTS):
            return False
        return url.port == self._base_port or url.netloc.decode() in self._document_hosts

    def _is_configured(self, url: httpx.URL) -> bool:
        if self.is_loopback:
            # Asking the replica must never lead out of this machine, whatever the links in its bodies say.
            return False
        if url.netloc.decode() in self._document_hosts:
            return True
        has_default_port = url.port is None or url.port in _PORT_OF_SCHEME.values()
        if url.host == self._base_host:
            return url.port == self._base_port or has_default_port
        return url.host in self._document_hosts and has_default_port
