"""``spreektijd build``: the statistics rebuilt from what is published, without a source."""

import typer

from cli.commands.common import DashboardOption, DataOption, TodayOption
from cli.commands.nightly import raise_when_failed, run_again_with_progress, show_result
from flows.settings import data_folder
from ingest.options import PUBLISH, RunOptions
from parliament.errors import WarehouseError
from warehouse.paths import DataFolder
from warehouse.read import open_published, published_path

BUILD_EXAMPLES = """
Examples:

    spreektijd build                        # after a change in sql/core, sql/mart or sql/check

    spreektijd build --data data/demo --no-dashboard
"""
# The run that brought what is published from its source; a build by hand has no source of its own.
SOURCE = """
select source_name from dq.run
where outcome = 'published' and source_name is not null
order by ended_at desc
limit 1
"""


def register(application: typer.Typer) -> None:
    """Add the command of this module."""
    application.command("build", epilog=BUILD_EXAMPLES)(build)


def build(today: TodayOption = None, with_dashboard: DashboardOption = True, data: DataOption = None) -> None:
    """Rebuild the statistics from what is published, check them, and publish them; nothing is fetched or read.

    When a critical check fails nothing is published and the last good version stays (exit code 3).
    """
    folder = DataFolder(data_folder(data))
    options = RunOptions(
        source_of_published(folder),
        folder.root,
        today=today.date() if today else None,
        with_dashboard=with_dashboard,
        run_kind=PUBLISH,
        is_full_audit=True,
    )
    result = run_again_with_progress(options)
    show_result(result, folder)
    raise_when_failed(result)


def source_of_published(folder: DataFolder) -> str:
    """Return the name of the source that what is published came from: it says what the checks expect.

    Raises:
        WarehouseError: nothing is published, or it cannot be opened.
    """
    published_path(folder)
    with open_published(folder) as connection:
        row = connection.execute(SOURCE).fetchone()
    if row is None:
        raise WarehouseError("no run says where the published version came from: run `spreektijd nightly`")
    return str(row[0])
