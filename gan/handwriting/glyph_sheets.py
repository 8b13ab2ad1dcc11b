"""Finds single characters that stand apart, boxed or not, and centres them for the reader."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from gan.handwriting.cards import CHARACTERS
from gan.handwriting.digits import SIDE
from gan.handwriting.document import Box

_LONGEST_SIDE = 2400  # pixels at which glyphs are looked for; more only costs time
_LIGHT_REACH = 0.08  # of the longer side: wider than glyphs' strokes, narrower than changes of light
_FAINTEST = 28  # grey levels by which ink is darker than the paper around it, at the least
_SPECK = 0.18  # of the middle glyph height: a component smaller than this both ways is dust
_THIN = 0.06  # of the glyph's height: a pen thinner than this is thickened, as the training data's is
_FRAME_RUN = 0.75  # share of a component's side that a straight run must cover to be a box's line


@dataclass(frozen=True, eq=False)
class Glyph:
    """One character that was found.

    Attributes:
        box: of its ink, in pixels of the picture.
        row: number of the row of glyphs that it stands in, from 0.
        starts_word: whether a gap wide enough for a blank is before it.
        pixels: (28, 28) uint8, 255 for ink, centred as the reader's task wants it.
    """

    box: Box
    row: int
    starts_word: bool
    pixels: np.ndarray


@dataclass(frozen=True)
class _Part:
    """A component of the ink, or several that make one glyph."""

    left: int
    top: int
    right: int
    bottom: int
    labels: tuple[int, ...]

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def joined(self, other: _Part) -> _Part:
        return _Part(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
            self.labels + other.labels,
        )


def find_glyphs(grey: np.ndarray, task: str) -> list[Glyph]:
    """The characters of a picture in reading order; none on blank paper.

    Args:
        grey: (H, W) uint8, ink on paper or the other way round, any size.
        task: "digits" or "characters": how the reader wants them centred.
    """
    scale = min(1.0, _LONGEST_SIDE / max(grey.shape))
    if scale < 1:
        size = tuple(max(1, round(side * scale)) for side in grey.shape[::-1])
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    ink = ink_of_picture(grey)
    mask = _without_boxes(_mask(ink))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    parts = _parts(stats[:count])
    rows = _rows(_joined(parts))
    return [glyph for number, row in enumerate(rows) for glyph in _cut(row, number, ink, labels, scale, task)]


def centre(ink: np.ndarray, task: str) -> np.ndarray:
    """Bring one character to the reader's size and place.

    Digits as LeCun et al. (1998) made MNIST: fitted into 20x20 and centred by the mass of the ink;
    characters as Cohen et al. (2017) made EMNIST: fitted into 24x24 and centred by their box.

    Args:
        ink: (h, w) uint8, 255 for ink, cut close around it.
        task: "digits" or "characters".

    Returns:
        (28, 28) uint8.
    """
    ink = _thickened(ink)
    box = 24 if task == CHARACTERS else 20
    scale = box / max(ink.shape)
    size = tuple(max(1, round(side * scale)) for side in ink.shape[::-1])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(ink, size, interpolation=method).astype(np.float32)
    small *= 255 / max(float(small.max()), 1.0)
    middle = (np.array(small.shape) - 1) / 2
    if task != CHARACTERS:
        total = max(float(small.sum()), 1.0)
        middle = np.array(
            [(small.sum(axis=1) @ np.arange(small.shape[0])), (small.sum(axis=0) @ np.arange(small.shape[1]))]
        ) / total  # fmt: skip
    # Whole pixels, as both data sets were made: a shift by fractions would blur.
    top, left = (
        int(np.clip(round((SIDE - 1) / 2 - place), 0, SIDE - side))
        for place, side in zip(middle.tolist(), small.shape, strict=True)
    )
    result = np.zeros((SIDE, SIDE), dtype=np.uint8)
    result[top : top + small.shape[0], left : left + small.shape[1]] = np.round(small)
    return result


def ink_of_picture(grey: np.ndarray) -> np.ndarray:
    """(H, W) uint8: how much darker each pixel is than the paper around it, 255 for strong ink."""
    middle = float(np.median(grey))
    if float(np.percentile(grey, 99)) - middle > 1.5 * (middle - float(np.percentile(grey, 1))) + 24:
        grey = 255 - grey
    # A closing on a small copy: light changes slowly, and a large kernel on all pixels is slow.
    share = min(1.0, 320 / max(grey.shape))
    size = tuple(max(1, round(side * share)) for side in grey.shape[::-1])
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    reach = max(3, round(_LIGHT_REACH * max(small.shape))) | 1
    paper = cv2.morphologyEx(
        cv2.copyMakeBorder(small, reach, reach, reach, reach, cv2.BORDER_REFLECT),
        cv2.MORPH_CLOSE,
        np.ones((reach, reach), np.uint8),
    )[reach:-reach, reach:-reach]
    paper = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    ink = cv2.subtract(paper, grey)
    strength = max(float(np.percentile(ink[ink > _FAINTEST], 75)), 1.0) if (ink > _FAINTEST).any() else 255.0
    return np.clip(ink * (255.0 / strength), 0, 255).astype(np.uint8) if strength > _FAINTEST else ink * 0


def _mask(ink: np.ndarray) -> np.ndarray:
    """(H, W) uint8, 1 for ink."""
    level, _ = (
        cv2.threshold(ink[ink > 0].reshape(1, -1), 0, 255, cv2.THRESH_OTSU) if ink.any() else (255, None)
    )
    mask = (ink > max(level, 60)).astype(np.uint8)
    # Pens skip: what is a pixel or two apart belongs together.
    return cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))


def _without_boxes(mask: np.ndarray) -> np.ndarray:
    """The mask without the lines of boxes and combs, whose glyphs stay also where they touch them."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    cleared = mask.copy()
    for number in range(1, count):
        left, top, width, height = stats[number, :4].tolist()
        place = (slice(top, top + height), slice(left, left + width))
        own = (labels[place] == number).astype(np.uint8)
        if min(width, height) < 16 or not _is_frame(own):
            continue
        lines = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((1, max(8, int(height * 0.6))), np.uint8))
        lines |= cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((max(8, int(height * 0.85)), 1), np.uint8))
        cleared[place][cv2.dilate(lines, np.ones((3, 3), np.uint8)).astype(bool) & (own > 0)] = 0
    return cleared


