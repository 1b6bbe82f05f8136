"""What a test needs of the machine and does not find: left out with a sentence, but a failure in CI."""

import os
from typing import NoReturn

import pytest

from tools.browser import HOW_TO_GET_ONE

BROWSER = f"the tests of the dashboard need a browser: {HOW_TO_GET_ONE}"
JAVA = "the validator of Parla-CLARIN (jing) needs Java: on Debian, apt-get install default-jre-headless"
PANGO = "the second writer of PDFs needs the library Pango: on Debian, apt-get install libpangoft2-1.0-0"
QUERY_PAGE = 'the files of the page "Zelf rekenen" are not there: make query-page, which fetches them from npm'


def is_missing(sentence: str) -> NoReturn:
    """Leave the test out, or fail where ``CI=true``: CI may not pass without it."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
