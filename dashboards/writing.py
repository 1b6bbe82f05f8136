"""Pages and files into the folder of the site; they are rendered and drawn beside each other, and written in order.

A few threads render and draw: drawing a chart takes longer than the rest of its page and leaves Python to the other
threads meanwhile. Where many pages are to be rendered, other processes take their share (``rendering_beside.py``). What
asks the database (the making of pages and of files) stays in the thread that has its connection.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dashboards.folder import SiteFolder
from dashboards.language import Language, languages
from dashboards.open_data.outward import Outward
from dashboards.page import NOTHING_SHARED, MadeFile, Page, PlainFile
from dashboards.rendering import page_file
from dashboards.rendering_beside import PageToRender, ProcessesBeside

# One draws, one renders, one is ready for whichever is done first: the drawer takes one chart at a time.
RENDERING_THREADS = 3
# So many pages wait with their rows in memory: two batches of another process, and what is rendered here meanwhile.
PAGES_AHEAD = 64


class SiteWriter:
    """Writes pages and files into a folder; ``outward`` is where the site is put, when that is known.

    ``whole`` is what all pages take from what was published, once that is read.
    """

    def __init__(self, folder: SiteFolder, outward: Outward | None = None) -> None:
        self._folder, self._outward = folder, outward
        self.whole = NOTHING_SHARED
        self._pool = ThreadPoolExecutor(RENDERING_THREADS, thread_name_prefix="render pages")
        self._beside = ProcessesBeside()
        self._waiting: deque[tuple[str, str, Callable[[], str | bytes]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._beside.end()

    def write(self, made: Page | PlainFile | MadeFile) -> int:
        """Write a page in every language, or a file; return how many pages that were.

        A page or a drawing may be written later, by :meth:`finish` at the latest; what is wrong with it is raised then.
        """
        if isinstance(made, Page):
            return self._write_page(made)
        if isinstance(made, PlainFile):
            self._folder.write(made.path, made.text.encode())
        elif not self._folder.is_current(made.path, made.fingerprint):
            if made.gather is not None:
                self._put(made.path, made.fingerprint, self._pool.submit(made.make, made.gather()).result)
            elif made.is_drawn:
                self._put(made.path, made.fingerprint, self._pool.submit(made.make).result)
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
                head = None if self._outward is None else self._outward.head(page, language)
                self._put(path, fingerprint, self._rendered(PageToRender(page, language.code, head, self.whole)))
        return len(chosen)

    def _rendered(self, page: PageToRender) -> Callable[[], str]:
        return self._beside.take(page) or self._pool.submit(page.render).result

    def _put(self, path: str, fingerprint: str, content: Callable[[], str | bytes]) -> None:
        self._waiting.append((path, fingerprint, content))
        while len(self._waiting) > PAGES_AHEAD:
            self._write_oldest()

    def _write_oldest(self) -> None:
        path, fingerprint, content = self._waiting.popleft()
        self._folder.write(path, _bytes_of(content()), fingerprint)


def _bytes_of(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
