"""The error family.

Every error that a user can cause or meet derives from :class:`SpreektijdError` and says in one sentence what happened
and what to do. Each class names the exit code of the command that ends with it; only the edges (the command line, and
the record of a run) catch them broadly.
"""

from typing import ClassVar


class SpreektijdError(Exception):
    """Root of the family: one clear sentence, no traceback needed to act on it."""

    exit_code: ClassVar[int] = 1


class UsageError(SpreektijdError):
    """The call or a setting is wrong (exit code 2)."""

    exit_code = 2


class SourceUnreachableError(SpreektijdError):
    """The parliament's service, or the folder that stands in for it, cannot be reached (exit code 4)."""

    exit_code = 4


class SourceContractError(SpreektijdError):
    """A payload of the service has a broken structure: names the url, the field and what was found there."""

    def __init__(self, url: str, field: str, found: str) -> None:
        super().__init__(f"{url}: field '{field}' is not as the source contract says: found {found}")
        self.url = url
        self.field = field
        self.found = found


class ServiceDiffersError(SpreektijdError):
    """The service is not as the client assumes, in something that would give wrong numbers: nothing was fetched."""

    exit_code = 3


class BudgetExhaustedError(SpreektijdError):
    """The run's request or time budget is used up: the run ends cleanly and the next one resumes there."""


class ArchiveError(SpreektijdError):
    """A stored body does not match its sha256, or the archive cannot be written."""


class ReportFileError(SpreektijdError):
    """A report's file cannot be read as a verbatim report. Subclasses name the damage."""


class EmptyFileError(ReportFileError):
    """The file has no bytes, or only white space."""


class NotAReportFormatError(ReportFileError):
    """The bytes are neither a PDF nor plain text (HTML named .pdf, an image, an office document)."""


class TruncatedFileError(ReportFileError):
    """The PDF ends before its end marker, or the text before its first item."""


class CorruptFileError(ReportFileError):
    """The PDF cannot be opened, or its text is unreadable."""


class EncryptedFileError(ReportFileError):
    """The PDF needs a password."""


class ScannedFileError(ReportFileError):
    """The PDF has pages but no text layer."""


class NotAVerbatimReportError(ReportFileError):
    """The text has no recognisable structure of a verbatim report: no cover, no item, no speaker line."""


class UndatedReportError(ReportFileError):
    """The report names no day, so that nobody in it can be identified: who somebody is depends on the day."""


class WarehouseError(SpreektijdError):
    """The database cannot be opened, built or published; the sentence says what to do."""


class AnotherRunError(WarehouseError):
    """Another run is writing in the same data folder; this one did nothing."""


class ChecksFailedError(SpreektijdError):
    """A critical check failed: nothing was published (exit code 3)."""

    exit_code = 3


class RegisterError(SpreektijdError):
    """The register of persons, or a file of corrections, is not in the form it must have."""


class NewerDataError(UsageError):
    """The data was made by a newer version of this program, which alone may read or continue it."""


class OlderDataError(UsageError):
    """The data was made by an older version of this program: it is built again from the archive before it is read."""


class TranscriptError(SpreektijdError):
    """A transcript of a recording that cannot be used: not of a known form, damaged, or of another meeting."""
