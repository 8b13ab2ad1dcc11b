"""How single frames and storyboards are saved; see `gan.engine.Work`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.parts import parts_named
from gan.cartoon.request import SavedStill, StillRequest
from gan.cartoon.source import scene_of
from gan.engine import Job, Step
from gan.media.atomic import AtomicFile
from gan.media.settings import with_settings

if TYPE_CHECKING:
    from torch import Tensor


class StillWork:
    """One `StillRequest` on its way."""

    def __init__(self, request: StillRequest) -> None:
        self._request = request
        self._started = time.perf_counter()

    def read(self, job: Job) -> None:
        """Understand the text and find the moment.

        Raises:
            CartoonError: nothing of the text can be shown, or the clip is over before the moment.
        """
        from gan.cartoon.stage.application import ensure_application
        from gan.cartoon.stage.film import Film

        request = self._request
        ensure_application()
        scene = scene_of(request.text, request.scene, request.seed, job.note)
        self._film = Film(scene, captions=request.captions, **parts_named(request.composer))
        if request.moment is not None and request.moment * self._film.fps >= self._film.count:
            length = self._film.count / self._film.fps
            raise CartoonError(f"The clip lasts {length:.1f} s, so there is no moment at {request.moment} s.")

    def count(self) -> int:
        """One picture."""
        return 1

    def steps(self) -> Iterator[Step]:
        """None: pictures are painted, not computed."""
        return iter(())

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedStill:
        """Paint and save.

        Raises:
            MediaError: the disk is full or refuses; nothing is left then.
        """
        from gan.cartoon.stage import export

        request, film = self._request, self._film
        width, height = request.size
        index = 0
        if request.storyboard:
            data, width, height = export.storyboard_png(film, width, height)
        else:
            index = film.telling(0) if request.moment is None else int(request.moment * film.fps)
            paint = export.frame_svg if request.target.suffix.lower() == ".svg" else export.frame_png
            data = paint(film, index, width, height, request.background)
        if request.target.suffix.lower() == ".png":
            data = with_settings(data, job.settings)
        with AtomicFile(request.target, overwrite=request.overwrite) as file:
            file.write(data)
            path = file.commit()
        job.advance()
        seconds = time.perf_counter() - self._started
        return SavedStill(path, width, height, index / film.fps, seconds, job.notes)
