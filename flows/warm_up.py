"""What the dashboard needs before its first page, made ready beside the reading of reports.

Templates are compiled and the drawing of charts starts a script engine: a second that a run of one report would wait
for at its end, while its own process has nothing to do as other processes read.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def renderer_made_ready(*, is_wanted: bool) -> Iterator[None]:
    """Make the renderer ready in a thread that has ended on leaving; what goes wrong there shows when it renders."""
    if not is_wanted:
        yield
        return
    thread = threading.Thread(target=_make_ready, name="make the renderer ready")
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _make_ready() -> None:
    from dashboards.rendering import make_ready  # noqa: PLC0415 - what takes long is the import

    with suppress(Exception):
        make_ready()
