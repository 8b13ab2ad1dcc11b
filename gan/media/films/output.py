"""The file that FFmpeg writes into."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from concurrent.futures import CancelledError

from gan.media.atomic import AtomicFile


class FilmOutput:
    """An `AtomicFile` for `av.open`, which may be cancelled at every block, also while FFmpeg finishes.

    Attributes:
        closed: once it is True, FFmpeg writes no end to a film that nobody wants any more.
    """

    def __init__(self, file: AtomicFile, cancelled: Callable[[], bool]) -> None:
        self._file, self._cancelled = file, cancelled
        self.closed = False

    def write(self, data: bytes) -> int:
        """Write all of `data`.

        Raises:
            CancelledError: the job is cancelled.
            MediaError: the disk is full or refuses.
        """
        if self._cancelled():
            raise CancelledError
        return self._file.write(data)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes of what was written."""
        return self._file.read(size) or b""

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move; returns the position in bytes."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The position in bytes."""
        return self._file.tell()

    def open_again(self, url: str, flags: int, options: dict[str, str]) -> SecondReader:
        """The same file with a position of its own, which MP4 needs to move its index to the front."""
        return SecondReader(self._file)


class SecondReader(io.RawIOBase):
    """What was written to an `AtomicFile` so far, read from a position of its own."""

    def __init__(self, file: AtomicFile) -> None:
        super().__init__()
        self._file = file
        self._position = 0

    def readable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move; returns the position in bytes."""
        if whence == os.SEEK_END:
            offset += self._length()
        elif whence == os.SEEK_CUR:
            offset += self._position
        self._position = offset
        return offset

    def tell(self) -> int:
        """The position in bytes."""
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:
        """Read, and leave the position of the file itself where it is."""
        kept = self._file.tell()
        self._file.seek(self._position)
        number = self._file.readinto(buffer)
        self._file.seek(kept)
        self._position += number
        return number

    def _length(self) -> int:
        kept = self._file.tell()
        length = self._file.seek(0, os.SEEK_END)
        self._file.seek(kept)
        return length
