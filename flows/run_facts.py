"""What a night did in words: the same on the command line and in Prefect."""

from flows.run_result import RunOutcome, RunResult
from flows.wording import duration, resolved_words, spaced
from warehouse.paths import DataFolder


def title_of(result: RunResult) -> str:
    """How the night ended, in a sentence."""
    match result.outcome:
        case RunOutcome.PUBLISHED:
            return f"Published {result.published_version}"
        case RunOutcome.UNCHANGED:
            return "Nothing new: the published version stays as it is"
        case RunOutcome.CHECKS_FAILED:
            return "Not published: critical checks failed; the last published version stays"


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
        "not readable": spaced(len(result.unreadable)),
        "in quarantine": spaced(result.quarantined_count),
        "issues": spaced(result.issue_count),
        "took": duration(result.seconds),
        "database": str(folder.current) if result.published_version else "nothing is published yet",
        "dashboard": str(folder.site / "index.html") if result.published_version else "–",
    }
    if result.awaited_count:
        facts["reports awaited"] = spaced(result.awaited_count)
    return facts
