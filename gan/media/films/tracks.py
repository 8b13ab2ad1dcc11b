"""The other tracks of a film: sound and subtitles, copied as they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av

# What players expect in a container; MKV holds everything that is not of another container's own kind.
_SOUND = {
    ".mp4": frozenset({"aac", "mp3", "ac3", "eac3", "alac", "opus", "flac"}),
    ".webm": frozenset({"opus", "vorbis"}),
}
_SUBTITLES = {
    ".mp4": frozenset({"mov_text", "dvd_subtitle"}),
    ".webm": frozenset({"webvtt"}),
    ".mkv": frozenset({"subrip", "ass", "ssa", "webvtt"})
    | {"hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle"},
}
_KINDS = {"audio": "sound", "subtitle": "subtitles"}


class Tracks:
    """The tracks beside the pictures of an open film, of which each is copied or named as left out.

    Attributes:
        unfit: "sound (vorbis)" and the like: what the container cannot hold.
        origin: seconds on the film's own clock at which its first track begins.
    """

    def __init__(self, path: Path, suffix: str) -> None:
        """Open a film again.

        Raises:
            av.FFmpegError: it is not there any more.
        """
        self._source = av.open(f"file:{path.absolute()}", options={"protocol_whitelist": "file"})
        found = [stream for stream in self._source.streams if stream.type in _KINDS]
        self._found = [stream for stream in found if _fits(stream, suffix)]
        self.unfit = [_words(stream) for stream in found if stream not in self._found]
        self.origin = Fraction(self._source.start_time or 0, av.time_base)

    @property
    def metadata(self) -> dict[str, str]:
        """Title, year and the like, as the film has them."""
        return dict(self._source.metadata)

    def packets(self, target: av.container.OutputContainer, seconds: Fraction | None) -> Iterator[av.Packet]:
        """Add the tracks to a container at once, and give their packets in the order of the file.

        Args:
            target: where they go.
            seconds: what begins later is left out; None leaves nothing out.
        """
        target.metadata.update(_plain(self.metadata))
        streams = {found.index: _copy_of(found, target) for found in self._found}
        _copy_chapters(self._source, target, self.origin, seconds)
        return self._copies(streams, seconds)

    def _copies(self, streams: dict[int, av.stream.Stream], seconds: Fraction | None) -> Iterator[av.Packet]:
        if not streams:
            return
        last = dict.fromkeys(streams, None)
        for packet in self._sound_ones():
            index = packet.stream.index
            if packet.pts is None and packet.dts is None:
                continue
            shift = round(self.origin / packet.time_base)
            packet.pts = (packet.pts if packet.pts is not None else packet.dts) - shift
            packet.dts = (packet.dts if packet.dts is not None else packet.pts + shift) - shift
            if seconds is not None and packet.pts * packet.time_base >= seconds:
                continue
            if last[index] is not None and packet.dts <= last[index]:
                packet.dts = last[index] + 1  # damaged films go back in time, which no container holds
                packet.pts = max(packet.pts, packet.dts)
            last[index] = packet.dts
            packet.stream = streams[index]
            yield packet

    def _sound_ones(self) -> Iterator[av.Packet]:
        """Packets up to the end, or to where the film is cut off."""
        packets = self._source.demux(self._found)
        while True:
            try:
                yield next(packets)
            except (StopIteration, av.FFmpegError):
                return

    def close(self) -> None:
        """Close the film."""
        self._source.close()


def unfit_tracks(path: Path, suffix: str) -> list[str]:
    """What of a film's sound and subtitles a container of this ending cannot hold, in words."""
    tracks = Tracks(path, suffix)
    tracks.close()
    return tracks.unfit


def _fits(stream: av.stream.Stream, suffix: str) -> bool:
    if stream.codec_context is None:
        return False
    name = stream.codec_context.codec.canonical_name  # that of the decoder may be a library's
    if stream.type == "audio":
        return suffix == ".mkv" or name in _SOUND[suffix]
    return name in _SUBTITLES[suffix]


def _words(stream: av.stream.Stream) -> str:
    context = stream.codec_context
    name = context.codec.canonical_name if context is not None else "of an unknown kind"
    return f"{_KINDS[stream.type]} ({name})"


def _copy_of(found: av.stream.Stream, target: av.container.OutputContainer) -> av.stream.Stream:
    stream = target.add_stream_from_template(found)
    stream.metadata.update(_plain(dict(found.metadata)))
    stream.disposition = found.disposition
    return stream


def _plain(metadata: dict[str, str]) -> dict[str, str]:
    """Without what describes the old file and not the film."""
    own = ("major_brand", "minor_version", "compatible_brands", "encoder", "duration", "vendor_id")
    return {
        key: text
        for key, text in metadata.items()
        if key.lower() not in own and not key.upper().startswith(("_STATISTICS", "NUMBER_OF", "BPS"))
    }


def _copy_chapters(
    source: av.container.InputContainer,
    target: av.container.OutputContainer,
    origin: Fraction,
    seconds: Fraction | None,
) -> None:
    chapters = []
    for chapter in source.chapters():
        shift = round(origin / chapter["time_base"])
        if seconds is None or (chapter["start"] - shift) * chapter["time_base"] < seconds:
            moved = {"start": max(0, chapter["start"] - shift), "end": max(0, chapter["end"] - shift)}
            chapters.append(chapter | moved)
    if chapters:
        target.set_chapters(chapters)
