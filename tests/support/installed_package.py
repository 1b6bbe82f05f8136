"""The package as one gets it: built once a run, and installed where the checkout is out of reach."""

import compileall
import os
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

from tools.environment import CHECKOUT

# Python itself refuses every file of the checkout in the environment in which the wheel is tried, but for those of the
# libraries, which may lie in it.
OUT_OF_REACH = """
import sys
def refuse(event, arguments):
    if event not in ("open", "os.listdir", "os.scandir"):
        return
    path = str(arguments[0])
    if path.startswith({checkout!r}) and not path.startswith({libraries!r}):
        raise PermissionError("the package reads in the checkout: " + str(arguments[0]))
sys.addaudithook(refuse)
"""


def wheel_and_source_in(folder: Path) -> tuple[Path, Path]:
    """The wheel and the source archive in a folder in which they were built."""
    (wheel,), (source,) = folder.glob("spreektijd-*.whl"), folder.glob("spreektijd-*.tar.gz")
    return wheel, source


def install(wheel: Path, folder: Path) -> None:
    """Make an environment with the wheel and the libraries, whose Python cannot open a file of the checkout."""
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(packages)
    # As pip does.
    compileall.compile_dir(packages, quiet=2)
    # Libraries are read where they are; what their folder says of the checkout is not followed from here.
    (packages / "libraries.pth").write_text("\n".join(_library_folders()), encoding="utf-8")
    libraries = tuple({place for one in _library_folders() for place in (one, os.path.realpath(one))})
    out_of_reach = OUT_OF_REACH.format(checkout=f"{CHECKOUT}{os.sep}", libraries=libraries)
    (packages / "sitecustomize.py").write_text(out_of_reach, encoding="utf-8")


def python_of(environment: Path) -> Path:
    """The Python of an environment."""
    return environment / "bin" / "python"


def _library_folders() -> list[str]:
    """Where the libraries of this environment are: its own folder, and those that its ``.pth`` files add."""
    own = sysconfig.get_path("purelib")
    return [own, *(path for path in sys.path if path.endswith("site-packages") and path != own)]
