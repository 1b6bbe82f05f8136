"""PDFs of programs that people have: LibreOffice prints a report, Ghostscript rewrites a PDF.

Both come from apt and are large, so they are used where they are installed.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from clothes.blocks import Original
from clothes.layouts import Layout
from clothes.pdf_pages import page_of_html
from parliament.text.plain import decode

OFFICE = "printing by LibreOffice needs it: on Debian, apt-get install libreoffice-writer-nogui"
GHOSTSCRIPT = "rewriting by Ghostscript needs it: on Debian, apt-get install ghostscript"
# A start takes two seconds at rest and a report one; what has not ended by then hangs.
_LONGEST_SECONDS = 300


def has_office() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def has_ghostscript() -> bool:
    """Whether Ghostscript is installed."""
    return shutil.which("gs") is not None


def as_text(original: Original) -> bytes:
    """The text of the file, marked as UTF-8 for a program that would guess."""
    return f"\ufeff{decode(original.body)}".encode()


def as_typed(original: Original) -> bytes:
    """The lines of the file in a page of type of one width, as a browser shows a text file."""
    text = escape(decode(original.body))
    return f"<html lang='nl'><head><meta charset='utf-8'></head><body><pre>{text}</pre></body></html>".encode()


def as_page(original: Original) -> bytes:
    """Headings, paragraphs and bold labels, with lines of the program's own."""
    return page_of_html(original, Layout("office", font="DejaVu Serif")).encode()


def print_all(bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of files, by their names (with suffix), in one start of the program."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = {name: f"{number}{Path(name).suffix}" for number, name in enumerate(bodies)}
        for name, body in bodies.items():
            (folder / names[name]).write_bytes(body)
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        for suffix, options in ((".txt", []), (".html", ["--infilter=HTML (StarWriter)"])):
            files = [str(folder / own) for own in names.values() if own.endswith(suffix)]
            if files:
                whole = [*command, *options, "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *files]
                subprocess.run(whole, check=True, capture_output=True, timeout=_LONGEST_SECONDS)
        return {name: (folder / "pdf" / own).with_suffix(".pdf").read_bytes() for name, own in names.items()}


def written_anew(body: bytes) -> bytes:
    """The PDF as Ghostscript writes it again."""
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place) / "source.pdf", Path(place) / "target.pdf"
        source.write_bytes(body)
        command = ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={target}"]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=_LONGEST_SECONDS)
        return target.read_bytes()
