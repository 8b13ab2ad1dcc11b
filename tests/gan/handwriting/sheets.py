"""Pages of writing drawn with OpenCV's own stroke font, and what is done to them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

LINES = (
    "My dear sister, the train was late",
    "and nobody had a lamp to read by.",
    "We talked about the garden instead,",
    "the apples and the broken gate,",
    "until the lights of the town came up",
    "behind the long hill by the sea.",
)
PITCH = 74
PAPER, INK = 236, 40


def write_page(
    lines: Sequence[str] = LINES, size: tuple[int, int] = (900, 700), left: int = 70, top: int = 110
) -> np.ndarray:
    """Lines from above to below, (H, W) uint8; `size` is (width, height)."""
    page = np.full(size[::-1], PAPER, dtype=np.uint8)
    add_lines(page, lines, left, top)
    return page


def add_lines(page: np.ndarray, lines: Sequence[str], left: int, top: int, size: float = 1.15) -> None:
    """Write lines in place; a line that begins with blanks is indented."""
    for number, text in enumerate(lines):
        indent = 26 * (len(text) - len(text.lstrip()))
        place = (left + indent, top + PITCH * number)
        cv2.putText(page, text.strip(), place, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, size, INK, 2, cv2.LINE_AA)


def in_colour(page: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8."""
    return np.repeat(page[..., None], 3, axis=2)


def turned(page: np.ndarray, degrees: float) -> np.ndarray:
    """The page turned clockwise on a sheet of its own colour."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=PAPER)


def photographed(page: np.ndarray, corners: Sequence[tuple[int, int]], size: tuple[int, int]) -> np.ndarray:
    """The sheet on a dark table, its corners where they are wanted, (H, W, 3) uint8."""
    height, width = page.shape
    flat = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    view = cv2.getPerspectiveTransform(flat, np.float32(corners))
    return in_colour(cv2.warpPerspective(page, view, size, borderValue=60))
