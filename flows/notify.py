"""Telling people what went wrong, and that it is over: by webhook and by e-mail.

Nothing is sent unless it is set up by environment variables:

* ``SPREEKTIJD_NOTIFY_WEBHOOK_URL``: address that gets a JSON object by POST; its ``text`` suits most chat services
* ``SPREEKTIJD_HEARTBEAT_URL``: address that is asked for when a run ended well, so that its silence can be noticed
* ``SPREEKTIJD_NOTIFY_EMAIL_TO``: addresses, separated by commas
* ``SPREEKTIJD_NOTIFY_EMAIL_FROM``: sender; the first recipient when not set
* ``SPREEKTIJD_SMTP_HOST``: mail server; without it no e-mail is sent
* ``SPREEKTIJD_SMTP_PORT``: 587 when not set
* ``SPREEKTIJD_SMTP_USER``: user name, with ``SPREEKTIJD_SMTP_PASSWORD``; no login when not set
* ``SPREEKTIJD_SMTP_STARTTLS``: ``false`` for a server without encryption (a local relay)
"""

import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from enum import StrEnum

import httpx

from parliament.errors import UsageError

# A run does not wait: the receiver has answered by then, or the message is reported as not delivered.
_TIMEOUT_SECONDS = 10.0
# The port for mail submission (RFC 6409).
_SUBMISSION_PORT = 587
# Ports of TCP are numbers of sixteen bits (RFC 9293).
_LARGEST_PORT = 65535
# Enough of RFC 5321 to keep a name, a comma or an end of line out of the head of a letter.
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
# What mail programs and telephones show of a subject, and far below what a line of a letter may hold (RFC 5322).
_LONGEST_SUBJECT = 150
# Besides what HTTP has: a proxy of a kind that is not installed, a certificate file that is not there.
_HTTP_FAULTS = (httpx.HTTPError, httpx.InvalidURL, ImportError, OSError, ValueError)

SETTING_NAMES = frozenset(
    {
        "SPREEKTIJD_HEARTBEAT_URL",
        "SPREEKTIJD_NOTIFY_WEBHOOK_URL",
        "SPREEKTIJD_NOTIFY_EMAIL_TO",
        "SPREEKTIJD_NOTIFY_EMAIL_FROM",
        "SPREEKTIJD_SMTP_HOST",
        "SPREEKTIJD_SMTP_PORT",
        "SPREEKTIJD_SMTP_USER",
        "SPREEKTIJD_SMTP_PASSWORD",
        "SPREEKTIJD_SMTP_STARTTLS",
    }
)


class Occasion(StrEnum):
    """Why a message is sent."""

    FAILURE = "failure"
    RECOVERY = "recovery"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How mail is handed in; ``user`` ``None`` is without login."""

    host: str
    sender: str
    recipients: tuple[str, ...]
    port: int = _SUBMISSION_PORT
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    starttls: bool = True


@dataclass(frozen=True, slots=True)
class NotificationSettings:
    """Where messages go; ``None`` is nowhere."""

    webhook_url: str | None = None
    mail: MailSettings | None = None
    heartbeat_url: str | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """A message: its occasion, a subject line, the text, and the same as data for a program."""

    occasion: Occasion
    subject: str
    text: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether a message reached a channel (``webhook``, ``email``, ``heartbeat``); ``error`` says why it did not."""

    channel: str
    error: str | None = None


def settings_from_environment(environment: Mapping[str, str]) -> NotificationSettings:
    """Read the settings named in this module's description.

    Raises:
        UsageError: a mail server without recipient, recipients without mail server, or a value of the wrong form.
    """
    webhook_url = _address(environment, "SPREEKTIJD_NOTIFY_WEBHOOK_URL")
    heartbeat_url = _address(environment, "SPREEKTIJD_HEARTBEAT_URL")
    host = environment.get("SPREEKTIJD_SMTP_HOST")
    listed = environment.get("SPREEKTIJD_NOTIFY_EMAIL_TO", "")
    recipients = tuple(address.strip() for address in listed.split(",") if address.strip())
    if bool(host) != bool(recipients):
        raise UsageError("e-mail needs both SPREEKTIJD_SMTP_HOST and SPREEKTIJD_NOTIFY_EMAIL_TO; set both or neither")
    if not host:
        return NotificationSettings(webhook_url, heartbeat_url=heartbeat_url)
    port = environment.get("SPREEKTIJD_SMTP_PORT", str(_SUBMISSION_PORT))
    if not (port.isdecimal() and 1 <= int(port) <= _LARGEST_PORT):
        raise UsageError(f"SPREEKTIJD_SMTP_PORT must be a number from 1 to {_LARGEST_PORT}, not '{port}'")
    starttls = environment.get("SPREEKTIJD_SMTP_STARTTLS", "true").lower()
    if starttls not in {"true", "false"}:
        raise UsageError(f"SPREEKTIJD_SMTP_STARTTLS must be true or false, not '{starttls}'")
    sender = environment.get("SPREEKTIJD_NOTIFY_EMAIL_FROM") or recipients[0]
    if not all(_ADDRESS.fullmatch(one) for one in (sender, *recipients)):
        raise UsageError("SPREEKTIJD_NOTIFY_EMAIL_TO and _FROM must be addresses like data@newsroom.example")
    mail = MailSettings(
        host=host,
        sender=sender,
        recipients=recipients,
        port=int(port),
        user=environment.get("SPREEKTIJD_SMTP_USER") or None,
        password=environment.get("SPREEKTIJD_SMTP_PASSWORD") or None,
        starttls=starttls == "true",
    )
    return NotificationSettings(webhook_url, mail, heartbeat_url)


