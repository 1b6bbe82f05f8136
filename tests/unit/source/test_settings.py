import pytest
from pydantic import ValidationError

from parliament.errors import UsageError
from parliament.source.settings import load_source_settings


def test_the_defaults_are_polite() -> None:
    settings = load_source_settings()
    assert settings.base_url == "https://ws.vlpar.be/e/opendata"
    assert settings.max_in_flight == 4
    assert not settings.allow_http


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPREEKTIJD_CONTACT", "data@newsroom.example")
    monkeypatch.setenv("SPREEKTIJD_REQUESTS_PER_SECOND", "2.5")
    monkeypatch.setenv("SPREEKTIJD_DOCUMENT_HOSTS", '["Docs.Example"]')
    settings = load_source_settings()
    assert settings.user_agent == "spreektijd (speaking-time statistics; contact: data@newsroom.example)"
    assert settings.requests_per_second == 2.5
    assert settings.document_hosts == ("docs.example",)


def test_without_a_contact_the_user_agent_says_so() -> None:
    assert "no contact set" in load_source_settings(contact="").user_agent


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        load_source_settings().max_in_flight = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("overrides", "sentence"),
    [
        ({"max_in_flight": 9}, r"SPREEKTIJD_MAX_IN_FLIGHT: .*4; found 9"),
        ({"requests_per_second": 0}, "SPREEKTIJD_REQUESTS_PER_SECOND"),
        ({"contact": "a\r\nX-Evil: 1"}, "SPREEKTIJD_CONTACT: must be one line"),
        ({"contact": "é"}, "SPREEKTIJD_CONTACT"),
        ({"base_url": "ws.vlpar.be"}, "SPREEKTIJD_BASE_URL: must be an address"),
        ({"base_url": "https://user:secret@ws.vlpar.be/"}, "no query, fragment, user name"),
        ({"base_url": "http://ws.vlpar.be/e/opendata"}, "base_url must be https"),
        ({"base_url": "http://ws.vlpar.be/e/opendata", "allow_http": True}, "base_url must be https"),
        ({"base_url": "http://127.0.0.1:80"}, "SPREEKTIJD_ALLOW_HTTP"),
        ({"document_hosts": ("https://docs.example/x",)}, "must be host names"),
    ],
)
def test_a_wrong_setting_is_named_in_a_sentence(overrides: dict[str, object], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        load_source_settings(**overrides)


def test_a_wrong_list_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPREEKTIJD_DOCUMENT_HOSTS", "docs.example")
    with pytest.raises(UsageError, match="document_hosts"):
        load_source_settings()
