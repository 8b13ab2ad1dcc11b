"""The finished pieces of a film, in a hidden folder beside its target, from which a broken run goes on.

Each piece is a film of its own that begins with a whole picture, so that pieces follow each other as one
film does at these places anyway. Beside the last one lies what the next frame builds upon. A run that
goes on writes the same pieces as one that never broke off.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import numpy as np

from gan.enhance.errors import EnhanceError
from gan.enhance.films.decoding import Reached
from gan.media import AtomicFile
from gan.media.atomic import saving
from gan.media.films import Piece

_WANTED = "wanted.json"
_STATE = ".state.npz"


@dataclass(frozen=True, eq=False)
class State:
    """Where a piece ended.

    Attributes:
        reached: frames and source.
        tick: of the last frame, in ticks of the film.
        starts: the tick at which each piece begins.
        reference: (H, W, 3) uint8, what every place was last computed from.
        result: (h, w, 3) uint8, the last frame of the result.
    """

    reached: Reached
    tick: int
    starts: tuple[int, ...]
    reference: np.ndarray
    result: np.ndarray


class PieceFolder:
    """The folder of one film; held by one job at a time.

    Attributes:
        path: the folder.
        state: where the last whole piece ended; None if there is none.
    """

    def __init__(self, target: Path, wanted: dict[str, object], key: str, suffix: str) -> None:
        """Make the folder or find it.

        Args:
            target: the film that is to be.
            wanted: everything that the film depends on, for people who wonder what the folder is.
            key: a short name for all that; another key is another folder.
            suffix: of the pieces.

        Raises:
            EnhanceError: another job works in it.
            MediaError: the disk refuses.
        """
        self.path = target.parent / f".{target.stem}-{key}.ganvas-film"
        self._suffix = suffix
        with saving(target):
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.path / "lock", target)
        try:
            self.state = self._last_state()
            if not (self.path / _WANTED).exists():
                self._write(_WANTED, json.dumps(wanted, indent=1, default=str).encode())
        except BaseException:
            self._lock.close()
            raise

    @property
    def count(self) -> int:
        """Whole pieces."""
        return len(self.state.starts) if self.state else 0

    def piece(self, index: int) -> Path:
        """Where a piece is, or is to be."""
        return self.path / f"{index:06}{self._suffix}"

    def pieces(self, ticks: int) -> list[Piece]:
        """All whole pieces, at `ticks` a second."""
        starts = self.state.starts if self.state else ()
        return [Piece(self.piece(index), Fraction(start, ticks)) for index, start in enumerate(starts)]

    def prepare(self, state: State) -> None:
        """Write down where the piece ends that is about to be put in place."""
        values = {"reached": asdict(state.reached), "tick": state.tick, "starts": state.starts}
        with AtomicFile(self._state(len(state.starts) - 1), overwrite=True) as file:
            np.savez(
                _Plain(file),
                about=np.frombuffer(json.dumps(values).encode(), np.uint8),
                reference=state.reference,
                result=state.result,
            )
            file.commit()

    def take(self, state: State) -> None:
        """The piece is in place: what was known of the one before is not needed any more."""
        self.state = state
        if self.count > 1:
            self._state(self.count - 2).unlink(missing_ok=True)

    def remember_preview(self, path: Path) -> None:
        """Keep where the preview is, for whoever finishes the film."""
        self._write("preview", os.fsencode(path))

    @property
    def preview(self) -> Path | None:
        """Where the preview is, if there is one."""
        try:
            return Path(os.fsdecode((self.path / "preview").read_bytes()))
        except OSError:
            return None

    def close(self) -> None:
        """Let others have the folder; an empty one goes. May be called again."""
        self._lock.close()
        if self.count == 0:
            self.remove()

    def remove(self) -> None:
        """Remove the folder and what is in it: the film is whole."""
        self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def _state(self, index: int) -> Path:
        return self.path / f"{index:06}{_STATE}"

    def _last_state(self) -> State | None:
        """The state of the last piece before which none is missing."""
        count = 0
        while self.piece(count).exists():
            count += 1
        for index in range(count - 1, -1, -1):
            if (state := _read_state(self._state(index))) is not None and len(state.starts) == index + 1:
                return state
        return None

    def _write(self, name: str, data: bytes) -> None:
        with AtomicFile(self.path / name, overwrite=True) as file:
            file.write(data)
            file.commit()


class _Plain:
    """An atomic file as NumPy wants it."""

    def __init__(self, file: AtomicFile) -> None:
        self._file = file
        self.read = file.read
        self.write, self.seek, self.tell, self.flush = file.write, file.seek, file.tell, file.flush


def _read_state(path: Path) -> State | None:
    """None if there is none, or it is damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            values = json.loads(stored["about"].tobytes())
            return State(
                Reached(**values["reached"]),
                values["tick"],
                tuple(values["starts"]),
                stored["reference"],
                stored["result"],
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def _locked(path: Path, target: Path) -> BinaryIO:
    """A file that only one job can have open; the system lets it go with the process.

    Raises:
        EnhanceError: another one has it.
    """
    file = path.open("ab")
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise EnhanceError(
            f"{target.name} is being made by another job at this moment; wait until that is over."
        ) from error
    return file


def _lock(file: BinaryIO) -> None:
    with contextlib.suppress(ImportError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt  # Windows

    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
