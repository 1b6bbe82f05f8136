"""What other people's tools make of a PDF: the text forms in which reports are passed on."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

# A tool that has not finished one report by then hangs.
_LONGEST_SECONDS = 120


def has_pdftotext() -> bool:
    """Whether poppler's tool is installed (``apt-get install poppler-utils``)."""
    return shutil.which("pdftotext") is not None


def _pdftotext(*options: str) -> Callable[[bytes], str]:
    def extract(body: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.pdf"
            path.write_bytes(body)
            command = ["pdftotext", *options, "-enc", "UTF-8", str(path), "-"]
            return subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST_SECONDS).stdout.decode()

    return extract


def _pypdf(mode: Literal["plain", "layout"]) -> Callable[[bytes], str]:
    def extract(body: bytes) -> str:
        from pypdf import PdfReader

        return "\n".join(page.extract_text(extraction_mode=mode) for page in PdfReader(io.BytesIO(body)).pages)

    return extract


def _pypdf_with_form_feeds(body: bytes) -> str:
    from pypdf import PdfReader

    return "\n\f".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)


def _pdfminer(body: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(body)))


def _pdfplumber(body: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(body)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def extractors() -> Mapping[str, Callable[[bytes], str]]:
    """The tools that are installed, by the name people know them by."""
    poppler: dict[str, Callable[[bytes], str]] = {
        "pdftotext": _pdftotext(),
        "pdftotext -layout": _pdftotext("-layout"),
        "pdftotext -raw": _pdftotext("-raw"),
    }
    others: dict[str, Callable[[bytes], str]] = {
        "pypdf": _pypdf("plain"),
        "pypdf, form feeds": _pypdf_with_form_feeds,
        "pypdf layout": _pypdf("layout"),
        "pdfminer.six": _pdfminer,
        "pdfplumber": _pdfplumber,
    }
    return (poppler if has_pdftotext() else {}) | others
