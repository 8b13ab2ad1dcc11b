"""The sound track of a film: from samples, or from another film."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
import numpy as np
from av.audio.stream import AudioStream

from gan.media.atomic import saving
from gan.media.errors import MediaError
from gan.media.films.formats import FilmFormat

_BLOCK = 1 << 14  # samples read from the disk at once
_OPUS_RATE = 48_000  # the only one that Opus has at its best
_HIGHEST_AAC_RATE = 48_000
_LEAD = Fraction(1, 10)  # seconds
_BITS_A_SECOND = {1: 96_000, 2: 160_000}
# What players expect in a container; other codecs are encoded anew.
_CODECS = {".mp4": frozenset({"aac", "mp3", "ac3", "eac3"}), ".webm": frozenset({"opus", "vorbis"})}


class Sound(Protocol):
    """A sound track that can be put into a film."""

    def packets(self, container: av.container.OutputContainer, seconds: Fraction) -> Iterator[av.Packet]:
        """Add a stream to the container at once, and give its packets in order, `seconds` long at most."""
        ...

    def close(self) -> None:
        """Give back what it holds."""
        ...


class Samples:
    """Samples that wait on disk beside the target."""

    def __init__(self, target: Path, format: FilmFormat, channels: int, rate: int) -> None:
        self.channels, self.rate = channels, rate
        self._target, self._format = target, format
        self._count = 0
        with saving(target):
            self._file = tempfile.TemporaryFile(prefix=".ganvas-", suffix=".part", dir=target.parent)

    def add(self, samples: np.ndarray) -> None:
        """Add (N, channels) float32, -1..1."""
        with saving(self._target):
            self._file.write(np.clip(np.nan_to_num(samples), -1, 1).astype(np.float32).tobytes())
        self._count += len(samples)

    def packets(self, container: av.container.OutputContainer, seconds: Fraction) -> Iterator[av.Packet]:
        """See `Sound`."""
        stream = add_sound_stream(container, self._format, self.channels, self.rate)
        return _encode(stream, self._frames(min(self._count, round(seconds * self.rate))))

    def close(self) -> None:
        """See `Sound`."""
        self._file.close()

    def _frames(self, count: int) -> Iterator[av.AudioFrame]:
        layout = "stereo" if self.channels == 2 else "mono"
        with saving(self._target):
            self._file.seek(0)
            for start in range(0, count, _BLOCK):
                size = min(_BLOCK, count - start)
                block = np.frombuffer(self._file.read(4 * size * self.channels), np.float32)
                frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), "flt", layout)
                frame.sample_rate, frame.pts, frame.time_base = self.rate, start, Fraction(1, self.rate)
                yield frame


class SoundOf:
    """The sound of another film: copied where the container can hold it, else encoded anew.

    Args:
        path: the other film.
        start: its moment, in seconds, at which the new film begins.
    """

    def __init__(self, path: Path, format: FilmFormat, start: Fraction = Fraction(0)) -> None:
        self._path, self._format, self._start = path, format, start
        self._source: av.container.InputContainer | None = None

    def packets(self, container: av.container.OutputContainer, seconds: Fraction) -> Iterator[av.Packet]:
        """See `Sound`."""
        self._source = av.open(f"file:{self._path}")
        found = self._source.streams.best("audio")
        if found is None:
            raise MediaError(f"{self._path} has no sound track any more; choose the film again.")
        if found.codec_context.name in _CODECS[self._format.suffix]:
            stream = container.add_stream_from_template(found)
            return self._copies(found, stream, seconds)
        channels = min(found.codec_context.layout.nb_channels, 2)
        stream = add_sound_stream(container, self._format, channels, found.codec_context.rate)
        return _encode(stream, self._decoded(found, seconds))

    def close(self) -> None:
        """See `Sound`."""
        if self._source is not None:
            self._source.close()

    def _copies(self, found: AudioStream, stream: AudioStream, seconds: Fraction) -> Iterator[av.Packet]:
        assert self._source is not None
        shift = round(self._start / found.time_base)
        for packet in self._source.demux(found):
            if packet.dts is None or packet.pts is None:
                continue
            # A decoder needs a packet or two from before the first that is heard.
            if not -_LEAD <= (packet.pts - shift) * found.time_base < seconds:
                continue
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            packet.stream = stream
            yield packet

    def _decoded(self, found: AudioStream, seconds: Fraction) -> Iterator[av.AudioFrame]:
        assert self._source is not None
        shift = round(self._start / found.time_base)
        for frame in self._source.decode(found):
            if frame.pts is None or not 0 <= (frame.pts - shift) * found.time_base < seconds:
                continue
            frame.pts -= shift
            yield frame


def add_sound_stream(
    container: av.container.OutputContainer, format: FilmFormat, channels: int, rate: int
) -> AudioStream:
    """A new sound stream in the format's codec."""
    assert format.sound is not None
    rate = _OPUS_RATE if format.sound == "libopus" else min(rate, _HIGHEST_AAC_RATE)
    stream = container.add_stream(format.sound, rate=rate)
    stream.codec_context.layout = "stereo" if channels == 2 else "mono"
    stream.codec_context.bit_rate = _BITS_A_SECOND[channels]
    return stream


def _encode(stream: AudioStream, frames: Iterator[av.AudioFrame]) -> Iterator[av.Packet]:
    for frame in frames:
        yield from stream.encode(frame)
    yield from stream.encode(None)
