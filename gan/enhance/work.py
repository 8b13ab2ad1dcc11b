"""How a picture is enlarged: read, cut into tiles, enlarged one by one, and streamed to the writer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.enhance.choices import list_scales
from gan.enhance.choosing import choose
from gan.enhance.diagnosis import diagnose
from gan.enhance.errors import EnhanceError
from gan.enhance.face_overlay import FaceOverlay, Network
from gan.enhance.faces import card_for_faces, choose_faces, faces_of
from gan.enhance.guides import find_psf, guide_of, with_guides
from gan.enhance.kernels import point
from gan.enhance.model import Enlarger, Shape, card_for, enlarger_for, shape_of, texture_of
from gan.enhance.request import FACES_ON, EnhanceRequest, EnhanceResult
from gan.enhance.tiles import Tile, bands, plan_tiles
from gan.media import Picture, format_for, open_writer, read_picture
from gan.media.matte import bleed_colours

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmRequest
    from gan.enhance.findings import Findings
    from gan.models import ModelCard
    from gan.nn.faces.alignment import FoundFace

# Large enough that margins cost little, small enough for a processor's caches and for quick cancels.
TILE = 384
# A tile brighter than this (of 1.0) whose result is all black shows a failure of the device.
_NOT_BLACK = 0.02


class EnhanceWork:
    """One `EnhanceRequest` on its way; see `gan.engine.Work`."""

    def __init__(self, request: EnhanceRequest) -> None:
        self._wish = self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Find the model and read the picture.

        Raises:
            EnhanceError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        request = self._request
        if request.scale and request.model != "auto":  # what cannot be is said before anything is read
            shape_of(card_for(request.model, request.scale), request.scale)
        self._picture = read_picture(request.source)
        self._findings = self._diagnose()
        request = self._request = self._filled_in()
        self._card = card_for(request.model, request.scale, self._findings)
        self._shape = shape_of(self._card, request.scale)
        texture, words = texture_of(request, self._card)
        if words:
            job.note(words)
        self._model = enlarger_for(self._card, request.scale, self._picture.depth, texture)
        self._tile = tile_side(request.tile, self._shape, job.tile_for(self._model))
        self._psf = self._find_psf()
        self._plan(*self._find_faces(job))

    def _diagnose(self) -> Findings | None:
        return diagnose(self._picture, self._request.source)

    def _find_psf(self) -> np.ndarray | None:
        """What made the picture blurred, for a network that is guided by it."""
        guide = guide_of(self._card, self._request.scale) if self._request.strength else ""
        return find_psf(guide, self._picture.pixels) if guide else None

    def _plan(self, card: ModelCard | None, faces: tuple[FoundFace, ...]) -> None:
        """Cut the picture into tiles; lay the weights of `card` over faces."""
        picture, scale = self._picture, self._request.scale
        self._planes = _planes(picture)
        if self._psf is not None:  # what is transparent where is not blurred
            self._planes = [
                with_guides(plane, psf)
                for plane, psf in zip(self._planes, (self._psf, point()), strict=False)
            ]
        height, self._width = padded_sides(picture.height, picture.width, self._shape)
        self._tiles = plan_tiles(height, self._width, self._tile, self._shape.margin)
        networks = [Network(self._model, self._shape, max(3, self._planes[0].shape[2]))]
        if card is not None and faces:
            networks.append(Network(enlarger_for(card, scale, picture.depth), shape_of(card, scale)))
        self._faces = FaceOverlay(
            self._planes[0], faces, networks, scale, self._tile, picture.pixels.shape[2]
        )

    def _filled_in(self) -> EnhanceRequest:
        """The request with what was left open."""
        request, picture = self._request, self._picture
        size = (picture.width, picture.height)
        scales = list_scales(request.model)
        choice = choose(self._findings, size, request.scale, request.strength, scales)
        return replace(request, scale=choice.scale, strength=choice.strength)

    def _find_faces(self, job: Job) -> tuple[ModelCard | None, tuple[FoundFace, ...]]:
        """The weights for faces and those that they go over; none where they are not wanted or not there."""
        request = self._request
        card = card_for_faces(request.faces, request.scale, self._card) if request.strength else None
        if card is None:
            return None, ()
        faces = choose_faces(
            faces_of(self._picture, request.source), request.faces, request.scale, request.source.name
        )
        if not faces and request.faces == FACES_ON:
            job.note("No face was found in the picture.")
        return card, faces

    def count(self) -> int:
        """One step a tile, and those of faces; none where nothing of the network's result is taken."""
        return len(self._tiles) + self._faces.count() if self._request.strength else 0

    def steps(self) -> Iterator[Step]:
        """The faces, then the tiles, top left to bottom right, each (1 or 2, C, h, w): colours and alpha."""
        yield from self._faces.steps()
        for tile in self._tiles if self._request.strength else ():
            yield tile_step(self._model, self._inputs(tile), tile, self._tile, self._shape)

    def _inputs(self, tile: Tile) -> Tensor:
        return torch.from_numpy(np.stack([_as_rgb(window_of(plane, tile)) for plane in self._planes]))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> EnhanceResult:
        """Stream bands of finished rows to the file."""
        picture, request = self._picture, self._request
        size = (picture.width * request.scale, picture.height * request.scale)
        choice = format_for(
            picture.format, size, request.format, has_alpha=picture.alpha is not None, depth=picture.depth
        )
        if choice.note:
            job.note(choice.note)
        channels = picture.pixels.shape[2] + (picture.alpha is not None)
        target = result_target(request, self._card.name, choice.format)
        with open_writer(
            target,
            size,
            channels,
            picture.depth,
            choice.format,
            picture.metadata,
            quality=request.quality,
            overwrite=request.overwrite,
            cancelled=lambda: job.cancel_asked,
        ) as writer:
            for band in self._bands(outputs, size):
                writer.write(band)
            job.enter(JobState.WRITING)
            path = writer.commit()
        if request.scale == 1 and not request.strength and self._wish.strength is None:
            job.note(
                "It is sharp and clean already, so it was left as it is; a strength mends it all the same."
            )
        return EnhanceResult(
            path,
            *size,
            time.monotonic() - self._started,
            self._card.name,
            job.notes,
            scale=request.scale,
            strength=request.strength or 0.0,
            findings=self._findings,
            faces=self._faces.count_faces(),
        )

    def _bands(self, outputs: Iterator[tuple[Step, Tensor]], size: tuple[int, int]) -> Iterator[np.ndarray]:
        """The finished rows, (h, W, channels), from the top of the picture to its bottom."""
        width, left = size
        self._faces.take(outputs, self._request.strength or 0.0)
        for band in bands(self._results(outputs), self._width, self._request.scale):
            # Where the network wanted more than there is, its result ends with the picture.
            rows = band[:left, :width]
            self._faces.paint(rows, size[1] - left)
            yield rows
            left -= len(band)

    def _results(self, outputs: Iterator[tuple[Step, Tensor]]) -> Iterator[tuple[Tile, np.ndarray]]:
        """Each tile with its result, (channels, h, w)."""
        grey = self._picture.pixels.shape[2] == 1
        for tile, output in self._mixed(outputs):
            colours, *alpha = output
            if grey:
                colours = _mean_channel(colours)
            yield tile, np.concatenate([colours, *(_mean_channel(plane) for plane in alpha)])

    def _mixed(self, outputs: Iterator[tuple[Step, Tensor]]) -> Iterator[tuple[Tile, np.ndarray]]:
        """Each tile with as much of the network's result as was asked for, (1 or 2, 3, h, w)."""
        scale, strength = self._request.scale, self._request.strength
        assert strength is not None
        if not strength:
            for tile in self._tiles:
                yield tile, enlarged_plainly(self._inputs(tile)[:, :3].numpy(), scale)
            return
        for step, output in outputs:
            self._refuse_black(step, output)
            yield step.tag, mixed(step.inputs[:, :3].numpy(), output.numpy(), scale, strength)

    def _refuse_black(self, step: Step, output: Tensor) -> None:
        if output[0].numpy().any():
            return
        brightness = step.inputs[0, :3].float().mean() / (2**self._picture.depth - 1)
        if brightness > _NOT_BLACK:
            failure = EnhanceError(
                f"{self._request.source.name} came out black, so nothing was saved; "
                "try again with --device cpu or another model."
            )
            failure.exit_status = 1
            raise failure


