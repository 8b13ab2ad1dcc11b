"""Inverting a photo into files: the face as text, and the two pictures that show how close it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.faces.errors import FacesError
from gan.faces.inversion_request import InvertPhoto

if TYPE_CHECKING:
    import numpy as np
    from torch import Tensor

    from gan.engine import Job, Step, Work
    from gan.faces.inversion_request import Inverted


@dataclass(frozen=True)
class SaveInverted:
    """Invert a photo and save what comes of it.

    Attributes:
        inversion: which face of which photo, and how.
        folder: where the files go; made if it is not there.
        overwrite: replace existing files instead of taking numbered names beside them.
    """

    inversion: InvertPhoto
    folder: Path
    overwrite: bool = False

    @property
    def source(self) -> Path:
        """The photo."""
        return self.inversion.photo

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `SavedInverted`."""
        return _SaveWork(self)


@dataclass(frozen=True)
class SavedInverted:
    """What came of `SaveInverted`.

    Attributes:
        face: the file with the face as text (see `Face.from_json`).
        aligned: the picture of the photo's face as it was looked for.
        rebuilt: the picture of the generator's face.
        distance, likeness: how close it came; see `Inverted`.
        which: the face that was taken, from 1.
        seconds: from the start of the job.
        notes: sentences that the person should know.
        model: name of the model that was used.
    """

    face: Path
    aligned: Path
    rebuilt: Path
    distance: float
    likeness: str
    which: int
    seconds: float
    notes: tuple[str, ...]
    model: str


class _SaveWork:
    """An inversion with files at its end."""

    def __init__(self, request: SaveInverted) -> None:
        self._request = request
        self._inner = request.inversion.work()

    def read(self, job: Job) -> None:
        """As the inversion; then make the folder.

        Raises:
            FacesError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        self._inner.read(job)
        make_folder(self._request.folder)

    def count(self) -> int:
        """As the inversion."""
        return self._inner.count()

    def steps(self) -> Iterator[Step]:
        """As the inversion."""
        return self._inner.steps()

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedInverted:
        """Save the two pictures, then the face."""
        from gan.media import AtomicFile

        request = self._request
        found: Inverted = self._inner.write(job, outputs)
        stem = f"{request.source.stem}_face{found.which if len(found.candidates) > 1 else ''}"
        aligned = self._save(found.aligned, f"{stem}_aligned.png")
        rebuilt = self._save(found.rebuilt, f"{stem}_rebuilt.png")
        with AtomicFile(request.folder / f"{stem}.json", overwrite=request.overwrite) as file:
            file.write(found.face.to_json().encode())
            face = file.commit()
        return SavedInverted(
            face,
            aligned,
            rebuilt,
            found.distance,
            found.likeness,
            found.which,
            found.seconds,
            job.notes,
            found.model,
        )

    def _save(self, picture: np.ndarray, name: str) -> Path:
        return save_picture(self._request.folder / name, picture, overwrite=self._request.overwrite)


def save_picture(
    target: Path,
    picture: np.ndarray,
    *,
    quality: int = 95,
    overwrite: bool = False,
    job: Job | None = None,
) -> Path:
    """Write (H, W, 3) uint8 in the format of the name's ending; returns where.

    Raises:
        MediaError: the disk is full or refuses.
        CancelledError: the job is cancelled.
    """
    from gan.media import Metadata, open_writer

    height, width = picture.shape[:2]
    with open_writer(
        target,
        (width, height),
        3,
        8,
        target.suffix[1:],
        Metadata(settings=job.settings if job is not None else ""),
        quality=quality,
        overwrite=overwrite,
        cancelled=lambda: job is not None and job.cancel_asked,
    ) as writer:
        writer.write(picture)
        return writer.commit()


def make_folder(folder: Path) -> None:
    """Make the folder of results.

    Raises:
        FacesError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FacesError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
