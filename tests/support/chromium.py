"""The browser of the tests: Debian's Chromium."""

import shutil


def chromium_path() -> str:
    """Where it stands; the test fails when it is not installed."""
    executable = shutil.which("chromium")
    assert executable, "tests with a browser need Debian's Chromium: make chromium"
    return executable
