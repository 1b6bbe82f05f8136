"""Settings are checked before anything is done, and each mistake is a sentence that names the variable."""

from pathlib import Path

import pytest

from flows.run import run_night
from flows.settings import DEVELOPMENT_VARIABLES, check_settings, setting_names
from ingest.options import RunOptions
from parliament.errors import UsageError

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SPREEKTIJD_CONTCAT", "data@newsroom.example", "no setting .* did you mean SPREEKTIJD_CONTACT"),
        ("SPREEKTIJD_WEATHER", "fine", "no setting of this program .docs/operations.md"),
        ("SPREEKTIJD_CONTACT", "the newsroom", "SPREEKTIJD_CONTACT: must hold an e-mail or web address"),
        ("SPREEKTIJD_REQUESTS_PER_SECOND", "quick", "SPREEKTIJD_REQUESTS_PER_SECOND: .*valid number.*'quick'"),
        ("SPREEKTIJD_REQUEST_BUDGET", "0", "SPREEKTIJD_REQUEST_BUDGET: .*greater than or equal to 1"),
        ("SPREEKTIJD_SMTP_HOST", "mail.example", "needs both SPREEKTIJD_SMTP_HOST and SPREEKTIJD_NOTIFY_EMAIL_TO"),
        ("SPREEKTIJD_SITE_ADDRESS", "spreektijd.example", "must be an address that ends with a slash"),
    ],
)
def test_a_wrong_setting_is_a_sentence_that_names_it(
    variable: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(UsageError, match=sentence):
        check_settings({variable: value})


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SPREEKTIJD_SMTP_PORT", "70000", "from 1 to 65535"),
        ("SPREEKTIJD_SMTP_STARTTLS", "perhaps", "must be true or false"),
    ],
)
def test_a_wrong_setting_of_the_mail_server_too(variable: str, value: str, sentence: str) -> None:
    mail = {"SPREEKTIJD_SMTP_HOST": "mail.example", "SPREEKTIJD_NOTIFY_EMAIL_TO": "desk@news.example"}
    with pytest.raises(UsageError, match=sentence):
        check_settings({**mail, variable: value})


def test_a_wrong_webhook_is_told_without_repeating_it() -> None:
    with pytest.raises(UsageError, match="WEBHOOK_URL must be an address") as caught:
        check_settings({"SPREEKTIJD_NOTIFY_WEBHOOK_URL": "hooks.example/invented-secret"})
    assert "invented-secret" not in str(caught.value)


@pytest.mark.parametrize("contact", ["data@newsroom.example", "https://newsroom.example/contact", "Desk <d@n.example>"])
def test_a_contact_that_a_person_can_write_to_is_accepted(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPREEKTIJD_CONTACT", contact)
    check_settings({"SPREEKTIJD_CONTACT": contact, "HOME": "/"})


def test_a_run_does_nothing_before_its_settings_are_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPREEKTIJD_CONTCAT", "data@newsroom.example")
    with pytest.raises(UsageError, match="did you mean"):
        run_night(RunOptions("sample", tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_the_page_for_operators_explains_every_setting() -> None:
    page = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [name for name in sorted(setting_names()) if f"`{name}`" not in page] == []
    assert not DEVELOPMENT_VARIABLES & setting_names()
