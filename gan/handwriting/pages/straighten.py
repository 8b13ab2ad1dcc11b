"""A scan or photo of a page set upright, flat, level and evenly lit."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from gan.handwriting.errors import HandwritingError
from gan.handwriting.pages.ink import ink_of
from gan.handwriting.pages.light import even_light, reduced
from gan.handwriting.pages.sheet import find_sheet, flattening
from gan.handwriting.pages.turning import Direction, find_direction, upright_evidence
from gan.handwriting.pages.values import StraightPage

MOST_PIXELS = 12_000_000
"""Larger pages are made smaller first: A4 at 340 dots an inch, more than any reader uses."""

_LONGEST = 30_000  # pixels a side: OpenCV's warps stop at 32,767
_WORK_SIDE, _TURN_SIDE = 1600, 800
_LEVEL = 0.08  # degrees: what is less is not worth drawing the page anew


def straighten_page(picture: np.ndarray, heed: Callable[[], None] = lambda: None) -> StraightPage:
    """Straighten a page; of two opposite ways up the likelier one is taken, which reading may correct.

    Args:
        picture: (H, W, 3), (H, W, 1) or (H, W) uint8, any light, any way up.
        heed: called between two stages; what it raises ends the work.

    Raises:
        HandwritingError: it is not such an array, or has no pixels.
    """
    colour, scale = _within_limits(_as_colour(picture))
    matrix = np.diag((scale[0], scale[1], 1.0))
    heed()
    corners = find_sheet(colour)
    heed()
    if corners is not None:
        flat, size = flattening(corners)
        colour, matrix = _warped(colour, flat, size), flat @ matrix
        heed()
    even = even_light(_grey(reduced(colour, _WORK_SIDE)))
    heed()
    ink = _small_ink(even)
    heed()
    direction = find_direction(ink)
    heed()
    if direction.sideways:
        matrix = _quarter(colour.shape) @ matrix
        colour = np.ascontiguousarray(np.rot90(colour))
    colour, turn = _levelled(colour, direction)
    heed()
    page = _page(colour, int(direction.sideways), turn @ matrix, picture.shape)
    heed()
    ink = _small_ink(page.grey)
    heed()
    return turned_over(page) if upright_evidence(ink) < 0 else page


def turned_over(page: StraightPage) -> StraightPage:
    """The same page with what was below above."""
    height, width = page.grey.shape
    over = np.array(((-1.0, 0, width), (0, -1.0, height), (0, 0, 1)))
    return StraightPage(
        np.ascontiguousarray(page.grey[::-1, ::-1]),
        np.ascontiguousarray(page.colour[::-1, ::-1]),
        (page.turned + 2) % 4,
        over @ page.homography,
        page.scale,
    )


def _as_colour(picture: np.ndarray) -> np.ndarray:
    if picture.dtype != np.uint8 or picture.ndim not in (2, 3) or 0 in picture.shape:
        raise HandwritingError("A page is a picture of rows and columns of bytes, and this is none.")
    if picture.ndim == 2:
        picture = picture[..., None]
    if picture.shape[2] not in (1, 3):
        raise HandwritingError(f"A page has one or three channels, not {picture.shape[2]}.")
    return picture if picture.shape[2] == 3 else np.repeat(picture, 3, axis=2)


def _within_limits(colour: np.ndarray) -> tuple[np.ndarray, tuple[float, float]]:
    """The page made no larger than is of use, and how much smaller it became across and down."""
    height, width = colour.shape[:2]
    share = min(1.0, (MOST_PIXELS / (height * width)) ** 0.5, _LONGEST / max(height, width))
    small = reduced(colour, max(int(max(height, width) * share), 1))
    return small, (small.shape[1] / width, small.shape[0] / height)


def _small_ink(grey: np.ndarray) -> np.ndarray:
    """(H, W) uint8 ink of an even page, small enough for finding directions."""
    return reduced(ink_of(reduced(grey, _WORK_SIDE)), _TURN_SIDE)


def _grey(colour: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY)


def _quarter(shape: tuple[int, ...]) -> np.ndarray:
    """Pixels of a picture to those of the picture turned once against the clock."""
    return np.array(((0.0, 1, 0), (-1, 0, shape[1]), (0, 0, 1)))


def _levelled(colour: np.ndarray, direction: Direction) -> tuple[np.ndarray, np.ndarray]:
    """Turn by the skew, on a sheet large enough for all corners; with the (3, 3) homography."""
    if abs(direction.skew) < _LEVEL:
        return colour, np.eye(3)
    height, width = colour.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), direction.skew, 1.0), (0, 0, 1)])
    edges = turn @ np.array(((0, width, width, 0), (0, 0, height, height), (1, 1, 1, 1)), dtype=np.float64)
    least, most = edges[:2].min(axis=1), edges[:2].max(axis=1)
    turn = np.array(((1, 0, -least[0]), (0, 1, -least[1]), (0, 0, 1))) @ turn
    size = (max(round(most[0] - least[0]), 1), max(round(most[1] - least[1]), 1))
    return _warped(colour, turn, size), turn


def _warped(colour: np.ndarray, matrix: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    # Corners that the page does not reach get the paper's colour, or they would look like ink.
    paper = np.median(reduced(colour, 200).reshape(-1, 3), axis=0)
    return cv2.warpPerspective(
        colour,
        matrix,
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=paper.tolist(),
    )


def _page(colour: np.ndarray, turned: int, matrix: np.ndarray, shape: tuple[int, ...]) -> StraightPage:
    height, width = shape[:2]
    corners = np.array([[(0, 0)], [(width, 0)], [(width, height)], [(0, height)]], dtype=np.float64)
    seen = cv2.perspectiveTransform(corners, matrix).reshape(4, 2)
    around = np.linalg.norm(seen - np.roll(seen, -1, axis=0), axis=1).sum()
    return StraightPage(
        even_light(_grey(colour)), colour, turned, matrix, float(around / 2 / (width + height))
    )
