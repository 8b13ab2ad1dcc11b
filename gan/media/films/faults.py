"""What FFmpeg raises, as sentences."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

import av

from gan.media.atomic import saving
from gan.media.errors import MediaError


@contextlib.contextmanager
def encoding(target: Path) -> Iterator[None]:
    """Turn errors of encoders into one sentence about `target`; those of the disk are sentences already.

    Raises:
        MediaError: with the sentence.
    """
    try:
        yield
    except av.codec.codec.UnknownCodecError as error:
        raise MediaError(
            f"{target.name} cannot be written because the installed PyAV brings no encoder {error}; "
            "install PyAV from PyPI, or choose another ending: .mp4, .webm, .gif, .png or .webp.",
            exit_status=1,
        ) from error
    except av.FFmpegError as error:
        if error.errno == errno.ENOMEM:
            raise MemoryError(str(error)) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            with saving(target):
                raise OSError(error.errno, error.strerror) from error
        raise MediaError(
            f"{target.name} could not be encoded ({error.strerror}); try another size or ending.",
            exit_status=1,
        ) from error
