"""What the dashboard needs before its first page, made ready beside the reading of reports.

Templates are compiled (once; the next run finds them in the data folder) and the drawing of charts starts a script
engine: what a run of one report would wait for at its end, while its own process has nothing to do as others read.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from warehouse.paths import DataFolder


@contextmanager
def renderer_made_ready(folder: DataFolder, *, is_wanted: bool) -> Iterator[None]:
    """Make the renderer ready in a thread that has ended on leaving; what goes wrong there shows when it renders."""
    if not is_wanted:
        yield
        return
    thread = threading.Thread(target=_make_ready, args=(folder,), name="make the renderer ready")
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _make_ready(folder: DataFolder) -> None:
    from dashboards.rendering import make_ready  # noqa: PLC0415 - what takes long is the import

    with suppress(Exception):
        make_ready(folder.templates)
