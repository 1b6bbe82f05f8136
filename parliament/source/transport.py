"""One address, one whole body, politely: budget, turn, deadline, redirects, size, archive, judgement, retries.

Retries are written out here, without a library for them, because every wait, computed or asked for with
``Retry-After``, must first be compared with the run's budget.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Generic, TypeVar

import httpx

from parliament.archive import Archive, ArchivedBody
from parliament.errors import (
    ArchiveError,
    ReportFileError,
    SourceContractError,
    SourceUnreachableError,
    SpreektijdError,
)
from parliament.source.bodies import ArrivedBody
from parliament.source.connections import open_connections
from parliament.source.deadlines import ExchangeClock
from parliament.source.politeness import RequestGate, RunBudget, retry_after_seconds
from parliament.source.receiving import DamagedBodyError, ReceivedBody
from parliament.source.settings import SourceSettings
from parliament.source.url_rules import UrlRules

Value = TypeVar("Value")
Judge = Callable[[ArrivedBody], Value]

_OK: Final = 200
_NOT_MODIFIED: Final = 304
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# 200 to 204: what one client accepts as success (source contract §1.3); 404 and 410 say that there is no such thing.
_ANSWERS: Final = frozenset({200, 201, 202, 203, 204, 404, 410})
_REFUSALS: Final = frozenset({401, 403, 407, 451})
# "Not now" besides the server's own failures (RFC 9110, RFC 6585, RFC 8470).
_TRY_AGAIN: Final = frozenset({408, 425, 429})
_SERVER_FAILURE: Final = 500
# A body cut on its way is whole the second time; one that is broken at the source need not be asked for five times.
_ATTEMPTS_FOR_A_BROKEN_BODY: Final = 2


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """What is asked for, how large the body may be (decompressed too), how long the whole exchange may take."""

    accept: str
    max_bytes: int
    timeout_seconds: float


@dataclass(frozen=True, slots=True)
class Judged(Generic[Value]):
    """What a body was judged to say, and the body in the archive."""

    value: Value
    archived: ArchivedBody


class _TryAgainError(Exception):
    """An attempt failed in a way that another may not; ``wait_seconds`` is what the service asked for."""

    def __init__(
        self, reason: str, *, wait_seconds: float | None = None, judgement: SpreektijdError | None = None
    ) -> None:
        super().__init__(reason)
        self.wait_seconds = wait_seconds
        self.judgement = judgement


class Transport:
    """Fetches bodies over HTTP into the archive, at most ``max_in_flight`` at a time. Threads may share it."""

    def __init__(
        self,
        settings: SourceSettings,
        archive: Archive,
        *,
        fresh_since: datetime | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Open the connection pool; nothing is sent yet.

        ``fresh_since``: a body that the archive got whole at or after this moment is not asked for again. A resumed run
        passes the moment at which the run began that it resumes. A body of the future, of a night when the clock was
        wrong, is asked for again.
        """
        self._settings = settings
        self._archive = archive
        self._fresh_since = fresh_since
        self._now = now
        self._rules = UrlRules(settings)
        self._gate = RequestGate(max_in_flight=settings.max_in_flight, requests_per_second=settings.requests_per_second)
        self.budget = RunBudget(max_requests=settings.request_budget, max_seconds=settings.time_budget_seconds)
        self._clock = ExchangeClock()
        self._http = open_connections(settings, self._rules, self._clock)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def fetch(self, url: str, judge: Judge[Value], limits: BodyLimits) -> Judged[Value]:
        """The body of ``url`` as ``judge`` reads it.

        Every body that arrives is in the archive before it is judged. When the archive holds an earlier whole body with
        validators the request is conditional, and a 304 gives that body.

        Raises what ``judge`` raises, :class:`SourceContractError` for a forbidden address, redirect, status or size,
        :class:`SourceUnreachableError` when no attempt brought an answer, and
        :class:`~parliament.errors.BudgetExhaustedError`.
        """
        url = self._rules.normalise(url)
        earlier = self._earlier_whole_body(url, judge)
        if earlier and self._is_fresh(earlier.archived):
            return earlier
        for number in range(1, self._settings.attempts):
            try:
                return self._attempt(url, judge, limits, earlier, number)
            except _TryAgainError as error:
                self._wait(number, error)
        try:
            return self._attempt(url, judge, limits, earlier, self._settings.attempts)
        except _TryAgainError as error:
            if error.judgement:
                raise error.judgement from error
            raise SourceUnreachableError(
                f"{url} cannot be reached: {error}; asked {self._settings.attempts} times. "
                "Check the network connection, or try again later."
            ) from error

    def _wait(self, number: int, error: _TryAgainError) -> None:
        """Wait before the next attempt: as long as the service asked, else by the back-off."""
        settings = self._settings
        # Up to half of the first wait more, so that requests that failed together do not come back together.
        jitter = random.uniform(0, settings.backoff_initial_seconds / 2)  # noqa: S311
        if error.wait_seconds is None:
            seconds = min(settings.backoff_max_seconds, settings.backoff_initial_seconds * 2 ** (number - 1)) + jitter
        else:
            seconds = error.wait_seconds + jitter
        self.budget.require_seconds(seconds)
        time.sleep(seconds)

    def _attempt(
        self, url: str, judge: Judge[Value], limits: BodyLimits, earlier: Judged[Value] | None, number: int
    ) -> Judged[Value]:
        arrived, archived = self._follow(url, limits, earlier)
        if arrived is None:
            if earlier is None:
                raise SourceContractError(url, "status", "304 to a request that was not conditional")
            return Judged(earlier.value, archived)
        try:
            return Judged(judge(arrived), archived)
        except (SourceContractError, ReportFileError) as error:
            if number < _ATTEMPTS_FOR_A_BROKEN_BODY:
                raise _TryAgainError(str(error), judgement=error) from error
            raise

    def _follow(
        self, url: str, limits: BodyLimits, earlier: Judged[Value] | None
    ) -> tuple[ArrivedBody | None, ArchivedBody]:
        """Ask ``url`` and where it redirects to; ``None`` as the body when it has not changed."""
        asked = url
        for _ in range(self._settings.max_redirects + 1):
            answer = self._exchange(asked, limits, _validators(earlier.archived) if earlier else {})
            if answer.status == _NOT_MODIFIED and earlier:
                return None, self._keep_confirmation(url, answer, earlier.archived)
            archived = self._keep(url, answer)
            if answer.status not in _REDIRECTS:
                self._require_answer(url, answer)
                return ArrivedBody(url, answer.status, answer.headers, answer.body), archived
            target = answer.headers.get("location", "")
            if not target:
                raise SourceContractError(asked, "location", "a redirect to nowhere")
            asked = self._rules.normalise(_joined(asked, target))
        raise SourceContractError(url, "location", f"more than {self._settings.max_redirects} redirects")

    def _exchange(self, url: str, limits: BodyLimits, validators: Mapping[str, str]) -> ArrivedBody:
        headers = {"Accept": limits.accept, **validators}
        with self._gate.slot():
            self.budget.spend_request()
            seconds = min(limits.timeout_seconds, self.budget.seconds_left)
            try:
                with self._clock.limit(seconds), self._http.stream("GET", url, headers=headers) as response:
                    return self._receive(url, response, limits)
            except httpx.UnsupportedProtocol as error:
                raise SourceContractError(url, "url", str(error)) from error
            except httpx.InvalidURL as error:
                # The library prepares to follow a redirect even when it is told not to.
                raise SourceContractError(url, "location", f"a redirect to no address ({error})") from error
            except httpx.RequestError as error:
                raise _TryAgainError(_in_words(error)) from error
            except DamagedBodyError as error:
                raise _TryAgainError(str(error)) from error

    def _receive(self, url: str, response: httpx.Response, limits: BodyLimits) -> ArrivedBody:
        headers = {name.lower(): value for name, value in response.headers.items()}
        received = ReceivedBody(url, headers.get("content-encoding", ""), limits.max_bytes)
        received.require(int(headers.get("content-length", "0")))
        try:
            for arrived in response.iter_raw():
                received.add(arrived)
            received.finish()
        except (httpx.RequestError, DamagedBodyError):
            # What came of it is kept as it came; that it is not whole shows when it is judged again.
            if received.value:
                self._keep(url, ArrivedBody(url, response.status_code, headers, received.value))
            raise
        return ArrivedBody(url, response.status_code, headers, received.value)

    def _require_answer(self, url: str, answer: ArrivedBody) -> None:
        if answer.status in _ANSWERS:
            return
        if answer.status >= _SERVER_FAILURE or answer.status in _TRY_AGAIN:
            wait_seconds = retry_after_seconds(answer.headers.get("retry-after"), self._now())
            if wait_seconds is not None:
                wait_seconds = min(wait_seconds, self._settings.retry_after_max_seconds)
                self._gate.hold_back(wait_seconds)
            raise _TryAgainError(f"the service answers {answer.status}", wait_seconds=wait_seconds)
        if answer.status in _REFUSALS:
            raise SourceUnreachableError(f"{url} cannot be reached: the service refuses with status {answer.status}.")
        raise SourceContractError(url, "status", f"{answer.status}")

    def _keep(self, url: str, answer: ArrivedBody) -> ArchivedBody:
        return self._archive.store(
            answer.body, url=url, status=answer.status, headers=answer.headers, fetched_at=self._now()
        )

    def _keep_confirmation(self, url: str, answer: ArrivedBody, earlier: ArchivedBody) -> ArchivedBody:
        return self._archive.store(
            self._archive.read(earlier.sha256),
            url=url,
            status=_NOT_MODIFIED,
            headers={**earlier.headers, **answer.headers},
            fetched_at=self._now(),
        )

    def _earlier_whole_body(self, url: str, judge: Judge[Value]) -> Judged[Value] | None:
        """The newest fetch that brought a body which ``judge`` accepts; its validators and its freshness count."""
        for archived in reversed(self._archive.fetches(url)):
            if archived.status not in _ANSWERS | {_NOT_MODIFIED} or not self._is_worth_reading(archived):
                continue
            status = _OK if archived.status == _NOT_MODIFIED else archived.status
            try:
                body = self._archive.read(archived.sha256)
                return Judged(judge(ArrivedBody(url, status, archived.headers, body)), archived)
            except (SourceContractError, ReportFileError, ArchiveError):
                # Broken when it came, or damaged since: it is asked for again, without conditions.
                continue
        return None

    def _is_worth_reading(self, archived: ArchivedBody) -> bool:
        """Whether an archived body can spare a request or make it conditional, and came whole."""
        length = archived.headers.get("content-length")
        is_plain = "content-encoding" not in archived.headers and archived.status != _NOT_MODIFIED
        if is_plain and length is not None and length != str(archived.byte_count):
            return False
        return self._is_fresh(archived) or bool(_validators(archived))

    def _is_fresh(self, archived: ArchivedBody) -> bool:
        return self._fresh_since is not None and self._fresh_since <= archived.last_seen_at <= self._now()


def _joined(url: str, target: str) -> str:
    try:
        return str(httpx.URL(url).join(target))
    except httpx.InvalidURL as error:
        raise SourceContractError(url, "location", f"a redirect to no address ({error})") from error


def _validators(archived: ArchivedBody) -> dict[str, str]:
    """The conditions under which an archived body need not be sent again (RFC 9110 §13.1)."""
    validators: dict[str, str] = {}
    if archived.status not in {_OK, _NOT_MODIFIED}:
        return validators
    if "etag" in archived.headers:
        validators["If-None-Match"] = archived.headers["etag"]
    if "last-modified" in archived.headers:
        validators["If-Modified-Since"] = archived.headers["last-modified"]
    return validators


def _in_words(error: httpx.RequestError) -> str:
    """What happened to a request, for people; the library's own words behind it."""
    if isinstance(error, httpx.TimeoutException):
        what = "no answer in time"
    elif isinstance(error, httpx.ConnectError):
        what = "no connection"
    else:
        what = "the connection broke"
    return f"{what} ({error or type(error).__name__})"
