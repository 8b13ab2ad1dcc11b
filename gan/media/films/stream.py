"""Films that are encoded while their frames come: MP4, WebM, animated PNG and WebP."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from fractions import Fraction

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from gan.media.films.output import FilmOutput
from gan.media.films.settings import FilmSettings

# Of the ways to halve colours, averages of 2x2 came back closest; without accurate rounding all of them
# darken by one level.
_TO_YUV = Interpolation.AREA | Interpolation.ACCURATE_RND
# Weighing blocks by their future (mbtree) reads memory that nobody wrote, on processors with AVX-512. Without
# it nothing is gained by looking ahead; nor is by moving pictures in small blocks. Both measured: the same
# loss at the same size or less, in half the time.
_REPEATABLE = "mbtree=0:rc-lookahead=0:scenecut=0:b-adapt=0:partitions=i8x8,i4x4"
_SECONDS_BETWEEN_KEYS = 4  # a player can start only there, so dragging its slider depends on it


@dataclass(frozen=True)
class Recipe:
    """How FFmpeg is told to write a format.

    Attributes:
        muxer, encoder, pixels: FFmpeg's names of the container, the encoder and the pixel format.
        options: of the encoder.
        container_options: of the container.
    """

    muxer: str
    encoder: str
    pixels: str
    options: dict[str, str]
    container_options: dict[str, str] = field(default_factory=dict)


def recipe_of(settings: FilmSettings) -> Recipe:
    """The recipe of a film in one of this module's formats."""
    quality, plays = settings.quality, "0" if settings.loop else "1"
    keys = {"g": str(max(1, round(settings.rate * _SECONDS_BETWEEN_KEYS)))}
    if settings.format.suffix == ".mp4":
        # Constant rate factors run from 51 (worst) down; 85 becomes 18, where losses stop being seen.
        options = {"preset": "veryfast", "crf": f"{52 - 0.4 * quality:.1f}"} | keys
        if settings.repeatable:
            options["x264-params"] = _REPEATABLE
        return Recipe("mp4", "libx264", "yuv420p", options, {"movflags": "+faststart"})
    if settings.format.suffix == ".webm":
        options = {"crf": str(round(63 - 0.45 * quality)), "b": "0", "deadline": "realtime"} | keys
        # Four times as fast as the unhurried mode at the same quality, in files half as large again.
        options |= {"cpu-used": "6", "row-mt": "1", "tile-columns": "2"}
        if settings.alpha:  # frames made from later ones cannot carry transparency
            options["auto-alt-ref"] = "0"
        return Recipe("webm", "libvpx-vp9", "yuva420p" if settings.alpha else "yuv420p", options)
    if settings.format.suffix == ".png":
        pixels = "rgba" if settings.alpha else "rgb24"
        return Recipe("apng", "apng", pixels, {"pred": "paeth"}, {"plays": plays})
    return Recipe("webp", "libwebp_anim", "bgra", {"quality": str(quality)}, {"loop": plays})


class StreamEncoder:
    """Encodes frame after frame into a container, in memory that does not grow for MP4, WebM and PNG.

    WebP is put together by its library, which keeps what is encoded until the end.
    """

    def __init__(self, output: FilmOutput, settings: FilmSettings, cancelled: Callable[[], bool]) -> None:
        recipe = recipe_of(settings)
        self._settings, self._cancelled, self._pixels = settings, cancelled, recipe.pixels
        self._halves_colours = recipe.pixels.startswith("yuv")
        self._container = av.open(
            output,
            "w",
            format=recipe.muxer,
            container_options=recipe.container_options,
            io_open=output.open_again,
        )
        self._stream = self._container.add_stream(recipe.encoder, rate=settings.rate, options=recipe.options)
        context = self._stream.codec_context
        context.pix_fmt = recipe.pixels
        context.time_base = Fraction(1, settings.ticks)
        # Width and height of halved colours are even.
        odd = (settings.width % 2, settings.height % 2) if self._halves_colours else (0, 0)
        context.width, context.height = settings.width + odd[0], settings.height + odd[1]
        self._canvas: av.VideoFrame | None = None
        self._padding = ((0, odd[1]), (0, odd[0]), (0, 0)) if any(odd) else None
        if self._halves_colours:
            look = settings.look
            self._matrix = Colorspace(look.matrix)
            self._range = ColorRange.JPEG if look.is_full_range else ColorRange.MPEG
            context.colorspace, context.color_range = look.matrix, self._range
            context.color_primaries, context.color_trc = look.primaries, look.transfer
            context.sample_aspect_ratio = look.pixel_shape

    def add(self, frame: np.ndarray, tick: int) -> None:
        """Encode one frame, (H, W, 3) or with alpha (H, W, 4) uint8, shown from `tick` on."""
        if self._padding:
            frame = np.pad(frame, self._padding, mode="edge")
        if self._halves_colours:
            picture = self._on_canvas(frame).reformat(
                format=self._pixels,
                dst_colorspace=self._matrix,
                dst_color_range=self._range,
                interpolation=_TO_YUV,
            )
        else:
            picture = as_picture(frame).reformat(format=self._pixels)
        picture.pts, picture.duration = tick, self._settings.step
        picture.time_base = self._stream.codec_context.time_base
        self._mux(self._stream.codec_context.encode_lazy(picture))

    def _on_canvas(self, frame: np.ndarray) -> av.VideoFrame:
        """A frame as FFmpeg has it, in memory that is used again: fresh memory takes longer than copying."""
        if self._canvas is None:
            self._canvas = as_picture(frame)
            return self._canvas
        plane = self._canvas.planes[0]
        rows = np.frombuffer(plane, np.uint8, plane.height * plane.line_size).reshape(plane.height, -1)
        rows[:, : frame[0].size].reshape(frame.shape, copy=False)[:] = frame
        return self._canvas

    def finish(self) -> None:
        """Encode what the encoder holds back, and end the file."""
        self._mux(self._stream.codec_context.encode_lazy(None))
        self._container.close()

    def close(self) -> None:
        """Give everything back, whether finished or not."""
        self._container.close()

    def _mux(self, packets: Iterable[av.Packet]) -> None:
        for packet in packets:
            if self._cancelled():
                raise CancelledError
            packet.stream = self._stream
            self._container.mux_one(packet)


def as_picture(frame: np.ndarray) -> av.VideoFrame:
    """A frame, (H, W, 3) or (H, W, 4) uint8, as FFmpeg has it."""
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), "rgba" if frame.shape[2] == 4 else "rgb24")
