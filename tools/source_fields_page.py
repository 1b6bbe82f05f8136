"""``docs/source-fields.md``: every field of the service that the readers know, carried to a column or left, and why.

``python -m tools.source_fields_page`` writes it from ``parliament/source/fields.toml``; a test fails when it is stale.
"""

from pathlib import Path

from parliament.source.fields import FieldRule, field_rules

PAGE = Path(__file__).resolve().parent.parent / "docs" / "source-fields.md"

_HEAD = """# What the service gives, and what becomes of it

Generated from `parliament/source/fields.toml` by `python -m tools.source_fields_page`; do not edit by hand.

Each field that a reader asks for or leaves unread is in one of the two tables; `*` stands for anything. A test reads
every body of the replica and the real samples, and fails when a field is in neither, when an entry no longer fits
anything, or when a column does not exist.

Fields that no reader knows are reported every night (`unmapped_field`, `dq.source_sighting`). Records that are never
asked for (`/pi`, `/debat`, `/hg`, `/schv`, `/vzs`, `/euro`, `/stats`, the search) stand in
[source-contract.md](source-contract.md) §1: initiatives, debates and written questions have no verbatim words of their
own, and what is said of them is in the reports.
"""


def render_page() -> str:
    """The page as Markdown."""
    carried = [rule for rule in field_rules() if rule.column]
    left = [rule for rule in field_rules() if not rule.column]
    return "\n".join(
        [
            _HEAD,
            "## Carried",
            "",
            "| endpoint | field | column |",
            "| -- | -- | -- |",
            *(f"| {_place(rule)} | `{rule.column}` |" for rule in carried),
            "",
            "## Not carried",
            "",
            "| endpoint | field | why not |",
            "| -- | -- | -- |",
            *(f"| {_place(rule)} | {rule.reason} |" for rule in left),
            "",
        ]
    )


def _place(rule: FieldRule) -> str:
    endpoint, place = rule.pattern.split(" ", maxsplit=1)
    return f"`{endpoint}` | `{place}`"


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8")
