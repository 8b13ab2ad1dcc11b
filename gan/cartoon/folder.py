"""A folder of frames that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from itertools import count
from pathlib import Path
from types import TracebackType

from gan.media.atomic import AtomicFile, saving


class FrameFolder:
    """A folder on its way to disk: frames gather in a hidden one beside it, which then gets its name.

    Use it as a context manager: leaving it without `commit` removes what was written.

    Args:
        target: the folder. One that is there and holds something gets a numbered one beside it.
        frames: how many there will be, for the width of their numbers.
        overwrite: put the frames into a folder that is there instead.

    Raises:
        MediaError: the disk refuses.
    """

    def __init__(self, target: Path, frames: int, *, overwrite: bool = False) -> None:
        self._target, self._overwrite = Path(target), overwrite
        self._digits = max(4, len(str(frames)))
        self._number = 0
        self._part = self._target.parent / f".ganvas-{secrets.token_hex(6)}.part"
        with saving(self._target):
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if self._target.exists() and not self._target.is_dir():
                raise FileExistsError(17, "is a file", str(self._target))
            self._part.mkdir()

    def __enter__(self) -> FrameFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._part, ignore_errors=True)

    def write(self, png: bytes) -> None:
        """Add the next frame.

        Raises:
            MediaError: the disk is full or refuses.
        """
        with AtomicFile(self._part / f"{self._number:0{self._digits}d}.png") as file:
            file.write(png)
            file.commit()
        self._number += 1

    def commit(self) -> Path:
        """Put the folder in place; returns where.

        Raises:
            MediaError: the disk refuses.
        """
        with saving(self._target):
            if self._overwrite and self._target.is_dir():
                for frame in sorted(self._part.iterdir()):
                    os.replace(frame, self._target / frame.name)
                return self._target
            for path in self._free():
                try:
                    os.rename(self._part, path)  # an empty folder of that name is replaced
                    return path
                except OSError:
                    if not path.exists():
                        raise
        raise AssertionError("numbers do not end")

    def _free(self):
        yield self._target
        for number in count(2):
            yield self._target.with_name(f"{self._target.name} ({number})")
