"""What is said of a disk that does not do what it should."""

import errno
import os

import pytest

from warehouse.disk_errors import disk_sentence, is_about_a_file


def error_of(number: int, filename: str | None = "data/build/lock") -> OSError:
    return OSError(number, os.strerror(number), filename)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Free some space"),
        (errno.EDQUOT, "Free some space"),
        (errno.EFBIG, "Free some space"),
        (errno.EROFS, "make it writable"),
        (errno.EACCES, "make it writable"),
        (errno.ENOTDIR, "Move it away"),
        (errno.EIO, "see whether the disk is well"),
    ],
)
def test_each_says_where_what_and_what_to_do(number: int, advice: str) -> None:
    error = error_of(number)
    assert is_about_a_file(error)
    said = disk_sentence(error)
    assert said.startswith(f"data/build/lock: {os.strerror(number)}")
    assert advice in said
    assert "What is published stays" in said


def test_a_full_disk_may_not_name_its_file() -> None:
    assert disk_sentence(error_of(errno.ENOSPC, None)).startswith("A file: No space left on device")


def test_the_network_is_no_disk() -> None:
    assert not is_about_a_file(ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"))
    assert not is_about_a_file(TimeoutError("timed out"))
