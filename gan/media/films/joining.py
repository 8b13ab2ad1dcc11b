"""Pieces of a film, written one after another, become one film with the other tracks of the original."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from gan.media.atomic import AtomicFile
from gan.media.errors import MediaError
from gan.media.films.faults import encoding
from gan.media.films.output import FilmOutput
from gan.media.films.reader import FilmReader
from gan.media.films.tracks import Tracks

_MUXERS = {".mp4": "mp4", ".mkv": "matroska", ".webm": "webm"}
_OPTIONS = {".mp4": {"movflags": "+faststart"}}


@dataclass(frozen=True)
class Piece:
    """One piece, whose own clock begins at its first frame.

    Attributes:
        path: the file, as `open_film` writes it.
        start: seconds after the film's first frame at which it begins.
    """

    path: Path
    start: Fraction


def join_film(
    pieces: Sequence[Piece],
    target: Path,
    original: FilmReader,
    *,
    seconds: float | None = None,
    overwrite: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy pieces into one film, with the sound, the subtitles, the chapters and the title of the original.

    Nothing is decoded or encoded, and memory does not grow with the film but for its index.

    Args:
        pieces: encoded alike, in order.
        target: ".mp4", ".mkv" or ".webm". Tracks that it cannot hold are left out (see `unfit_tracks`).
        original: whose clock the pieces follow.
        seconds: tracks are cut off there; None takes all of them.
        overwrite: whether an existing target is replaced; else the name gets a number.
        cancelled: asked often.

    Returns:
        Where the film is.

    Raises:
        MediaError: a piece or the original is gone, or the disk is full or refuses.
        CancelledError: the job is cancelled.
    """
    try:
        tracks = Tracks(original.path, target.suffix)
    except (av.FFmpegError, OSError) as error:
        raise MediaError(f"{original.path} cannot be read any more, so its sound is missing.") from error
    file = AtomicFile(target, overwrite=overwrite)
    output = FilmOutput(file, cancelled)
    try:
        with encoding(target):
            _write(pieces, target.suffix, output, tracks, original.start, seconds)
        output.closed = True
        if cancelled():
            raise CancelledError
        return file.commit()
    finally:
        output.closed = True
        file.close()
        tracks.close()


def _write(
    pieces: Sequence[Piece],
    suffix: str,
    output: FilmOutput,
    tracks: Tracks,
    start: Fraction,
    seconds: float | None,
) -> None:
    container = av.open(
        output,
        "w",
        format=_MUXERS[suffix],
        container_options=_OPTIONS.get(suffix, {}),
        io_open=output.open_again,
    )
    try:
        with av.open(f"file:{pieces[0].path}") as first:
            found = first.streams.video[0]
            stream = container.add_stream_from_template(found)
            stream.time_base = found.time_base
        # The pictures begin as long after the first track as they did.
        offset = max(Fraction(0), start - tracks.origin)
        end = None if seconds is None else Fraction(seconds) + offset
        others = tracks.packets(container, end)
        for packet in heapq.merge(_pictures(pieces, stream, offset), others, key=_moment):
            container.mux(packet)
    except BaseException:
        output.closed = True
        raise
    finally:
        container.close()


def _pictures(pieces: Sequence[Piece], stream: av.VideoStream, offset: Fraction) -> Iterator[av.Packet]:
    """The packets of all pieces, on one clock."""
    last: int | None = None
    for piece in pieces:
        with av.open(f"file:{piece.path}") as source:
            found = source.streams.video[0]
            shift = round((piece.start + offset) / found.time_base)
            for packet in source.demux(found):
                if packet.dts is None or packet.pts is None:
                    continue
                packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                if last is not None and packet.dts <= last:
                    # Where frames last differently long, a piece may reach back into the one before it.
                    packet.dts = last + 1
                last = packet.dts
                packet.stream = stream
                yield packet


def _moment(packet: av.Packet) -> Fraction:
    return packet.dts * packet.time_base
