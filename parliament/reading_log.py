"""What reading the service's bodies could not take at face value, gathered over many bodies."""

import threading
from collections import Counter

from parliament.model import Issue, Severity


class ReadingLog:
    """What reading could not take at face value, gathered over many bodies. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, Severity, str]] = Counter()
        self._first: dict[tuple[str, Severity, str], str] = {}
        self._issues: list[Issue] = []

    def count(self, kind: str, severity: Severity, path: str, example: str) -> None:
        """Record something that may befall one field in thousands of bodies: one issue, with the first example."""
        key = (kind, severity, path)
        with self._lock:
            self._counts[key] += 1
            self._first.setdefault(key, example)

    def add(self, kind: str, severity: Severity, detail: str) -> None:
        """Record something else."""
        with self._lock:
            self._issues.append(Issue(kind, severity, None, detail))

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything recorded."""
        with self._lock:
            counted = [
                Issue(kind, severity, None, f"{path}: seen {count} times, first {self._first[kind, severity, path]}")
                for (kind, severity, path), count in sorted(self._counts.items())
            ]
            return (*self._issues, *counted)
