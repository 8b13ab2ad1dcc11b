"""Animated GIF: one palette for the whole film, and dithering that stands still.

Frames wait beside the target, packed without loss, until all of them are known; then they are mapped.
"""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from fractions import Fraction

import av
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame

from gan.media.atomic import saving
from gan.media.films.output import FilmOutput
from gan.media.films.settings import FilmSettings
from gan.media.films.stream import as_picture

_HUNDREDTH = Fraction(1, 100)  # what a GIF counts time in
_SHORTEST = 2  # hundredths; players show frames of 1 or 0 for a tenth of a second
_HEAD = struct.Struct(">qq")
_SAMPLES = 5
# Where the palette alone comes this close, in mean squared error (38 dB), dithering would only add patterns.
_GOOD_ENOUGH = 10.0
# Ordered, so that a place that does not change is dithered the same in every frame; diffusion flickers.
_DITHER = "bayer:bayer_scale=3"


class GifEncoder:
    """Gathers frames, and in `finish` chooses 256 colours for all of them and encodes."""

    def __init__(self, output: FilmOutput, settings: FilmSettings, cancelled: Callable[[], bool]) -> None:
        self._output, self._settings, self._cancelled = output, settings, cancelled
        self._container = av.open(
            output, "w", format="gif", container_options={"loop": "0" if settings.loop else "-1"}
        )
        self._stream = self._container.add_stream("gif", rate=settings.rate)
        self._stream.width, self._stream.height = settings.width, settings.height
        self._stream.pix_fmt = "pal8"
        self._stream.codec_context.time_base = _HUNDREDTH
        self._palette = _PaletteMaker(settings)
        with saving(settings.target):
            self._waiting = tempfile.TemporaryFile(
                prefix=".ganvas-", suffix=".part", dir=settings.target.parent
            )
        self._places: list[int] = []
        self._last = -_SHORTEST

    def add(self, frame: np.ndarray, tick: int) -> None:
        """Take one frame, (H, W, 3) or (H, W, 4) uint8; left out if its time is up before players show it."""
        hundredths = round(Fraction(100 * tick, self._settings.ticks))
        if hundredths - self._last < _SHORTEST:
            return
        self._last = hundredths
        self._palette.add(frame)
        packed = zlib.compress(np.ascontiguousarray(frame), 1)
        with saving(self._settings.target):
            self._places.append(self._waiting.tell())
            self._waiting.write(_HEAD.pack(hundredths, len(packed)))
            self._waiting.write(packed)

    def finish(self) -> None:
        """Map every frame to the palette and write the file."""
        palette = self._palette.finish()
        mapper = _Mapper(self._settings, palette, self._dithering(palette))
        for index in range(len(self._places)):
            frame, hundredths = self._frame(index)
            for mapped in mapper.map(frame, hundredths):
                self._encode(mapped)
        for mapped in mapper.finish():
            self._encode(mapped)
        self._encode(None)
        self._container.close()

    def close(self) -> None:
        """Give everything back, whether finished or not."""
        self._container.close()
        self._waiting.close()

    def _dithering(self, palette: VideoFrame) -> str:
        """FFmpeg's name of the dithering that suits the frames."""
        places = np.unique(np.linspace(0, len(self._places) - 1, _SAMPLES).round().astype(int))
        mapper = _Mapper(self._settings, palette, "none")
        errors = []
        for index in places.tolist():
            frame, hundredths = self._frame(index)
            for mapped in mapper.map(frame, hundredths):
                shown = mapped.to_ndarray(format="rgba").astype(np.float32)[..., :3]
                errors.append(np.square(shown - frame[..., :3])[_visible(frame)].mean())
        return "none" if np.mean(errors) < _GOOD_ENOUGH else _DITHER

    def _frame(self, index: int) -> tuple[np.ndarray, int]:
        """A frame that was put aside, and its time in hundredths of a second."""
        if self._cancelled():
            raise CancelledError
        with saving(self._settings.target):
            self._waiting.seek(self._places[index])
            hundredths, length = _HEAD.unpack(self._waiting.read(_HEAD.size))
            pixels = np.frombuffer(zlib.decompress(self._waiting.read(length)), np.uint8)
        return pixels.reshape(self._settings.height, self._settings.width, -1), hundredths

    def _encode(self, picture: VideoFrame | None) -> None:
        for packet in self._stream.encode(picture):
            self._container.mux(packet)


class _PaletteMaker:
    """Counts colours and cuts them into 256, FFmpeg's `palettegen`."""

    def __init__(self, settings: FilmSettings) -> None:
        # Every second pixel of every second row tells enough.
        self._size = (-(-settings.width // 2), -(-settings.height // 2))
        self._graph = Graph()
        self._source = _add_source(self._graph, self._size, "rgba" if settings.alpha else "rgb24")
        maker = self._graph.add("palettegen", f"reserve_transparent={int(settings.alpha)}")
        self._sink = self._graph.add("buffersink")
        self._source.link_to(maker)
        maker.link_to(self._sink)
        self._graph.configure()
        self._count = 0

    def add(self, frame: np.ndarray) -> None:
        """Count the colours of a frame, (H, W, 3) or (H, W, 4) uint8."""
        _push(self._source, as_picture(frame[::2, ::2]), self._count)
        self._count += 1

    def finish(self) -> VideoFrame:
        """The palette, a picture of 16 x 16."""
        self._source.push(None)
        return self._sink.pull()


class _Mapper:
    """Maps frames to a palette, FFmpeg's `paletteuse`."""

    def __init__(self, settings: FilmSettings, palette: VideoFrame, dithering: str) -> None:
        graph = Graph()
        pixels = "rgba" if settings.alpha else "rgb24"
        self._source = _add_source(graph, (settings.width, settings.height), pixels)
        colours = _add_source(graph, (palette.width, palette.height), palette.format.name)
        user = graph.add("paletteuse", f"dither={dithering}:diff_mode=rectangle")
        self._sink = graph.add("buffersink")
        self._source.link_to(user, 0, 0)
        colours.link_to(user, 0, 1)
        user.link_to(self._sink)
        graph.configure()
        self._graph = graph  # keeps the filters alive
        _push(colours, palette, 0)
        colours.push(None)

    def map(self, frame: np.ndarray, hundredths: int) -> Iterator[VideoFrame]:
        """The frames, none or one, that are mapped now."""
        _push(self._source, as_picture(frame), hundredths)
        yield from self._pull()

    def finish(self) -> Iterator[VideoFrame]:
        """The frames that were held back."""
        self._source.push(None)
        yield from self._pull()

    def _pull(self) -> Iterator[VideoFrame]:
        while True:
            try:
                yield self._sink.pull()
            except (av.BlockingIOError, av.EOFError):
                return


def _add_source(graph: Graph, size: tuple[int, int], pixels: str) -> av.filter.context.FilterContext:
    return graph.add_buffer(width=size[0], height=size[1], format=pixels, time_base=_HUNDREDTH)


def _push(source: av.filter.context.FilterContext, picture: VideoFrame, hundredths: int) -> None:
    picture.pts, picture.time_base = hundredths, _HUNDREDTH
    source.push(picture)


def _visible(frame: np.ndarray) -> np.ndarray:
    """(H, W) bool: where a frame is not transparent; everywhere if it is nowhere."""
    if frame.shape[2] == 3:
        return np.ones(frame.shape[:2], bool)
    seen = frame[..., 3] >= 128
    return seen if seen.any() else ~seen
