"""Cuts a line out of the picture of its page, for a reader to learn from."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.document import Line

_MARGIN = 0.12  # of the line's height, kept above and below
_LEAST_ROWS = 12


def cut(pixels: np.ndarray, line: Line) -> np.ndarray:
    """A line, set level.

    Args:
        pixels: (h, w, 3) uint8, the page.
        line: of that page.

    Returns:
        (H, W) uint8 grey.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    box, lean = line.box, float(np.tan(line.slope))
    rise = abs(lean) * box.width
    margin = _MARGIN * box.height
    height = max(round(box.height - min(rise, box.height / 2) + 2 * margin), _LEAST_ROWS)
    width = max(round(box.width + 2 * margin), 1)
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    # Output pixel (x, y) shows the page at the line's middle plus its offset, sheared along the baseline.
    matrix = np.array(
        [
            [1.0, 0.0, middle[0] - width / 2],
            [lean, 1.0, middle[1] - height / 2 - lean * width / 2],
        ]
    )
    return cv2.warpAffine(
        grey,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
