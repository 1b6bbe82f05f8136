"""Text in CSV files that a spreadsheet opens: none of it becomes a formula (:mod:`parliament.safe_text`)."""

import polars as pl

from parliament.safe_text import FORMULA, cell_text


def guarded_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its texts and the names of its columns guarded; numbers, dates and truth values as they are."""
    return guarded_texts(frame).rename({name: cell_text(name) for name in frame.columns})


def guarded_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its texts guarded, its columns named as they were."""
    texts = [name for name, kind in frame.schema.items() if kind in (pl.String, pl.Categorical, pl.Enum)]
    return frame.with_columns(_guarded(pl.col(name).cast(pl.String)).alias(name) for name in texts)


def _guarded(column: pl.Expr) -> pl.Expr:
    return pl.when(column.str.contains(FORMULA)).then(pl.lit("'") + column).otherwise(column)
