"""Reading a film frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Protocol

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from gan.media.errors import MediaError
from gan.media.films.ending import CutOff, EndWatch, find_cut_off
from gan.media.films.fields import whole_frames
from gan.media.films.formats import FILM_SUFFIXES
from gan.media.films.info import FilmInfo, go_to_start, look_at_packets
from gan.media.films.look import FilmLook, look_of
from gan.media.films.webp import WebpSource
from gan.media.header import opened

# Without these, colours come back one level darker, and those of halved planes as blocks.
_TO_RGB = (
    Interpolation.BILINEAR
    | Interpolation.ACCURATE_RND
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
)
_UNSPECIFIED = 2  # AVCOL_SPC_UNSPECIFIED
_FIRST_HIGH_DEFINITION = 720  # lines; below, untagged colours are those of old television (BT.601)
_INEXACT = 0.01  # how much rates may differ because some containers count in milliseconds
_BACK = Fraction(10)  # seconds: where one starts to decode, so that frames have what they build upon
_ALPHA_DECODERS = {"vp9": "libvpx-vp9", "vp8": "libvpx"}  # FFmpeg's own leave alpha out
_PICTURES = ("_pipe", "image2")  # what FFmpeg calls the formats of single pictures
_STARTS = (b"\x1a\x45\xdf\xa3", b"GIF8", b"\x89PNG", b"RIFF", b"OggS", b"FLV\x01", b"\x00\x00\x01\xba")


@dataclass(frozen=True, eq=False)
class FilmFrame:
    """One frame.

    Attributes:
        pixels: (H, W, 3) RGB or (H, W, 4) RGB and alpha, uint8, the right way up.
        seconds: when it is shown, from the film's first frame on.
    """

    pixels: np.ndarray
    seconds: float


class Source(Protocol):
    """What a `FilmReader` reads from.

    Attributes:
        info: what the headers say.
        look: how its numbers are to be shown.
        start: seconds of the film's own clock at its first frame.
        broken: packets so far that could not be decoded.
        cut_off: what is there of it, once its last frame was read and more was promised.
        is_interlaced: whether a frame so far was.
    """

    info: FilmInfo
    look: FilmLook
    start: Fraction
    broken: int
    cut_off: CutOff | None
    is_interlaced: bool

    def frames(self, since: float = 0.0) -> Iterator[tuple[float, np.ndarray]]:
        """Moments in seconds and frames, from the moment `since` on."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


def probe_film(path: Path) -> FilmInfo:
    """What a film's headers say; at most its first frame is decoded.

    Raises:
        MediaError: as `read_film`.
    """
    with read_film(path) as reader:
        return reader.info


def read_film(path: Path, *, alpha: bool = False) -> FilmReader:
    """Open a film of any kind that FFmpeg reads, or an animated WebP.

    Args:
        path: the file.
        alpha: whether frames have a fourth channel; opaque in films without transparency.

    Raises:
        MediaError: it is missing, unreadable, no film, damaged, or has sound only.
    """
    path = Path(path)
    with opened(path, "film") as file:
        start = file.read(16)
    try:
        if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
            return FilmReader(path, WebpSource(path, alpha))
        return FilmReader(path, _FfmpegSource(path, alpha))
    except (av.FFmpegError, OSError, EOFError, SyntaxError) as error:  # Pillow's errors are of many kinds
        raise _no_film(path, start) from error


