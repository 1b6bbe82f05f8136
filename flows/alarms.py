"""Messages to people, whoever started the run: under Prefect, with ``--plain``, by a timer, or ``serve`` itself.

Each message says on which machine it happened, what happened, where to look and what to do next. What is open is kept
(``flows/troubles.py``), so that the end of a failure is reported as well.
"""

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from expectations.notify import Notification, Occasion, make_notification, ping, send, settings_from_environment
from flows.run_result import FailedCheck, RunOutcome, RunResult
from flows.settings import SITE_ADDRESS_VARIABLE
from flows.troubles import Trouble, close_troubles, open_trouble
from flows.wording import counted
from ingest.options import NIGHTS
from parliament.errors import UsageError
from warehouse.paths import DataFolder

Notice = Callable[[str], None]

# As many lines as fit a message that is read on a telephone; the page on data quality has all of them.
LINES_IN_MESSAGE = 10
# What each kind of end asks of a person (docs/operations.md, "What each alarm means").
NEXT_STEPS = {
    RunOutcome.CHECKS_FAILED: "see the failing rows with `spreektijd checks`; nothing is lost.",
    RunOutcome.SOURCE_UNREACHABLE: "nothing for a night or two: the next run asks for what is missing. After that, "
    "see whether the address of the service moved.",
    RunOutcome.FAILED: "do what the sentence says, and start the run again.",
    RunOutcome.INTERRUPTED: "start the run again, or wait for the next night: it resumes there.",
    RunOutcome.KILLED: "see whether memory ran out or the machine went down (`journalctl -b -1`); the next run makes "
    "up for it.",
}
TITLES = {
    RunOutcome.CHECKS_FAILED: "was not published",
    RunOutcome.SOURCE_UNREACHABLE: "did not reach its source",
    RunOutcome.FAILED: "failed",
    RunOutcome.INTERRUPTED: "was stopped from outside",
    RunOutcome.KILLED: "was cut off",
}
# Kinds of run that see the same things: what one of them met is over when another ends well. A backfill is about other
# years, so only a backfill ends what a backfill met.
_ALIKE = ("run:nightly", "run:recheck", "run:publish", "stale")


def tell_of_run(folder: DataFolder, result: RunResult, before: RunResult | None, notice: Notice) -> None:
    """Tell what a run brought: its failure, the end of one, and what is new in quarantine, unreadable or odd.

    ``before`` is the run before it that came to an answer. Nothing that goes wrong here stops a run: it is noticed.
    """
    messages = [*_of_outcome(folder, result, notice)]
    if result.outcome.is_judged:
        messages += news_of(folder, result, before)
    for message in messages:
        deliver(message, notice)
    # A run by hand, a demonstration, does not stand for the night that did not come.
    if result.outcome.is_good and result.run_kind in NIGHTS:
        _tell_heartbeat(notice)


def tell_trouble(
    folder: DataFolder, kind: str, title: str, sentence: str, next_step: str, notice: Notice, *, again: bool = False
) -> None:
    """Tell that something is wrong, once for as long as it lasts; each time with ``again``."""
    if _opened(folder, kind, sentence, notice) or again:
        paragraphs = [sentence, *_whereabouts(folder), f"Next: {next_step}"]
        deliver(_message(Occasion.FAILURE, kind.partition(":")[0], title, paragraphs, {"reason": sentence}), notice)


def tell_recovery(folder: DataFolder, kind: str, title: str, notice: Notice) -> None:
    """Tell that something is over, when it was open."""
    for trouble in _closed(folder, lambda one: one == kind, notice):
        deliver(_recovery(folder, title, trouble), notice)


def news_of(folder: DataFolder, result: RunResult, before: RunResult | None) -> list[Notification]:
    """What a run found that the one before it had not: unreadable files, quarantine that grew, staleness, drift."""
    known = {document.sha256 for document in before.unreadable} if before else set()
    unreadable = [document.reason for document in result.unreadable if document.sha256 not in known]
    overdue = _overdue(result, before)
    grown = result.quarantined_count - (before.quarantined_count if before else 0)
    in_quarantine = [f"{result.quarantined_count} are left out now."] if grown > 0 else []
    news = (
        ("unreadable", f"{counted(len(unreadable), 'report')} could not be read", unreadable,
         "look at the files with `spreektijd parse FILE`; everything else was done."),
        ("quarantine", f"{counted(grown, 'more report', 'more reports')} in quarantine", in_quarantine,
         "`spreektijd quarantine list`, `show`, and `release` once it is understood."),
        ("stale", "what is published is getting old", overdue,
         "see whether the parliament sits, and what the page on data quality says about freshness."),
        ("drift", f"{counted(len(result.drift), 'thing')} that the source never had before", result.drift,
         "compare with docs/source-contract.md; numbers are guarded by the checks."),
    )  # fmt: skip
    facts, whereabouts = _facts(result), _whereabouts(folder, result)
    return [
        _message(Occasion.NEWS, kind, title, [*_some(lines), *whereabouts, f"Next: {step}"], facts)
        for kind, title, lines, step in news
        if lines
    ]


