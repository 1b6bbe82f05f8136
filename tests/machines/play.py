"""Play the machines on which ``make demo`` and ``make test`` must work: ``make test-machines``.

One copy of this checkout under a path with a space, a quotation mark of each kind and a diacritic. Everything runs
there as an ordinary user where this one is root, with a folder of chosen commands as the whole PATH, LANG=C, no
terminal and no home to write in: all that can be missing is missing at once. Then the browser and the registry come and
go.

``tests/machines/play.py names upgrade`` plays only those. Prints a line for each play with its seconds. Exit code 1
when one failed.
"""

import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

CHECKOUT = Path(__file__).resolve().parents[2]
COPY = 'It\'s één "map"'
# What a bare machine has: a shell, make, a compiler's companions and Python. No apt, no Node.js, no browser.
COMMANDS = (
    "sh", "make", "env", "git", "grep", "awk", "rm", "cat", "ls", "id", "uname", "dirname", "sed", "true", "test",
)  # fmt: skip
# Nobody's number on Linux; a folder of the copy is all that it owns.
NOBODY = 65534
# A folder that nobody can write in.
NO_HOME = "/proc"
NO_REGISTRY = {"npm_config_registry": "http://127.0.0.1:9", "npm_config_fetch_retries": "0"}
SOME_TESTS = "tests/site/test_every_page.py::test_a_phone_never_scrolls_sideways tests/unit/test_dependencies.py"
REFUSING_APT = '#!/bin/sh\necho "E: Unable to correct problems, you have held broken packages." >&2\nexit 100\n'


@dataclass(frozen=True)
class Machine:
    """A copy of the checkout, the folder that is its whole PATH, and what comes before every command."""

    copy: Path
    commands: Path
    prefix: tuple[str, ...]
    environment: dict[str, str]

    def run(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run a command there, without a terminal."""
        return subprocess.run(
            [*self.prefix, *words],
            cwd=self.copy,
            env={**self.environment, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )

    def without(self, variable: str) -> "Machine":
        """The same machine without an environment variable."""
        left = {name: value for name, value in self.environment.items() if name != variable}
        return replace(self, environment=left)


def write_starter(place: Path, program: str) -> None:
    """Put a command somewhere that starts a browser: one that is linked to does not find its libraries."""
    place.write_text(f'#!/bin/sh\nexec {shlex.quote(program)} "$@"\n', encoding="utf-8")
    place.chmod(0o755)


class FailedPlayError(Exception):
    """A play that did not go as it must."""


def expect(done: "subprocess.CompletedProcess[str]", *, exit_code: int = 0, says: str = "") -> str:
    """What a command printed, when it ended as it must."""
    told = done.stdout + done.stderr
    if done.returncode != exit_code or says not in told:
        raise FailedPlayError(f"exit code {done.returncode} for {exit_code}, wanted '{says}':\n{told[-4000:]}")
    return told


def play_demo(machine: Machine) -> None:
    """``make demo`` with nothing installed, without HOME, into folders with spaces and quotation marks."""
    told = expect(machine.without("HOME").run("make", "demo", "DATA=my data"), says="Published")
    if not (machine.copy / "my data" / "demo" / "published" / "spreektijd.duckdb").exists():
        raise FailedPlayError(f"no database in 'my data':\n{told}")
    expect(machine.run("make", "nightly", "DATA=my data/of 'a' folder", "SOURCE=replica/sample"), says="Published")


def play_no_browser(machine: Machine) -> None:
    """No browser to be had: the tests of the dashboard are left out with a sentence, and fail in CI."""
    told = expect(machine.run("make", "test", f"TESTS={SOME_TESTS}", **NO_REGISTRY), says="skipped")
    if "need a browser: there is no Chromium on this machine: install" not in told:
        raise FailedPlayError(f"no sentence says what is missing:\n{told[-4000:]}")
    expect(
        machine.run("make", "test", f"TESTS={SOME_TESTS}", CI="true", **NO_REGISTRY), exit_code=2, says="need a browser"
    )


def play_browser_from_npm(machine: Machine) -> None:
    """A browser and Node.js from the registries, with hashes, without apt: the tests of the dashboard run."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return
    told = expect(machine.run("make", "test", f"TESTS={SOME_TESTS}", CI="true"), says=" passed")
    if " skipped" in told:
        raise FailedPlayError(f"tests were left out:\n{told[-4000:]}")


def play_names(machine: Machine) -> None:
    """A browser under each of the names that it goes by."""
    expect(machine.run("make", "browser"))
    browser = shutil.which("chromium") or str(machine.copy / ".venvs" / "browser" / "chromium")
    for name in ("google-chrome", "chrome", "chromium-browser"):
        write_starter(machine.commands / name, browser)
        expect(machine.run("make", "browser"), says=f"{machine.commands}/{name}")
        (machine.commands / name).unlink()
    own = machine.copy / "browsers" / "chromium-1200" / "chrome-linux"
    own.mkdir(parents=True, exist_ok=True)
    write_starter(own / "chrome", browser)
    expect(
        machine.run("make", "browser", PLAYWRIGHT_BROWSERS_PATH=str(machine.copy / "browsers")),
        says=str(own / "chrome"),
    )


def play_apt_that_refuses(machine: Machine) -> None:
    """An apt with held packages is asked last, by root only, and stops nothing."""
    apt = machine.commands / "apt-get"
    apt.write_text(REFUSING_APT, encoding="utf-8")
    apt.chmod(0o755)
    shutil.rmtree(machine.copy / ".venvs" / "browser", ignore_errors=True)
    as_root = Machine(machine.copy, machine.commands, (), machine.environment)
    who = as_root if os.geteuid() == 0 else machine
    expect(who.run("make", "browser", **NO_REGISTRY), exit_code=2, says="there is no Chromium on this machine")
    if os.geteuid() == 0:
        expect(who.run("make", "test", f"TESTS={SOME_TESTS}", **NO_REGISTRY), says="skipped")


def play_upgrade(machine: Machine) -> None:
    """An environment that is no longer what the lock says is replaced whole; a running program keeps the one before."""
    before = (machine.copy / ".venv").resolve()
    stray = next(before.glob("lib/python*/site-packages")) / "dropped.py"
    stray.write_text("", encoding="utf-8")
    lock = machine.copy / "requirements.lock"
    # Of all libraries the one that the project itself is installed with: the others take a minute, and tell no more.
    kept = re.search(r"^setuptools==.*?(?=^\w|\Z)", lock.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if kept is None:
        raise FailedPlayError("no setuptools in the lock")
    lock.write_text(kept.group(), encoding="utf-8")
    expect(machine.run("make", "develop"))
    after = (machine.copy / ".venv").resolve()
    if after == before or not before.exists() or list(after.glob("lib/python*/site-packages/dropped.py")):
        raise FailedPlayError(f"{before} is still in front, or something of it is in {after}")


PLAYS: tuple[Callable[[Machine], None], ...] = (
    play_demo, play_no_browser, play_browser_from_npm, play_names, play_apt_that_refuses, play_upgrade,
)  # fmt: skip


@contextmanager
def bare_machine() -> Iterator[Machine]:
    """A copy of what git knows of this checkout, given to an ordinary user."""
    with tempfile.TemporaryDirectory(prefix="machine-") as root:
        Path(root).chmod(0o755)
        copy = Path(root) / COPY
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True).stdout
        for name in filter(None, os.fsdecode(tracked).split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, copy / name, follow_symlinks=False)
        subprocess.run(["git", "init", "-q"], cwd=copy, check=True)
        commands = Path(root) / "commands"
        commands.mkdir()
        for name in COMMANDS:
            program = shutil.which(name)
            if program:
                (commands / name).symlink_to(program)
        temporary, cache = Path(root) / "tmp", Path(root) / "cache"
        temporary.mkdir()
        _copy_cache(cache)
        kept = {name: value for name, value in os.environ.items() if _says_where_packages_are(name)}
        environment = {
            **kept, "PATH": str(commands), "PYTHON": str(Path(sys.executable).resolve()), "LANG": "C", "LC_ALL": "C",
            "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "600",  # a busy machine takes minutes
            "HOME": NO_HOME, "TMPDIR": str(temporary), "PIP_CACHE_DIR": str(cache),
        }  # fmt: skip
        prefix: tuple[str, ...] = ()
        if os.geteuid() == 0 and shutil.which("setpriv"):
            subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(copy), str(temporary), str(cache)], check=True)
            prefix = as_ordinary_user()
        yield Machine(copy, commands, prefix, environment)


