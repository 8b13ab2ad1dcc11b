"""The sheet of paper in a photo: its four corners, and the view straight from above."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.pages.light import reduced

_SIDE = 600  # of the copy in which the sheet is looked for
_SMALLEST = 0.2  # of the picture's area
_BORDER = 0.008  # of the side: a corner nearer to the picture's edge may be cut off
_CONTRAST = 35.0  # levels between the sheet and what it lies on
_FULL = 0.95  # of the quadrilateral that is paper, and of the paper that is in it
_LEANING = 0.72  # opposite sides differ by more than this only in views too flat to be read


def find_sheet(colour: np.ndarray) -> np.ndarray | None:
    """Corners of a light sheet that lies whole on something darker.

    Args:
        colour: (H, W, 3) uint8.

    Returns:
        (4, 2) float32 (x, y) in pixels, clockwise from the top left; None where there is no such sheet.
    """
    small = reduced(colour, _SIDE)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    _, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # writing is no hole
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return None
    outline = max(outlines, key=cv2.contourArea)
    corners = _four_corners(outline)
    if corners is None or not _is_sheet(corners, outline, grey):
        return None
    return (corners * (colour.shape[1] / small.shape[1])).astype(np.float32)


def flattening(corners: np.ndarray) -> tuple[np.ndarray, tuple[int, int]]:
    """The homography that shows the sheet from straight above.

    Args:
        corners: as `find_sheet` gives them.

    Returns:
        (3, 3) float64 and the (width, height) of the flat sheet.
    """
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)  # top, right, bottom, left
    width, height = max(round(float(max(sides[0], sides[2]))), 2), max(round(float(max(sides[1::2]))), 2)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    return cv2.getPerspectiveTransform(corners.astype(np.float32), flat), (width, height)


def _four_corners(outline: np.ndarray) -> np.ndarray | None:
    hull = cv2.convexHull(outline)
    around = cv2.arcLength(hull, True)
    for share in (0.02, 0.03, 0.05):
        rough = cv2.approxPolyDP(hull, share * around, True).reshape(-1, 2)
        if len(rough) == 4:
            return _clockwise(_refined(rough.astype(np.float64), hull.reshape(-1, 2), outline))
    return None


def _refined(rough: np.ndarray, hull: np.ndarray, outline: np.ndarray) -> np.ndarray:
    """Corners where straight lines through the outline's sides meet: half a pixel instead of three."""
    points = outline.reshape(-1, 2).astype(np.float64)
    sides = []
    for start, stop in zip(rough, np.roll(rough, -1, axis=0), strict=True):
        along = stop - start
        length = max(float(np.hypot(*along)), 1.0)
        place = (points - start) @ along / length**2
        offset = np.abs((points - start) @ np.array((-along[1], along[0]))) / length
        near = points[(place > 0.08) & (place < 0.92) & (offset < 0.02 * length + 2)]
        if len(near) < 8:
            return rough
        vx, vy, x, y = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        sides.append((-vy, vx, -vy * x + vx * y))
    corners = []
    for before, after in zip(np.roll(sides, 1, axis=0), np.array(sides), strict=True):
        system = np.array((before[:2], after[:2]))
        if abs(np.linalg.det(system)) < 0.2:
            return rough
        corners.append(np.linalg.solve(system, np.array((before[2], after[2]))))
    return np.array(corners)


def _clockwise(corners: np.ndarray) -> np.ndarray:
    """In order, from the one nearest to the top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    corners = corners[np.argsort(angles)]
    return np.roll(corners, -int(corners.sum(axis=1).argmin()), axis=0)


def _is_sheet(corners: np.ndarray, outline: np.ndarray, grey: np.ndarray) -> bool:
    height, width = grey.shape
    border = _BORDER * max(width, height)
    inside = (corners > border).all() and (corners < np.array((width, height)) - border).all()
    area = cv2.contourArea(corners.astype(np.float32))
    paper = cv2.contourArea(outline)
    if not inside or area < _SMALLEST * width * height or paper < _FULL * area or area < _FULL * paper:
        return False
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    if min(sides[0] / sides[2], sides[2] / sides[0], sides[1] / sides[3], sides[3] / sides[1]) < 1 - _LEANING:
        return False
    mask = np.zeros(grey.shape, dtype=np.uint8)
    cv2.fillConvexPoly(mask, corners.astype(np.int32), 1)
    return float(np.median(grey[mask == 1])) - float(np.median(grey[mask == 0])) > _CONTRAST
