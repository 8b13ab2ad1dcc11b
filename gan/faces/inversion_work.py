"""How a photo's face is inverted in the engine: many random faces are measured, the best ones descend."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from gan.engine import Job, Step
from gan.faces.cards import find_card
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.generator import Generator
from gan.faces.inversion import Descent, FaceDistance, Inversion
from gan.faces.inversion_request import Inverted, InvertPhoto, SeveralFacesError
from gan.faces.latents import LatentShape, seed_latent
from gan.faces.measuring import to_bytes, to_network
from gan.faces.model import build_generator, pieces_of
from gan.faces.request import TASK
from gan.media import read_picture
from gan.models import default_model, find_model
from gan.nn.faces.aligner import TASK as FINDER_TASK
from gan.nn.faces.aligner import build_finder
from gan.nn.faces.alignment import FoundFace, align, find_faces, plain_pixels

STEPS_AT_ONCE = 3  # of the descent, between two chances to cancel
_RANDOM_FACES = 192
_STARTS = 4
_RACE = 0.3  # share of the steps after which the best descent goes on alone
_TRUNCATION = 0.8  # of the random faces
_SMALL_FACE = 0.5  # of a pixel of the photo for one of the aligned face: below it, the person is told
_WAIT_SECONDS = 0.1


class InvertWork:
    """One `InvertPhoto` on its way; see `gan.engine.Work`."""

    def __init__(self, request: InvertPhoto) -> None:
        self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Find the model, the photo's faces and the one that is meant.

        Raises:
            FacesError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        self._card = find_card(self._request.model)
        self._shape = LatentShape.of(self._card)
        finder = default_model(FINDER_TASK)
        pixels = plain_pixels(read_picture(self._request.photo))
        self._candidates = find_faces(pixels)
        self._which = choose_face(self._candidates, self._request.which, self._request.photo)
        face = self._candidates[self._which]
        self._aligned = align(pixels, face, self._shape.side)
        if 1 / face.scale * self._shape.side / 128 > 1 / _SMALL_FACE:
            job.note("The face is small in this photo, so what was looked for is blurred.")
        target = to_network(torch.from_numpy(self._aligned).permute(2, 0, 1))
        self._relay = Relay(
            target, self._shape, self._request.steps, lambda: job.cancel_asked or job.state.is_over
        )
        self._model = Inverter(
            self._card.name, self._card.sha256, finder.sha256, self._shape.side, self._relay
        )

    def count(self) -> int:
        """Pieces of the search, then of the descent."""
        return self._relay.count

    def steps(self) -> Iterator[Step]:
        """Their numbers only: what each computes on comes from the one before, through the relay."""
        for index in range(self._relay.count):
            yield Step(self._model, torch.tensor([[index]]))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> Inverted:
        """Wait for the last step, and say what was found."""
        for _ in outputs:
            pass
        descent, usual = self._relay.result()
        rows = descent.best[0].double().tolist()
        return Inverted(
            face=Face(seed=None, latent=tuple(map(tuple, rows)), truncation=1.0),
            aligned=self._aligned,
            rebuilt=to_bytes(descent.picture[0]).permute(1, 2, 0).contiguous().numpy(),
            distance=float(descent.distance[0, 0]) / usual,
            candidates=self._candidates,
            which=self._which + 1,
            seconds=time.monotonic() - self._started,
            model=self._card.name,
        )


def choose_face(faces: tuple[FoundFace, ...], which: int | None, photo: Path) -> int:
    """The index of the face that is meant.

    Args:
        faces: of the photo, from left to right.
        which: from 1, or None where nothing was said.
        photo: for the sentence.

    Raises:
        SeveralFacesError: there are several and none was chosen; the sentence says where they are.
        FacesError: there is none, or not so many.
    """
    if not faces:
        raise FacesError(
            f"No face was found in {photo.name}; choose a photo in which somebody looks into the camera, "
            "upright and not too small."
        )
    if which is not None and which > len(faces):
        raise FacesError(f"{photo.name} shows {len(faces)} faces, so there is no face {which}; count from 1.")
    if which is None and len(faces) > 1:
        places = "; ".join(
            f"{number} at ({face.eye_centre[0]:.0f}, {face.eye_centre[1]:.0f})"
            for number, face in enumerate(faces, 1)
        )
        raise SeveralFacesError(
            f"{photo.name} shows {len(faces)} faces, from left to right: {places}; say which one "
            "(--which N).",
            faces,
        )
    return (which or 1) - 1


class Relay:
    """Hands the descents of one job from each step to the next.

    The engine draws steps ahead, and with several devices side by side; here each waits for the one before.

    Args:
        target: (3, S, S), -1..1.
        shape: of the latents.
        total: steps of the descent.
        is_over: whether nobody waits for the result any more.
    """

    def __init__(self, target: Tensor, shape: LatentShape, total: int, is_over: Callable[[], bool]) -> None:
        self._target, self._shape, self._total, self._is_over = target, shape, total, is_over
        self._piece = min(_RANDOM_FACES, pieces_of(shape.side))
        self._searches = math.ceil(_RANDOM_FACES / self._piece)
        self._race_ends = math.ceil(_RACE * total / STEPS_AT_ONCE)
        self._done = 0
        self._found: list[Descent] = []  # the best of each piece of the search
        self._distances: list[Tensor] = []
        self._descent: Descent | None = None
        self._news = threading.Condition()

    @property
    def count(self) -> int:
        """How many steps of the engine there are."""
        return self._searches + math.ceil(self._total / STEPS_AT_ONCE)

    def before(self, index: int) -> Tensor:
        """The packed descents that a step computes on; waits for the step before.

        Raises:
            CancelledError: the job ended meanwhile.
        """
        with self._news:
            while self._done < index:
                if self._is_over():
                    raise CancelledError
                self._news.wait(_WAIT_SECONDS)
            if index < self._searches:
                return Descent.begin(self._target, self._random_rows(index), 0).pack()
            assert self._descent is not None
            return self._descent.pack()

    def after(self, packed: Tensor) -> Tensor:
        """Take what the step computed; returns the smallest distance, (1, 1)."""
        descent = Descent.unpack(packed, self._shape.side, self._shape.levels, self._shape.length)
        with self._news:
            if self._done < self._searches:
                self._distances.append(descent.distance)
                self._found.append(descent.take(_best(descent.distance, _STARTS)))
                if self._done == self._searches - 1:
                    self._start()
            else:
                ends = self._done - self._searches + 1 == self._race_ends
                self._descent = descent.take(_best(descent.distance, 1)) if ends else descent
            self._done += 1
            self._news.notify_all()
        return descent.distance.min().view(1, 1)

    def result(self) -> tuple[Descent, float]:
        """The best descent, and the median distance of the random faces."""
        assert self._descent is not None
        best = self._descent.take(_best(self._descent.distance, 1))
        return best, float(torch.cat(self._distances).median())

    def _start(self) -> None:
        """The best random faces begin to descend."""
        found = torch.cat([descent.best for descent in self._found])
        distance = torch.cat([descent.distance for descent in self._found])
        self._found.clear()
        self._descent = Descent.begin(self._target, found[_best(distance, _STARTS)], self._total)

    def _random_rows(self, index: int) -> Tensor:
        """(n, levels, latent) of a piece of the random faces; the first of all is the mean face."""
        seeds = range(index * self._piece, min(_RANDOM_FACES, (index + 1) * self._piece))
        share = [_TRUNCATION if seed else 0.0 for seed in seeds]
        rows = np.stack([seed_latent(seed, self._shape.length) for seed in seeds]) * np.array(share)[:, None]
        return torch.from_numpy(rows).float()[:, None].repeat(1, self._shape.levels, 1)


@dataclass(frozen=True)
class Inverter:
    """The networks of an inversion for the engine; equal values share them.

    Attributes:
        name: of the generator's card.
        sha256: of its weights.
        finder: sum of the finder's weights.
        side: of the pictures.
        relay: of the job.
    """

    name: str
    sha256: str
    finder: str
    side: int
    relay: Relay = field(compare=False, repr=False)

    def load(self) -> nn.Module:
        """See `gan.engine.Model`."""
        # Weights made in inference mode could not take part in gradients.
        with torch.inference_mode(False):
            generator = build_generator(find_model(self.name, TASK))
            finder = build_finder(default_model(FINDER_TASK))
            if isinstance(generator, Generator):
                generator.freeze()
            return Inversion(generator, FaceDistance(finder).eval(), STEPS_AT_ONCE)

    def prepare(self, inputs: Tensor) -> Tensor:
        """(1, 1) number of the step -> (N, everything) packed descents."""
        return self.relay.before(int(inputs.item())).to(inputs.device)

    def finish(self, outputs: Tensor) -> Tensor:
        """Packed descents -> (1, 1), their smallest distance."""
        return self.relay.after(outputs.float().cpu())

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """See `gan.engine.Model`: each job has descents of its own."""
        return 1


def _best(distance: Tensor, number: int) -> Tensor:
    """Indices of the smallest of (N, 1) distances."""
    return distance[:, 0].argsort()[:number]
