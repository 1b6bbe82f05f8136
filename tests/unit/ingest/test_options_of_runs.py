"""The options of a run, by its kind."""

from pathlib import Path

import pytest

from ingest.options import RunOptions, given_options


def test_a_kind_of_run_that_does_not_exist_is_no_run_with_every_option_at_its_default() -> None:
    """The demo called itself a kind of its own, and so asked the parliament's service instead of its own."""
    options = RunOptions("http://127.0.0.1:1", Path("data"), run_kind="demo")
    with pytest.raises(ValueError, match="no kind of run 'demo'"):
        given_options(options)


def test_what_a_night_is_given_is_what_was_asked() -> None:
    given = given_options(RunOptions("http://127.0.0.1:1", Path("data")))
    assert (given["source"], given["data"]) == ("http://127.0.0.1:1", Path("data"))
