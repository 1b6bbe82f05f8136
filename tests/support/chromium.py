"""The browser of the tests: a Chromium of this machine, under any of its names."""

from needed import BROWSER, is_missing

from tools.browser import find_browser


def chromium_path() -> str:
    """Where it stands; without one the test is left out, and fails in CI."""
    return str(find_browser() or is_missing(BROWSER))
