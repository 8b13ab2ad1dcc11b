"""Interlaced films, as old cameras and television made them, become films of whole frames.

Each of their frames holds two moments, one in its even and one in its odd lines, so that what moves has
teeth like a comb. FFmpeg's filter bwdif (Bob Weaver, after the BBC's research papers WHP 166 and Yadif)
keeps the first moment and fills in its missing lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import av


def whole_frames(
    pictures: Iterator[av.VideoFrame], noticed: Callable[[], object] = lambda: None
) -> Iterator[av.VideoFrame]:
    """Pass frames on, and make whole ones of those that are marked as interlaced.

    As many frames come out as go in, at the same moments. From the first interlaced one on they come one
    frame later, since the filter looks at the next one, too.

    Args:
        pictures: in the order in which they are shown.
        noticed: called once there is an interlaced one.
    """
    filter: _Filter | None = None
    last: av.VideoFrame | None = None
    for picture in pictures:
        if filter is None and not picture.interlaced_frame:
            yield picture
        else:
            if filter is None or not filter.fits(picture):
                if filter is not None:
                    yield from filter.push(None)
                noticed()
                filter = _Filter(picture)
                if last is not None and filter.fits(last):
                    filter.show(last)  # the same is seen before it wherever one begins to read
            yield from filter.push(picture)
        last = picture
    if filter is not None:
        yield from filter.push(None)


class _Filter:
    """The filter for frames of one size and format."""

    def __init__(self, picture: av.VideoFrame) -> None:
        self._kind = _kind(picture)
        self._look = (picture.colorspace, picture.color_range)
        self._graph = av.filter.Graph()
        source = self._graph.add_buffer(
            width=picture.width,
            height=picture.height,
            format=picture.format.name,
            time_base=picture.time_base,
        )
        weaver = self._graph.add("bwdif", "mode=send_frame:parity=auto:deint=interlaced")
        sink = self._graph.add("buffersink")
        source.link_to(weaver)
        weaver.link_to(sink)
        self._graph.configure()
        self._known = 0

    def fits(self, picture: av.VideoFrame) -> bool:
        """Whether a frame is of the same size and format."""
        return _kind(picture) == self._kind

    def show(self, picture: av.VideoFrame) -> None:
        """Let it see a frame that has gone out already."""
        self._known = 1
        self._graph.push(picture)

    def push(self, picture: av.VideoFrame | None) -> Iterator[av.VideoFrame]:
        """Frames that are ready; None asks for all that are left."""
        self._graph.push(picture)
        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if self._known:
                self._known -= 1
                continue
            frame.colorspace, frame.color_range = self._look
            yield frame


def _kind(picture: av.VideoFrame) -> tuple[int, int, str]:
    return picture.width, picture.height, picture.format.name
