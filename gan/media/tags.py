"""Tag directories of TIFF 6.0 and BigTIFF, which EXIF uses too: read and packed as raw values.

Values stay raw bytes in the byte order of their file, so that nothing is lost on the way through.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

ORIENTATION = 274
EXIF, GPS, INTEROPERABILITY = 0x8769, 0x8825, 0xA005
_POINTERS = frozenset({EXIF, GPS, INTEROPERABILITY})

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, LONG8 = 1, 2, 3, 4, 5, 7, 16
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}  # BigTIFF's own
_CODES = {BYTE: "B", SHORT: "H", LONG: "I", 13: "I", LONG8: "Q", 18: "Q"}
_DEEPEST = 3


@dataclass(frozen=True)
class Layout:
    """How a file writes its directories.

    Attributes:
        order: "<" (Intel) or ">" (Motorola).
        big: whether it is a BigTIFF, with 8-byte counts and offsets.
    """

    order: str = "<"
    big: bool = False

    @property
    def count(self) -> struct.Struct:
        """Number of entries of a directory."""
        return struct.Struct(self.order + ("Q" if self.big else "H"))

    @property
    def entry(self) -> struct.Struct:
        """Tag, type and count; the value or its offset follows."""
        return struct.Struct(self.order + ("HHQ" if self.big else "HHI"))

    @property
    def offset(self) -> struct.Struct:
        """A position in the file; also the room for a value inside its entry."""
        return struct.Struct(self.order + ("Q" if self.big else "I"))


@dataclass(frozen=True)
class Entry:
    """One value of a directory.

    Attributes:
        kind: TIFF's number of the type.
        data: the value(s), raw.
        child: the directory that the value points to, for EXIF, GPS and Interoperability.
        at: where `data` lay in the file that it was read from.
    """

    kind: int
    data: bytes
    child: Directory | None = None
    at: int = -1

    def numbers(self, layout: Layout) -> tuple[int, ...]:
        """The values of an integer type; empty for other types."""
        code = _CODES.get(self.kind)
        if code is None:
            return ()
        return struct.unpack(f"{layout.order}{len(self.data) // _SIZES[self.kind]}{code}", self.data)


Directory = dict[int, Entry]


def read_start(blob: bytes) -> tuple[Layout, int] | None:
    """The layout of a TIFF or EXIF structure and the position of its first directory; None if it is none."""
    order = {b"II": "<", b"MM": ">"}.get(bytes(blob[:2]))
    if order is None or len(blob) < 16:
        return None
    version = struct.unpack_from(order + "H", blob, 2)[0]
    if version == 42:
        return Layout(order), struct.unpack_from(order + "I", blob, 4)[0]
    if version == 43:
        return Layout(order, big=True), struct.unpack_from(order + "Q", blob, 8)[0]
    return None


def read_directory(blob: bytes, layout: Layout, position: int, depth: int = 0) -> Directory:
    """The entries at `position`, with children; those that lie outside `blob` are left out.

    Raises:
        struct.error: the directory itself lies outside `blob`.
    """
    (count,) = layout.count.unpack_from(blob, position)
    place = position + layout.count.size
    directory: Directory = {}
    for _ in range(count):
        tag, kind, length = layout.entry.unpack_from(blob, place)
        at = place + layout.entry.size
        place = at + layout.offset.size
        size = length * _SIZES.get(kind, 0)
        if size > layout.offset.size:
            (at,) = layout.offset.unpack_from(blob, at)
        if not 0 < size <= len(blob) - at:
            continue
        entry = Entry(kind, bytes(blob[at : at + size]), at=at)
        if tag in _POINTERS and depth < _DEEPEST and entry.numbers(layout):
            try:
                child = read_directory(blob, layout, entry.numbers(layout)[0], depth + 1)
            except struct.error:
                continue
            entry = Entry(kind, entry.data, child, at)
        directory[tag] = entry
    return directory


def directory_end(blob: bytes, layout: Layout, position: int) -> int:
    """Position after the entries: there stands the offset of the next directory."""
    (count,) = layout.count.unpack_from(blob, position)
    return position + layout.count.size + count * (layout.entry.size + layout.offset.size)


def integers(kind: int, *numbers: int, order: str = "<") -> Entry:
    """An entry of whole numbers; `kind` is BYTE, SHORT, LONG or LONG8."""
    return Entry(kind, struct.pack(f"{order}{len(numbers)}{_CODES[kind]}", *numbers))


def pack_directory(directory: Directory, layout: Layout, position: int) -> bytes:
    """A directory (without a next one), its long values and its children, to be put at `position`."""
    room = layout.offset.size
    start = position + layout.count.size + len(directory) * (layout.entry.size + room) + room
    entries, values = [layout.count.pack(len(directory))], b""
    for tag, entry in sorted(directory.items()):
        kind, data = entry.kind, entry.data
        values += b"\0" * ((start + len(values)) % 2)  # values begin on a word
        if entry.child is not None:
            kind = LONG8 if layout.big else LONG
            data = layout.offset.pack(start + len(values))
            values += pack_directory(entry.child, layout, start + len(values))
        elif len(data) > room:
            inline = layout.offset.pack(start + len(values))
            values += data
            entries.append(layout.entry.pack(tag, kind, len(data) // _SIZES[kind]) + inline)
            continue
        entries.append(layout.entry.pack(tag, kind, len(data) // _SIZES[kind]) + data.ljust(room, b"\0"))
    return b"".join(entries) + layout.offset.pack(0) + values
