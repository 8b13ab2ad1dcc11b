"""The sliders that change a face: its variety, and the edits of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gan.faces.face import Face
from studio.heard import heard
from studio.language import number_words, tr, trc
from studio.theme import Space, TextRole
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider

if TYPE_CHECKING:
    from gan.faces.edits import Edit


class EditSection(QWidget):
    """Changes one face.

    Signals:
        moved(Face): what it would be, while a slider is held.
        settled(Face, str): what it is to be, and what was done.
    """

    moved = Signal(object)
    settled = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: Face | None = None
        self.sliders: dict[str, ValueSlider] = {}
        self.variety = ValueSlider(tr("Variety"), 0.0, 1.0, 0.7)
        self.reset_button = QPushButton(tr("Put back"))
        self.reset_button.setProperty("kind", "quiet")
        self.reset_button.setToolTip(tr("Take all changes of this face away"))
        head = QHBoxLayout()
        head.addWidget(text_label(tr("Change"), TextRole.STRONG), 1)
        head.addWidget(self.reset_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addLayout(head)
        self._column.addWidget(self.variety)
        self.variety.moved.connect(lambda value: self._tell(self._with_variety(value)))
        self.variety.settled.connect(lambda value: self._tell(self._with_variety(value), tr("Variety")))
        self.reset_button.clicked.connect(self._reset)

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Have a slider for each edit of a model."""
        for slider in self.sliders.values():
            self._column.removeWidget(slider)
            slider.deleteLater()
        self.sliders = {edit.name: self._make_slider(edit) for edit in edits}
        for slider in self.sliders.values():
            self._column.addWidget(slider)
        self.reset_button.setVisible(bool(edits))
        self._show()

    def show_face(self, face: Face | None) -> None:
        """Change another face from now on; a slider that is held stays where it is."""
        self._face = face
        self._show()

    def retell(self) -> None:
        """Say what means several things in English."""
        for name, slider in self.sliders.items():
            slider.rename(_title(name))

    def _make_slider(self, edit: Edit) -> ValueSlider:
        slider = ValueSlider(_title(edit.name), edit.low, edit.high, 0.0, _amount)
        slider.setToolTip(heard(edit.words))
        name = edit.name
        slider.moved.connect(lambda value: self._tell(self._edited(name, value)))
        slider.settled.connect(lambda value: self._tell(self._edited(name, value), _title(name)))
        return slider

    def _show(self) -> None:
        face = self._face
        self.reset_button.setEnabled(bool(face and face.edits))
        if face is None:
            return
        self.variety.set_value(face.truncation)
        for name, slider in self.sliders.items():
            slider.set_value(face.amount(name))

    def _edited(self, name: str, value: float) -> Face | None:
        return self._face.edited(name, round(value, 3)) if self._face else None

    def _with_variety(self, value: float) -> Face | None:
        return self._face.with_truncation(round(value, 3)) if self._face else None

    def _reset(self) -> None:
        face = self._face
        if face is not None:
            for name, _ in face.edits:
                face = face.edited(name, 0)
            self._tell(face, tr("Put back"))

    def _tell(self, face: Face | None, done: str = "") -> None:
        if face is None:
            return
        if done:
            self.settled.emit(face, done)
        else:
            self.moved.emit(face)


def _amount(value: float) -> str:
    return ("+" if value > 0 else "") + number_words(value, 1) if abs(value) >= 0.05 else "0"


def _title(name: str) -> str:
    known = {
        "age": tr("Age"),
        "hair": tr("Hair"),
        "long-hair": tr("Long hair"),
        "glasses": tr("Glasses"),
        "background": tr("Background"),
        "light": trc("on a face", "Light"),
        "warmth": tr("Warmth"),
    }
    return known.get(name, name[:1].upper() + name[1:].replace("-", " ").replace("_", " "))
