"""The first night against the parliament's own service: it is compared with what numbers rest on before anything else.

Nobody who built this could reach the service; what the contract has wrong shows here, in one sentence and some thirty
requests, and not as figures.
"""

import tempfile
from datetime import date
from pathlib import Path

from ingest.service_examination import examine_service
from parliament.archive import Archive
from parliament.errors import ServiceDiffersError
from parliament.source.settings import SourceSettings

# A sentence names so many; `spreektijd doctor` has all.
_NAMED = 3


def require_known_service(settings: SourceSettings, today: date) -> None:
    """Raise unless every fact holds that guards numbers; what is asked for this is kept nowhere.

    Raises:
        ServiceDiffersError: one does not.
        SourceUnreachableError: the service cannot be reached.
    """
    with tempfile.TemporaryDirectory(prefix="spreektijd-first-") as place:
        examination = examine_service(settings, Archive(Path(place)), today)
    if examination.broken:
        named = "; ".join(f"{one.fact.name} (§{one.fact.section}): {one.seen}" for one in examination.broken[:_NAMED])
        left = len(examination.broken) - _NAMED
        raise ServiceDiffersError(
            f"the service is not as this program assumes, so nothing was fetched: {named}"
            f"{f'; and {left} more' if left > 0 else ''}. See `spreektijd doctor`, and send its --bundle to whoever "
            "maintains the program."
        )
