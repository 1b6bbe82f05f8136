"""A wall-clock deadline around a whole exchange: connection, handshake, request, headers and body.

The timeouts of an HTTP library each restart with every byte that arrives: a server that sends a header one byte at a
time passes all of them. Here each wait on the network is given the time that is left of its exchange, and no more.

Looking a host name up is the one wait that cannot be cut short; the resolver of the system ends it by its own limit
(resolv.conf(5): 5 s for an attempt, two attempts).
"""

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx


class ExchangeClock:
    """Knows until when the exchange of each thread may last. Threads share one clock; each has its own deadline."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._of_thread = threading.local()

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Give everything that this thread does on the network within ``seconds`` in all."""
        self._of_thread.seconds = seconds
        self._of_thread.deadline = self._clock() + seconds
        try:
            yield
        finally:
            self._of_thread.deadline = None

    @contextmanager
    def wait(self, timeout: float | None, error: type[httpcore.TimeoutException]) -> Iterator[float | None]:
        """Wait on the network at most for the seconds that are given: ``timeout``, or what is left when that is less.

        Raises ``error`` when the exchange has lasted as long as it may.
        """
        deadline: float | None = getattr(self._of_thread, "deadline", None)
        if deadline is None:
            yield timeout
            return
        left = deadline - self._clock()
        if left <= 0:
            raise self._too_late(error)
        try:
            yield left if timeout is None else min(timeout, left)
        except httpcore.TimeoutException as timed_out:
            if self._clock() < deadline:
                raise
            raise self._too_late(error) from timed_out

    def _too_late(self, error: type[httpcore.TimeoutException]) -> httpcore.TimeoutException:
        return error(f"not whole after {self._of_thread.seconds:g} s")


class DeadlineTransport(httpx.HTTPTransport):
    """httpx's own transport, every wait of which is compared with the clock."""

    def __init__(self, clock: ExchangeClock, **options: Any) -> None:
        """``options`` are those of :class:`httpx.HTTPTransport`."""
        super().__init__(**options)
        # httpcore's pools take a network backend, httpx hands none on. Should either change, the tests of a dripping
        # source fail (tests/flow/source/test_limits.py).
        self._pool._network_backend = _TimedBackend(self._pool._network_backend, clock)


class _TimedBackend(httpcore.NetworkBackend):
    def __init__(self, backend: httpcore.NetworkBackend, clock: ExchangeClock) -> None:
        self._backend = backend
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        with self._clock.wait(timeout, httpcore.ConnectTimeout) as seconds:
            stream = self._backend.connect_tcp(host, port, seconds, local_address, socket_options)
        return _TimedStream(stream, self._clock)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        with self._clock.wait(timeout, httpcore.ConnectTimeout) as seconds:
            return _TimedStream(self._backend.connect_unix_socket(path, seconds, socket_options), self._clock)

    def sleep(self, seconds: float) -> None:
        self._backend.sleep(seconds)


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, clock: ExchangeClock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._clock.wait(timeout, httpcore.ReadTimeout) as seconds:
            return self._stream.read(max_bytes, seconds)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._clock.wait(timeout, httpcore.WriteTimeout) as seconds:
            self._stream.write(buffer, seconds)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._clock.wait(timeout, httpcore.ConnectTimeout) as seconds:
            return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
