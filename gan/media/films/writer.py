"""Writing a film frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import numpy as np

from gan.media.atomic import AtomicFile
from gan.media.errors import MediaError
from gan.media.films.faults import encoding
from gan.media.films.formats import film_format
from gan.media.films.gif import GifEncoder
from gan.media.films.look import FilmLook
from gan.media.films.mux import add_sound
from gan.media.films.output import FilmOutput
from gan.media.films.reader import FilmReader
from gan.media.films.settings import FilmSettings, exact_rate, require_size
from gan.media.films.sound import Samples, Sound, SoundOf
from gan.media.films.stream import StreamEncoder, recipe_of


def open_film(
    target: Path,
    size: tuple[int, int],
    frames_per_second: float = 25,
    *,
    alpha: bool = False,
    quality: int = 85,
    loop: bool = True,
    look: FilmLook | None = None,
    repeatable: bool = False,
    overwrite: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> FilmWriter:
    """Begin to write a film.

    MP4, WebM and animated PNG are encoded while frames come, in memory that does not grow. GIF gathers its
    frames on disk and is encoded by `commit`; WebP keeps what it has encoded in memory.

    Args:
        target: the film; its ending chooses the format (see `WRITABLE_FILMS`), its folder is made if it is
            missing.
        size: width and height in pixels. MP4 and WebM have even ones: the last column or row is doubled.
        frames_per_second: 0.1..240. GIF counts in hundredths of a second: the frames of other rates than 25
            or 50 last one more or less, and what comes faster than 50 is left out.
        alpha: whether frames carry transparency; GIF has only all or nothing of it.
        quality: 1..100; PNG and GIF do not look at it.
        loop: whether a GIF, PNG or WebP starts again at its end.
        look: how the numbers of an MP4 or WebM are to be shown; None is BT.709.
        repeatable: whether the same frames always become the same bytes; an MP4 is a little larger then.
        overwrite: whether an existing target is replaced; else the name gets a number.
        cancelled: asked often; once it says True, `write` and `commit` raise `CancelledError`.

    Raises:
        MediaError: the ending is unknown, the format cannot hold such a film, its encoder is missing, or the
            disk refuses.
    """
    if min(size) < 1 or not 1 <= quality <= 100:
        raise ValueError(f"a film of {size[0]} x {size[1]} pixels and quality {quality}")
    target = Path(target)
    rate = exact_rate(frames_per_second, target.name)
    format, look = film_format(target), look or FilmLook()
    settings = FilmSettings(target, format, *size, rate, alpha, quality, loop, look, repeatable)
    require_size(settings)
    return FilmWriter(settings, overwrite, cancelled or (lambda: False))


class FilmWriter:
    """A film on its way to disk, made by `open_film`.

    Use it as a context manager: leaving it without `commit` removes what was written.

    Attributes:
        frames: how many were written.
    """

    def __init__(self, settings: FilmSettings, overwrite: bool, cancelled: Callable[[], bool]) -> None:
        self._settings, self._overwrite, self._cancelled = settings, overwrite, cancelled
        self._sound: Sound | None = None
        self._next = 0  # the tick at which the next frame begins
        self.frames = 0
        self._file = AtomicFile(settings.target, overwrite=overwrite)
        self._output = FilmOutput(self._file, cancelled)
        kind = GifEncoder if settings.format.suffix == ".gif" else StreamEncoder
        try:
            with encoding(settings.target):
                self._encoder = kind(self._output, settings, cancelled)
        except BaseException:
            self._output.closed = True
            self._file.close()
            raise

    def __enter__(self) -> FilmWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def seconds(self) -> float:
        """How long the film is so far."""
        return self._next / self._settings.ticks

    def write(self, frame: np.ndarray, at: float | None = None) -> None:
        """Add the next frame.

        Args:
            frame: (H, W, 3) RGB or (H, W, 4) RGB and alpha, uint8, alpha not multiplied in. A film without
                transparency leaves alpha out; one with it takes (H, W, 3) as opaque.
            at: the moment in seconds from which it is shown, later than that of the frame before; None
                follows the steady rate.

        Raises:
            MediaError: the frame has another size than the film, or the disk is full or refuses.
            CancelledError: the job is cancelled.
        """
        if self._cancelled():
            raise CancelledError
        frame = self._fitted(frame)
        tick = self._next if at is None else round(at * self._settings.ticks)
        if at is not None and self.frames and tick <= self._next - self._settings.step:
            raise ValueError(f"a frame at {at} s, which is not after the one before")
        with encoding(self._settings.target):
            self._encoder.add(frame, tick)
        self._next = tick + self._settings.step
        self.frames += 1

    def add_sound(self, samples: np.ndarray, rate: int) -> None:
        """Add to the sound track, which starts with the first frame; what outlasts the film is left out.

        Args:
            samples: (N,) or (N, 2) float32, -1..1. Called again, they follow those before.
            rate: samples a second, 8,000..192,000.

        Raises:
            MediaError: the format has no sound, or the disk is full or refuses.
        """
        samples = np.asarray(samples, np.float32)
        samples = samples[:, None] if samples.ndim == 1 else samples
        if samples.ndim != 2 or samples.shape[1] not in (1, 2) or not 8_000 <= rate <= 192_000:
            raise ValueError(f"sound of shape {samples.shape} with {rate} samples a second")
        self._require_sound()
        if self._sound is None:
            self._sound = Samples(self._settings.target, self._settings.format, samples.shape[1], rate)
        if not isinstance(self._sound, Samples) or (self._sound.channels, self._sound.rate) != (
            samples.shape[1],
            rate,
        ):
            raise ValueError("the film has another sound already")
        self._sound.add(samples)

    def copy_sound(self, reader: FilmReader) -> None:
        """Take over the sound of another film, in time with its frames; does nothing if it has none.

        Raises:
            MediaError: the format has no sound.
        """
        if not reader.info.has_sound:
            return
        self._require_sound()
        if self._sound is not None:
            raise ValueError("the film has another sound already")
        self._sound = SoundOf(reader.path, self._settings.format, reader.start)

    def commit(self) -> Path:
        """Complete the film and put it in place; returns where.

        Raises:
            MediaError: there are no frames, or the disk is full or refuses.
            CancelledError: the job is cancelled.
        """
        if not self.frames:
            raise MediaError(f"{self._settings.target.name} was not saved because it has no frames.")
        if self._cancelled():
            raise CancelledError
        with encoding(self._settings.target):
            self._encoder.finish()
            self._output.closed = True
            if self._sound is not None:
                self._put_sound(self._sound)
        if self._cancelled():
            raise CancelledError
        path = self._file.commit()
        self.close()
        return path

    def close(self) -> None:
        """Remove what was written unless it is committed. May be called again."""
        self._output.closed = True
        self._encoder.close()
        if self._sound is not None:
            self._sound.close()
        self._file.close()

    def _put_sound(self, sound: Sound) -> None:
        """Replace the file by one with sound."""
        whole = AtomicFile(self._settings.target, overwrite=self._overwrite)
        output = FilmOutput(whole, self._cancelled)
        try:
            seconds = Fraction(self._next, self._settings.ticks)
            add_sound(self._output, output, recipe_of(self._settings), sound, seconds)
        except BaseException:
            whole.close()
            raise
        self._file.close()
        self._file = whole

    def _require_sound(self) -> None:
        format = self._settings.format
        if format.sound is None:
            raise MediaError(
                f"{self._settings.target.name} cannot have sound because {format.name} has none; "
                "take .mp4 or .webm."
            )

    def _fitted(self, frame: np.ndarray) -> np.ndarray:
        """The frame with the film's number of channels."""
        height, width = self._settings.height, self._settings.width
        if frame.ndim != 3 or frame.shape[2] not in (3, 4) or frame.dtype != np.uint8:
            raise ValueError(f"a frame of shape {frame.shape} and type {frame.dtype}")
        if frame.shape[:2] != (height, width):
            raise MediaError(
                f"{self._settings.target.name} has {width} x {height} pixels, and a frame of "
                f"{frame.shape[1]} x {frame.shape[0]} does not fit in; make all frames the same size.",
                exit_status=1,
            )
        if not self._settings.alpha:
            return frame[..., :3]
        if frame.shape[2] == 4:
            return frame
        return np.concatenate([frame, np.full((height, width, 1), 255, np.uint8)], axis=2)
