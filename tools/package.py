"""The package: a wheel and the source archive that builds the same wheel, ``python -m tools.package FOLDER``.

Built from a copy of what belongs to it, so that nothing that lies about in the checkout gets in, and with the moment in
SOURCE_DATE_EPOCH on every file, so that the same sources give the same bytes.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.environment import SetupError, copy_project

# The oldest moment that a ZIP file can hold, 1 January 1980, where the builder names no other.
OLDEST_MOMENT = "315532800"
_BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"


def build_package(folder: Path) -> tuple[Path, Path]:
    """Build the wheel and the source archive into ``folder``; both files.

    Raises:
        SetupError: setuptools failed; what it said is in the text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copy:
        copy_project(Path(copy))
        build(Path(copy), "build_sdist", folder)
        build(Path(copy), "build_wheel", folder)
    (wheel,), (source,) = folder.glob("spreektijd-*.whl"), folder.glob("spreektijd-*.tar.gz")
    return wheel, source


def build(source: Path, what: str, folder: Path) -> None:
    """Call the build backend (``build_sdist`` or ``build_wheel``) in a folder of sources.

    Raises:
        SetupError: setuptools failed; what it said is in the text.
    """
    done = subprocess.run(  # noqa: S603 - no words but these
        [sys.executable, "-c", _BUILD, what, str(folder.resolve())],
        cwd=source,
        env={"SOURCE_DATE_EPOCH": OLDEST_MOMENT, **os.environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{what} failed: {(done.stdout + done.stderr).strip()[-2000:]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build into the folder that is named; exit code 2 where that fails."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if len(words) != 1:
        sys.stderr.write("python -m tools.package FOLDER\n")
        return 2
    try:
        made = build_package(Path(words[0]))
    except (SetupError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("".join(f"{path}\n" for path in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
