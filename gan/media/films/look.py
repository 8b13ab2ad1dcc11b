"""How a film's numbers are to be shown: colours, range, shape of pixels. Kept from film to film."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

_UNSPECIFIED = 2  # in matrix, primaries and transfer alike (ITU-T H.273)
_PQ, _HLG = 16, 18  # transfers of high dynamic range


@dataclass(frozen=True)
class FilmLook:
    """What is written beside the pictures of a film; the numbers are those of ITU-T H.273.

    Attributes:
        matrix: between RGB and luma with colour differences; 1 is that of BT.709.
        primaries, transfer: which colours and which brightness the numbers stand for.
        is_full_range: whether black is 0 and white 255, instead of 16 and 235.
        pixel_shape: width of a pixel over its height; films on DVD have pixels that are not square.
    """

    matrix: int = int(Colorspace.ITU709)
    primaries: int = int(ColorPrimaries.BT709)
    transfer: int = int(ColorTrc.BT709)
    is_full_range: bool = False
    pixel_shape: Fraction = Fraction(1)

    @property
    def is_high_range(self) -> bool:
        """Whether brightness goes beyond white (HDR10, HLG)."""
        return self.transfer in (_PQ, _HLG)


def look_of(picture: av.VideoFrame, shape: Fraction | None, rotation: int) -> FilmLook:
    """The look of a decoded frame; what is not told in it is that of BT.709.

    Args:
        picture: the frame.
        shape: of its stored pixels, None or 0 if nobody knows.
        rotation: degrees by which it is turned to be upright.
    """
    shape = shape or Fraction(1)
    shape = shape if rotation % 180 == 0 else 1 / shape
    if picture.format.is_rgb or picture.colorspace not in list(Colorspace):
        # Without a matrix that is known, the others would belong to a conversion that is not made.
        return FilmLook(pixel_shape=shape)
    usual = FilmLook()
    primaries, transfer = int(picture.color_primaries), int(picture.color_trc)
    return FilmLook(
        matrix=int(picture.colorspace),
        primaries=usual.primaries if primaries in (0, _UNSPECIFIED) else primaries,
        transfer=usual.transfer if transfer in (0, _UNSPECIFIED) else transfer,
        is_full_range=picture.color_range == ColorRange.JPEG,
        pixel_shape=shape,
    )
