"""What a night did in words: the same on the command line and in Prefect."""

from flows.run_result import RunOutcome, RunResult
from flows.wording import duration, resolved_words, spaced
from warehouse.paths import DataFolder

_TITLES = {
    RunOutcome.UNCHANGED: "Nothing new: the published version stays as it is",
    RunOutcome.CHECKS_FAILED: "Not published: critical checks failed; the last published version stays",
    RunOutcome.SOURCE_UNREACHABLE: "The source could not be reached; the last published version stays",
    RunOutcome.FAILED: "Failed; the last published version stays",
    RunOutcome.INTERRUPTED: "Stopped from outside; the last published version stays",
    RunOutcome.KILLED: "Cut off: killed, or the machine went down; the last published version stays",
}


def title_of(result: RunResult) -> str:
    """How the night ended, in a sentence."""
    return _TITLES.get(result.outcome, f"Published {result.published_version}")


def facts_of(result: RunResult, folder: DataFolder) -> dict[str, str]:
    """What the night did: a name and a value a line."""
    dates = f" from {result.first_date} to {result.last_date}" if result.first_date else ""
    facts = {
        "source": result.source_name,
        "reports": f"{spaced(result.report_count)}{dates}, of which {spaced(result.new_report_count)} new",
        "questions": spaced(result.question_count),
        "speeches": spaced(result.speech_count),
        "words": spaced(result.word_count),
        "speakers resolved": resolved_words(
            result.resolved_share, result.provisional_share, result.provisional_person_count
        ),
        "checks": f"{result.checks_passed} passed, {result.checks_failed_critical} critical and "
        f"{result.checks_failed_warning} warnings failed",
        "not readable": _unreadable(result),
        "in quarantine": spaced(result.quarantined_count),
        "issues": spaced(result.issue_count),
        "took": duration(result.seconds) if result.seconds is not None else "–",
        "database": str(folder.current) if result.published_version else "nothing is published yet",
        "dashboard": str(folder.site / "index.html") if result.published_version else "–",
    }
    if result.awaited_count:
        facts["reports awaited"] = spaced(result.awaited_count)
    return facts


def _unreadable(result: RunResult) -> str:
    """How many documents were left out, and for how many of them the machine or the program is to blame."""
    count, faults = len(result.unreadable), len(result.reading_faults)
    return f"{spaced(count)}, of which {spaced(faults)} not by their content: tried again" if faults else spaced(count)
