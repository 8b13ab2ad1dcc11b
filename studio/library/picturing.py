"""Makes the thumbnails of what was remembered, in a thread of its own: nothing waits for a picture."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from gan.engine.gentle import be_gentle
from gan.errors import GanvasError

if TYPE_CHECKING:
    import numpy as np

    from studio.library.store import Library

_log = logging.getLogger(__name__)
_MOST_PAGES = 6  # that are held in memory; others are looked at in their files
_LAST_SECONDS = 2.0  # for thumbnails at the end; the next start makes the others
_FORGOTTEN = 200  # that are made up for at a start


class PictureMaker:
    """Takes ids, and puts thumbnails beside them in the data base. What goes wrong goes to the log."""

    def __init__(self, path: Path | None) -> None:
        """Make it for the data base of a file (None: this user's); its thread begins with the first wish."""
        self._path = path
        self._condition = threading.Condition()
        self._wishes: deque[tuple[int, np.ndarray | None]] = deque()
        self._wants_forgotten = False
        self._ends_at: float | None = None
        self._thread: threading.Thread | None = None

    @property
    def pages_held(self) -> int:
        """How many pictures wait in memory."""
        with self._condition:
            return sum(pixels is not None for _, pixels in self._wishes)

    def want(self, id: int, pixels: np.ndarray | None) -> None:
        """Make the thumbnail of an item.

        Args:
            id: of the item.
            pixels: (h, w, 3) uint8 to show; None for what its files show.
        """
        with self._condition:
            held = sum(own is not None for _, own in self._wishes)
            self._wishes.append((id, pixels if held < _MOST_PAGES else None))
            self._wake()

    def catch_up(self) -> None:
        """Make the thumbnails that an earlier run did not come to."""
        with self._condition:
            self._wants_forgotten = True
            self._wake()

    def close(self) -> None:
        """Make what can be made in a moment, and end."""
        with self._condition:
            self._ends_at = time.monotonic() + _LAST_SECONDS
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _wake(self) -> None:
        """The caller holds the condition."""
        if self._ends_at is None and self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="library-pictures", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    # In its thread

    def _serve(self) -> None:
        from studio.library.store import Library

        be_gentle()
        try:
            with Library(self._path, tells=False) as library:
                while (wish := self._next(library)) is not None:
                    self._make(library, *wish)
        except GanvasError as error:
            _log.warning("%s", error)
        except Exception:
            _log.exception("the thread of thumbnails has ended")

    def _next(self, library: Library) -> tuple[int, np.ndarray | None] | None:
        """The next wish; None at the end."""
        with self._condition:
            while True:
                if self._ends_at is not None and time.monotonic() >= self._ends_at:
                    return None
                if self._wishes:
                    return self._wishes.popleft()
                if self._wants_forgotten:
                    self._wants_forgotten = False
                    self._wishes.extend((id, None) for id in library.without_picture(_FORGOTTEN))
                elif self._ends_at is not None:
                    return None
                else:
                    self._condition.wait()

    def _make(self, library: Library, id: int, pixels: np.ndarray | None) -> None:
        from studio.library.thumbnails import encode, picture_of_files

        try:
            if pixels is not None:
                data = encode(pixels)
            else:
                item = library.items([id]).get(id)
                data = picture_of_files(item.outputs or item.inputs) if item is not None else None
            library.set_pictures({id: data})
        except GanvasError as error:
            _log.warning("%s", error)
        except Exception:  # the next one may be better
            _log.exception("no thumbnail of item %d", id)
