"""How much of which parent there is in a mix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gan.faces.face import Face, Part, mix
from studio.language import percent_words, tr, trc
from studio.theme import Space, TextRole
from studio.widgets.face_view import FaceView
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider

if TYPE_CHECKING:
    import numpy as np

_PARENT_SIDE = 56


class MixSection(QWidget):
    """Changes a face that `mix` made; hidden for others.

    Signals:
        moved(Face): what it would be, while the slider is held.
        settled(Face, str): what it is to be, and what was done.
    """

    moved = Signal(object)
    settled = Signal(object, str)

    def __init__(self, pixels_of: Callable[[Face], np.ndarray | None], parent: QWidget | None = None) -> None:
        """Make it; `pixels_of` gives the parents' pictures, as soon as there are some."""
        super().__init__(parent)
        self._face: Face | None = None
        self._pixels_of = pixels_of
        self.views = FaceView(tr("First parent"), _PARENT_SIDE), FaceView(tr("Second parent"), _PARENT_SIDE)
        for view in self.views:
            view.setFixedSize(_PARENT_SIDE, _PARENT_SIDE)
        self.share = ValueSlider(tr("Share of the second"), 0.0, 1.0, 0.0, percent_words)
        self.part = Segmented(
            tr("What is mixed"),
            [
                Choice("all", trc("whole faces", "All")),
                Choice("shape", tr("Shape")),
                Choice("colours", tr("Colours")),
            ],
        )
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.views[0])
        row.addWidget(self.share, 1)
        row.addWidget(self.views[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(text_label(tr("Mix"), TextRole.STRONG))
        column.addLayout(row)
        column.addWidget(self.part)
        self.share.moved.connect(lambda share: self._tell(share, self.part.value))
        self.share.settled.connect(lambda share: self._tell(share, self.part.value, tr("Share of a mix")))
        self.part.chosen.connect(lambda part: self._tell(self.share.value, part, tr("Part of a mix")))
        self.hide()

    def retell(self) -> None:
        """Say what means several things in English."""
        self.part.rename("all", trc("whole faces", "All"))

    @property
    def parents(self) -> tuple[Face, ...]:
        """The faces that are mixed; none where the face is no mix."""
        return tuple(parent.face for parent in self._face.parents[:2]) if self.is_mix else ()

    @property
    def is_mix(self) -> bool:
        """Whether there is anything to change here."""
        return self._face is not None and len(self._face.parents) == 2

    def show_face(self, face: Face | None) -> None:
        """Change another face from now on."""
        self._face = face
        self.setVisible(self.is_mix)
        if face is not None and self.is_mix:
            second = face.parents[1]
            self.share.set_value(second.share)
            self.part.set_value(second.part)
        self.refresh()

    def refresh(self) -> None:
        """Pictures have come."""
        for view, face in zip(self.views, self.parents, strict=False):
            view.show_pixels(self._pixels_of(face))

    def _tell(self, share: float, part: Part, done: str = "") -> None:
        if self._face is None or not self.is_mix:
            return
        first, second = self.parents
        mixed = mix(first, second, round(share, 3), part)
        face = replace(mixed, edits=self._face.edits, truncation=self._face.truncation)
        if done:
            self.settled.emit(face, done)
        else:
            self.moved.emit(face)