def enlarged_plainly(pictures: np.ndarray, scale: int) -> np.ndarray:
    """(N, 3, h, w) uint8 or uint16 -> (N, 3, scale * h, scale * w), bicubic."""
    if scale == 1:
        return pictures
    size = (pictures.shape[3] * scale, pictures.shape[2] * scale)
    rows = [
        cv2.resize(np.ascontiguousarray(one.transpose(1, 2, 0)), size, interpolation=cv2.INTER_CUBIC)
        for one in pictures
    ]
    return np.stack(rows).transpose(0, 3, 1, 2)


def mixed(pictures: np.ndarray, results: np.ndarray, scale: int, strength: float) -> np.ndarray:
    """A mean of results and of what pictures are without a network.

    Args:
        pictures: (N, 3, h, w) uint8 or uint16.
        results: (N, 3, scale * h, scale * w) of the same type.
        strength: weight of the results, 0..1.
    """
    if strength == 1:
        return results
    plain = np.ascontiguousarray(enlarged_plainly(pictures, scale))
    return cv2.addWeighted(np.ascontiguousarray(results), strength, plain, 1 - strength, 0)


def tile_step(
    model: Enlarger,
    inputs: Tensor,
    tile: Tile | None,
    side: int,
    shape: Shape,
    *,
    is_progress: bool = True,
) -> Step:
    """A step that can cut itself into tiles of half the side when memory runs out."""

    def split() -> tuple[list[Step], Callable[[list[Tensor]], Tensor]] | None:
        half = min(side, max(inputs.shape[-2:])) // 2 // shape.multiple * shape.multiple
        if half <= max(2 * shape.margin, shape.minimum - 1):
            return None
        height, width = inputs.shape[-2:]
        parts = plan_tiles(height, width, half, shape.margin)
        steps = [
            tile_step(
                model,
                inputs[..., part.rows.start : part.rows.stop, part.columns.start : part.columns.stop],
                None,
                half,
                shape,
            )
            for part in parts
        ]

        def join(results: list[Tensor]) -> Tensor:
            pictures = []
            for index in range(len(inputs)):
                pieces = ((part, result[index].numpy()) for part, result in zip(parts, results, strict=True))
                whole = np.concatenate(list(bands(pieces, width, model.scale)))
                pictures.append(torch.from_numpy(whole).permute(2, 0, 1))
            return torch.stack(pictures)

        return steps, join

    return Step(model, inputs, tag=tile, split=split, is_progress=is_progress)


