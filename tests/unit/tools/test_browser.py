"""Which browser the tests of the dashboard take."""

from pathlib import Path

import pytest

from tools import browser

IS_ONE = "#!/bin/sh\necho Chromium 140.0\n"
# What Ubuntu puts in the place of its Chromium.
ASKS_FOR_A_SNAP = "#!/bin/sh\necho 'requires the chromium snap to be installed' >&2\nexit 1\n"


def program(path: Path, text: str = IS_ONE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No browser anywhere: the folder that is the whole PATH."""
    for variable in ("CHROME_PATH", "PLAYWRIGHT_BROWSERS_PATH", "HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    monkeypatch.setattr(browser, "UNPACKED", tmp_path / "unpacked")
    commands = tmp_path / "a folder of commands"
    commands.mkdir()
    monkeypatch.setenv("PATH", str(commands))
    return commands


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])
def test_it_is_found_under_each_of_its_names(bare_machine: Path, name: str) -> None:
    assert browser.find_browser() is None
    one = program(bare_machine / name)
    assert browser.find_browser() == one


def test_the_one_that_is_named_comes_first(bare_machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine / "chromium")
    named = program(tmp_path / "my browser")
    monkeypatch.setenv("CHROME_PATH", str(named))
    assert browser.find_browser() == named


@pytest.mark.parametrize(
    "path", ["chromium-1200/chrome-linux64/chrome", "chromium_headless_shell-1200/chrome-linux/headless_shell"]
)
def test_playwrights_own_is_found_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    one = program(tmp_path / ".cache" / "ms-playwright" / path)
    assert browser.find_browser() == one


def test_a_program_that_only_asks_for_another_is_passed_over(bare_machine: Path) -> None:
    program(bare_machine / "chromium-browser", ASKS_FOR_A_SNAP)
    assert browser.find_browser() is None
    one = program(bare_machine / "google-chrome")
    assert browser.find_browser() == one


def test_apt_is_asked_last_and_what_was_tried_is_said(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise browser.SetupError("npm could not fetch it")

    monkeypatch.setattr(browser, "_from_npm", fails)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    program(bare_machine / "apt-get", "#!/bin/sh\nexit 100\n")
    with pytest.raises(browser.SetupError, match=r"no Chromium .*npm could not fetch it; `apt-get update -qq` failed"):
        browser.obtain_browser()


def test_apt_is_not_asked_by_an_ordinary_user(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_from_npm", lambda: None)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    program(bare_machine / "apt-get", f"#!/bin/sh\necho asked > '{bare_machine}/asked'\n")
    with pytest.raises(browser.SetupError, match="only root may do"):
        browser.obtain_browser()
    assert not (bare_machine / "asked").exists()
