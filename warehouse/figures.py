"""The definition of every figure, for ``docs/method.md``: taken from the column's comment, its only source."""

from pathlib import Path

from warehouse.dictionary import Column, Described, describe, markdown_cell, paragraph

# What is counted or estimated is a number; pages, ordinals and numbers of questions are not figures.
_NUMBERS = frozenset({"integer", "bigint", "hugeint", "double"})
_NOT_FIGURES = frozenset({"page", "page_count", "question_number"})
# A comment that only points at the column that has the definition.
_POINTER = "As in "
# What people look for first comes first; the others follow by name.
_FIRST = ("member_speaking_time", "party_speaking_time", "member_question", "minister_question", "question_chain")


def render_figure_definitions(path: Path) -> str:
    """A Markdown section a mart: its grain, then each figure with its definition, each defined once.

    Marts that have no figure of their own (slices of another) are left out. ``path`` is any built database, also one
    without reports (``warehouse.dictionary.build_empty_database``).
    """
    marts = [one for one in describe(path) if one.schema == "mart" and one.kind != "macro"]
    marts.sort(key=lambda mart: (_FIRST.index(mart.name) if mart.name in _FIRST else len(_FIRST), mart.name))
    sections = [_section(mart, figures) for mart in marts if (figures := _own_figures(mart))]
    return "\n\n".join(sections) + "\n"


def _own_figures(mart: Described) -> tuple[Column, ...]:
    return tuple(
        column
        for column in mart.columns
        if column.type in _NUMBERS
        and column.name not in _NOT_FIGURES
        and column.comment
        and not column.comment.startswith(_POINTER)
    )


def _section(mart: Described, figures: tuple[Column, ...]) -> str:
    rows = "\n".join(f"| `{column.name}` | {markdown_cell(column.comment)} |" for column in figures)
    return f"### `mart.{mart.name}`\n\n{paragraph(mart.comment or '')}\n\n| figure | definition |\n|---|---|\n{rows}"
