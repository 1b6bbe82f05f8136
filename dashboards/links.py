"""Where things are: names of files in the site, and the official pages that a row leads to."""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_WEB_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def file_stem(identifier: str) -> str:
    """An id as the stem of a file name: other characters than ``A-Z a-z 0-9 . _ -`` become ``~`` and their code point.

    Two ids never share a stem, and no stem leads out of its folder.
    """
    stem = _UNSAFE.sub(lambda found: f"~{ord(found.group()):x}~", identifier)
    return f"~{stem}" if stem.startswith(".") else stem


def official_address(address: str | None) -> str | None:
    """The address when it is one of the web, else ``None``: ``javascript:`` and ``file:`` never become links."""
    return address if address and _WEB_ADDRESS.fullmatch(address) else None


def report_page_address(report_url: str | None, page: int | None) -> str | None:
    """A page of the official report: browsers open a PDF at ``#page=N``. ``None`` without an address on the web."""
    address = official_address(report_url)
    if address is None or not page:
        return address
    return f"{address.partition('#')[0]}#page={page}"