class FilmReader:
    """A film whose frames are decoded as they are asked for, made by `read_film`.

    Use it as a context manager, and iterate over it for frames, (H, W, 3) uint8. Going over it again starts
    anew.

    Attributes:
        path: the file.
        info: what its headers say.
    """

    def __init__(self, path: Path, source: Source) -> None:
        self.path, self.info = path, source.info
        self._source = source

    def __enter__(self) -> FilmReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[np.ndarray]:
        """Frames, (H, W, 3) or with alpha (H, W, 4) uint8, the right way up."""
        return (frame.pixels for frame in self.frames())

    @property
    def look(self) -> FilmLook:
        """How the film's numbers are to be shown."""
        return self._source.look

    @property
    def start(self) -> Fraction:
        """Seconds on the film's own clock, which sound and subtitles share, at its first frame."""
        return self._source.start

    @property
    def broken(self) -> int:
        """How many packets so far could not be decoded; their frames are missing."""
        return self._source.broken

    @property
    def cut_off(self) -> CutOff | None:
        """What is there of a film whose end is missing; known once its last frame was read."""
        return self._source.cut_off

    @property
    def is_interlaced(self) -> bool:
        """Whether a frame so far held two moments, of which one was kept."""
        return self._source.is_interlaced

    def frames(self, since: float = 0.0) -> Iterator[FilmFrame]:
        """Frames with their moments; one that is damaged is left out and counted.

        Args:
            since: a moment that a frame had before: the frames from there on, which is quicker than going
                through all before them. Where frames carry no moments, all of them come.

        Raises:
            MediaError: not one frame could be decoded.
        """
        count = 0
        for seconds, pixels in self._source.frames(since):
            count += 1
            yield FilmFrame(pixels, seconds)
        if not count:
            raise MediaError(f"{self.path} is damaged: none of its frames can be read; copy it again.")

    def close(self) -> None:
        """Close the file. May be called again."""
        self._source.close()


