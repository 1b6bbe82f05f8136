"""Two runs of one data folder never ask the source at once; the second waits and says so."""

from pathlib import Path
from threading import Event, Thread

from ingest.listening import SilentListener
from ingest.source_turn import hold_source_turn
from warehouse.paths import DataFolder


class Noting(SilentListener):
    def __init__(self) -> None:
        self.heard = Event()

    def noticed(self, message: str) -> None:
        assert "waiting for its turn" in message
        self.heard.set()


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    second, has_turn = Noting(), Event()

    def ask() -> None:
        with hold_source_turn(folder, second):
            has_turn.set()

    with hold_source_turn(folder, SilentListener()):
        waiting = Thread(target=ask)
        waiting.start()
        assert second.heard.wait(timeout=60)
        assert not has_turn.is_set()
    waiting.join(timeout=60)
    assert has_turn.is_set()


def test_nobody_is_told_to_wait_for_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        alone = Noting()
        with hold_source_turn(DataFolder(tmp_path), alone):
            assert not alone.heard.is_set()
