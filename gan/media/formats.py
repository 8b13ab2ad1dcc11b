"""The formats of pictures, and which of them can hold a given result."""

from __future__ import annotations

from dataclasses import dataclass

from gan.media.errors import MediaError

PICTURE_SUFFIXES: frozenset[str] = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif"}
    | {".heic", ".heif", ".hif", ".avif"}
)
"""Endings, in lower case, of the files that `find_pictures` takes from a folder."""

WRITABLE_FORMATS: tuple[str, ...] = ("jpg", "png", "webp", "tiff", "bmp", "heic", "avif")
"""What `open_writer` writes; each name is also the file's ending."""

FORMAT_NAMES: dict[str, str] = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "TIFF": "tiff",
    "BMP": "bmp",
    "GIF": "gif",
    "HEIF": "heic",
    "AVIF": "avif",
}
"""Ours by Pillow's; no other plug-in of Pillow is ever given a file."""

# libjpeg and libwebp stop there; an HEVC or AV1 picture may be larger, but hardly any viewer opens one.
LONGEST_SIDE: dict[str, int] = {"jpg": 65_500, "webp": 16_383, "bmp": 30_000, "heic": 16_384, "avif": 16_384}
_ALIASES = {"jpeg": "jpg", "tif": "tiff", "heif": "heic"}
_WITH_ALPHA = frozenset({"png", "webp", "tiff", "heic", "avif"})
_WITH_SIXTEEN_BITS = frozenset({"png", "tiff"})


@dataclass(frozen=True)
class FormatChoice:
    """The format that a result is saved in.

    Attributes:
        format: one of `WRITABLE_FORMATS`.
        note: a sentence for the person where it is not what they expect; else None.
    """

    format: str
    note: str | None = None


def format_for(
    kept: str, size: tuple[int, int], wanted: str = "keep", *, has_alpha: bool = False, depth: int = 8
) -> FormatChoice:
    """Choose the format of a result: the wanted one if it can hold it, else PNG with a note.

    Args:
        kept: the source's format, for `wanted="keep"`.
        size: width and height of the result.
        wanted: "keep" or one of `WRITABLE_FORMATS`.
        has_alpha: whether the result has transparency.
        depth: bits a channel of the result; 16 go into PNG and TIFF only, others get 8 and a note.

    Raises:
        MediaError: `wanted` is no format that can be written.
    """
    format = kept if wanted == "keep" else wanted.lower().lstrip(".")
    format = _ALIASES.get(format, format)
    if format == "gif":
        return FormatChoice("png", "GIF holds only 256 colours, so the result is saved as PNG.")
    if format not in WRITABLE_FORMATS:
        raise MediaError(f"{format!r} is no format for results; take keep, {', '.join(WRITABLE_FORMATS)}.")
    reason = why_not(format, size, has_alpha)
    if reason:
        return FormatChoice("png", f"{reason}, so the result is saved as PNG.")
    if depth > 8 and format not in _WITH_SIXTEEN_BITS:
        note = f"{format.upper()} holds 8 bits a channel; take PNG or TIFF to keep all {depth}."
        return FormatChoice(format, note)
    return FormatChoice(format)


def why_not(format: str, size: tuple[int, int], has_alpha: bool) -> str | None:
    """Why a writable format cannot hold such a picture, as the start of a sentence; None if it can."""
    if max(size) > LONGEST_SIDE.get(format, 2**31 - 1):
        return f"{format.upper()} holds at most {LONGEST_SIDE[format]} pixels a side, not {max(size)}"
    if has_alpha and format not in _WITH_ALPHA:
        return f"{format.upper()} cannot hold transparency"
    return None


def depth_of(format: str, depth: int) -> int:
    """Bits a channel that the format keeps of a result with `depth` bits."""
    return depth if format in _WITH_SIXTEEN_BITS else 8
