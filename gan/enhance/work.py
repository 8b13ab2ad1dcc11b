"""How a picture is enlarged: read, cut into tiles, enlarged one by one, and streamed to the writer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.enhance.errors import EnhanceError
from gan.enhance.generator import GeneratorConfig
from gan.enhance.model import Enlarger
from gan.enhance.request import TASK, EnhanceRequest, EnhanceResult
from gan.enhance.tiles import Tile, bands, plan_tiles
from gan.media import Picture, format_for, open_writer, read_picture
from gan.media.matte import bleed_colours
from gan.models import ModelCard, default_model, find_model

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmRequest

# Large enough that margins cost little, small enough for a processor's caches and for quick cancels.
TILE = 384
# A tile brighter than this (of 1.0) whose result is all black shows a failure of the device.
_NOT_BLACK = 0.02


class EnhanceWork:
    """One `EnhanceRequest` on its way; see `gan.engine.Work`."""

    def __init__(self, request: EnhanceRequest) -> None:
        self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Find the model and read the picture.

        Raises:
            EnhanceError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        self._card = card_for(self._request.model)
        config = GeneratorConfig(**self._card.config)
        self._margin = config.receptive_radius
        self._tile = tile_side(self._request.tile, self._margin)
        self._picture = read_picture(self._request.source)
        self._model = Enlarger(
            self._card.name, self._card.sha256, config.scale, self._request.scale, self._picture.depth
        )
        self._planes = _planes(self._picture)
        height, width = self._picture.height, self._picture.width
        self._tiles = plan_tiles(height, width, self._tile, self._margin)

    def count(self) -> int:
        """One step a tile."""
        return len(self._tiles)

    def steps(self) -> Iterator[Step]:
        """The tiles, top left to bottom right, each (1 or 2, 3, h, w): colours and, if any, alpha."""
        for tile in self._tiles:
            window = (slice(tile.rows.start, tile.rows.stop), slice(tile.columns.start, tile.columns.stop))
            inputs = torch.from_numpy(np.stack([_as_rgb(plane[window]) for plane in self._planes]))
            yield tile_step(self._model, inputs, tile, self._tile, self._margin)

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
            for band in bands(self._results(outputs), picture.width, request.scale):
                writer.write(band)
            job.enter(JobState.WRITING)
            path = writer.commit()
        return EnhanceResult(
            path, *size, time.monotonic() - self._started, self._card.name, job.notes
        )

    def _results(self, outputs: Iterator[tuple[Step, Tensor]]) -> Iterator[tuple[Tile, np.ndarray]]:
        """Each tile with its result, (channels, h, w)."""
        grey = self._picture.pixels.shape[2] == 1
        for step, output in outputs:
            self._refuse_black(step, output)
            colours, *alpha = output.numpy()
            if grey:
                colours = _mean_channel(colours)
            yield step.tag, np.concatenate([colours, *(_mean_channel(plane) for plane in alpha)])

    def _refuse_black(self, step: Step, output: Tensor) -> None:
        if output[0].numpy().any():
            return
        brightness = step.inputs[0].float().mean() / (2**self._picture.depth - 1)
        if brightness > _NOT_BLACK:
            failure = EnhanceError(
                f"{self._request.source.name} came out black, so nothing was saved; "
                "try again with --device cpu or another model."
            )
            failure.exit_status = 1
            raise failure


def tile_step(
    model: Enlarger,
    inputs: Tensor,
    tile: Tile | None,
    side: int,
    margin: int,
    *,
    is_progress: bool = True,
) -> Step:
    """A step that can cut itself into tiles of half the side when memory runs out."""

    def split() -> tuple[list[Step], Callable[[list[Tensor]], Tensor]] | None:
        half = min(side, max(inputs.shape[-2:])) // 2
        if half <= 2 * margin:
            return None
        height, width = inputs.shape[-2:]
        parts = plan_tiles(height, width, half, margin)
        steps = [
            tile_step(
                model,
                inputs[..., part.rows.start : part.rows.stop, part.columns.start : part.columns.stop],
                None,
                half,
                margin,
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
    """(h, w, 1 or 3) -> (3, h, w)."""
    return np.broadcast_to(window, (*window.shape[:2], 3)).transpose(2, 0, 1)


def _mean_channel(planes: np.ndarray) -> np.ndarray:
    """(3, h, w) -> (1, h, w), rounded."""
    return np.round(planes.mean(axis=0, dtype=np.float32, keepdims=True)).astype(planes.dtype)


def card_for(model: str) -> ModelCard:
    """The model of this name, or the best one for "auto"."""
    return default_model(TASK) if model == "auto" else find_model(model, TASK)


def tile_side(asked: int | None, margin: int) -> int:
    """The tile to use.

    Raises:
        EnhanceError: the asked one is too small for the model.
    """
    smallest = 2 * margin + 1
    if asked is not None and asked < smallest:
        raise EnhanceError(
            f"A tile of {asked} pixels is too small for this model; give {smallest} or more, or leave it out."
        )
    return asked or TILE


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
