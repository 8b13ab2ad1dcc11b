"""Keeps corrected lines for learning, in a thread of its own."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from gan.handwriting.document import Line
from studio.heard import sentence_of
from studio.language import tr
from studio.workspaces.handwriting.page_store import PageStore

_log = logging.getLogger(__name__)
_LONGEST_NAME = 40


class HandKeeper(QObject):
    """The corrected lines of the person's hand.

    Signals:
        counted(str, int): so many lines are kept of this hand.
        failed(str): a line could not be kept; the sentence says why.
    """

    counted = Signal(str, int)
    failed = Signal(str)

    def __init__(self, store: PageStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lines = QThreadPool(self)
        self._lines.setMaxThreadCount(1)  # one after the other: the last text of a line wins

    def keep(self, hand: str, key: int, line: Line, text: str) -> None:
        """Keep a line of the page of a key with what stands there; an empty text takes it back."""
        self._lines.start(lambda: self._guarded(lambda: self._keep(hand, key, line, text)))

    def count(self, hand: str) -> None:
        """Look how many lines are kept of a hand; `counted` tells."""
        self._lines.start(lambda: self._guarded(lambda: self._count(hand)))

    def wait(self) -> None:
        """Wait for the thread; in any thread."""
        self._lines.waitForDone()

    # In the worker thread

    def _guarded(self, body: Callable[[], None]) -> None:
        try:
            body()
        except GanvasError as error:
            self.failed.emit(tr("This line is not kept for learning: {error}", error=error))
        except Exception as error:
            _log.exception("a corrected line is not kept")
            self.failed.emit(sentence_of(error))

    def _keep(self, hand: str, key: int, line: Line, text: str) -> None:
        from gan.handwriting.hands import keep_correction
        from studio.workspaces.handwriting.line_cut import cut

        keep_correction(hand, cut(self._store.pixels(key), line), text)
        self._count(hand)

    def _count(self, hand: str) -> None:
        from gan.handwriting.hands import list_hands

        self.counted.emit(hand, next((each.lines for each in list_hands() if each.name == hand), 0))


def hand_name(typed: str) -> str:
    """What a hand is called in the folder of hands: small letters, digits and dashes."""
    name = re.sub(r"[^a-z0-9]+", "-", typed.strip().lower()).strip("-")
    return name[:_LONGEST_NAME].strip("-")