def _is_frame(own: np.ndarray) -> bool:
    """Whether straight runs border a component above, below, left and right, and little else is in it."""
    height, width = own.shape
    bands = (own[: height // 5], own[-(height // 5) :], own[:, : height // 5].T, own[:, -(height // 5) :].T)
    return own.mean() < 0.5 and all(
        band.size
        and float(band.any(axis=0).mean()) > _FRAME_RUN
        and float(band.mean(axis=1).max()) > _FRAME_RUN
        for band in bands
    )


def _parts(stats: np.ndarray) -> list[_Part]:
    """The components that are large enough to be, or to belong to, a glyph."""
    boxes = [
        _Part(left, top, left + width, top + height, (number,))
        for number, (left, top, width, height, _) in enumerate(stats.tolist())
        if number > 0 and width * height >= 6
    ]
    if not boxes:
        return []
    # The tallest third are whole glyphs, dots and dust are not.
    heights = sorted((max(box.height, box.width // 3) for box in boxes), reverse=True)
    usual = heights[len(heights) // 6]
    return [box for box in boxes if max(box.height, box.width) >= max(_SPECK * usual, 3)]


def _joined(parts: list[_Part]) -> list[_Part]:
    """Components one above the other make one glyph: the bar of a 5, the dot of an i."""
    if not parts:
        return []
    usual = float(np.median([part.height for part in parts if part.height >= 0.5 * _tallest(parts)]))
    whole: list[_Part] = []
    for part in sorted(parts, key=lambda part: -part.height * part.width):
        for index, other in enumerate(whole):
            shared = min(part.right, other.right) - max(part.left, other.left)
            apart = max(part.top, other.top) - min(part.bottom, other.bottom)
            near = apart < 0.35 * usual and part.joined(other).height < 1.7 * usual
            if near and shared > 0.5 * min(part.width, other.width) and part.height < 0.7 * other.height:
                whole[index] = other.joined(part)
                break
        else:
            whole.append(part)
    return [part for part in whole if max(part.height, part.width) >= 0.3 * usual]


def _tallest(parts: list[_Part]) -> int:
    heights = sorted(part.height for part in parts)
    return heights[-1 - len(heights) // 10]


def _rows(parts: list[_Part]) -> list[list[_Part]]:
    """Glyphs in rows from top to bottom, each from left to right."""
    rows: list[list[_Part]] = []
    for part in sorted(parts, key=lambda part: part.top + part.bottom):
        middle = (part.top + part.bottom) / 2
        for row in rows:
            # The last ones of a row say best where it is: rows may fall to the right.
            near = min(row, key=lambda other: abs(other.left - part.left))
            if near.top < middle < near.bottom or part.top < (near.top + near.bottom) / 2 < part.bottom:
                row.append(part)
                break
        else:
            rows.append([part])
    return [sorted(row, key=lambda part: part.left) for row in rows]


def _cut(
    row: list[_Part], number: int, ink: np.ndarray, labels: np.ndarray, scale: float, task: str
) -> list[Glyph]:
    """The glyphs of one row with their pictures; other components in their boxes are wiped."""
    usual = float(np.median([part.height for part in row]))
    glyphs = []
    for before, part in zip([None, *row], row, strict=False):
        place = (slice(part.top, part.bottom), slice(part.left, part.right))
        own = np.isin(labels[place], part.labels).astype(np.uint8)
        # The soft edge of the strokes lies outside of the mask.
        picture = np.where(cv2.dilate(own, np.ones((3, 3), np.uint8)) > 0, ink[place], 0).astype(np.uint8)
        box = Box(*(side / scale for side in (part.left, part.top, part.right, part.bottom)))
        gap = part.left - before.right if before else 0.0
        glyphs.append(Glyph(box, number, before is None or gap > 1.1 * usual, centre(picture, task)))
    return glyphs


def _thickened(ink: np.ndarray) -> np.ndarray:
    """The glyph with strokes as wide as in the training data, where a fine pen drew it large."""
    height = max(ink.shape)
    mask = (ink > 100).astype(np.uint8)
    inside = cv2.distanceTransform(cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 3)
    width = 2 * float(np.percentile(inside[inside > 0], 80)) if mask.any() else height
    missing = round(2 * _THIN * height - width)
    if missing < 1:
        return ink
    # Room first: the strokes grow outwards, too.
    room = missing // 2 + 1
    ink = cv2.copyMakeBorder(ink, room, room, room, room, cv2.BORDER_CONSTANT)
    return cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (missing + 1, missing + 1)))
