"""What a TIFF file's first directory says of its pixels (TIFF 6.0, BigTIFF)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from gan.media.exif import orientation_in
from gan.media.tags import Directory, Layout, read_directory, read_start

GREY_FROM_WHITE, GREY, RGB = 0, 1, 2
INTEGER, SIGNED, FLOAT = 1, 2, 3
_ASSOCIATED, _UNASSOCIATED = 1, 2
_XMP = 700
_ICC = 34675


@dataclass(frozen=True)
class TiffShape:
    """How the pixels of a TIFF are stored.

    Attributes:
        size: width and height, before the orientation is applied.
        bits: of each sample.
        samples: channels, extra ones included.
        kind: INTEGER, SIGNED or FLOAT.
        photometric: TIFF's number of the colour model.
        planar: whether each channel is stored apart.
        extra: what the channels beyond the colours are, by TIFF's numbers.
        orientation: 1..8.
        layout, directory: for whoever needs more tags.
    """

    size: tuple[int, int]
    bits: int
    samples: int
    kind: int
    photometric: int
    planar: bool
    extra: tuple[int, ...]
    orientation: int
    layout: Layout
    directory: Directory

    @property
    def is_deep(self) -> bool:
        """Whether it holds grey or RGB of more than 8 bits, which Pillow cannot give in full."""
        return (self.bits > 8 or self.kind == FLOAT) and self.photometric in (GREY_FROM_WHITE, GREY, RGB)

    @property
    def colours(self) -> int:
        """Channels that are colours, for grey and RGB: 1 or 3."""
        return 3 if self.photometric == RGB else 1

    @property
    def alpha_channel(self) -> int | None:
        """Index of the channel that is alpha; a fourth one that nothing is said of is taken for it."""
        if not self.extra:
            return self.colours if self.samples == self.colours + 1 else None
        for index, meaning in enumerate(self.extra):
            if meaning in (_ASSOCIATED, _UNASSOCIATED):
                return self.colours + index
        return None

    @property
    def is_premultiplied(self) -> bool:
        """Whether the colours are multiplied with alpha."""
        return _ASSOCIATED in self.extra

    @property
    def icc(self) -> bytes | None:
        """The colour profile."""
        return self._raw(_ICC)

    @property
    def xmp(self) -> bytes | None:
        """The XMP packet."""
        return self._raw(_XMP)

    def _raw(self, tag: int) -> bytes | None:
        entry = self.directory.get(tag)
        return entry.data if entry else None


def read_tiff_shape(blob: bytes) -> TiffShape | None:
    """The shape of the first picture of a TIFF; None if `blob` is no TIFF or its directory is broken."""
    start = read_start(blob)
    if start is None:
        return None
    layout, position = start
    try:
        directory = read_directory(blob, layout, position)
    except struct.error:
        return None

    def numbers(tag: int, default: int) -> tuple[int, ...]:
        entry = directory.get(tag)
        return (entry.numbers(layout) if entry else ()) or (default,)

    return TiffShape(
        size=(numbers(256, 0)[0], numbers(257, 0)[0]),
        bits=numbers(258, 1)[0],
        samples=numbers(277, 1)[0],
        kind=numbers(339, INTEGER)[0],
        photometric=numbers(262, GREY)[0],
        planar=numbers(284, 1)[0] == 2,
        extra=numbers(338, 0) if 338 in directory else (),
        orientation=orientation_in(directory, layout),
        layout=layout,
        directory=directory,
    )
