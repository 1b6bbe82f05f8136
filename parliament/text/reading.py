"""The entry of the room: bytes of any file in, lines or a named error out."""

import re

from parliament.errors import EmptyFileError, NotAReportFormatError, ReportFileError
from parliament.text.damage import is_pdf
from parliament.text.document import TextDocument
from parliament.text.pdf import read_pdf
from parliament.text.plain import read_body

# First bytes of what servers send in place of a report.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a zip or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a compressed file"),
)
_HTML = re.compile(
    rb"\s{0,200}(?:<!--.{0,200}?-->\s{0,20})?<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE | re.DOTALL
)


def read_document(body: bytes, *, name: str) -> TextDocument:
    """Read a report's file, recognised by its content and not by its ``name`` (which is for messages only).

    Raises a subclass of :class:`parliament.errors.ReportFileError` that names the damage.
    """
    if not body.strip():
        raise EmptyFileError(f"{name} is empty: fetch it again")
    if is_pdf(body):
        return read_pdf(body, name=name)
    for signature, what in _OTHER_FORMATS:
        if body.startswith(signature):
            raise NotAReportFormatError(f"{name} is {what}, not a report as PDF or text: fetch it again")
    if _HTML.match(body.removeprefix(b"\xef\xbb\xbf")):
        raise NotAReportFormatError(
            f"{name} is a web page, not a report: the server sent an error page; fetch it again"
        )
    try:
        return read_body(body)
    except ReportFileError as error:
        raise type(error)(f"{name}: {error}") from error
