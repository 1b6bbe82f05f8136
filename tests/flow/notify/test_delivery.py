"""Messages reach a webhook and a mail server on localhost, and a receiver that fails stops nothing."""

import json
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from expectations.notify import MailSettings, Notification, NotificationSettings, Occasion, send

MESSAGE = Notification(
    Occasion.FAILURE,
    "spreektijd: run 7 was not published",
    "één check faalt",
    {"event": "audit_failure", "run_id": "7"},
)


@dataclass
class Received:
    """What a receiver got; ``status`` is what it answers."""

    bodies: list[bytes] = field(default_factory=list)
    status: int = 200


@pytest.fixture
def webhook() -> Iterator[tuple[str, Received]]:
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(received.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook/secret", received
        server.shutdown()
        thread.join()


@pytest.fixture
def mail_server() -> Iterator[tuple[int, Received]]:
    received = Received(status=250)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 localhost\r\n")
            while line := self.rfile.readline():
                command = line.strip().upper()
                if command == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    received.bodies.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                    self.wfile.write(b"250 taken\r\n")
                elif command.startswith(b"RCPT"):
                    self.wfile.write(f"{received.status} recipient\r\n".encode())
                elif command == b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                else:
                    self.wfile.write(b"250 ok\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1], received
        server.shutdown()
        thread.join()


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
