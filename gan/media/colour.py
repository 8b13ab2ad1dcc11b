"""Colour models and profiles (ICC.1): from whatever a file holds to grey or RGB, with or without alpha."""

from __future__ import annotations

import io
import logging

from PIL import Image, ImageCms

_log = logging.getLogger(__name__)

_SPACE = slice(16, 20)
_PLAIN = frozenset({"L", "LA", "RGB", "RGBA"})
_STRAIGHT = {"1": "L", "La": "LA", "PA": "RGBA", "RGBX": "RGB", "RGBa": "RGBA", "YCbCr": "RGB", "HSV": "RGB"}


def fitting_profile(icc: bytes | None, colours: int) -> bytes | None:
    """The profile if it is one for pixels of `colours` channels (1 grey, 3 RGB); else None."""
    expected = b"GRAY" if colours == 1 else b"RGB "
    return icc if icc and bytes(icc[_SPACE]) == expected else None


def to_plain(image: Image.Image) -> tuple[Image.Image, bytes | None]:
    """A picture in mode L, LA, RGB or RGBA, and the colour profile that its pixels then have.

    CMYK and Lab become sRGB, CMYK through its own profile where it has a usable one.
    """
    icc = image.info.get("icc_profile")
    if image.mode == "CMYK":
        return _cmyk_to_srgb(image, icc), None
    if image.mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB"), None
    transparent = "transparency" in image.info
    if image.mode == "P":
        mode = "RGBA" if transparent else "RGB"
    else:
        mode = _STRAIGHT.get(image.mode, image.mode)
        if transparent and mode in ("L", "RGB"):
            mode = {"L": "LA", "RGB": "RGBA"}[mode]
    if mode not in _PLAIN:
        raise ValueError(f"pixels of the kind {image.mode}")
    if image.mode != mode:
        image = image.convert(mode)
    return image, fitting_profile(icc, len(image.getbands()) - ("A" in image.getbands()))


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """An L, RGB or RGBA picture in sRGB as RGB or RGBA; a profile that does not work is left out."""
    mode = "RGBA" if "A" in image.getbands() else "RGB"
    if icc and image.mode in ("L", "RGB", "RGBA"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            if image.mode == "RGBA":  # the colour engine would give back an empty alpha
                colours = ImageCms.profileToProfile(image.convert("RGB"), source, _srgb(), outputMode="RGB")
                colours.putalpha(image.getchannel("A"))
                return colours
            return ImageCms.profileToProfile(image, source, _srgb(), outputMode=mode)
        except (ImageCms.PyCMSError, OSError) as error:
            _log.warning("a colour profile was left out: %s", error)
    return image.convert(mode)


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _cmyk_to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    if icc and bytes(icc[_SPACE]) == b"CMYK":
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(icc)),
                _srgb(),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError) as error:
            _log.warning("a CMYK profile was left out: %s", error)
    return image.convert("RGB")
