"""Nights of one test process that leave out what is tried elsewhere and costs each of them seconds."""

from collections.abc import Iterator
from contextlib import contextmanager

from judged_once import judged_once
from kept_reader import kept_reader


@contextmanager
def short_nights() -> Iterator[None]:
    """Judge the checks once, and begin no process that reads where there is one."""
    with judged_once(), kept_reader():
        yield
