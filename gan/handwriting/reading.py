"""Pictures of lines and glyphs to readings, by readers that are in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.decoding import Reading, read_greedily
from gan.handwriting.digits import GlyphReader
from gan.handwriting.glyph_views import ManyViews
from gan.handwriting.lines import COLUMNS_PER_STEP, LineReader
from gan.handwriting.looks import LEANS, leaned
from gan.handwriting.prepare import prepare_line

_GLYPHS_AT_ONCE = 500
MARGIN = 8  # columns of paper added on both sides, since letters at the very edge are read worse


def line_probabilities(reader: LineReader, grey: np.ndarray) -> np.ndarray:
    """What the reader makes of one line.

    Args:
        reader: in evaluation mode, on any device.
        grey: (H, W) uint8, ink on paper.

    Returns:
        (T, classes) float32 log-probabilities. Computed in bfloat16 where the device is quicker so.
    """
    return look_probabilities(reader, grey, (0.0,))[0]


@torch.inference_mode()
def look_probabilities(reader: LineReader, grey: np.ndarray, leans: Sequence[float] = LEANS) -> np.ndarray:
    """What the reader makes of one line that is leaned by each of `leans`, for `read_looks`.

    Returns:
        (looks, T, classes) float32 log-probabilities; otherwise as `line_probabilities`.
    """
    plain = prepare_line(grey, reader.config.height)
    looks = np.stack([leaned(plain, lean) for lean in leans])
    ink = np.pad(looks, ((0, 0), (0, 0), (MARGIN, MARGIN)))
    device = next(reader.parameters()).device
    pictures = torch.from_numpy(ink).to(device)[:, None].float() / 255  # (looks, 1, height, W)
    with torch.autocast(device.type, torch.bfloat16):
        scores = reader(pictures.contiguous(memory_format=torch.channels_last))
    return scores.float().log_softmax(dim=2).cpu().numpy()


def read_line(reader: LineReader, grey: np.ndarray) -> Reading:
    """Read one line by its best path; see `line_probabilities`."""
    return read_greedily(line_probabilities(reader, grey), Alphabet(reader.config.characters))


def column_of(step: int, rows: int, height: int) -> float:
    """The column of a line's picture at which a time step begins, for the boxes of words.

    Args:
        step: of a `Word` or `Character` that `read_line` found.
        rows: of the picture.
        height: rows that the reader works on.

    Returns:
        May lie up to the margin outside the picture at both ends.
    """
    return (step * COLUMNS_PER_STEP - MARGIN) * rows / height


@torch.inference_mode()
def read_glyphs(reader: GlyphReader, pixels: np.ndarray) -> np.ndarray:
    """(N, 28, 28) uint8, 255 for ink -> (N, classes) float32 probabilities, on the reader's device."""
    device = next(reader.parameters()).device
    views = ManyViews(reader).to(device)
    parts = []
    for start in range(0, len(pixels), _GLYPHS_AT_ONCE):
        glyphs = torch.from_numpy(pixels[start : start + _GLYPHS_AT_ONCE]).to(device)[:, None].float() / 255
        parts.append(views(glyphs).softmax(dim=1).cpu())
    return torch.cat(parts).numpy()
