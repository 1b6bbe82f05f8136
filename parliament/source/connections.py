"""The connections to the service: who asks, through which proxy, without cookies, each exchange with its deadline."""

from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.request import getproxies, proxy_bypass

import httpx

from parliament.errors import UsageError
from parliament.source.deadlines import DeadlineTransport, ExchangeClock
from parliament.source.receiving import ACCEPT_ENCODING
from parliament.source.settings import SourceSettings
from parliament.source.url_rules import UrlRules


def open_connections(settings: SourceSettings, rules: UrlRules, clock: ExchangeClock) -> httpx.Client:
    """A client that follows no redirect by itself and keeps no cookie; nothing is sent yet.

    A proxy or certificates that the operator's environment names are for the outer world: the replica on this machine
    is asked directly.

    Raises:
        UsageError: the environment names a proxy or a file of certificates that cannot be used.
    """
    is_outside = not rules.is_loopback
    limits = httpx.Limits(max_connections=settings.max_in_flight)
    try:
        direct = DeadlineTransport(clock, limits=limits, trust_env=is_outside)
    except OSError as error:
        raise UsageError(
            f"The certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be used ({error.strerror or error}): "
            "name a file of certificates that can be read, or unset it."
        ) from error
    return httpx.Client(
        transport=direct,
        mounts=_through_proxies(rules.hosts, limits, clock) if is_outside else {},
        headers={"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
        timeout=httpx.Timeout(settings.read_timeout_seconds, connect=settings.connect_timeout_seconds),
        follow_redirects=False,
        trust_env=False,
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
    )


def _through_proxies(
    hosts: frozenset[str], limits: httpx.Limits, clock: ExchangeClock
) -> dict[str, httpx.BaseTransport | None]:
    """A transport for each host that is asked through a proxy of the environment (``HTTPS_PROXY``, ``NO_PROXY``)."""
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all")
    behind = sorted(host for host in hosts if not proxy_bypass(host))
    if not proxy or not behind:
        return {}
    try:
        transport = DeadlineTransport(clock, limits=limits, proxy=httpx.Proxy(proxy))
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise UsageError(
            f"The proxy that HTTPS_PROXY or ALL_PROXY names cannot be used ({error}): "
            "name an http or https proxy, or add the host to NO_PROXY."
        ) from error
    return {f"https://{host}": transport for host in behind}
