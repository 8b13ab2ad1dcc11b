"""Colours of a picture with an ICC profile (ICC.1) as a screen without colour management shows them: sRGB."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable

import cv2
import numpy as np

logger = logging.getLogger(__name__)

Recolour = Callable[[np.ndarray], np.ndarray]


def to_screen(icc: bytes | None, channels: int) -> Recolour | None:
    """A function that turns (h, w, channels) uint8 pixels, 1 grey or 3 RGB, of a profile into sRGB ones.

    None where nothing has to be done: without a profile, for sRGB itself, and for a profile that does not
    work (which is logged: the picture is shown all the same).
    """
    if not icc:
        return None
    # Only a worker needs it: the window opens without.
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        target = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(source, target, "L" if channels == 1 else "RGB", "RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        logger.warning("a colour profile was left out: %s", error)
        return None
    return _grey_curve(transform) if channels == 1 else lambda pixels: _transformed(transform, pixels)


def _transformed(transform: object, pixels: np.ndarray) -> np.ndarray:
    from PIL import Image, ImageCms

    mode = "L" if pixels.shape[2] == 1 else "RGB"
    height, width = pixels.shape[:2]
    image = Image.frombuffer(mode, (width, height), np.ascontiguousarray(pixels), "raw", mode, 0, 1)
    return np.asarray(ImageCms.applyTransform(image, transform))


def _grey_curve(transform: object) -> Recolour:
    # A grey stays a grey, so that 256 of them tell all.
    greys = np.arange(256, dtype=np.uint8).reshape(1, 256, 1)
    curve = np.ascontiguousarray(_transformed(transform, greys)[0, :, 1])
    return lambda pixels: cv2.LUT(np.ascontiguousarray(pixels), curve).reshape(pixels.shape)
