"""The project's environments, each made from a lock with hashes: ``python -m tools.environment KIND``.

``runtime``   what production needs: ``requirements-runtime.lock``, and the project installed as a package. What runs is
              then what is installed: a ``git pull`` under a running night changes nothing until this is run again.
``develop``   ``requirements.lock``, and the project as it stands in the checkout.
``node``      Node.js and npm from the Python index, for the bundle of "Zelf bevragen met SQL" and the tests of pages.

Every environment is a new folder below ``.venvs``, named after all that it is made from, so that nothing of an earlier
one can stay behind in it. ``.venv`` is a link that is swapped when the new one is whole: a program that starts sees the
old code with the old libraries, or the new with the new. The one before is kept for programs that still run in it.

Only the standard library is needed, and nothing of it is imported by the product.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = CHECKOUT / ".venvs"
LINK = CHECKOUT / ".venv"
NODE_LINK = ENVIRONMENTS / "node"
LOCKS = {
    "runtime": CHECKOUT / "requirements-runtime.lock",
    "develop": CHECKOUT / "requirements.lock",
    "node": CHECKOUT / "dashboards" / "requirements-node.lock",
}
# Written last: a folder without it was interrupted while it was made.
COMPLETE = "complete"
PROJECT_FILES = ("pyproject.toml", "README.md", "LICENSE")


class SetupError(Exception):
    """Something that the person at the keyboard can mend; the text says how."""


def project_files() -> Iterator[Path]:
    """Everything that the package is built from, in a fixed order."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    yield from (CHECKOUT / name for name in PROJECT_FILES)
    for room in sorted({package.partition(".")[0] for package in settings["tool"]["setuptools"]["packages"]}):
        # Links to data at the top of the checkout (sql/, corrections/) are followed.
        for folder, folders, names in os.walk(CHECKOUT / room, followlinks=True):
            folders[:] = sorted(set(folders) - {"__pycache__", "node_modules"})
            yield from (Path(folder, name) for name in sorted(names) if not name.endswith(".pyc"))


def fingerprint(kind: str) -> str:
    """What an environment is made from, in twelve letters: its Python, its place, its lock and what is installed."""
    digest = sha256("\0".join([sys.version, sys.executable, str(CHECKOUT)]).encode("utf-8", "surrogateescape"))
    made_from = [LOCKS[kind]]
    if kind == "develop":
        made_from.append(CHECKOUT / "pyproject.toml")
    if kind == "runtime":
        made_from.extend(project_files())
    for path in made_from:
        digest.update(os.fsencode(path.relative_to(CHECKOUT)) + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def make_environment(kind: str) -> Path:
    """The environment of a kind, made when it is not there; its folder.

    Raises:
        SetupError: it cannot be made; the text says what is missing.
    """
    folder = ENVIRONMENTS / f"{kind}-{fingerprint(kind)}"
    if not (folder / COMPLETE).exists():
        # Left by one that was interrupted.
        shutil.rmtree(folder, ignore_errors=True)
        sys.stderr.write(f"Making the environment {folder.relative_to(CHECKOUT)} (once, about a minute) ...\n")
        _run([sys.executable, "-m", "venv", str(folder)], "Python's venv failed: on Debian it is in python3-venv")
        python = folder / "bin" / "python"
        _install(python, "--no-deps", "--require-hashes", "-r", str(LOCKS[kind]))
        if kind == "develop":
            _install(python, "--no-deps", "--no-build-isolation", "-e", str(CHECKOUT))
        if kind == "runtime":
            _install_project(python)
        (folder / COMPLETE).touch()
    return folder


def copy_project(folder: Path) -> None:
    """Copy everything that the package is built from: links to data at the top of the checkout become the data."""
    for path in project_files():
        target = folder / path.relative_to(CHECKOUT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _install_project(python: Path) -> None:
    # From a copy: setuptools would leave its own folders in the checkout, and take what an earlier one left.
    with tempfile.TemporaryDirectory() as copy:
        copy_project(Path(copy))
        _install(python, "--no-deps", "--no-build-isolation", copy)


def _install(python: Path, *arguments: str) -> None:
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    _run([*pip, *arguments], "pip could not install it")


def _run(command: list[str], what_failed: str) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - no words but the project's own
    if done.returncode:
        raise SetupError(f"{what_failed} (exit code {done.returncode}); what it said is above.")


def put_in_front(folder: Path, link: Path) -> None:
    """Swap a link to an environment, and remove the environments of its kind before the last."""
    before = link.resolve() if link.is_symlink() else None
    if before == folder.resolve():
        return
    if link.is_dir() and not link.is_symlink():
        # The environment of a version before 0.2, which stood here itself.
        shutil.rmtree(ENVIRONMENTS / "before", ignore_errors=True)
        link.rename(ENVIRONMENTS / "before")
        before = ENVIRONMENTS / "before"
    new = link.with_name(f"{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(os.path.relpath(folder, link.parent))
    new.replace(link)
    kind = folder.name.partition("-")[0]
    for other in ENVIRONMENTS.glob(f"{kind}-*"):
        if other not in {folder, before}:
            shutil.rmtree(other, ignore_errors=True)


def is_kept_by_hand(link: Path) -> bool:
    """Whether the environment was made by other means, which own it: one without pip is not of ``make``."""
    return (link / "pyvenv.cfg").is_file() and not any(link.glob("lib/python*/site-packages/pip"))


def is_current(kind: str, link: Path) -> bool:
    """Whether the link is to a whole environment of this kind, made from what is there now."""
    return link.is_symlink() and link.resolve().name == f"{kind}-{fingerprint(kind)}" and (link / COMPLETE).exists()


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Wait for another ``make`` that is making the same."""
    ENVIRONMENTS.mkdir(exist_ok=True)
    with (ENVIRONMENTS / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def provide(kind: str) -> None:
    """Make the environment of a kind where it is not there, and put it in front.

    A checkout on which one develops runs its code as it stands: there ``runtime`` is the environment of ``develop``.
    """
    link = NODE_LINK if kind == "node" else LINK
    if kind != "node" and is_kept_by_hand(link):
        return
    if kind == "runtime" and link.is_symlink() and link.resolve().name.startswith("develop-"):
        kind = "develop"
    if is_current(kind, link):
        return
    with one_at_a_time(link.name):
        put_in_front(make_environment(kind), link)


def main(arguments: Sequence[str] | None = None) -> int:
    """Provide the environment that is named; exit code 2 where it cannot be had."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if len(words) != 1 or words[0] not in LOCKS:
        sys.stderr.write(f"python -m tools.environment {'|'.join(LOCKS)}\n")
        return 2
    try:
        provide(words[0])
    except (SetupError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
