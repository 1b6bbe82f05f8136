"""A register that kills the process it is sent to, for tests of workers that die; importable in any process."""

import os
import signal
from pathlib import Path

from parliament.people import Register


class DeadlyRegister(Register):
    """Kills as many processes as the file ``lives`` holds letters, then is an ordinary register."""

    def __init__(self, register: Register, lives: Path) -> None:
        super().__init__(
            register.persons,
            register.memberships,
            register.government_terms,
            register.committee_seats,
            register.legislatures,
        )
        object.__setattr__(self, "lives", lives)

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        lives = Path(str(state["lives"]))
        left = lives.read_text(encoding="utf-8")
        if left:
            lives.write_text(left[1:], encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)


class DeadlyName(str):
    """A document's name that kills every process it is sent to."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return die, (str(self),)


def die(name: str) -> str:
    """Never returns."""
    os.kill(os.getpid(), signal.SIGKILL)
    return name
