"""Who is told: settings from the environment, and messages that hold whatever a source says."""

import pytest

from flows.notify import Occasion, make_notification, settings_from_environment
from parliament.errors import UsageError

MAIL = {"SPREEKTIJD_SMTP_HOST": "mail.example", "SPREEKTIJD_NOTIFY_EMAIL_TO": "a@news.example, b@news.example"}


def test_nothing_is_set_up_by_default() -> None:
    settings = settings_from_environment({})
    assert settings.webhook_url is None
    assert settings.mail is None


def test_mail_settings_have_their_defaults() -> None:
    mail = settings_from_environment(MAIL).mail
    assert mail is not None
    assert (mail.host, mail.port, mail.starttls, mail.user) == ("mail.example", 587, True, None)
    assert mail.recipients == ("a@news.example", "b@news.example")
    assert mail.sender == "a@news.example"


def test_a_password_is_not_shown() -> None:
    settings = settings_from_environment({**MAIL, "SPREEKTIJD_SMTP_USER": "u", "SPREEKTIJD_SMTP_PASSWORD": "hush"})
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    "environment",
    [
        {"SPREEKTIJD_SMTP_HOST": "mail.example"},
        {"SPREEKTIJD_NOTIFY_EMAIL_TO": "a@news.example"},
        {**MAIL, "SPREEKTIJD_SMTP_PORT": "mail"},
    ],
)
def test_half_a_setting_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        settings_from_environment(environment)


HOSTILE = "report\r\nBcc: everybody@news.example\n\x1b[31m één \ud800\u2028 end"


def test_what_a_source_says_begins_no_header_and_moves_no_cursor() -> None:
    message = make_notification(Occasion.FAILURE, "run", HOSTILE, [HOSTILE], "machine\n1", {})
    assert "\n" not in message.subject
    assert "Bcc: everybody@news.example" in message.subject, "nothing is hidden, it is only not a header"
    for text in (message.subject, message.text, str(message.data["title"])):
        assert "\x1b" not in text
        assert "\r" not in text
        assert "één" in text
        text.encode()
    assert message.subject.startswith("spreektijd on machine 1: ")


def test_a_long_title_is_cut() -> None:
    assert len(make_notification(Occasion.NEWS, "drift", "word " * 200, [], "here", {}).subject) == 150


@pytest.mark.parametrize("name", ["SPREEKTIJD_NOTIFY_EMAIL_TO", "SPREEKTIJD_NOTIFY_EMAIL_FROM"])
@pytest.mark.parametrize("address", ["a@b.example\nBcc: c@d.example", "not an address", "é@b.example"])
def test_an_address_that_would_break_a_header_is_refused(name: str, address: str) -> None:
    with pytest.raises(UsageError, match="must be addresses"):
        settings_from_environment({**MAIL, name: address})


@pytest.mark.parametrize("name", ["SPREEKTIJD_NOTIFY_WEBHOOK_URL", "SPREEKTIJD_HEARTBEAT_URL"])
def test_an_address_of_the_web_must_be_one_and_is_not_repeated(name: str) -> None:
    with pytest.raises(UsageError, match=name) as caught:
        settings_from_environment({name: "ftp://secret"})
    assert "secret" not in str(caught.value)
