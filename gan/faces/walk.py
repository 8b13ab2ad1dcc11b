"""How a walk between faces is filmed; see `gan.engine.Work`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.faces.latents import interpolate
from gan.faces.request import SavedFilm, WalkFaces
from gan.faces.source import FaceSource
from gan.media.films import open_film


class WalkWork:
    """One `WalkFaces` on its way."""

    def __init__(self, request: WalkFaces) -> None:
        self._request = request

    def read(self, job: Job) -> None:
        """Find the model and the latents of the faces on the way.

        Raises:
            FacesError, ModelError: with a sentence that names the setting.
        """
        request = self._request
        self._source = FaceSource(request.model, request.size, request.enlarge)
        self._stations = self._source.latents(request.faces).astype(np.float64)
        self._source.note_truncation(job, (face.truncation for face in request.faces))

    def count(self) -> int:
        """Steps of a few frames each."""
        return -(-self._request.frames // self._source.piece)

    def steps(self) -> Iterator[Step]:
        """The frames in order."""
        request, piece = self._request, self._source.piece
        for start in range(0, request.frames, piece):
            frames = np.arange(start, min(start + piece, request.frames))
            yield self._source.step(walk(self._stations, frames, request.frames, loop=request.loop))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedFilm:
        """Stream the frames into the film.

        Raises:
            MediaError: the format is unknown, or the disk is full or refuses; nothing is left then.
        """
        request, side = self._request, self._source.side
        with open_film(
            request.target,
            (side, side),
            request.frames_per_second,
            quality=request.quality,
            loop=request.loop,
            overwrite=request.overwrite,
            cancelled=lambda: job.cancel_asked,
        ) as film:
            for pictures in self._source.pictures(outputs):
                for picture in pictures:
                    film.write(picture)
            job.enter(JobState.WRITING)
            path = film.commit()
        source = self._source
        return SavedFilm(path, request.frames, source.seconds, job.notes, source.name, side)


def walk(stations: np.ndarray, frames: np.ndarray, total: int, *, loop: bool) -> np.ndarray:
    """Latents along a walk.

    Args:
        stations: (K, levels, latent), K at least 2, the faces to pass.
        frames: (n,) whole numbers from 0 to total - 1.
        total: frames of the film.
        loop: go on from the last station to the first; frame `total` would be frame 0 again.

    Returns:
        (n, levels, latent); frame 0 is the first station, and without a loop the last frame the last one.
    """
    number = len(stations)
    places = frames * number / total if loop else frames * (number - 1) / max(total - 1, 1)
    before = np.minimum(places.astype(int), number - 1 if loop else number - 2)
    share = ease(places - before)[:, None, None]
    return interpolate(stations[before], stations[(before + 1) % number], share)


def ease(share: np.ndarray) -> np.ndarray:
    """0..1 to 0..1, without speed at both ends, so that the walk rests a moment at each face."""
    return share**2 * (3 - 2 * share)
