"""How long sorting and filtering take in a browser: ``python tests/bench/bench_interaction.py``.

The page of members of the hand-made world with its rows repeated: to 124 members, as a page of one session year has
them, and to five times as many. Each interaction ends when the browser has laid the page out again; what it leaves for
after the next picture (rows of a long table below the screen) is told beside it. Goal: under 100 ms each. A test of it
would flake on a busy machine; here the median and the slowest of twenty are told.
"""

import json
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from chromium import chromium_path  # noqa: E402 - beside the tests, not installed
from hand_made.world import hand_made_world  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from dashboards.site import render_site  # noqa: E402

ROWS = (124, 124 * 5)
GOAL_MILLISECONDS = 100
TIMES = 20
MEASURE = """([selector, kind, value]) => {
    const control = document.querySelector(selector);
    const begun = performance.now();
    if (kind === 'click') control.click();
    else {
        control.value = value;
        control.dispatchEvent(new Event('input', {bubbles: true}));
    }
    document.body.offsetHeight;
    const seen = performance.now();
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
        const later = performance.now();
        document.querySelectorAll('tr.later').forEach((row) => row.classList.remove('later'));
        document.body.offsetHeight;
        resolve([seen - begun, performance.now() - later]);
    })));
}"""
INTERACTIONS = {
    "sort by name": ("#leden thead th:nth-child(1) button", "click", ""),
    "sort by time": ("#leden thead th:nth-child(2) button", "click", ""),
    "all roles": ("select[name=rol]", "input", "alle"),
    "members alone": ("select[name=rol]", "input", "member"),
    "search a name": ("input[name=zoek]", "input", "e"),
}


def repeat_rows(page: Path, count: int) -> None:
    """Repeat the rows of the table of members until there are ``count``."""
    text = page.read_text(encoding="utf-8")
    head, body, foot = re.split(r"(?<=<tbody>)|(?=</tbody>)", text[text.index('id="leden"') :], maxsplit=2)
    rows = re.findall(r"<tr .*?</tr>", body, re.DOTALL)
    repeated = (rows * (count // len(rows) + 1))[:count]
    page.write_text(text[: text.index('id="leden"')] + head + "\n".join(repeated) + foot, encoding="utf-8")


def measure(site: Path, count: int) -> dict[str, dict[str, float]]:
    """Median and slowest of each interaction in milliseconds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--headless", "--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((site / "leden.html").as_uri())
        assert page.locator("#leden tbody tr").count() == count
        figures = {}
        for name, interaction in INTERACTIONS.items():
            taken, later = zip(*(page.evaluate(MEASURE, list(interaction)) for _ in range(TIMES)), strict=True)
            figures[name] = {
                "median_ms": round(median(taken), 1),
                "slowest_ms": round(max(taken), 1),
                "afterwards_ms": round(median(later), 1),
            }
        browser.close()
    return figures


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-interaction-") as folder:
        database, site = Path(folder) / "world.duckdb", Path(folder) / "site"
        hand_made_world(database)
        render_site(database, site, manifest={})
        told = {}
        for count in ROWS:
            repeat_rows(site / "leden.html", count)
            figures = measure(site, count)
            slowest = max(one["slowest_ms"] for one in figures.values())
            told[f"{count} rows"] = {"is_within_goal": slowest <= GOAL_MILLISECONDS, **figures}
    sys.stdout.write(json.dumps({"goal_ms": GOAL_MILLISECONDS, **told}, indent=2) + "\n")


if __name__ == "__main__":
    main()
