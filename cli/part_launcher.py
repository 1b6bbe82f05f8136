"""Runs one part of ``spreektijd serve`` and ends it with everything it started, however ``serve`` itself ends.

``serve`` starts ``python part_launcher.py COMMAND ...`` and holds the other end of its standard input: when that
closes, ``serve`` is gone, by SIGKILL or a fault too, and the part is asked to stop and then ended. On Linux the
launcher is also the parent of whatever the part leaves behind (a flow run has a session of its own), so nothing of it
outlives the part; elsewhere only the part itself is ended. The standard library alone: it is started before anything.
"""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread, Timer

# prctl(2), from linux/prctl.h.
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
# A part whose keeper is gone is asked to stop, and ended after this.
ORPHAN_GRACE_SECONDS = 5.0
# What a shell gives for a program that a signal ended.
SIGNAL_EXIT_BASE = 128


def set_process_option(option: int, value: int) -> None:
    """Set an option of this process in the kernel; where there is no such thing, nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def descendants(of: int) -> list[int]:
    """Every process below one, according to ``/proc``; none where there is no ``/proc``."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            # "pid (name) state parent ...": the name may hold anything, so what counts begins behind its bracket.
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    found, todo = [], [of]
    while todo:
        parent = todo.pop()
        children = [process for process, one in parents.items() if one == parent]
        found += children
        todo += children
    return found


def end_descendants() -> None:
    """End every process below this one, until none is left."""
    while left := descendants(os.getpid()):
        for process in left:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        try:
            while os.waitpid(-1, 0)[0]:
                pass
        except ChildProcessError:
            continue


def main(command: list[str]) -> int:
    """Run the command until it ends or nobody holds our standard input; its exit code."""
    set_process_option(PR_SET_CHILD_SUBREAPER, 1)
    part = subprocess.Popen(  # noqa: S603 - what serve starts
        command,
        stdin=subprocess.DEVNULL,
        # Also when the launcher itself is killed. There are no threads yet that a fork could catch in the middle.
        preexec_fn=lambda: set_process_option(PR_SET_PDEATHSIG, signal.SIGTERM),  # noqa: PLW1509
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: part.send_signal(number))

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        part.terminate()
        timer = Timer(ORPHAN_GRACE_SECONDS, end_descendants)
        timer.daemon = True
        timer.start()

    Thread(target=watch, daemon=True).start()
    code = part.wait()
    end_descendants()
    return code if code >= 0 else SIGNAL_EXIT_BASE - code


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(main(sys.argv[1:]))