def _planes(picture: Picture) -> list[np.ndarray]:
    """What the network gets: the colours, free of what hides under transparency, and the alpha."""
    if picture.alpha is None:
        return [picture.pixels]
    return [bleed_colours(picture.pixels, picture.alpha), picture.alpha[..., None]]


def _as_rgb(window: np.ndarray) -> np.ndarray:
    """(h, w, 1 or more) -> (3 or more, h, w)."""
    return np.broadcast_to(window, (*window.shape[:2], max(3, window.shape[2]))).transpose(2, 0, 1)


def _mean_channel(planes: np.ndarray) -> np.ndarray:
    """(3, h, w) -> (1, h, w), rounded."""
    return np.round(planes.mean(axis=0, dtype=np.float32, keepdims=True)).astype(planes.dtype)


def padded_sides(height: int, width: int, shape: Shape) -> tuple[int, int]:
    """Rows and columns of a picture, with those that a network wants beyond them."""
    rows, columns = (
        max(-(-side // shape.multiple) * shape.multiple, shape.minimum) for side in (height, width)
    )
    return rows, columns


def window_of(pixels: np.ndarray, tile: Tile) -> np.ndarray:
    """What a tile shows of a picture, (h, w, C); what lies beyond its edge repeats the edge."""
    rows, columns = tile.rows, tile.columns
    window = pixels[rows.start : rows.stop, columns.start : columns.stop]
    beyond = (rows.stop - rows.start - window.shape[0], columns.stop - columns.start - window.shape[1])
    if not any(beyond):
        return window
    return np.pad(window, ((0, beyond[0]), (0, beyond[1]), (0, 0)), mode="edge")


def tile_side(asked: int | None, shape: Shape, measured: int | None = None) -> int:
    """The tile to use.

    Args:
        asked: by a person; None leaves it open.
        shape: what the network needs.
        measured: what suits this machine, if that is known.

    Raises:
        EnhanceError: the asked one is too small for the model, or no multiple of what it works in.
    """
    smallest = max(2 * shape.margin + shape.multiple, shape.minimum)
    if asked is not None and asked % shape.multiple:
        raise EnhanceError(
            f"A tile of {asked} pixels does not suit this model; give a multiple of {shape.multiple}, "
            "or leave it out."
        )
    if asked is not None and asked < smallest:
        raise EnhanceError(
            f"A tile of {asked} pixels is too small for this model; give {smallest} or more, or leave it out."
        )
    return asked or max(smallest, (measured or TILE) // shape.multiple * shape.multiple)


def result_target(request: EnhanceRequest | FilmRequest, model: str, format: str) -> Path:
    """Where the result goes; makes the folder.

    Raises:
        EnhanceError: the folder cannot be made, or the result would replace its own source.
    """
    try:
        request.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnhanceError(
            f"The folder {request.folder} cannot be made ({error.strerror}); choose another."
        ) from error
    target = request.folder / f"{request.result_stem(model)}.{format}"
    if request.overwrite and target.exists() and target.samefile(request.source):
        raise EnhanceError(
            f"The result of {request.source.name} would take its place; choose another name or folder."
        )
    return target
