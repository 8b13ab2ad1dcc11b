"""How clips out of a base are made and saved; see `gan.engine.Work`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.building import RATE
from gan.cartoon.base.opening import gaps_of, open_base
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.cards import (
    BACKGROUNDS,
    COMPOSER,
    ENTITIES,
    find_card,
    load_backgrounds,
    load_composer,
    load_entities,
)
from gan.cartoon.learned.collage import Networks, compose_collage, frames_of, index_base
from gan.cartoon.learned.collage_request import CollageRequest
from gan.cartoon.request import SavedClip
from gan.cartoon.source import scene_of
from gan.engine import Job, JobState, Step
from gan.media.films import open_film

if TYPE_CHECKING:
    from torch import Tensor


class CollageWork:
    """One `CollageRequest` on its way."""

    def __init__(self, request: CollageRequest) -> None:
        self._request = request
        self._started = time.perf_counter()

    def read(self, job: Job) -> None:
        """Understand the text, and index the base.

        Raises:
            CartoonError, ModelError: the text, the base or a model is no good; the sentence says why.
        """
        request = self._request
        self._scene = scene_of(request.text, request.scene, request.seed, job.note)
        self._networks = shipped_networks()
        base = open_base(request.clips)
        self._index = index_base(base, self._networks)
        if gaps := gaps_of(base, 4):
            job.note(gaps)

    def count(self) -> int:
        """As many steps as frames."""
        return FRAMES * len(self._scene.shots)

    def steps(self) -> Iterator[Step]:
        """None: what the networks do takes milliseconds."""
        return iter(())

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> SavedClip:
        """Compose, retrieve, fuse and write shot by shot.

        Raises:
            CartoonError: the base has nobody to play.
            MediaError: the disk is full or refuses; nothing is left then.
        """
        request, (width, height) = self._request, self._request.size
        with open_film(
            request.target,
            request.size,
            RATE,
            quality=request.quality,
            overwrite=request.overwrite,
            cancelled=lambda: job.cancel_asked,
        ) as writer:
            for number in range(len(self._scene.shots)):
                background, placed, place = compose_collage(
                    self._scene, number, self._index, self._networks, request.seed
                )
                told = "; ".join(f"{one.label}: {one.answer.explanation}" for one in placed)
                job.note(f"Shot {number + 1} plays in {place.explanation or 'a set'}. {told}.")
                for frame in frames_of(self._index, background, placed, width, height):
                    job.hold()
                    writer.write(frame)
                    job.advance()
            job.enter(JobState.WRITING)
            path = writer.commit()
        seconds = time.perf_counter() - self._started
        frames = self.count()
        shots = len(self._scene.shots)
        return SavedClip(path, frames, width, height, frames / RATE, seconds, shots, notes=job.notes)


def shipped_networks() -> Networks:
    """The three learned parts as they are installed.

    Raises:
        CartoonError: one is not installed.
        ModelError: one is damaged.
    """
    cards = [find_card(task) for task in (COMPOSER, ENTITIES, BACKGROUNDS)]
    if None in cards:
        raise CartoonError("The learned parts of Cartoon are not installed; train them with `train cartoon`.")
    composer, entities, backgrounds = cards
    return Networks(load_composer(composer), load_entities(entities), load_backgrounds(backgrounds))
