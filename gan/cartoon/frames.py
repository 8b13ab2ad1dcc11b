"""Frames ahead of time: one thread paints while another one writes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

Frame = TypeVar("Frame")

_AHEAD = 4  # frames that may wait: memory does not grow with the clip


def painted_ahead(count: int, paint: Callable[[int], Frame]) -> Iterator[Frame]:
    """Frames in order, painted in a thread of their own.

    Close the iterator (or let it end) to stop the thread.

    Args:
        count: how many.
        paint: the frame of an index; called in the other thread only.

    Raises:
        Exception: whatever `paint` raised.
    """
    waiting: queue.Queue[tuple[Frame | None, BaseException | None]] = queue.Queue(_AHEAD)
    stopped = threading.Event()

    def run() -> None:
        try:
            for index in range(count):
                frame = paint(index)
                if not _put(waiting, (frame, None), stopped):
                    return
        except BaseException as error:  # it is raised where the frames are wanted
            _put(waiting, (None, error), stopped)

    thread = threading.Thread(target=run, name="cartoon-frames", daemon=True)
    thread.start()
    try:
        for _ in range(count):
            frame, error = waiting.get()
            if error is not None:
                raise error
            yield frame  # type: ignore[misc]
    finally:
        stopped.set()
        thread.join()


def _put(waiting: queue.Queue, item: object, stopped: threading.Event) -> bool:
    """Wait for room; False once nobody wants more."""
    while not stopped.is_set():
        try:
            waiting.put(item, timeout=0.05)
            return True
        except queue.Full:
            continue
    return False