def deliver(message: Notification, notice: Notice) -> None:
    """Send a message; a channel that could not be reached is noticed, and stops nothing."""
    try:
        settings = settings_from_environment(os.environ)
    except UsageError as error:
        notice(f"nobody was informed of this: {error}")
        return
    for one in send(message, settings):
        if one.error:
            notice(f"{one.channel} was not informed of this {message.occasion.value}: {one.error}")


def host_name() -> str:
    """The name of this machine, as messages give it."""
    return socket.gethostname() or "a machine without a name"


def _of_outcome(folder: DataFolder, result: RunResult, notice: Notice) -> list[Notification]:
    kind = f"run:{result.run_kind}"
    if not result.outcome.is_good:
        _opened(folder, kind, result.detail or result.outcome.value, notice)
        lines = [_line(check) for check in result.failed_checks if check.severity == "critical"]
        paragraphs = [
            *([result.detail] if result.detail else []),
            *(_some(lines) if result.outcome is RunOutcome.CHECKS_FAILED else []),
            *_whereabouts(folder, result),
            f"Next: {NEXT_STEPS[result.outcome]}",
        ]
        title = f"{result.run_kind} {TITLES[result.outcome]}"
        return [_message(Occasion.FAILURE, "run", title, paragraphs, _facts(result))]
    over = _closed(folder, lambda one: one == kind or (kind in _ALIKE and one in _ALIKE), notice)
    return [_recovery(folder, f"{result.run_kind} went well again", trouble, result) for trouble in over[:1]]


def _recovery(folder: DataFolder, title: str, trouble: Trouble, result: RunResult | None = None) -> Notification:
    lines = [f"Over: {trouble.sentence} (since {trouble.since:%Y-%m-%d %H:%M} UTC)", *_whereabouts(folder, result)]
    facts: dict[str, object] = _facts(result) if result else {"reason": trouble.sentence}
    return _message(Occasion.RECOVERY, trouble.kind.partition(":")[0], title, [*lines, "Next: nothing."], facts)


def _overdue(result: RunResult, before: RunResult | None) -> list[str]:
    """Checks of freshness that fail now and did not before."""
    known = {check.check_name for check in before.failed_checks} if before else set()
    return [_line(one) for one in result.failed_checks if one.family == "freshness" and one.check_name not in known]


def _message(
    occasion: Occasion, kind: str, title: str, paragraphs: Sequence[str], facts: dict[str, object]
) -> Notification:
    return make_notification(occasion, kind, title, paragraphs, host_name(), facts)


def _whereabouts(folder: DataFolder, result: RunResult | None = None) -> list[str]:
    site = os.environ.get(SITE_ADDRESS_VARIABLE)
    page = f"{site}datakwaliteit.html" if site else str(folder.site / "datakwaliteit.html")
    lines = [
        f"Host: {host_name()}, data folder {folder.root.absolute()}",
        f"At: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]
    if result:
        lines.append(f"Run: {result.run_id} ({result.run_kind}, source {result.source_name})")
        lines.append(f"Readers see: {result.published_version or 'nothing, nothing is published yet'}")
    return [*lines, f"Look at: {page} and {folder.logs.absolute()}"]


def _facts(result: RunResult) -> dict[str, object]:
    return {
        "run_id": result.run_id,
        "run_kind": result.run_kind,
        "outcome": result.outcome.value,
        "exit_code": result.exit_code,
        "reason": result.detail,
        "published_version": result.published_version,
        "checks": [
            {"check_name": one.check_name, "severity": one.severity, "failing_row_count": one.failing_row_count}
            for one in result.failed_checks
        ],
    }


def _line(check: FailedCheck) -> str:
    return f"- {check.check_name}: {check.sentence} {counted(check.failing_row_count, 'failing row')}"


def _some(lines: Sequence[str]) -> list[str]:
    left = len(lines) - LINES_IN_MESSAGE
    return [*lines[:LINES_IN_MESSAGE], *([f"- and {left} more"] if left > 0 else [])]


def _opened(folder: DataFolder, kind: str, sentence: str, notice: Notice) -> bool:
    """Note a trouble; on a full disk it is reported all the same, and again the next time."""
    try:
        return open_trouble(folder, kind, sentence)
    except OSError as error:
        notice(f"that something is wrong could not be noted: {error}")
        return True


def _closed(folder: DataFolder, is_over: Callable[[str], bool], notice: Notice) -> tuple[Trouble, ...]:
    try:
        return close_troubles(folder, is_over)
    except OSError as error:
        notice(f"that something is over could not be noted: {error}")
        return ()


def _tell_heartbeat(notice: Notice) -> None:
    with suppress(UsageError):
        url = settings_from_environment(os.environ).heartbeat_url
        if url and (error := ping(url).error):
            notice(error)
