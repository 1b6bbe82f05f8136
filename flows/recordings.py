"""The stage that times speeches by the transcripts of recordings that were put at hand."""

import os
from collections.abc import Mapping
from pathlib import Path

from flows.settings import TRANSCRIPTS_VARIABLE
from warehouse.changes import PublishedState
from warehouse.paths import DataFolder


def transcript_folders(folder: DataFolder, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Where transcripts may lie: what ``spreektijd align`` kept, and the operator's folder."""
    given = environment.get(TRANSCRIPTS_VARIABLE)
    return (folder.transcripts, Path(given)) if given else (folder.transcripts,)


def has_new_transcripts(state: PublishedState, folder: DataFolder) -> bool:
    """Whether there is a transcript of a published meeting that was not aligned with its reports yet."""
    folders = _folders_at_hand(folder)
    if not folders or not state.is_usable or state.path is None:
        return False
    from flows.aligning import readable_transcripts  # noqa: PLC0415 - brings numpy; most nights have no transcript

    # One that cannot be read is not new, or every night would publish for it.
    return bool(readable_transcripts(state.path, folders))


def align_recordings(candidate: Path, folder: DataFolder) -> tuple[str, ...]:
    """Align every transcript that was not aligned with its meeting's reports; returns a sentence for each trouble."""
    folders = _folders_at_hand(folder)
    if not folders:
        return ()
    from flows.aligning import align_transcripts  # noqa: PLC0415 - brings numpy; most nights have no transcript

    return align_transcripts(candidate, folders)


def _folders_at_hand(folder: DataFolder) -> tuple[Path, ...]:
    """The folders of transcripts, when one of them is there."""
    folders = transcript_folders(folder, os.environ)
    return folders if any(one.is_dir() for one in folders) else ()
