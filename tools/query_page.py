"""The bundle of the page "Zelf bevragen met SQL", and its tests: ``python -m tools.query_page``, with npm's lock."""

import sys
from pathlib import Path

from tools.environment import CHECKOUT, SetupError, one_at_a_time
from tools.node import run_npm

DASHBOARDS = CHECKOUT / "dashboards"
LOCK = DASHBOARDS / "package-lock.json"
# What npm writes when it is done.
INSTALLED = DASHBOARDS / "node_modules" / ".package-lock.json"
BUNDLE = DASHBOARDS / "build" / "query" / "query.js"


def provide_query_page() -> None:
    """Fetch what is in the lock where it has changed, and bundle it where it or the page's own script has.

    Raises:
        SetupError: there is no Node.js for this machine, or npm could not fetch something.
    """
    with one_at_a_time("npm"):
        if not _is_newer(INSTALLED, LOCK, DASHBOARDS / "package.json"):
            run_npm(DASHBOARDS, "ci", "--silent", "--no-audit", "--no-fund")
        if not _is_newer(BUNDLE, INSTALLED, *(DASHBOARDS / "query").iterdir()):
            run_npm(DASHBOARDS, "run", "--silent", "build")


def _is_newer(made: Path, *sources: Path) -> bool:
    return made.is_file() and made.stat().st_mtime >= max(source.stat().st_mtime for source in sources)


def main() -> int:
    """Provide the bundle; exit code 2 where it cannot be had."""
    try:
        provide_query_page()
    except (SetupError, OSError) as error:
        sys.stderr.write(f'"Zelf bevragen met SQL" is not bundled: {error}\n')
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
