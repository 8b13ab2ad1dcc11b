"""Keeps corrected lines, and lets a reader learn from them; all in threads of its own."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from gan.handwriting.document import Line
from studio.heard import sentence_of
from studio.language import tr
from studio.settings import AUTO_READER
from studio.workspaces.handwriting.page_store import PageStore

_log = logging.getLogger(__name__)
WANTED = 30
"""Corrected lines from which a reader learns a hand well."""

FEWEST = 8
"""Corrected lines below which nothing can be learned."""

_LONGEST_NAME = 40


@dataclass(frozen=True)
class Learned:
    """What came of learning.

    Attributes:
        reader: name of the new reader; empty if there is none.
        problem: the sentence that says why there is none; empty if it was cancelled, too.
    """

    reader: str = ""
    problem: str = ""


class HandKeeper(QObject):
    """The corrected lines of the person's hand.

    Signals:
        counted(str, int): so many lines are kept of this hand.
        failed(str): a line could not be kept; the sentence says why.
        progressed(int, int): steps of learning that are done, and all of them.
        ended(Learned): learning is over.
    """

    counted = Signal(str, int)
    failed = Signal(str)
    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, store: PageStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lines = QThreadPool(self)
        self._lines.setMaxThreadCount(1)  # one after the other: the last text of a line wins
        self._learning = QThreadPool(self)
        self._learning.setMaxThreadCount(1)
        self._stop = threading.Event()
        self._is_learning = False
        self.ended.connect(lambda _: setattr(self, "_is_learning", False))

    @property
    def is_learning(self) -> bool:
        """Whether a reader is learning."""
        return self._is_learning

    def keep(self, hand: str, key: int, line: Line, text: str) -> None:
        """Keep a line of the page of a key with what stands there; an empty text takes it back."""
        self._lines.start(lambda: self._guarded(lambda: self._keep(hand, key, line, text)))

    def count(self, hand: str) -> None:
        """Look how many lines are kept of a hand; `counted` tells."""
        self._lines.start(lambda: self._guarded(lambda: self._count(hand)))

    def learn(self, hand: str) -> None:
        """Start learning from the lines of a hand, beginning with the shipped reader."""
        if not self._is_learning:
            self._is_learning = True
            self._stop.clear()
            self._learning.start(lambda: self._learn(hand))

    def cancel(self) -> None:
        """Stop learning at the next step."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and wait for the threads; in any thread."""
        self._stop.set()
        self._lines.waitForDone()
        self._learning.waitForDone()

    # In worker threads

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

    def _learn(self, hand: str) -> None:
        try:
            learned = Learned(self._adapt(hand))
        except CancelledError:
            learned = Learned()
        except GanvasError as error:
            learned = Learned(problem=sentence_of(error))
        except Exception as error:
            _log.exception("learning a hand failed")
            learned = Learned(problem=sentence_of(error))
        self.ended.emit(learned)

    def _adapt(self, hand: str) -> str:
        from gan.handwriting.adapting import TrainOptions, train
        from gan.paths import user_folder

        options = TrainOptions(adapt=hand, out=user_folder() / "models", start=AUTO_READER)
        return train(options, self._report).name

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        self.progressed.emit(done, total)


def hand_name(typed: str) -> str:
    """What a hand is called in the folder of hands: small letters, digits and dashes."""
    name = re.sub(r"[^a-z0-9]+", "-", typed.strip().lower()).strip("-")
    return name[:_LONGEST_NAME].strip("-")
