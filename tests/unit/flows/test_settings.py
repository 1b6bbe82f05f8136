"""Settings are checked before anything is done, and each mistake is a sentence that names the variable."""

import stat
from pathlib import Path

import pytest

from flows.prefect_environment import (
    login_file,
    make_login,
    names_prefect_server,
    prepare_prefect_environment,
    read_login,
    serving_environment,
)  # fmt: skip
from flows.run import run_night
from flows.run_log import read_last_results
from flows.run_result import RunOutcome
from flows.setting_checks import DEVELOPMENT_VARIABLES, check_network, check_settings, setting_names
from ingest.options import RunOptions
from parliament.errors import UsageError
from warehouse.paths import DataFolder

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


def test_a_run_whose_settings_are_wrong_leaves_its_record_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPREEKTIJD_CONTCAT", "data@newsroom.example")
    with pytest.raises(UsageError, match="did you mean"):
        run_night(RunOptions("sample", tmp_path / "data"))
    assert not (tmp_path / "data" / "archive").exists()
    (record,) = read_last_results(DataFolder(tmp_path / "data"), 9)
    assert (record.outcome, record.exit_code) == (RunOutcome.FAILED, 2)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:1080", "ALL_PROXY names a proxy of the kind socks5"),
        ("HTTPS_PROXY", "socks4a://127.0.0.1:1080", "HTTPS_PROXY names a proxy of the kind socks4a"),
        ("https_proxy", "socks5h://127.0.0.1:1080", "HTTPS_PROXY names a proxy of the kind socks5h"),
        ("SSL_CERT_FILE", "/nowhere/ca.pem", "SSL_CERT_FILE names certificates in /nowhere/ca.pem"),
        ("SSL_CERT_DIR", "/nowhere", "SSL_CERT_DIR names certificates in /nowhere"),
    ],
)
def test_a_proxy_or_certificate_that_cannot_be_used_is_a_sentence(variable: str, value: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        check_network({variable: value})
    with pytest.raises(UsageError, match=sentence):
        prepare_prefect_environment(Path("nowhere"), {variable: value})


@pytest.mark.parametrize("proxy", ["http://proxy.example:3128", "https://proxy.example", "proxy.example:3128", ""])
def test_a_proxy_of_the_web_is_one(proxy: str) -> None:
    check_network({"HTTPS_PROXY": proxy})


def test_nothing_for_this_machine_goes_through_a_proxy_and_what_the_operator_named_stays(tmp_path: Path) -> None:
    environment = {"HTTP_PROXY": "http://proxy.example:3128", "NO_PROXY": "intern.example"}
    served = serving_environment(tmp_path, "http://127.0.0.1:4200/api", "http://127.0.0.1:8700/", environment)
    assert served["NO_PROXY"] == "intern.example,127.0.0.1,localhost,::1"
    assert served["no_proxy"] == "127.0.0.1,localhost,::1"


def test_every_server_of_prefect_that_is_started_is_closed(tmp_path: Path) -> None:
    of_a_run: dict[str, str] = {}
    prepare_prefect_environment(tmp_path, of_a_run)
    served = serving_environment(tmp_path, "http://127.0.0.1:4200/api", "http://127.0.0.1:8700/", {})
    for environment in (of_a_run, served):
        assert environment["PREFECT_SERVER_API_AUTH_STRING"] == environment["PREFECT_API_AUTH_STRING"]
        assert environment["PREFECT_SERVER_API_AUTH_STRING"] == read_login(tmp_path)
        assert environment["PREFECT_SERVER_CSRF_PROTECTION_ENABLED"] == "true"
        assert "*" not in environment["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"]
    assert served["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4200,http://localhost:4200"
    for variable in ("PREFECT_UI_STATIC_DIRECTORY", "TMPDIR", "PREFECT_HOME"):
        assert Path(served[variable]).is_relative_to(tmp_path), "the program itself need not be writable"
    assert stat.S_IMODE(login_file(tmp_path).stat().st_mode) == 0o600


def test_a_login_stays_the_same_and_one_that_others_could_read_is_closed(tmp_path: Path) -> None:
    assert make_login(tmp_path)
    login = read_login(tmp_path)
    login_file(tmp_path).chmod(0o644)
    assert not make_login(tmp_path)
    assert read_login(tmp_path) == login
    assert stat.S_IMODE(login_file(tmp_path).stat().st_mode) == 0o600
    login_file(tmp_path).write_text("no login\n", encoding="utf-8")
    with pytest.raises(UsageError, match="remove it"):
        read_login(tmp_path)


def test_a_login_that_the_operator_set_is_kept_and_a_server_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    environment = {"PREFECT_SERVER_API_AUTH_STRING": "desk:own"}
    served = serving_environment(tmp_path, "http://127.0.0.1:4200/api", "http://127.0.0.1:8700/", environment)
    assert served["PREFECT_API_AUTH_STRING"] == "desk:own"
    of_a_run = {"PREFECT_API_URL": "https://prefect.example/api"}
    prepare_prefect_environment(tmp_path, of_a_run)
    assert not [name for name in of_a_run if "AUTH" in name]


def test_the_page_for_operators_explains_every_setting() -> None:
    page = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [name for name in sorted(setting_names()) if f"`{name}`" not in page] == []
    assert not DEVELOPMENT_VARIABLES & setting_names()


def test_a_server_is_started_for_a_run_only_where_the_operator_named_none(tmp_path: Path) -> None:
    assert not names_prefect_server({"PREFECT_LOGGING_LEVEL": "INFO", "PREFECT_API_URL": ""}, tmp_path)
    for variable in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_HOME"):
        assert names_prefect_server({variable: "named"}, tmp_path)


@pytest.mark.parametrize(
    ("name", "of_prefect", "of_others"),
    [
        ("prefect.toml", "[api]\nurl = 'http://127.0.0.1:4200/api'", None),
        ("pyproject.toml", "[tool.prefect.api]\nurl = 'http://127.0.0.1:4200/api'", "[tool.ruff]"),
        (".env", "PREFECT_API_URL=http://127.0.0.1:4200/api", "SPREEKTIJD_CONTACT=desk@news.example"),
    ],
)
def test_what_prefect_reads_in_the_working_folder_names_a_server_too(
    name: str, of_prefect: str, of_others: str | None, tmp_path: Path
) -> None:
    if of_others is not None:
        (tmp_path / name).write_text(of_others, encoding="utf-8")
        assert not names_prefect_server({}, tmp_path)
    (tmp_path / name).write_text(of_prefect, encoding="utf-8")
    assert names_prefect_server({}, tmp_path)
