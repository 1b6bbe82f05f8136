"""Whether a body is what was asked for: judged on its bytes and its type, never on the status alone.

Source contract §0.1 item 6 (a 200 with no bytes), §1.2 (types), §1.3 (the ways of saying "no such thing"), §3.2.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from parliament.errors import EmptyFileError, NotAReportFormatError, SourceContractError, TruncatedFileError

_PDF_START: Final = b"%PDF-"
_PDF_END: Final = b"%%EOF"
# The PDF standard's readers look for the end marker in the last 1 024 bytes (ISO 32000-1, annex H, note 18).
_PDF_END_WINDOW: Final = 1024
# How much of a wrong body an error message quotes.
_QUOTED_BYTES: Final = 60
# A list or a record takes some 60 bytes in memory however short it is written: 64 MB of `[],` would take 1.5 GB. The
# largest list thinkable, 10 000 meetings, has some 1.5 million separators (counted on the shapes of §1.7).
_MOST_VALUES: Final = 4_000_000
# One client handles this literal answer for an unknown id (§1.3).
_NO_DATA: Final = "no data found"


@dataclass(frozen=True, slots=True)
class ArrivedBody:
    """A whole answer, kept in the archive already, to be judged. Header names are lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without its parameters, lower case; empty when none was sent."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def judge_json(arrived: ArrivedBody) -> Any:
    """The decoded JSON, or ``None`` when the service says that there is no such thing.

    Raises :class:`SourceContractError` for XML, HTML, another type, a truncated body, bytes that are not UTF-8, or more
    values, or deeper ones, than fit.
    """
    body = arrived.body.strip()
    if _says_no_such_thing(arrived, body):
        return None
    if body.startswith(b"<"):
        raise SourceContractError(arrived.url, "body", f"markup instead of JSON: {_quote(body)}")
    if arrived.media_type not in {"application/json", ""}:
        raise SourceContractError(arrived.url, "content-type", f"'{arrived.media_type}' instead of application/json")
    _require_few_values(arrived.url, body)
    try:
        return _without_halves(json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant), body)
    except UnicodeDecodeError as error:
        raise SourceContractError(arrived.url, "body", f"bytes that are not UTF-8 at {error.start}") from error
    except (ValueError, RecursionError) as error:
        found = f"no whole JSON in {len(arrived.body)} bytes ({error}); it ends {_quote(body[-_QUOTED_BYTES:])}"
        raise SourceContractError(arrived.url, "body", found) from error


def judge_report(arrived: ArrivedBody) -> bytes | None:
    """The bytes of a whole PDF, or ``None`` when the service says that there is no such document.

    Raises :class:`EmptyFileError`, :class:`NotAReportFormatError` or :class:`TruncatedFileError`, naming the address.
    """
    if arrived.status in {204, 404, 410}:
        return None
    body = arrived.body
    if not body.strip():
        raise EmptyFileError(f"{arrived.url}: the report's file is empty ({len(body)} bytes, status {arrived.status}).")
    if not body.lstrip().startswith(_PDF_START):
        raise NotAReportFormatError(
            f"{arrived.url}: a PDF was expected and '{arrived.media_type or 'no type'}' came, "
            f"which begins {_quote(body.lstrip())}."
        )
    if _PDF_END not in body.rstrip(b"\0\r\n\t ")[-_PDF_END_WINDOW:]:
        raise TruncatedFileError(f"{arrived.url}: the PDF of {len(body)} bytes ends before its end marker.")
    return body


def _says_no_such_thing(arrived: ArrivedBody, body: bytes) -> bool:
    if arrived.status in {204, 404, 410} or body in {b"", b"null"}:
        return True
    return body[:_QUOTED_BYTES].strip(b'"').lower().startswith(_NO_DATA.encode())


def _require_few_values(url: str, body: bytes) -> None:
    """Make sure that the decoded body fits in memory, before it is decoded; commas within texts are counted along."""
    if body.count(b",") + body.count(b"[") + body.count(b"{") > _MOST_VALUES:
        raise SourceContractError(url, "body", f"more than the {_MOST_VALUES} values that are accepted of one answer")


def _without_halves(value: Any, body: bytes) -> Any:
    """The value with U+FFFD for each half of a surrogate pair: JSON may name one (RFC 8259 §8.2), UTF-8 cannot."""
    if rb"\u" not in body:
        return value
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace"))


def _quote(body: bytes) -> str:
    return repr(body[:_QUOTED_BYTES].decode("utf-8", errors="replace"))


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
