"""The pictures that Ganvas brings along, to begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

from gan.paths import assets_folder, user_folder

_SUFFIXES = (".jpg", ".png", ".pdf")


def samples_of(job: str) -> list[Path]:
    """The samples of a job, "enhance" or "handwriting"; none where they were not installed."""
    folder = assets_folder() / "samples" / job
    return sorted(path for path in folder.glob("*") if path.suffix in _SUFFIXES)


def own_copy(sample: Path) -> Path:
    """A copy in the user's own folder, where results may stand beside it; made when it is first wanted.

    Raises:
        MediaError: the folder cannot be written.
    """
    from gan.media.atomic import AtomicFile  # brings what the window must not wait for

    copy = user_folder() / "samples" / sample.name
    if not copy.exists():
        with AtomicFile(copy) as file, sample.open("rb") as source:
            shutil.copyfileobj(source, file)
            file.commit()
    return copy
