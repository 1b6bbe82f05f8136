"""The sample that ships with the project: three committee reports, a plenary sitting, and the register they need.

Run ``python -m replica.make_sample`` to rewrite it; a test compares the committed files with a fresh generation.
"""

import sys
from datetime import date
from pathlib import Path

from parliament.model import Provenance
from parliament.people.register_json import register_to_json
from replica.forms import dutch_date
from replica.register import true_register
from replica.render_text import render_text
from replica.world import World, WorldSettings, build_world

SAMPLE_FOLDER = Path(__file__).parent / "sample"
# One session year, so that one legislature's people suffice; 60 turns a report give 10 to 15 pages.
SAMPLE_SETTINGS = WorldSettings(
    seed=2024,
    meetings=40,
    first_date=date(2021, 9, 27),
    years=0.9,
    speeches_per_report=60,
    words_per_speech=110,
)
# A plenary sitting and three committee meetings with a report, from the middle of the year: numbers of two digits, and
# meetings before and after a party's new name.
_PLENARY_NUMBER = "3"
_COMMITTEE_NUMBERS = ("C11", "C16", "C24")
# The day the sample's facts are said to have been seen: they were invented then.
_INVENTED_ON = date(2026, 11, 1)

_README = """# Sample reports

Synthetic. These are not reports of the Flemish Parliament: the persons, parties, committees and texts are invented by
`replica/`, and nobody said any of this. Only the form is that of the real verbatim reports. `register.json` holds the
invented persons with their memberships and terms, in the form of `parliament/people`.

Written by `python -m replica.make_sample` (seed {seed}); a test holds these files against a fresh generation.

| file | meeting | items | questions | speeches | words | pages |
|---|---|---:|---:|---:|---:|---:|
{rows}
"""


def sample_world() -> World:
    """The world the sample is taken from."""
    return build_world(SAMPLE_SETTINGS)


def sample_indexes(world: World) -> tuple[int, ...]:
    """The indexes of the sample's meetings, oldest first."""
    wanted = {_PLENARY_NUMBER, *_COMMITTEE_NUMBERS}
    return tuple(plan.index for plan in world.plans if plan.printed_number in wanted and plan.has_report)


def sample_files() -> dict[str, str]:
    """The text of every file of the sample, by name."""
    world = sample_world()
    files: dict[str, str] = {}
    rows = []
    for index in sample_indexes(world):
        rendered = render_text(world.script(index), world.house)
        plan, truth = world.plans[index], rendered.truth
        kind = "commissievergadering" if plan.committee_id else "plenaire-vergadering"
        name = f"{kind}-{plan.printed_number}-{plan.session_year}.txt"
        files[name] = rendered.text
        rows.append(
            f"| `{name}` | {dutch_date(plan.date)} | {len(truth.items)} | {len(truth.questions)} "
            f"| {len(truth.speeches)} | {truth.words} | {truth.page_count} |"
        )
    files["register.json"] = register_to_json(true_register(world.house, Provenance("replica", _INVENTED_ON)))
    files["README.md"] = _README.format(seed=SAMPLE_SETTINGS.seed, rows="\n".join(rows))
    return files


def write_sample(folder: Path = SAMPLE_FOLDER) -> tuple[str, ...]:
    """Write the sample into ``folder``; returns the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sample_files()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(files)


if __name__ == "__main__":
    sys.stdout.write("\n".join(write_sample()) + "\n")
