"""How faces are made in memory and saved to files; see `gan.engine.Work`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import numpy as np
from torch import Tensor

from gan.engine import Job, Step
from gan.faces.face import Face
from gan.faces.grid import GridWriter
from gan.faces.request import MOST_IN_GRID, FacePictures, MakeFaces, SavedFaces, SaveFaces
from gan.faces.saving import make_folder, save_picture
from gan.faces.source import FaceSource
from gan.media import format_for


class MakeWork:
    """One `MakeFaces` on its way."""

    def __init__(self, request: MakeFaces) -> None:
        self._request = request

    def read(self, job: Job) -> None:
        """Find the model and the latents.

        Raises:
            FacesError, ModelError: with a sentence that names the setting.
        """
        self._source = FaceSource(self._request.model, self._request.size)
        self._latents = self._source.latents(self._request.faces)
        self._source.note_truncation(job, (face.truncation for face in self._request.faces))

    def count(self) -> int:
        """Steps of a few faces each."""
        return -(-len(self._latents) // self._source.piece)

    def steps(self) -> Iterator[Step]:
        """The faces in order."""
        piece = self._source.piece
        for start in range(0, len(self._latents), piece):
            yield self._source.step(self._latents[start : start + piece])

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> FacePictures:
        """Put the pictures together."""
        pixels = np.concatenate(list(self._source.pictures(outputs)))
        return FacePictures(pixels, self._source.seconds, self._source.name)


class SaveWork:
    """One `SaveFaces` on its way: latents are drawn, and files written, as the faces come."""

    def __init__(self, request: SaveFaces) -> None:
        self._request = request

    def read(self, job: Job) -> None:
        """Find the model, and see that every face that is named can be made.

        Raises:
            FacesError, ModelError, MediaError: with a sentence that names the setting.
        """
        request = self._request
        self._source = FaceSource(request.model, request.size, request.enlarge)
        self._source.latents(request.faces[:1] or (self._seeded(0),))
        for face in request.faces[1:]:
            self._source.latents((face,))
        truncations = (face.truncation for face in request.faces)
        self._source.note_truncation(job, truncations if request.faces else (request.truncation,))
        side = self._source.side
        self._format = format_for("png", (side, side), request.format).format
        make_folder(request.folder)

    def count(self) -> int:
        """Steps of a few faces each."""
        return -(-self._number // self._source.piece)

    def steps(self) -> Iterator[Step]:
        """The faces in order."""
        faces = self._faces()
        while piece := tuple(islice(faces, self._source.piece)):
            yield self._source.step(self._source.latents(piece))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedFaces:
        """A file for each face; those that are done stay where a later one fails."""
        paths, faces = [], self._faces()
        with ExitStack() as stack:
            grid = stack.enter_context(self._open_grid(job)) if self._request.grid else None
            for pictures in self._source.pictures(outputs):
                # Pictures first: a step's last may be the last of all.
                for picture, face in zip(pictures, faces, strict=False):
                    paths.append(self._save(picture, face, job))
                    if grid is not None and len(paths) <= MOST_IN_GRID:
                        grid.add(picture)
            if grid is not None:
                paths.append(grid.commit())
        source = self._source
        return SavedFaces(tuple(paths), source.seconds, job.notes, source.name, source.side)

    @property
    def _number(self) -> int:
        return len(self._request.faces) or self._request.count

    def _faces(self) -> Iterator[Face]:
        if self._request.faces:
            return iter(self._request.faces)
        return (self._seeded(index) for index in range(self._request.count))

    def _seeded(self, index: int) -> Face:
        return Face.of_seed(self._request.seed + index, self._request.truncation)

    def _save(self, picture: np.ndarray, face: Face, job: Job) -> Path:
        request = self._request
        target = request.folder / f"{face.stem}.{self._format}"
        return save_picture(target, picture, quality=request.quality, overwrite=request.overwrite, job=job)

    def _open_grid(self, job: Job) -> GridWriter:
        request = self._request
        number = min(self._number, MOST_IN_GRID)
        if number < self._number:
            job.note(f"The grid shows the first {number:,} of {self._number:,} faces.")
        last = request.seed + number - 1
        name = f"{number}" if request.faces else f"{request.seed:06d}-{last:06d}"
        return GridWriter(
            request.folder / f"grid_{name}",
            number,
            self._source.side,
            request.format,
            job,
            quality=request.quality,
            overwrite=request.overwrite,
        )
