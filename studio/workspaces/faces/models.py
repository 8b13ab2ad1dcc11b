"""Which models of faces there are, and which one is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gan.errors import GanvasError
from gan.faces.edits import Edit, list_edits
from gan.faces.request import TASK
from gan.models import default_model, list_models
from studio.settings_store import SettingsStore

if TYPE_CHECKING:
    from gan.models import ModelCard

_SIDE_WITHOUT = 128


class FaceModels(QObject):
    """The installed models; the cards are small, so they are read at once.

    Signals:
        changed(): other models are there, or another one is used.
    """

    changed = Signal()

    def __init__(self, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._cards: list[ModelCard] = []
        self._current: ModelCard | None = None
        self.edits: tuple[Edit, ...] = ()
        self.look()

    @property
    def current(self) -> ModelCard | None:
        """The card of the model that is used; None where there is none."""
        return self._current

    @property
    def side(self) -> int:
        """Side of the faces of the model that is used, in pixels; without one, of those to be trained."""
        from gan.faces.latents import LatentShape

        return LatentShape.of(self._current).side if self._current else _SIDE_WITHOUT

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(name, words) of every model."""
        return [(card.name, card.name) for card in self._cards]

    def look(self) -> None:
        """Look which models are installed now."""
        self._cards = list_models(TASK)
        wanted = self._settings.value.faces.model
        named = [card for card in self._cards if card.name == wanted]
        try:
            self._current = named[0] if named else default_model(TASK)
        except GanvasError:
            self._current = None
        self.edits = list_edits(self._current) if self._current else ()
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Use a model from now on."""
        self._settings.edit("faces", model=name)
        self.look()
