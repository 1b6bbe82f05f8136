"""What went wrong with a file or folder, and what to do about it, in a sentence."""

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_THE_WAY = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR})


def is_about_a_file(error: OSError) -> bool:
    """Whether an error of the operating system is about a file; those of the network are not."""
    return error.filename is not None or error.errno in _FULL | _CLOSED | {errno.EIO}


def disk_sentence(error: OSError) -> str:
    """What happened to which file, and what to do; for an error that :func:`is_about_a_file`."""
    place = error.filename2 or error.filename or "A file"
    if error.errno in _FULL:
        advice = "the disk, or the space allowed on it, is full. Free some space and run it again"
    elif error.errno in _CLOSED:
        advice = "make it writable for this user, or name another data folder with --data"
    elif error.errno in _IN_THE_WAY:
        advice = "something else stands where a file or folder belongs. Move it away and run it again"
    else:
        advice = "see whether the disk is well and the file is where it belongs, and run it again"
    return f"{place}: {error.strerror or error}: {advice}. What is published stays as it is."
