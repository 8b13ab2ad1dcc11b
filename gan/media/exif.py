"""EXIF carried from picture to picture (CIPA DC-008): patched in place, so that maker notes survive."""

from __future__ import annotations

import re
import struct

from gan.media.tags import (
    EXIF,
    GPS,
    LONG,
    ORIENTATION,
    SHORT,
    Directory,
    Entry,
    Layout,
    directory_end,
    integers,
    pack_directory,
    read_directory,
    read_start,
)

PREFIX = b"Exif\0\0"
"""What JPEG puts before the structure."""

_WIDTH_TAGS, _HEIGHT_TAGS = (0x0100, 0xA002), (0x0101, 0xA003)
_THUMBNAIL_START, _THUMBNAIL_LENGTH = 0x0201, 0x0202
# Tags of a TIFF's first directory that describe the scene; all others describe how the file is stored.
_DESCRIPTIVE = frozenset({269, 270, 271, 272, 305, 306, 315, 316, 0x4746, 0x4749, 33432, EXIF, GPS})
_XMP_ORIENTATION = re.compile(rb'(tiff:Orientation(?:="|>))[2-8]')
# Packets that speak of a gain map or a film behind the JPEG: what they point to is not carried.
_XMP_ABOUT_APPENDED_PARTS = (b"hdrgm:", b"Container:Directory", b"MicroVideo", b"MotionPhoto")


def orientation_of(exif: bytes | None) -> int:
    """The Orientation of an EXIF structure, 1..8; 1 where it has none."""
    found = _first_directory(exif or b"")
    if found is None:
        return 1
    _, layout, _, directory = found
    return orientation_in(directory, layout)


def orientation_in(directory: Directory, layout: Layout) -> int:
    """The Orientation of a directory, 1..8; 1 where it has none."""
    entry = directory.get(ORIENTATION)
    numbers = entry.numbers(layout) if entry else ()
    return numbers[0] if numbers and 1 <= numbers[0] <= 8 else 1


def tidy_exif(exif: bytes | None) -> bytes | None:
    """EXIF for pixels that are the right way up: Orientation 1, no thumbnail, no prefix.

    Returns None for anything that is no EXIF.
    """
    found = _first_directory(exif or b"")
    if found is None:
        return None
    blob, layout, position, directory = found
    if ORIENTATION in directory:
        _overwrite(blob, directory[ORIENTATION], layout, 1)
    end = directory_end(blob, layout, position)
    kept = [(0, end + layout.offset.size), *_spans(blob, directory, layout)]
    thumbnail = _thumbnail(blob, layout, end)
    if thumbnail and not any(thumbnail[0] < stop and start < thumbnail[1] for start, stop in kept):
        blob[slice(*thumbnail)] = bytes(thumbnail[1] - thumbnail[0])
    blob[end : end + layout.offset.size] = bytes(layout.offset.size)
    del blob[max(stop for _, stop in kept) :]
    return bytes(blob)


def resize_exif(exif: bytes | None, size: tuple[int, int]) -> bytes | None:
    """EXIF whose own width and height, where it says them, are `size`."""
    found = _first_directory(exif or b"")
    if found is None:
        return None
    blob, layout, _, directory = found
    child = directory[EXIF].child if EXIF in directory else None
    for tags, number in ((_WIDTH_TAGS, size[0]), (_HEIGHT_TAGS, size[1])):
        for entries in (directory, child or {}):
            for tag in tags:
                if tag in entries:
                    _overwrite(blob, entries[tag], layout, number)
    return bytes(blob)


def exif_from_tiff(directory: Directory, layout: Layout) -> bytes | None:
    """What a TIFF file's first directory says of the scene, as an EXIF structure; None if nothing."""
    described = descriptive(directory)
    if not described:
        return None
    plain = Layout(layout.order)
    described[ORIENTATION] = integers(SHORT, 1, order=layout.order)
    start = {"<": b"II", ">": b"MM"}[layout.order] + struct.pack(layout.order + "HI", 42, 8)
    return start + pack_directory(described, plain, 8)


def exif_to_tiff(exif: bytes | None) -> tuple[Directory, str]:
    """The entries of an EXIF structure that belong into a TIFF file, and their byte order."""
    found = _first_directory(exif or b"")
    if found is None:
        return {}, "<"
    _, layout, _, directory = found
    return descriptive(directory), layout.order


def descriptive(directory: Directory) -> Directory:
    """The entries that describe the scene, with the EXIF and GPS directories."""
    return {
        tag: entry
        for tag, entry in directory.items()
        if tag in _DESCRIPTIVE and (entry.child or tag not in (EXIF, GPS))
    }


def tidy_xmp(xmp: bytes | str | None) -> bytes | None:
    """An XMP packet for pixels that are the right way up; None where it would be wrong of them."""
    if not xmp:
        return None
    packet = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    if any(word in packet for word in _XMP_ABOUT_APPENDED_PARTS):
        return None
    return _XMP_ORIENTATION.sub(rb"\g<1>1", packet.rstrip(b"\0"))


def _first_directory(exif: bytes) -> tuple[bytearray, Layout, int, Directory] | None:
    blob = bytearray(exif.removeprefix(PREFIX))
    start = read_start(blob)
    if start is None or start[0].big:
        return None
    layout, position = start
    try:
        return blob, layout, position, read_directory(blob, layout, position)
    except struct.error:
        return None


def _overwrite(blob: bytearray, entry: Entry, layout: Layout, number: int) -> None:
    """Put one number into a one-number entry; a SHORT becomes a LONG, for which an entry has room too."""
    if len(entry.data) > layout.offset.size or entry.kind not in (SHORT, LONG):
        return
    kind = SHORT if number < 2**16 else LONG
    packed = struct.pack(layout.order + ("H" if kind == SHORT else "I"), number).ljust(4, b"\0")
    blob[entry.at : entry.at + 4] = packed
    struct.pack_into(layout.order + "HI", blob, entry.at - 6, kind, 1)


def _spans(blob: bytearray, directory: Directory, layout: Layout) -> list[tuple[int, int]]:
    """From-to positions of a directory's values and of its children."""
    spans = []
    for entry in directory.values():
        spans.append((entry.at, entry.at + len(entry.data)))
        if entry.child is not None:
            (start,) = entry.numbers(layout)[:1]
            spans.append((start, directory_end(blob, layout, start) + layout.offset.size))
            spans += _spans(blob, entry.child, layout)
    return spans


def _thumbnail(blob: bytearray, layout: Layout, end: int) -> tuple[int, int] | None:
    """From-to positions of the JPEG that the second directory points to."""
    try:
        (position,) = layout.offset.unpack_from(blob, end)
        second = read_directory(blob, layout, position) if position else {}
    except struct.error:
        return None
    if _THUMBNAIL_START not in second or _THUMBNAIL_LENGTH not in second:
        return None
    (start, *_), (length, *_) = (second[tag].numbers(layout) for tag in (_THUMBNAIL_START, _THUMBNAIL_LENGTH))
    stop = min(start + length, len(blob))
    return (start, stop) if start < stop else None
