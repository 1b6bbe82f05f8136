"""Environments: swapped whole, never half made, and those made by other means left alone."""

from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which making an environment is one file."""
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    monkeypatch.setattr(environment, "ENVIRONMENTS", tmp_path / ".venvs")
    monkeypatch.setattr(environment, "LINK", tmp_path / ".venv")
    (tmp_path / "lock").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.setuptools]\npackages = ['room']\n", encoding="utf-8")
    for name in ("README.md", "LICENSE", "room/code.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(environment, "LOCKS", dict.fromkeys(("runtime", "develop"), tmp_path / "lock"))

    def run(command: list[str], _: str) -> None:
        if "venv" in command:
            pip = Path(command[-1]) / "lib" / "python3.11" / "site-packages" / "pip"
            pip.mkdir(parents=True)
        elif (tmp_path / "no network").exists():
            raise environment.SetupError("pip could not install it")

    monkeypatch.setattr(environment, "_run", run)
    return tmp_path


def in_front(checkout: Path) -> str:
    return (checkout / ".venv").resolve().name


def test_another_lock_is_another_folder_and_the_one_before_is_kept(checkout: Path) -> None:
    seen = []
    for version in (1, 2, 3):
        (checkout / "lock").write_text(f"one=={version}\n", encoding="utf-8")
        assert environment.main(["develop"]) == 0
        seen.append(in_front(checkout))
    assert len(set(seen)) == 3
    assert {path.name for path in (checkout / ".venvs").glob("develop-*")} == set(seen[1:])


def test_new_code_is_another_environment_of_what_runs_and_not_of_what_develops(checkout: Path) -> None:
    for kind, is_another in (("runtime", True), ("develop", False)):
        environment.main([kind])
        before = in_front(checkout)
        (checkout / "room" / "code.py").write_text(f"kind = '{kind}'\n", encoding="utf-8")
        environment.main([kind])
        assert (in_front(checkout) != before) is is_another


def test_what_cannot_be_made_leaves_the_old_one_in_front_and_the_next_try_is_whole(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.main(["runtime"])
    before = in_front(checkout)
    (checkout / "lock").write_text("one==2\n", encoding="utf-8")
    (checkout / "no network").touch()
    assert environment.main(["runtime"]) == 2
    assert "pip could not install it" in capsys.readouterr().err
    assert in_front(checkout) == before
    (checkout / "no network").unlink()
    assert environment.main(["runtime"]) == 0
    assert in_front(checkout) != before
    assert (checkout / ".venv" / environment.COMPLETE).exists()


def test_nothing_is_made_twice(checkout: Path) -> None:
    environment.main(["runtime"])
    made = (checkout / ".venv" / environment.COMPLETE).stat()
    environment.main(["runtime"])
    assert (checkout / ".venv" / environment.COMPLETE).stat() == made


def test_where_one_develops_what_runs_is_the_code_as_it_stands(checkout: Path) -> None:
    environment.main(["develop"])
    before = in_front(checkout)
    environment.main(["runtime"])
    assert in_front(checkout) == before


def test_the_folder_of_an_earlier_version_is_replaced_and_one_made_by_other_means_is_left(checkout: Path) -> None:
    (checkout / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    (checkout / ".venv" / "pyvenv.cfg").touch()
    environment.main(["develop"])
    assert not (checkout / ".venv").is_symlink()
    (checkout / ".venv" / "lib" / "python3.11" / "site-packages" / "pip").mkdir()
    environment.main(["develop"])
    assert (checkout / ".venv").is_symlink()
