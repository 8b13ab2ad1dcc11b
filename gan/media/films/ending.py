"""Whether a film ends before the end that its headers promise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

_FEW = 3  # frames that headers and packets may differ by
_GAPS = 2  # where frames last differently long, the last one may last as long as any before it, and longer
_ROUGHLY, _AT_MOST = Fraction(1, 200), Fraction(1)  # of the whole, and in seconds: headers are rounded
_TRANSPORT_PACKETS = (188, 192)  # bytes, of TS and M2TS


@dataclass(frozen=True)
class CutOff:
    """What is there of a film whose end is missing.

    Attributes:
        seconds: so much of it.
        promised: seconds that it should have; None where nothing tells.
    """

    seconds: float
    promised: float | None


class EndWatch:
    """Sees the packets of the pictures go by.

    Attributes:
        end: seconds on the film's own clock at which the last picture so far is over.
        longest: seconds between two packets, at most.
    """

    def __init__(self) -> None:
        self.end = self.longest = Fraction(0)
        self._last: Fraction | None = None

    def see(self, packet: av.Packet) -> None:
        """The next packet."""
        if packet.pts is None or packet.time_base is None:
            return
        begin = packet.pts * packet.time_base
        self.end = max(self.end, begin + (packet.duration or 0) * packet.time_base)
        if packet.dts is not None:
            moment = packet.dts * packet.time_base
            if self._last is not None:
                self.longest = max(self.longest, moment - self._last)
            self._last = moment

    def rest(self) -> None:
        """What comes next does not follow what came before."""
        self._last = None


def find_cut_off(
    path: Path, container: av.container.InputContainer, stream: av.VideoStream, watch: EndWatch
) -> CutOff | None:
    """Look at a film after its last packet; None where nothing is missing, as far as anybody can tell.

    Args:
        path: the film, which is opened again where its sound has to say whether pictures are missing.
        container, stream: read to their end.
        watch: has seen the packets of the stream.
    """
    begin = (stream.start_time or 0) * (stream.time_base or Fraction(1))
    seconds = watch.end - begin
    if container.format.name == "mpegts":  # tells no duration, but has packets of one size
        is_whole = any(path.stat().st_size % size == 0 for size in _TRANSPORT_PACKETS)
        return None if is_whole else CutOff(float(seconds), None)
    end, is_sure = _promised_end(container, stream, begin)
    if end is None:
        return None
    rate = stream.average_rate or Fraction(25)
    rough = min(_AT_MOST, _ROUGHLY * (end - begin))
    allowed = max(_FEW / rate, _GAPS * watch.longest, rough)
    if end - watch.end <= allowed:
        return None
    if not is_sure and _end_of_others(path, watch.end) >= end - allowed:
        return None  # the sound is longer than the pictures, as it is meant to be
    return CutOff(float(seconds), float(end - begin))


def _promised_end(
    container: av.container.InputContainer, stream: av.VideoStream, begin: Fraction
) -> tuple[Fraction | None, bool]:
    """Seconds on the film's own clock, and whether they are those of the pictures and not of all tracks."""
    ends = []
    if stream.duration and stream.time_base:
        ends.append(begin + stream.duration * stream.time_base)
    if stream.frames and stream.average_rate and container.format.name == "avi":
        # The duration of an AVI without its index is guessed from its size.
        ends.append(begin + stream.frames / stream.average_rate)
    if (told := _seconds_in(stream.metadata.get("DURATION", ""))) is not None:
        ends.append(told)
    if ends:
        return max(ends), True
    if container.duration:
        return Fraction((container.start_time or 0) + container.duration, av.time_base), False
    return None, False


def _seconds_in(words: str) -> Fraction | None:
    """Seconds of "01:02:03.450000000", as MKV has them."""
    try:
        hours, minutes, seconds = words.split(":")
        return int(hours) * 3600 + int(minutes) * 60 + Fraction(seconds)
    except ValueError:
        return None


def _end_of_others(path: Path, since: Fraction) -> Fraction:
    """Seconds on the film's own clock at which the last of all tracks ends."""
    end = Fraction(0)
    try:
        with av.open(f"file:{path.absolute()}", options={"protocol_whitelist": "file"}) as container:
            container.seek(int(since * av.time_base))
            for packet in container.demux():
                if packet.pts is not None and packet.time_base is not None:
                    end = max(end, (packet.pts + (packet.duration or 0)) * packet.time_base)
    except av.FFmpegError:
        pass  # cut off: what came before counts
    return end
