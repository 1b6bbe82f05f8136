"""Who is told what: settings from the environment, and which audit is news."""

from datetime import UTC, datetime

import pytest

from expectations.notify import Occasion, notification_of, settings_from_environment
from expectations.results import AuditResult, CheckFamily, CheckResult, CheckSeverity, CheckStatus, Sentence
from parliament.errors import UsageError

AT = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
MAIL = {"SPREEKTIJD_SMTP_HOST": "mail.example", "SPREEKTIJD_NOTIFY_EMAIL_TO": "a@news.example, b@news.example"}


def audit_result(*, success: bool, status: CheckStatus, count: int = 1) -> AuditResult:
    results = tuple(
        CheckResult(
            f"check_{number}", CheckFamily.SPEAKERS, CheckSeverity.CRITICAL, "core.speech",
            Sentence("Alles klopt.", "All is well."), success, 0 if success else 3, (), 0.1, status=status,
        )
        for number in range(count)
    )  # fmt: skip
    return AuditResult("run-7", AT, results)


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


def test_every_failure_is_news_with_its_checks() -> None:
    notification = notification_of(audit_result(success=False, status=CheckStatus.KNOWN), was_publishable=False)
    assert notification is not None
    assert notification.occasion is Occasion.FAILURE
    assert "run-7 was not published" in notification.subject
    assert "check_0: All is well. 3 failing rows (known)" in notification.text
    assert notification.data["event"] == "audit_failure"


def test_the_first_success_after_a_failure_is_news_and_the_next_is_not() -> None:
    result = audit_result(success=True, status=CheckStatus.RECOVERED)
    notification = notification_of(result, was_publishable=False)
    assert notification is not None
    assert notification.occasion is Occasion.RECOVERY
    assert "check_0" in notification.text
    assert notification_of(result, was_publishable=True) is None


def test_a_long_list_is_cut() -> None:
    notification = notification_of(audit_result(success=False, status=CheckStatus.NEW, count=14), was_publishable=True)
    assert notification is not None
    assert "and 4 more" in notification.text
