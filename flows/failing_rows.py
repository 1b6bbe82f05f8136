"""The failing rows of an audit as text for people: in a Prefect artifact, on the command line."""

from expectations.history import read_audit_logs
from expectations.results import AuditResult, CheckResult
from flows.wording import counted
from parliament.safe_text import markdown_text
from warehouse.paths import DataFolder

# An artifact is for a first look; the rest is a query away.
ROWS_SHOWN = 5


def last_audit(folder: DataFolder, run_id: str | None = None) -> AuditResult | None:
    """The audit of a run, or the newest there is."""
    audits = [audit for audit in read_audit_logs(folder.logs) if run_id in (None, audit.run_id)]
    return max(audits, key=lambda audit: audit.audited_at, default=None)


def failing_rows_markdown(folder: DataFolder, run_id: str) -> str:
    """The failed checks of a run with their first failing rows, as Markdown."""
    audit = last_audit(folder, run_id)
    if audit is None:
        return "The audit of this run left no file."
    return "\n\n".join(_check_markdown(check) for check in audit.failures) or "No check failed."


def _check_markdown(check: CheckResult) -> str:
    lines = [
        f"### {markdown_text(check.check_name)} ({check.severity}, {markdown_text(check.standing)})",
        markdown_text(check.sentence.english),
    ]
    if check.error:
        lines.append(f"The check could not be run: {markdown_text(check.error)}")
    lines.append(f"{counted(check.failing_row_count, 'failing row')} in `{check.table_name}`; the first {ROWS_SHOWN}:")
    if check.sample_rows:
        columns = list(check.sample_rows[0])
        table = [" | ".join(columns), " | ".join("---" for _ in columns)]
        shown = check.sample_rows[:ROWS_SHOWN]
        table.extend(" | ".join(markdown_text(str(row.get(column))) for column in columns) for row in shown)
        lines.append("\n".join(f"| {line} |" for line in table))
    return "\n\n".join(lines)
