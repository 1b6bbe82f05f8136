"""Pages and files into the folder of the site; a few threads render and draw them, and they are written in order.

Drawing a chart takes longer than the rest of its page and leaves Python to the other threads meanwhile. What asks the
database (the making of pages and of files) stays in the thread that has its connection.
"""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dashboards.colours import PartyColours
from dashboards.folder import SiteFolder
from dashboards.language import Language, languages
from dashboards.open_data.outward import Outward
from dashboards.page import MadeFile, Page, PlainFile, SiteWide
from dashboards.rendering import page_file, render_page

# One draws, one renders, one is ready for whichever is done first: the drawer takes one chart at a time.
RENDERING_THREADS = 3
# So many pages wait with their rows in memory.
PAGES_AHEAD = 24


class SiteWriter:
    """Writes pages and files into a folder; ``outward`` is where the site is put, when that is known.

    ``whole`` is what all pages take from what was published, once that is read.
    """

    def __init__(self, folder: SiteFolder, outward: Outward | None = None) -> None:
        self._folder, self._outward = folder, outward
        self.whole = SiteWide(PartyColours({}), {})
        self._pool = ThreadPoolExecutor(RENDERING_THREADS, thread_name_prefix="render pages")
        self._waiting: deque[tuple[str, str, Future[str] | Future[str | bytes]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def write(self, made: Page | PlainFile | MadeFile) -> int:
        """Write a page in every language, or a file; return how many pages that were.

        A page or a drawing may be written later, by :meth:`finish` at the latest; what is wrong with it is raised then.
        """
        if isinstance(made, Page):
            return self._write_page(made)
        if isinstance(made, PlainFile):
            self._folder.write(made.path, made.text.encode())
        elif not self._folder.is_current(made.path, made.fingerprint):
            if made.is_drawn:
                self._put(made.path, made.fingerprint, self._pool.submit(made.make))
            else:
                self._folder.write(made.path, _bytes_of(made.make()), made.fingerprint)
        return 0

    def finish(self) -> None:
        """Write every page that still waits.

        Raises:
            jinja2.UndefinedError: a template asks for a value that its page does not have.
            OSError: the folder cannot be written.
        """
        while self._waiting:
            self._write_oldest()

    def _write_page(self, page: Page) -> int:
        fingerprint = page.fingerprint + self.whole.colours.fingerprint
        if self._outward is not None:
            fingerprint += self._outward.picture_of(page)
        chosen: tuple[Language, ...] = languages()[:1] if page.is_bilingual else languages()
        for language in chosen:
            path = page_file(page, language)
            if not self._folder.is_current(path, fingerprint):
                rendered = self._pool.submit(render_page, page, language, self.whole, self._outward)
                self._put(path, fingerprint, rendered)
        return len(chosen)

    def _put(self, path: str, fingerprint: str, content: "Future[str] | Future[str | bytes]") -> None:
        self._waiting.append((path, fingerprint, content))
        while len(self._waiting) > PAGES_AHEAD:
            self._write_oldest()

    def _write_oldest(self) -> None:
        path, fingerprint, content = self._waiting.popleft()
        self._folder.write(path, _bytes_of(content.result()), fingerprint)


def _bytes_of(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
