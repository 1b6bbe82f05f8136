"""Telling people that an audit failed, or that it passes again: by webhook and by e-mail.

Nothing is sent unless it is set up by environment variables:

* ``SPREEKTIJD_NOTIFY_WEBHOOK_URL``: address that gets a JSON object by POST; its ``text`` suits most chat services
* ``SPREEKTIJD_NOTIFY_EMAIL_TO``: addresses, separated by commas
* ``SPREEKTIJD_NOTIFY_EMAIL_FROM``: sender; the first recipient when not set
* ``SPREEKTIJD_SMTP_HOST``: mail server; without it no e-mail is sent
* ``SPREEKTIJD_SMTP_PORT``: 587 when not set
* ``SPREEKTIJD_SMTP_USER``: user name, with ``SPREEKTIJD_SMTP_PASSWORD``; no login when not set
* ``SPREEKTIJD_SMTP_STARTTLS``: ``false`` for a server without encryption (a local relay)
"""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

import httpx

from expectations.results import AuditResult, CheckResult
from parliament.errors import UsageError

# A night's run waits for nobody: the receiver has answered by then, or the message is reported as not delivered.
_TIMEOUT_SECONDS = 10.0
# The port for mail submission (RFC 6409).
_SUBMISSION_PORT = 587
# Ports of TCP are numbers of sixteen bits (RFC 9293).
_LARGEST_PORT = 65535
# As many checks as fit a message that is read on a telephone; the run's page has all of them.
_CHECKS_IN_MESSAGE = 10

SETTING_NAMES = frozenset(
    {
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


@dataclass(frozen=True, slots=True)
class Notification:
    """A message: its occasion, a subject line, the text, and the same as data for a program."""

    occasion: Occasion
    subject: str
    text: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether a message reached a channel (``webhook``, ``email``); ``error`` is the sentence when it did not."""

    channel: str
    error: str | None = None


def settings_from_environment(environment: Mapping[str, str]) -> NotificationSettings:
    """Read the settings named in this module's description.

    Raises:
        UsageError: a mail server without recipient, recipients without mail server, or a value of the wrong form.
    """
    webhook_url = environment.get("SPREEKTIJD_NOTIFY_WEBHOOK_URL") or None
    if webhook_url and not webhook_url.startswith(("https://", "http://")):
        # The address itself is often a secret and is not repeated.
        raise UsageError("SPREEKTIJD_NOTIFY_WEBHOOK_URL must be an address that begins with https://")
    host = environment.get("SPREEKTIJD_SMTP_HOST")
    listed = environment.get("SPREEKTIJD_NOTIFY_EMAIL_TO", "")
    recipients = tuple(address.strip() for address in listed.split(",") if address.strip())
    if bool(host) != bool(recipients):
        raise UsageError("e-mail needs both SPREEKTIJD_SMTP_HOST and SPREEKTIJD_NOTIFY_EMAIL_TO; set both or neither")
    if not host:
        return NotificationSettings(webhook_url)
    port = environment.get("SPREEKTIJD_SMTP_PORT", str(_SUBMISSION_PORT))
    if not (port.isdecimal() and 1 <= int(port) <= _LARGEST_PORT):
        raise UsageError(f"SPREEKTIJD_SMTP_PORT must be a number from 1 to {_LARGEST_PORT}, not '{port}'")
    starttls = environment.get("SPREEKTIJD_SMTP_STARTTLS", "true").lower()
    if starttls not in {"true", "false"}:
        raise UsageError(f"SPREEKTIJD_SMTP_STARTTLS must be true or false, not '{starttls}'")
    mail = MailSettings(
        host=host,
        sender=environment.get("SPREEKTIJD_NOTIFY_EMAIL_FROM") or recipients[0],
        recipients=recipients,
        port=int(port),
        user=environment.get("SPREEKTIJD_SMTP_USER") or None,
        password=environment.get("SPREEKTIJD_SMTP_PASSWORD") or None,
        starttls=starttls == "true",
    )
    return NotificationSettings(webhook_url, mail)


def notification_of(result: AuditResult, *, was_publishable: bool) -> Notification | None:
    """Decide whether an audit is news: every failure is, and the first success after one; else ``None``."""
    if not result.is_publishable:
        return _notification(Occasion.FAILURE, result, result.blocking, "was not published")
    if not was_publishable:
        return _notification(Occasion.RECOVERY, result, result.recovered, "passes its checks again")
    return None


def failed_run_notification(run_name: str, reason: str) -> Notification:
    """The message about a run that ended before or beside its audit: nothing new was published."""
    subject = f"spreektijd: {run_name} failed"
    text = f"{subject}\n{reason}\nReaders still see the last published version."
    return Notification(Occasion.FAILURE, subject, text, {"event": "run_failed", "run": run_name, "reason": reason})


def send(notification: Notification, settings: NotificationSettings) -> tuple[Delivery, ...]:
    """Send a message to every channel that is set up; a channel that fails is told, and stops nothing."""
    deliveries = []
    if settings.webhook_url:
        deliveries.append(_post(notification, settings.webhook_url))
    if settings.mail:
        deliveries.append(_mail(notification, settings.mail))
    return tuple(deliveries)


def _notification(
    occasion: Occasion, result: AuditResult, checks: tuple[CheckResult, ...], outcome: str
) -> Notification:
    subject = f"spreektijd: run {result.run_id} {outcome}"
    lines = [_line(check) for check in checks[:_CHECKS_IN_MESSAGE]]
    if len(checks) > _CHECKS_IN_MESSAGE:
        lines.append(f"- and {len(checks) - _CHECKS_IN_MESSAGE} more")
    data = {
        "event": f"audit_{occasion.value}",
        "run_id": result.run_id,
        "audited_at": result.audited_at.isoformat(),
        "is_publishable": result.is_publishable,
        "check_count": len(result.results),
        "failed_check_count": len(result.failures),
        "checks": [
            {"check_name": check.check_name, "status": check.status.value, "failing_row_count": check.failing_row_count}
            for check in checks
        ],
    }
    return Notification(occasion, subject, "\n".join([subject, *lines]), data)


def _line(check: CheckResult) -> str:
    found = check.error or f"{check.failing_row_count} failing rows ({check.status.value})"
    return f"- {check.check_name}: {check.sentence.english} {found}"


def _post(notification: Notification, url: str) -> Delivery:
    try:
        response = httpx.post(url, json={"text": notification.text, **notification.data}, timeout=_TIMEOUT_SECONDS)
        response.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
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
    message.set_content(notification.text)
    try:
        with smtplib.SMTP(settings.host, settings.port, timeout=_TIMEOUT_SECONDS) as server:
            if settings.starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, settings.password or "")
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        return Delivery("email", f"the mail server {settings.host} did not take the message: {type(error).__name__}")
    return Delivery("email")
