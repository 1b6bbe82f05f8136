"""Root may write wherever it likes: giving that up for a while, so that permissions mean the same for every user."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

# The form of capget and capset with two words a set (linux/capability.h, _LINUX_CAPABILITY_VERSION_3).
_VERSION = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def without_privileges() -> Iterator[None]:
    """Give up the effective capabilities of this thread, and of those it starts; they come back on leaving."""
    library = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION, 0), (_Sets * 2)()
    _call(library.capget, header, sets)
    kept = [part.effective for part in sets]
    for part in sets:
        part.effective = 0
    _call(library.capset, header, sets)
    try:
        yield
    finally:
        for part, effective in zip(sets, kept, strict=True):
            part.effective = effective
        _call(library.capset, header, sets)


def _call(function: object, header: _Header, sets: object) -> None:
    if function(ctypes.byref(header), sets) != 0:  # type: ignore[operator]
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