def _says_where_packages_are(name: str) -> bool:
    return name.startswith(
        ("PIP_", "npm_config_", "NODE_EXTRA_CA", "SSL_CERT", "REQUESTS_CA")
    ) or name.lower().endswith("_proxy")


def _copy_cache(target: Path) -> None:
    # What this user's pip has fetched, so that the machine does not fetch it all again: no cache of root's is taken.
    asked = [sys.executable, "-m", "pip", "cache", "dir", "--disable-pip-version-check"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    source = Path(told.stdout.strip() or "/nowhere")
    if told.returncode == 0 and source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir()


def as_ordinary_user() -> tuple[str, ...]:
    """What makes a command another user's. It may read every file: the Python of this machine may be in root's home."""
    program = shutil.which("setpriv") or "setpriv"
    may = "dac_read_search"
    capabilities = (f"--inh-caps=-all,+{may}", f"--ambient-caps=-all,+{may}", f"--bounding-set=-all,+{may}")
    return (program, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *capabilities)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Play those that are named (``play.py names upgrade``), or them all."""
    wanted = {f"play_{name}" for name in sys.argv[1:]}
    plays = [play for play in PLAYS if not wanted or play.__name__ in wanted]
    failed = 0
    with bare_machine() as machine:
        who = "an ordinary user" if machine.prefix else f"user {os.geteuid()}: no other could be played here"
        say(f"machines: as {who}, in {machine.copy}")
        for play in plays:
            began = monotonic()
            sentence = (play.__doc__ or play.__name__).splitlines()[0]
            try:
                play(machine)
            except FailedPlayError as error:
                failed += 1
                say(f"FAILED {monotonic() - began:5.0f} s  {sentence}\n{error}")
            else:
                say(f"played {monotonic() - began:5.0f} s  {sentence}")
    say(f"{len(plays) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
