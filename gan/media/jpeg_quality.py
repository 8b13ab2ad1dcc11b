"""How hard a JPEG is compressed, by the steps that its own tables hold (ITU-T T.81, annex K)."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

# The mean step of brightness at quality 50; every other quality scales it (Independent JPEG Group).
_MEAN_STEP = 3692 / 64


def jpeg_quality(path: Path) -> float | None:
    """The quality, 1..100, at which libjpeg takes steps of this size; None if the file is no JPEG.

    Cameras have tables of their own, for which this is the quality that is as coarse. Only the head of
    the file is read.
    """
    try:
        with Image.open(path) as image:
            tables = getattr(image, "quantization", None) if image.format in ("JPEG", "MPO") else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if not tables:
        return None
    steps = tables[min(tables)]  # the first table is that of brightness
    percent = 100 * (sum(steps) / len(steps)) / _MEAN_STEP
    quality = (200 - percent) / 2 if percent <= 100 else 5000 / percent
    return min(100.0, max(1.0, quality))
