"""Which faces of the shown picture are enhanced as faces: found, outlined, chosen by a click or a key."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gan.enhance.choices import ARCHITECTURE, has_faces
from gan.enhance.request import FACES_AUTO, FACES_MODES, FACES_OFF, FACES_ON, TASK
from gan.errors import GanvasError
from gan.models import list_models
from studio.settings import Enhancing
from studio.widgets.job_list import JobItem
from studio.workspaces.enhance.compare_pane import ComparePane
from studio.workspaces.enhance.found import FacesStore
from studio.workspaces.enhance.own_settings import OwnSettings

if TYPE_CHECKING:
    from gan.nn.faces.alignment import FoundFace
    from studio.workspaces.enhance.face_marks import FaceMarks


class FaceChoice(QObject):
    """Puts the bar and the outlines of the compare pane together with the settings.

    Where no weights for faces are installed there is nothing to choose, so nothing is looked for and
    nothing shown. What a person chooses holds for this picture; the switch holds for all.

    Attributes:
        faces: what was found.

    Signals:
        changed(): other faces are chosen for the shown picture.
    """

    changed = Signal()

    def __init__(self, pane: ComparePane, settings: OwnSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane, self._settings = pane, settings
        self._own: dict[Path, str] = {}
        self._marks: FaceMarks | None = None
        self.faces = FacesStore(self)
        self.faces.arrived.connect(lambda _: self._show())
        pane.refreshed.connect(self._show)
        pane.loaded.connect(self._look)
        bar = pane.faces
        bar.switched.connect(self._on_switched)
        bar.toggled.connect(self._toggle)
        bar.outlinesWanted.connect(lambda _: self._show())
        bar.pointed.connect(lambda place: self._marks is not None and self._marks.point_at(place))

    def options_of(self, source: Path, enhancing: Enhancing) -> Enhancing:
        """The settings for a picture: those for all, with the faces that were chosen in it."""
        own = self._own.get(source)
        return replace(enhancing, faces=own) if own and enhancing.faces != FACES_OFF else enhancing

    def take(self, source: Path, faces: str) -> None:
        """Choose in a picture what a request for it had; see `EnhanceRequest.faces`."""
        if faces in FACES_MODES:
            self._own.pop(source, None)
        else:
            self._own[source] = faces

    def toggle_outlines(self) -> None:
        """Show the outlines, or not any more."""
        if self._pane.faces.isVisible():
            self._pane.faces.outlines.click()

    def close(self) -> None:
        """Look at nothing more, and wait for what is being looked at."""
        self.faces.close()

    @cached_property
    def _can_choose(self) -> bool:
        return has_faces()

    def _look(self) -> None:
        item = self._pane.item
        if item is not None and not item.unit and self._can_choose:
            self.faces.ask(item.source)
            self._show()

    def _show(self) -> None:
        item = self._pane.item
        faces = self._faces_of(item)
        self._pane.faces.setVisible(bool(faces))
        if not faces or item is None or item.size is None:
            self._hide_marks()
            return
        chosen = self._chosen(item, faces)
        is_on = self._settings.value.enhancing.faces != FACES_OFF
        self._pane.faces.show_choice(len(faces), chosen, is_on)
        if self._pane.faces.outlines.isChecked() and not self._pane.is_covered:
            self._made_marks().show_faces(faces, chosen, item.size)
        else:
            self._hide_marks()

    def _faces_of(self, item: JobItem | None) -> tuple[FoundFace, ...]:
        if item is None or item.unit or item.size is None:
            return ()
        return self.faces.get(item.source) or ()

    def _chosen(self, item: JobItem, faces: tuple[FoundFace, ...]) -> frozenset[int]:
        """The places of those that are enhanced as faces with the settings as they are."""
        from gan.enhance.faces import choose_faces

        options = self.options_of(item.source, self._settings.value.enhancing)
        if options.faces == FACES_AUTO and _is_foreign(options.model):
            return frozenset()
        try:
            chosen = choose_faces(faces, options.faces, round(item.scale) or 1, item.source.name)
        except GanvasError:  # the file has changed since
            return frozenset()
        return frozenset(place for place, face in enumerate(faces) if face in chosen)

    def _toggle(self, place: int) -> None:
        item = self._pane.item
        if item is None or not (faces := self._faces_of(item)):
            return
        if self._settings.value.enhancing.faces == FACES_OFF:
            chosen = frozenset({place})  # who clicks a face while none is taken wants this one
            self._own[item.source] = _wanted(chosen, len(faces))
            self._settings.edit("enhancing", faces=FACES_AUTO)
        else:
            self._own[item.source] = _wanted(self._chosen(item, faces) ^ {place}, len(faces))
        self._show()
        self.changed.emit()

    def _on_switched(self, is_on: bool) -> None:
        if self._pane.item is not None:
            self._own.pop(self._pane.item.source, None)
        self._settings.edit("enhancing", faces=FACES_AUTO if is_on else FACES_OFF)
        self._show()
        self.changed.emit()

    def _made_marks(self) -> FaceMarks:
        if self._marks is None:
            from studio.workspaces.enhance.face_marks import FaceMarks

            self._marks = FaceMarks(self._pane.view)
            self._marks.clicked.connect(self._toggle)
        return self._marks

    def _hide_marks(self) -> None:
        if self._marks is not None:
            self._marks.hide()


def _wanted(chosen: frozenset[int], count: int) -> str:
    """See `EnhanceRequest.faces`."""
    if not chosen:
        return FACES_OFF
    return FACES_ON if len(chosen) == count else ",".join(str(place + 1) for place in sorted(chosen))


def _is_foreign(model: str) -> bool:
    """Whether it is a model of another program, whose faces are left alone unasked."""
    if model == "auto":
        return False
    return any(card.name == model and ARCHITECTURE in card.config for card in list_models(TASK))
