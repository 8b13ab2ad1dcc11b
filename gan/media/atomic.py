"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from gan.media.errors import MediaError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# What file systems without hard links (FAT, some network drives) answer to a request for one.
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK})


class AtomicFile(io.RawIOBase):
    """A file being written beside its target without a name, which it gets only when it is whole.

    Use it as a context manager: `commit` puts it in place, leaving without removes it. Folders on the way
    to the target are made. Every method that touches the disk raises `MediaError` with one sentence.
    Where the system has no files without names (only Linux has), a hidden name stands in: then a process
    that is killed leaves a part file behind, though still nothing under the target's name.

    Attributes:
        target: where it will be, unless that name is taken.
    """

    def __init__(self, target: Path, *, overwrite: bool = False) -> None:
        super().__init__()
        self.target = Path(target)
        self._part = self.target.parent / f".ganvas-{secrets.token_hex(6)}.part"
        self._overwrite = overwrite
        self._is_over = True  # nothing to remove yet
        with saving(self.target):
            self.target.parent.mkdir(parents=True, exist_ok=True)
            descriptor = _open_nameless(self.target.parent)
            self._is_nameless = descriptor is not None
            if descriptor is None:
                descriptor = _open_new(self._part)
            self._file: BinaryIO = os.fdopen(descriptor, "w+b")
        self._is_over = False

    def __enter__(self) -> AtomicFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what was written unless it is committed. May be called again."""
        if not self._is_over:
            self._is_over = True
            with contextlib.suppress(OSError):
                self._file.close()
            with contextlib.suppress(OSError):
                self._part.unlink()
        super().close()

    def readable(self) -> bool:
        """True: encoders look back at what they wrote."""
        return True

    def writable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """True."""
        return True

    def fileno(self) -> int:
        """Not given, so that libraries write through `write` and get its errors."""
        raise io.UnsupportedOperation("fileno")

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Write all of `data`; returns its number of bytes."""
        with saving(self.target):
            return self._file.write(data)

    def readinto(self, buffer: bytearray | memoryview) -> int:
        """Read what was written, for encoders that look back."""
        with saving(self.target):
            return self._file.readinto(buffer)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move; returns the position in bytes."""
        with saving(self.target):
            return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The position in bytes."""
        return self._file.tell()

    def truncate(self, size: int | None = None) -> int:
        """Cut or stretch the file to `size` bytes."""
        with saving(self.target):
            return self._file.truncate(size)

    def flush(self) -> None:
        """Hand everything to the operating system."""
        if not self._is_over:
            with saving(self.target):
                self._file.flush()

    def commit(self) -> Path:
        """Put the file in place and return where: at the target, or at "name (2).png" if that is taken."""
        if self._is_over:
            raise ValueError(f"{self.target.name} is closed already")
        with saving(self.target):
            self._file.flush()
            os.fsync(self._file.fileno())
            if self._is_nameless:
                _name(self._file.fileno(), self._part)
            self._file.close()  # Windows renames closed files only
            path = self._put_in_place()
        self._is_over = True
        super().close()
        return path

    def _put_in_place(self) -> Path:
        if self._overwrite:
            os.replace(self._part, self.target)
            return self.target
        for path in chain([self.target], (numbered(self.target, number) for number in count(2))):
            try:
                _rename_to_new(self._part, path)
                return path
            except FileExistsError:
                continue
        raise AssertionError("numbers do not end")


def numbered(path: Path, number: int) -> Path:
    """ "name (2).png" for "name.png" and 2."""
    return path.with_name(f"{path.stem} ({number}){path.suffix}")


@contextlib.contextmanager
def saving(target: Path) -> Iterator[None]:
    """Turn errors of the operating system into one sentence about `target`.

    Raises:
        MediaError: with the sentence.
    """
    try:
        yield
    except OSError as error:
        raise MediaError(_sentence(target, error)) from error


def _sentence(target: Path, error: OSError) -> str:
    name, folder = target.name, target.parent
    if error.errno in _FULL:
        return f"{name} could not be saved because the disk of {folder} is full; free some space."
    if error.errno == errno.EFBIG:
        return f"{name} is larger than {folder} allows a file to be; choose another folder."
    if error.errno in _FORBIDDEN:
        return f"{name} could not be saved because you may not write to {folder}; choose another folder."
    if error.errno == errno.ENAMETOOLONG:
        return f"{name} is too long a name for {folder}; choose a shorter one."
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return f"{name} could not be saved because {folder} is not a folder; choose another one."
    if error.errno == errno.EISDIR:
        return f"{target} is a folder, so no file can be saved under that name; choose another one."
    return f"{name} could not be saved in {folder} ({error.strerror or error}); try another folder."


def _open_new(path: Path) -> int:
    """A new file of this name, as a descriptor.

    Not by `tempfile`, whose files only their owner may read: a result has the person's usual rights.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)


def _open_nameless(folder: Path) -> int | None:
    """A file in `folder` that has no name and goes when the process does; None where there are none."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT):
            return None  # a file system without them, or a kernel; real trouble shows again at the next try
        raise


def _name(descriptor: int, path: Path) -> None:
    """Give a nameless file its name, as open(2) describes."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # With a folder given, Python calls linkat(2), which follows the link in /proc to the file.
        os.link(f"/proc/self/fd/{descriptor}", path.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _rename_to_new(part: Path, path: Path) -> None:
    """Rename `part` to `path`.

    Raises:
        FileExistsError: something is there; nothing has changed.
    """
    try:
        os.link(part, path)  # unlike a rename, a link never replaces, whoever else is writing
    except FileExistsError:
        raise
    except (OSError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))  # takes the name, as a link would
        os.replace(part, path)
    else:
        part.unlink()
