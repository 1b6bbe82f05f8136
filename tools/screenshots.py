"""Pictures of the main pages for the README: ``python -m tools.screenshots SITE FOLDER``, in a Chromium.

``make screenshots`` takes them of the demo's site into ``docs/images``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from parliament.errors import UsageError
from tools.browser import HOW_TO_GET_ONE, find_browser

# Name of the picture, page, width and scheme: wide enough for a README, one on a phone, one in the dark.
PICTURES: tuple[tuple[str, str, int, Literal["light", "dark"]], ...] = (
    ("overview", "index.html", 1100, "light"),
    ("members", "leden.html", 1100, "light"),
    ("quality", "datakwaliteit.html", 1100, "light"),
    ("ministers-dark", "en/ministers.html", 1100, "dark"),
    ("overview-phone", "index.html", 390, "light"),
)
_HEIGHT = 800


def take_screenshots(site: Path, folder: Path) -> tuple[Path, ...]:
    """Take a picture of each main page of a rendered site, and of its fullest meeting; return the files.

    Raises:
        UsageError: there is no Chromium, or no site in the folder.
    """
    executable = find_browser()
    if executable is None:
        raise UsageError(f"no pictures can be taken: {HOW_TO_GET_ONE}")
    if not (site / "index.html").is_file():
        raise UsageError(f"there is no site in {site}: render it first")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool of development, absent in a plain install

    folder.mkdir(parents=True, exist_ok=True)
    meeting = _fullest_meeting(site)
    pictures = (*PICTURES, ("meeting", str(meeting.relative_to(site)), 1100, PICTURES[0][3]))
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--headless", "--no-sandbox"])
        for name, page, width, scheme in pictures:
            context = browser.new_context(viewport={"width": width, "height": _HEIGHT}, color_scheme=scheme)
            shown = context.new_page()
            shown.goto((site / page).resolve().as_uri())
            taken.append(folder / f"{name}.png")
            shown.screenshot(path=taken[-1])
            context.close()
        browser.close()
    return tuple(taken)


def _fullest_meeting(site: Path) -> Path:
    """The page of the meeting with most on it; the list of meetings where there is none."""
    pages = (page for page in (site / "vergaderingen").glob("*.html") if not page.name.startswith("zittingsjaar-"))
    return max(pages, key=lambda page: page.stat().st_size, default=site / "vergaderingen.html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures of the site in the first folder into the second; say how when they are not named."""
    folders = list(arguments if arguments is not None else sys.argv[1:])
    if len(folders) != 2:
        sys.stderr.write("python -m tools.screenshots SITE FOLDER, such as data/demo/site docs/images\n")
        return 2
    try:
        taken = take_screenshots(Path(folders[0]), Path(folders[1]))
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("".join(f"{path}\n" for path in taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
