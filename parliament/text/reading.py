"""The entry of the room: bytes of any file in, lines or a named error out."""

from parliament.errors import EmptyFileError
from parliament.text.document import TextDocument
from parliament.text.plain import decode, read_plain


def read_document(body: bytes, *, name: str) -> TextDocument:
    """Read a report's file, told by its content and not by its ``name`` (which is for messages only).

    Raises a subclass of :class:`parliament.errors.ReportFileError` that names the damage.
    """
    if not body.strip():
        raise EmptyFileError(f"{name} is empty: fetch it again")
    return read_plain(decode(body))
