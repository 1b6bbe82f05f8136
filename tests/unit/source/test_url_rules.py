import pytest

from parliament.errors import SourceContractError
from parliament.source.settings import load_source_settings
from parliament.source.url_rules import UrlRules


@pytest.mark.parametrize(
    ("url", "normalised"),
    [
        ("http://ws.vlpar.be/e/opendata/verg/1", "https://ws.vlpar.be/e/opendata/verg/1"),
        ("http://ws.vlpar.be:80/x", "https://ws.vlpar.be/x"),
        ("http://ws.vlpar.be:443/x", "https://ws.vlpar.be/x"),
        ("https://WS.vlpar.be/x?id=1#page=2", "https://ws.vlpar.be/x?id=1"),
        ("https://docs.vlaamsparlement.be/files/pfile?id=1", "https://docs.vlaamsparlement.be/files/pfile?id=1"),
    ],
)
def test_the_configured_hosts_may_be_asked(url: str, normalised: str) -> None:
    assert UrlRules(load_source_settings()).normalise(url) == normalised


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/x",
        "https://ws.vlpar.be.elsewhere.example/",
        "https://ws.vlpar.be@elsewhere.example/",
        "https://user@ws.vlpar.be/",
        "https://ws.vlpar.be:8443/",
        "ftp://ws.vlpar.be/",
        "file:///etc/passwd",
        "/verg/1",
        "",
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://169.254.169.254/",
        "https://[::1]/",
        "https://ws.vlpar.be:x/",
        "javascript:alert(1)",
    ],
)
def test_no_other_address_may_be_asked(url: str) -> None:
    with pytest.raises(SourceContractError, match="url"):
        UrlRules(load_source_settings()).normalise(url)


def replica_rules() -> UrlRules:
    return UrlRules(load_source_settings(base_url="http://127.0.0.1:8123/e/opendata", allow_http=True))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_replica_is_asked_over_http_on_its_own_port(host: str) -> None:
    assert replica_rules().normalise(f"http://{host}:8123/pfile?id=1") == f"http://{host}:8123/pfile?id=1"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/x", "https://docs.vlaamsparlement.be/pfile?id=1", "https://ws.vlpar.be/e/opendata/verg/1"],
)
def test_asking_the_replica_never_leads_out(url: str) -> None:
    with pytest.raises(SourceContractError, match="not configured"):
        replica_rules().normalise(url)
