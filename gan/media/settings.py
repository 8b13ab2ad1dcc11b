"""The settings that a picture was made with, carried in the picture itself: a text chunk of PNG."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

KEYWORD = b"Ganvas settings"
_START = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(_START) + 8 + 13 + 4  # IHDR comes first, and always has this length
_LONGEST = 16 * 2**20  # characters
_MOST_CHUNKS = 1000  # before the pixels


def settings_chunk(text: str) -> bytes:
    """The content of an iTXt chunk (W3C PNG, 11.3.3.4) with a text, compressed."""
    # Keyword, compressed, by deflate, no language, no translated keyword.
    return KEYWORD + b"\0\1\0\0\0" + zlib.compress(text.encode())


def with_settings(png: bytes, text: str) -> bytes:
    """A whole PNG file with a text put into it, or as it was where there is no text."""
    if not text:
        return png
    data = settings_chunk(text)
    check = zlib.crc32(data, zlib.crc32(b"iTXt"))
    chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", check)
    return png[:_HEADER_END] + chunk + png[_HEADER_END:]


def read_settings(path: Path) -> str:
    """The text that a PNG file carries; "" for files without one, of another kind, or unreadable."""
    try:
        with path.open("rb") as file:
            if file.read(len(_START)) != _START:
                return ""
            for _ in range(_MOST_CHUNKS):
                length, name = struct.unpack(">I4s", file.read(8))
                if name in (b"IDAT", b"IEND"):
                    return ""
                if name != b"iTXt" or length > _LONGEST:
                    file.seek(length + 4, 1)
                    continue
                data = file.read(length)
                file.seek(4, 1)
                if data.startswith(KEYWORD + b"\0"):
                    return _text_of(data)
    except (OSError, struct.error, ValueError, IndexError, zlib.error):
        pass
    return ""


def _text_of(data: bytes) -> str:
    is_packed, rest = data[len(KEYWORD) + 1], data[len(KEYWORD) + 3 :]
    text = rest.split(b"\0", 2)[2]
    if is_packed:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(text, _LONGEST)  # what a file says of itself is not believed
        if unpacker.unconsumed_tail:
            return ""
    return text.decode()
