"""Messages reach a webhook and a mail server on localhost, and a receiver that fails stops nothing."""

import json
from email import message_from_bytes
from email.policy import default

import pytest
from receivers import Received

from flows.notify import (
    MailSettings,
    Notification,
    NotificationSettings,
    Occasion,
    make_notification,
    ping,
    send,
)

MESSAGE = Notification(
    Occasion.FAILURE,
    "spreektijd: run 7 was not published",
    "één check faalt",
    {"event": "audit_failure", "run_id": "7"},
)


def mail_to(port: int) -> MailSettings:
    return MailSettings("127.0.0.1", "run@news.example", ("a@news.example", "b@news.example"), port, starttls=False)


def test_a_webhook_gets_the_text_and_the_data(webhook: tuple[str, Received]) -> None:
    url, received = webhook
    (delivery,) = send(MESSAGE, NotificationSettings(webhook_url=url))
    assert delivery.error is None
    assert json.loads(received.bodies[0]) == {"text": "één check faalt", "event": "audit_failure", "run_id": "7"}


def test_a_webhook_that_refuses_is_told_without_its_address(webhook: tuple[str, Received]) -> None:
    url, received = webhook
    received.status = 500
    (delivery,) = send(MESSAGE, NotificationSettings(webhook_url=url))
    assert delivery.error is not None
    assert "500" in delivery.error
    assert "secret" not in delivery.error


def test_a_mail_is_handed_in(mail_server: tuple[int, Received]) -> None:
    port, received = mail_server
    (delivery,) = send(MESSAGE, NotificationSettings(mail=mail_to(port)))
    assert delivery.error is None
    message = message_from_bytes(received.bodies[0])
    assert message["Subject"] == MESSAGE.subject
    assert message["To"] == "a@news.example, b@news.example"
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert "één check faalt" in payload.decode()


def test_a_mail_server_that_refuses_or_is_gone_is_told(mail_server: tuple[int, Received]) -> None:
    port, received = mail_server
    received.status = 550
    (refused,) = send(MESSAGE, NotificationSettings(mail=mail_to(port)))
    # Port 9 (discard) is served by nobody here.
    (gone,) = send(MESSAGE, NotificationSettings(mail=mail_to(9)))
    assert "SMTPRecipientsRefused" in str(refused.error)
    assert "ConnectionRefusedError" in str(gone.error)


def test_both_channels_are_tried_whatever_becomes_of_one(
    webhook: tuple[str, Received], mail_server: tuple[int, Received]
) -> None:
    url, received = webhook
    received.status = 404
    port, mailed = mail_server
    deliveries = send(MESSAGE, NotificationSettings(url, mail_to(port)))
    assert [(delivery.channel, delivery.error is None) for delivery in deliveries] == [
        ("webhook", False),
        ("email", True),
    ]
    assert len(mailed.bodies) == 1


def test_without_settings_nothing_is_sent() -> None:
    assert send(MESSAGE, NotificationSettings()) == ()


def test_a_hostile_title_arrives_as_one_subject_with_its_letters(mail_server: tuple[int, Received]) -> None:
    port, received = mail_server
    title = "verslag 'één – twee'\nBcc: everybody@news.example\r\n\x1b[2J"
    message = make_notification(Occasion.FAILURE, "run", title, [title, "Next: nothing."], "machine", {})
    assert send(message, NotificationSettings(mail=mail_to(port)))[0].error is None
    received_message = message_from_bytes(received.bodies[0], policy=default)
    assert received_message["Bcc"] is None
    assert "één – twee" in received_message["Subject"]
    assert {"Date", "Message-ID", "Auto-Submitted"} <= set(received_message.keys())
    assert len(received.bodies) == 1


def test_a_proxy_of_a_kind_that_is_not_spoken_is_told_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    (delivery,) = send(MESSAGE, NotificationSettings(webhook_url="https://hook.example/secret"))
    assert "ImportError" in str(delivery.error)
    assert "secret" not in str(delivery.error)


def test_a_heartbeat_is_asked_for_and_its_refusal_is_told_without_its_address(webhook: tuple[str, Received]) -> None:
    url, received = webhook
    assert ping(url).error is None
    assert received.asked == ["/hook/secret"]
    received.status = 503
    assert "it answered 503" in str(ping(url).error)
    assert "secret" not in str(ping(url).error)
