"""What a night is asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

SAMPLE_SOURCE = "sample"
LIVE_SOURCE = "live"


@dataclass(frozen=True, slots=True)
class NightOptions:
    """Options of the main job.

    ``source`` is ``sample`` (what ships with the project), ``live`` (the parliament's service), a url (another service
    of the same form, such as the replica), or a folder or file of reports. ``since`` and ``until`` bound the meetings
    that a service is asked for, both days included. ``processes`` parse at once (default: one for each core).
    """

    source: str
    data: Path
    since: date | None = None
    until: date | None = None
    processes: int | None = None
    run_kind: str = "nightly"

    @property
    def is_service(self) -> bool:
        """Whether the source is a service that is asked over HTTP."""
        return self.source == LIVE_SOURCE or self.source.startswith(("http://", "https://"))

    @property
    def source_name(self) -> str:
        """What a report of the run calls the source: never a path of this machine above the folder's own name."""
        return self.source if self.is_service or self.source == SAMPLE_SOURCE else Path(self.source).name
