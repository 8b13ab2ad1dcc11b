"""What is known of a film before its frames are decoded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import av

_LOOK = 240  # packets that say whether the frame rate is steady
_REORDERED = 16  # of the last packets looked at, the earlier ones in time may still be missing
_JITTER = 0.0015  # seconds; some containers count in milliseconds


@dataclass(frozen=True)
class FilmInfo:
    """What the headers of a film say.

    Attributes:
        width, height: pixels of a frame, the right way up.
        frames: how many; where no header says it, what duration and rate amount to.
        frames_per_second: on average.
        duration: in seconds.
        is_variable: whether frames last differently long.
        rotation: degrees clockwise, 0, 90, 180 or 270, by which stored frames are turned to be upright.
        has_sound: whether there is a sound track.
        has_alpha: whether frames may be transparent somewhere.
        codec: FFmpeg's name of the picture codec, "h264" for example.
    """

    width: int
    height: int
    frames: int
    frames_per_second: float
    duration: float
    is_variable: bool
    rotation: int
    has_sound: bool
    has_alpha: bool
    codec: str


@dataclass(frozen=True)
class Timing:
    """What looking at packets tells.

    Attributes:
        frames: how many packets were seen.
        duration: seconds from the first to the end of the last.
        is_whole: whether that was all of them.
        is_variable: whether they last differently long.
    """

    frames: int
    duration: Fraction
    is_whole: bool
    is_variable: bool


def look_at_packets(container: av.container.InputContainer, stream: av.VideoStream, *, all: bool) -> Timing:
    """Read packets without decoding them, then go back to the start.

    Args:
        all: whether to go through the whole film; else only its beginning.
    """
    moments: list[int] = []
    last_duration, is_whole = 0, True
    for packet in container.demux(stream):
        if packet.pts is None:
            continue
        moments.append(packet.pts)
        last_duration = packet.duration or last_duration
        if len(moments) == _LOOK and not all:
            is_whole = False
            break
    go_to_start(container)
    moments.sort()
    known = moments if is_whole else moments[:-_REORDERED]
    steps = [later - earlier for earlier, later in pairwise(known)]
    time_base = stream.time_base or Fraction(1)
    if not last_duration and steps:
        last_duration = steps[-1]
    duration = (moments[-1] - moments[0] + last_duration) * time_base if moments else Fraction(0)
    tolerance = max(_JITTER, 1.01 * float(time_base))
    uneven = bool(steps) and float((max(steps) - min(steps)) * time_base) > tolerance
    return Timing(len(moments), duration, is_whole, uneven)


def go_to_start(container: av.container.InputContainer) -> None:
    """Go to the first packet, also in films whose clock begins later than at 0.

    Raises:
        av.FFmpegError: the film cannot be entered anywhere but where it is.
    """
    try:
        container.seek(0)
    except av.FFmpegError:  # FLV with sound: nothing lies before 0
        container.seek(0, backward=False)