class _FfmpegSource:
    """See `Source`."""

    def __init__(self, path: Path, alpha: bool) -> None:
        self._path = path
        self.cut_off: CutOff | None = None
        self.is_interlaced = False
        self._watch = EndWatch()
        # The prefix keeps a name with a colon from being taken for an address.
        self._container = av.open(f"file:{path.absolute()}", options={"protocol_whitelist": "file"})
        try:
            if self._container.format.name.endswith(_PICTURES) and path.suffix.lower() in FILM_SUFFIXES:
                raise MediaError(f"{path} is a picture and no film; give it the ending of its kind.")
            self._stream = self._picture_stream(path)
            # Threads that share out whole frames are quicker, but a damaged frame then takes others with it.
            self._stream.thread_type = "SLICE"
            self._alpha = alpha
            self._is_read = False
            self.broken = 0
            self.info = self._inspect()
            self.broken = 0
            self.start = (self._stream.start_time or 0) * (self._stream.time_base or Fraction(1))
        except BaseException:
            self._container.close()
            raise

    def frames(self, since: float = 0.0) -> Iterator[tuple[float, np.ndarray]]:
        """See `Source`."""
        moment, step = 0.0, 1 / self.info.frames_per_second
        self._go_before(since)
        self._is_read = True
        self._watch.rest()
        for picture in whole_frames(self._pictures(), self._notice_fields):
            if picture.pts is not None and picture.time_base is not None:
                moment = float(picture.pts * picture.time_base - self.start)
                if 0 < since and moment < since:
                    self.broken = 0  # which belongs to what is passed over
                    continue
            yield moment, self._pixels(picture)
            moment += step
        self.cut_off = find_cut_off(self._path, self._container, self._stream, self._watch)

    def close(self) -> None:
        """See `Source`."""
        self._container.close()

    def _notice_fields(self) -> None:
        self.is_interlaced = True

    def _go_before(self, moment: float) -> None:
        """Go to a frame well before a moment that needs no other; to the beginning where that cannot be."""
        place = Fraction(moment) - _BACK
        if place <= 0 or not self._stream.time_base:
            self._rewind()
            return
        try:
            self._container.seek(int((self.start + place) / self._stream.time_base), stream=self._stream)
        except av.FFmpegError:
            go_to_start(self._container)
        self._stream.codec_context.flush_buffers()

    def _rewind(self) -> None:
        if self._is_read:
            self.broken = 0
            go_to_start(self._container)
            self._stream.codec_context.flush_buffers()

    def _picture_stream(self, path: Path) -> av.VideoStream:
        """The track of moving pictures; the cover of a song is none."""
        if not len(self._container.streams):
            raise EOFError("no tracks")
        covers = av.stream.Disposition.attached_pic
        for stream in self._container.streams.video:
            if not stream.disposition & covers and stream.codec_context is not None:
                return stream
        raise MediaError(f"{path} has no pictures, only sound or text; give a film.")

    def _inspect(self) -> FilmInfo:
        stream, container = self._stream, self._container
        duration = self._told_duration()
        timing = look_at_packets(container, stream, all=duration is None)
        if timing.is_whole or duration is None:
            duration = timing.duration
        count = timing.frames if timing.is_whole else stream.frames
        rate = stream.average_rate or stream.guessed_rate or Fraction(25)
        if timing.is_whole and duration and count > 1 and abs(count / duration / rate - 1) > _INEXACT:
            rate = Fraction(count) / duration
        rotation = self._look_at_first()
        size = (stream.codec_context.width, stream.codec_context.height)
        width, height = size if rotation % 180 == 0 else size[::-1]
        return FilmInfo(
            width=width,
            height=height,
            frames=count or round(duration * rate),
            frames_per_second=float(rate),
            duration=float(duration),
            is_variable=timing.is_variable,
            rotation=rotation,
            has_sound=bool(container.streams.audio),
            has_alpha=self._has_alpha(),
            codec=stream.codec_context.name,
        )

    def _told_duration(self) -> Fraction | None:
        if self._stream.duration and self._stream.time_base:
            return self._stream.duration * self._stream.time_base
        if self._container.duration:
            return Fraction(self._container.duration, av.time_base)
        return None

    def _has_alpha(self) -> bool:
        if self._has_alpha_beside():
            return True
        format = self._stream.codec_context.format
        return format is not None and any(component.is_alpha for component in format.components)

    def _has_alpha_beside(self) -> bool:
        """Whether alpha is a second picture beside each packet, as in WebM."""
        return any(
            key.lower() == "alpha_mode" and value == "1" for key, value in self._stream.metadata.items()
        )

    def _look_at_first(self) -> int:
        """Take the look of the first frame; returns the degrees clockwise by which it has to be turned."""
        self.look = FilmLook()
        for picture in self._pictures():
            go_to_start(self._container)
            self._stream.codec_context.flush_buffers()
            # FFmpeg tells the turn counter-clockwise.
            rotation = round(-picture.rotation / 90) * 90 % 360
            self.look = look_of(picture, self._stream.codec_context.sample_aspect_ratio, rotation)
            return rotation
        return 0

    def _pictures(self) -> Iterator[av.VideoFrame]:
        decoder = self._stream.codec_context
        name = _ALPHA_DECODERS.get(decoder.name)
        if self._alpha and name and self._has_alpha_beside():
            decoder = av.CodecContext.create(name, "r")
        for packet in self._packets():
            try:
                yield from decoder.decode(packet)
            except av.FFmpegError:
                self.broken += 1

    def _packets(self) -> Iterator[av.Packet]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except (StopIteration, av.EOFError):
                return
            except av.FFmpegError:  # cut off: what came before is there
                self.broken += 1
                return
            self._watch.see(packet)
            yield packet

    def _pixels(self, picture: av.VideoFrame) -> np.ndarray:
        """(H, W, 3) or (H, W, 4) uint8, the right way up."""
        context = self._stream.codec_context
        untagged = None
        if picture.colorspace == _UNSPECIFIED and picture.format.is_rgb is False:
            high = picture.height >= _FIRST_HIGH_DEFINITION
            untagged = Colorspace.ITU709 if high else Colorspace.ITU601
        pixels = picture.reformat(
            width=context.width,
            height=context.height,
            format="rgba" if self._alpha else "rgb24",
            src_colorspace=untagged,
            dst_color_range=ColorRange.JPEG,
            interpolation=_TO_RGB,
        ).to_ndarray()
        return np.ascontiguousarray(np.rot90(pixels, -self.info.rotation // 90))


def _no_film(path: Path, start: bytes) -> MediaError:
    """Why nothing could be made of a file, judged by how it begins."""
    if start.startswith(_STARTS) or start[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
        return MediaError(f"{path} is cut off or damaged; copy or download it again.")
    return MediaError(f"{path} is not a film; give an MP4, WebM, MOV, MKV, AVI, GIF or another film.")
