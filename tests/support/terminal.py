"""The command line in a pseudo-terminal, for tests that type and read what is shown."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from time import monotonic
from types import TracebackType

# A test that waits longer than this for a sentence has not seen it.
_PATIENCE_SECONDS = 90
_ASKED_FOR_THE_CURSOR = b"\x1b[6n"
_CONTROL = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[=>]|\][^\x07]*\x07)")


class Terminal:
    """A process with a terminal of its own; what it shows is ``text``, without colours and movements."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], *, columns: int = 80, lines: int = 24
    ) -> None:
        """Remember what to start; entering starts it."""
        self._arguments = [sys.executable, "-m", "cli", *arguments]
        self._environment = {key: value for key, value in environment.items() if key not in ("COLUMNS", "LINES")}
        self._size = struct.pack("HHHH", lines, columns, 0, 0)
        self._shown = b""
        self._read_to = 0
        self._code: int | None = None

    def __enter__(self) -> "Terminal":
        """Start the process."""
        self._pid, self._descriptor = pty.fork()
        if self._pid == 0:
            os.execve(self._arguments[0], self._arguments, self._environment)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, self._size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, whatever it does."""
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._descriptor)

    @property
    def text(self) -> str:
        """Everything shown up to now."""
        return _CONTROL.sub("", self._shown.decode(errors="replace"))

    def type(self, keys: str) -> None:
        """Send keys; ``\\r`` is Enter, ``\\x03`` is Ctrl-C. What was shown before is not waited for any more."""
        self._read_to = len(self.text)
        os.write(self._descriptor, keys.encode())

    def wait_for(self, sentence: str) -> None:
        """Read until ``sentence`` is shown after the last keys."""
        limit = monotonic() + _PATIENCE_SECONDS
        while sentence not in self.text[self._read_to :]:
            assert monotonic() < limit, f"'{sentence}' was not shown:\n{self.text[-3000:]}"
            assert self._read(), f"ended before '{sentence}':\n{self.text[-3000:]}"

    def wait_for_line(self, *, is_edited: bool) -> None:
        """Read until a line is being edited, or is no more: while it is, Ctrl-C is a letter and no signal (ISIG)."""
        limit = monotonic() + _PATIENCE_SECONDS
        while (not termios.tcgetattr(self._descriptor)[3] & termios.ISIG) is not is_edited:
            assert monotonic() < limit, f"no line {'is' if is_edited else 'was'} edited:\n{self.text[-3000:]}"
            assert self._read(), f"ended:\n{self.text[-3000:]}"

    def pause(self, seconds: float) -> None:
        """Let it work for a while."""
        limit = monotonic() + seconds
        while monotonic() < limit:
            self._read()

    def exit_code(self) -> int:
        """Wait for the end."""
        limit = monotonic() + _PATIENCE_SECONDS
        while self._read():
            assert monotonic() < limit, f"does not end:\n{self.text[-3000:]}"
        self._code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._code

    def _read(self) -> bool:
        """Read what there is; false when the process is at its end."""
        ready, _, _ = select.select([self._descriptor], [], [], 0.1)
        if not ready:
            return True
        try:
            content = os.read(self._descriptor, 65536)
        except OSError:
            return False
        self._shown += content
        if _ASKED_FOR_THE_CURSOR in content:
            os.write(self._descriptor, b"\x1b[1;1R")
        return bool(content)
