"""Checks, installs and removes models in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFile, QObject, QThreadPool, Signal

from gan.errors import GanvasError
from gan.models import ModelCard, check_model
from studio.heard import sentence_of
from studio.language import tr
from studio.model_import import import_model

_log = logging.getLogger(__name__)


class ModelKeeper(QObject):
    """Does one thing after the other.

    Signals:
        checked(ModelCard, str): what is wrong with the weights of this card; empty if nothing is.
        imported(ModelCard): a model was installed.
        removed(str): the model of this name lies in the system's bin.
        failed(str): something could not be done; the sentence says why.
    """

    checked = Signal(object, str)
    imported = Signal(object)
    removed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def check(self, cards: Sequence[ModelCard]) -> None:
        """Compare weights with the checksums of their cards."""
        self._pool.start(lambda: self._guarded(lambda: self._check(cards)))

    def install(self, file: Path) -> None:
        """Install weights that others published."""
        self._pool.start(lambda: self._guarded(lambda: self.imported.emit(import_model(file))))

    def remove(self, card: ModelCard) -> None:
        """Move a model's files into the system's bin."""
        self._pool.start(lambda: self._guarded(lambda: self._remove(card)))

    def finish(self) -> None:
        """Leave out what has not begun, and wait for what has."""
        self._pool.clear()
        self._pool.waitForDone()

    def _check(self, cards: Sequence[ModelCard]) -> None:
        for card in cards:
            try:
                check_model(card)
            except GanvasError as error:
                self.checked.emit(card, str(error))
            else:
                self.checked.emit(card, "")

    def _remove(self, card: ModelCard) -> None:
        # The card goes last: weights without a card would be found by nobody.
        for path in (card.weights_path, card.path):
            if path.exists() and not QFile(str(path)).moveToTrash():
                self.failed.emit(
                    tr("{path} could not be moved into the bin; remove it in its folder.", path=path)
                )
                return
        self.removed.emit(card.name)

    def _guarded(self, body: Callable[[], None]) -> None:
        try:
            body()
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
        except Exception:
            _log.exception("a model could not be dealt with")
            self.failed.emit(tr("That failed unexpectedly; the log says more."))
