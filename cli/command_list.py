"""The commands by name, with the module of each and its sentence in the help: so that nothing else is imported for it.

The sentence is the first of the command's own docstring; a test compares them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedCommand:
    """A command or group of commands: its name, the module of ``cli/commands`` it is in, and what it does."""

    name: str
    module: str
    sentence: str


COMMANDS = (
    ListedCommand("nightly", "nightly", "Do the main job: fetch or read reports, parse, load, build, check, publish."),
    ListedCommand(
        "backfill",
        "backfill",
        "Fetch and read the years before, month by month, and publish them at the end as one version.",
    ),
    ListedCommand(
        "build",
        "build",
        "Rebuild the statistics from what is published, check them, and publish them; nothing is fetched or read.",
    ),
    ListedCommand("parse", "reports", "Parse reports to items, questions and speeches."),
    ListedCommand("reread", "reread", "Ask that documents which could not be read be tried again in the next run."),
    ListedCommand(
        "sql",
        "sql",
        "Ask the published database anything, read-only: no writing, no files, no network.",
    ),
    ListedCommand(
        "checks",
        "database",
        "Show the last audit, whether or not it let its version be published, with the failing rows.",
    ),
    ListedCommand("info", "info", "Show what is published: version, counts, date range, last run."),
    ListedCommand("diff", "evidence", "Say what changed between two published versions, and why."),
    ListedCommand("cookbook", "evidence", "Show the queries that people ask first, or run one of them."),
    ListedCommand(
        "search",
        "search",
        "Search everything that was said, asked or put on the agenda, by stem, phrase, beginning and filter.",
    ),
    ListedCommand(
        "export",
        "export",
        "Write what is published as files for others: every table, or a corpus in a form that the field uses.",
    ),
    ListedCommand("explain", "evidence", "List a figure back to the rows it was counted from."),
    ListedCommand(
        "people",
        "people",
        "Show who a name is at a date, by which rule that was decided, and the memberships.",
    ),
    ListedCommand(
        "expect",
        "quality",
        "Take the published counts of meetings and questions of these session years as the expected ones.",
    ),
    ListedCommand("quarantine", "quality", "Reports left out because their own rows fail a check."),
    ListedCommand(
        "replica",
        "replica",
        "Serve a synthetic parliament on this machine, in the form of the parliament's own service.",
    ),
    ListedCommand(
        "demo",
        "replica",
        "Run the main job for two nights against the parliament in a box, and show what each night did.",
    ),
    ListedCommand(
        "site",
        "site",
        "Render the dashboard of the published version: a static site that needs no server and no network.",
    ),
    ListedCommand(
        "restore",
        "versions",
        "Let readers see an older published version again; the next run builds on it.",
    ),
    ListedCommand("cite", "versions", "Print how to cite a published version, also one that is no longer kept."),
    ListedCommand(
        "pin",
        "retention",
        "Keep a published version for good, for instance because a figure was quoted from it.",
    ),
    ListedCommand(
        "unpin",
        "retention",
        "Let a pinned version go the way of the others: it is dropped once seven newer ones are published.",
    ),
    ListedCommand(
        "prune",
        "retention",
        "Remove what is older than the rules say (docs/operations.md); every run does so at its end.",
    ),
    ListedCommand(
        "serve",
        "serve",
        "Run the nights on this machine: a Prefect server, a worker, the deployments and the dashboard, until Ctrl+C.",
    ),
    ListedCommand(
        "doctor",
        "doctor",
        "Check this machine, and hold the service against everything that the program assumes of it.",
    ),
    ListedCommand(
        "status",
        "status",
        "Say how things stand: the last night and its age, what is published, what failed or waits, what to do.",
    ),
    ListedCommand(
        "align",
        "align",
        "Align transcripts of recordings with the reports, and publish the times of the speeches.",
    ),
    ListedCommand("calibrate", "calibrate", "Time some speeches by hand, and fit the common rate to them."),
    ListedCommand(
        "compare",
        "compare",
        "Hold two persons' speaking time side by side, with the probability that the first spoke longer.",
    ),
)