def _address(environment: Mapping[str, str], name: str) -> str | None:
    address = environment.get(name) or None
    if address and not address.startswith(("https://", "http://")):
        # The address itself is often a secret and is not repeated.
        raise UsageError(f"{name} must be an address that begins with https://")
    return address


def send(notification: Notification, settings: NotificationSettings) -> tuple[Delivery, ...]:
    """Send a message to every channel that is set up; a channel that fails is reported, and stops nothing."""
    deliveries = []
    if settings.webhook_url:
        deliveries.append(_post(notification, settings.webhook_url))
    if settings.mail:
        deliveries.append(_mail(notification, settings.mail))
    return tuple(deliveries)


def make_notification(
    occasion: Occasion, kind: str, title: str, paragraphs: Sequence[str], host: str, facts: Mapping[str, object]
) -> Notification:
    """Put a message together: a subject line, the text, and the same as data.

    Args:
        occasion: why it is sent.
        kind: what it is about, for a program: ``run``, ``stale``, ``part``, ``unreadable``, ``quarantine``, ``drift``.
        title: what happened, in a line; it becomes the subject, behind the name of this machine.
        paragraphs: what a person needs to know and to do.
        host: the name of this machine.
        facts: what a program may want besides.
    """
    subject = one_line(f"spreektijd on {host}: {title}")
    text = "\n".join(plain_text(part) for part in (subject, *paragraphs))
    data = {"event": occasion.value, "kind": kind, "host": one_line(host), "title": one_line(title), **facts}
    return Notification(occasion, subject, text, data)


def one_line(text: str) -> str:
    """A text for the head of a letter: one line of printable characters, not longer than a person reads."""
    printable = " ".join(plain_text(text).split())
    return printable if len(printable) <= _LONGEST_SUBJECT else printable[: _LONGEST_SUBJECT - 1] + "…"


def plain_text(text: str) -> str:
    """A text without control characters, but for ends of lines, and without halves of characters (surrogates).

    What a source or a file name holds may be anything; it must not begin a new header, move a terminal's cursor, or
    be something that UTF-8 cannot say.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(one if one.isprintable() or one == "\n" else " " for one in whole.replace("\r\n", "\n"))


def ping(url: str) -> Delivery:
    """Tell a heartbeat service that a run ended well: a GET, as such services expect."""
    try:
        httpx.get(url, timeout=_TIMEOUT_SECONDS, follow_redirects=True).raise_for_status()
    except _HTTP_FAULTS as error:
        return Delivery("heartbeat", f"the heartbeat address did not take the ping: {_without_address(error)}")
    return Delivery("heartbeat")


def _post(notification: Notification, url: str) -> Delivery:
    try:
        response = httpx.post(url, json={"text": notification.text, **notification.data}, timeout=_TIMEOUT_SECONDS)
        response.raise_for_status()
    except _HTTP_FAULTS as error:
        return Delivery("webhook", f"the webhook did not take the message: {_without_address(error)}")
    return Delivery("webhook")


def _without_address(error: Exception) -> str:
    """Say what went wrong without the address, which is often a secret itself."""
    if isinstance(error, httpx.HTTPStatusError):
        return f"it answered {error.response.status_code}"
    return type(error).__name__


def _mail(notification: Notification, settings: MailSettings) -> Delivery:
    message = EmailMessage()
    message["Subject"] = notification.subject
    message["From"] = settings.sender
    message["To"] = ", ".join(settings.recipients)
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    # Marked as sent by a machine, so that no out-of-office reply answers it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(notification.text)
    try:
        with smtplib.SMTP(settings.host, settings.port, timeout=_TIMEOUT_SECONDS) as server:
            if settings.starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, settings.password or "")
            server.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Delivery("email", f"the mail server {settings.host} did not take the message: {type(error).__name__}")
    return Delivery("email")
