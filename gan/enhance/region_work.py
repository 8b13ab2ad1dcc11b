"""How a region of a picture is enhanced: exactly as the whole picture would be, but nowhere else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from torch import Tensor

from gan.engine import Job, Step
from gan.enhance.face_overlay import common_shape
from gan.enhance.model import shape_of
from gan.enhance.region import Region, RegionRequest, RegionResult
from gan.enhance.work import EnhanceWork
from gan.media import Picture
from gan.nn.faces.alignment import FoundFace, Point, plain_pixels

if TYPE_CHECKING:
    from gan.enhance.findings import Findings
    from gan.models import ModelCard


class RegionWork(EnhanceWork):
    """One `RegionRequest` on its way; see `gan.engine.Work`.

    What ails the picture, and where its faces are, is found out on the whole of it; then it is cut to the
    region and as much around it as the networks see.
    """

    def __init__(self, request: RegionRequest) -> None:
        super().__init__(request.request)
        self._wanted = request.region

    def _diagnose(self) -> Findings | None:
        """Only where something was left open: several of these are made side by side."""
        request = self._request
        is_open = request.strength is None or request.model == "auto" or not request.scale
        return super()._diagnose() if is_open else None

    def _plan(self, card: ModelCard | None, faces: tuple[FoundFace, ...]) -> None:
        picture = self._picture
        self._region = self._wanted.within(picture.width, picture.height)
        shapes = [self._shape] if card is None else [self._shape, shape_of(card, self._request.scale)]
        shape = common_shape(shapes)
        self._around = around = _widened(
            self._region, shape.margin + self._shape.beyond, shape.multiple, picture
        )
        self._picture = _cut(picture, around)
        super()._plan(card, tuple(_moved(face, around) for face in faces))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> RegionResult:  # type: ignore[override]
        """Put the rows together, and cut away what lies around the region."""
        picture, scale = self._picture, self._request.scale
        size = (picture.width * scale, picture.height * scale)
        whole = np.concatenate(list(self._bands(outputs, size)))
        top, left = self._region.top - self._around.top, self._region.left - self._around.left
        rows = slice(top * scale, (top + self._region.height) * scale)
        columns = slice(left * scale, (left + self._region.width) * scale)
        return RegionResult(
            np.ascontiguousarray(_plainly(whole[rows, columns], picture)),
            self._region,
            self._card.name,
            time.monotonic() - self._started,
            picture.metadata.icc,
        )


def _widened(region: Region, margin: int, multiple: int, picture: Picture) -> Region:
    """A region with what networks see around it, from a place at which they may begin."""
    left, top = (max(0, start - margin) // multiple * multiple for start in (region.left, region.top))
    right = min(picture.width, region.left + region.width + margin)
    bottom = min(picture.height, region.top + region.height + margin)
    return Region(left, top, right - left, bottom - top)


def _cut(picture: Picture, region: Region) -> Picture:
    rows = slice(region.top, region.top + region.height)
    columns = slice(region.left, region.left + region.width)
    alpha = None if picture.alpha is None else picture.alpha[rows, columns]
    return replace(picture, pixels=picture.pixels[rows, columns], alpha=alpha)


def _moved(face: FoundFace, region: Region) -> FoundFace:
    """A face as seen from the corner of a region."""

    def seen(point: Point) -> Point:
        return point[0] - region.left, point[1] - region.top

    return replace(face, eyes=(seen(face.eyes[0]), seen(face.eyes[1])), mouth=seen(face.mouth))


def _plainly(pixels: np.ndarray, picture: Picture) -> np.ndarray:
    """(h, w, 3) uint8 of rows as they would be written."""
    channels = picture.pixels.shape[2]
    alpha = pixels[..., channels] if picture.alpha is not None else None
    return plain_pixels(replace(picture, pixels=pixels[..., :channels], alpha=alpha))
