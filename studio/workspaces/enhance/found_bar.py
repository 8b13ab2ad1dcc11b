"""The bar above a compared picture: what ails it, how much of that is mended, and its texture."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from gan.enhance.choosing import strength_for
from gan.enhance.findings import Findings
from studio.heard import heard
from studio.language import tr
from studio.theme import Space, TextRole, scaled_font
from studio.widgets.chips import Chip, Chips
from studio.widgets.text_label import text_label

AUTO = -1
_STEP = 5
_SETTLE_MS = 150  # the settings are not written at every step of the hand
_NARROW = 920  # below it chips and sliders have a line each, whatever was found: nothing jumps
_SMALL = 500  # and below this one each slider has its own
_SLIDER = 110


class FoundBar(QFrame):
    """Shows findings as chips, and the strength beside them, which may be left to the program.

    Attributes:
        chips, slider, auto, texture, again: its parts.

    Signals:
        strengthChosen(int): the person wants this strength, in hundredths; `AUTO` for what suits each.
        textureChosen(int): the person wants this much texture, in hundredths.
        againAsked(): the person wants the picture to be done again with it.
    """

    strengthChosen = Signal(int)
    textureChosen = Signal(int)
    againAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self._findings: Findings | None = None
        self._scale = 4.0
        self._strength = AUTO
        self.chips = Chips(tr("What was found"))
        self.slider = _slider(
            tr("Strength"), tr("How much of the result is the network's; at 0 nothing is mended")
        )
        self.number = self._number_label()
        self.texture = _slider(
            tr("Texture"), tr("From what is certainly there to what may well have been there")
        )
        self.texture_number = self._number_label()
        self._texture_parts = (
            text_label(tr("Texture"), TextRole.SMALL, soft=True),
            self.texture,
            self.texture_number,
        )
        self.auto = QPushButton(tr("Auto"))
        self.auto.setCheckable(True)
        self.auto.setProperty("kind", "pill")
        self.auto.setToolTip(
            tr("As much as suits what was found; sharp and clean pictures are left as they are")
        )
        self.again = QPushButton(tr("Do it again"))
        self.again.setProperty("kind", "pill")
        self.again.setToolTip(tr("With the settings as they are now  (R)"))
        self.again.hide()
        for pill in (self.auto, self.again):
            pill.setFont(scaled_font(pill.font(), TextRole.SMALL))
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(lambda: self.strengthChosen.emit(self._strength))
        self._texture_settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._texture_settle.timeout.connect(lambda: self.textureChosen.emit(self.texture.value()))
        self._lay_out()
        self.slider.valueChanged.connect(self._on_moved)
        self.texture.valueChanged.connect(self._on_texture)
        self.auto.clicked.connect(self._on_auto)
        self.again.clicked.connect(self.againAsked)
        self.show_strength(AUTO)
        self.show_texture(0, is_offered=False)

    def _lay_out(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(Space.L, 0, Space.M, Space.S)
        self._box.setSpacing(Space.S)
        strength, texture = QHBoxLayout(), QHBoxLayout()
        name = text_label(tr("Strength"), TextRole.SMALL, soft=True)
        for part in (name, self.slider, self.number, self.auto):
            strength.addWidget(part)
        for part in (*self._texture_parts, self.again):
            texture.addWidget(part)
        self._sliders = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sliders.setSpacing(Space.L)
        for row in (strength, texture):
            row.setSpacing(Space.S)
            row.addStretch()
        self._sliders.addLayout(strength)
        self._sliders.addLayout(texture, 1)
        self._box.addWidget(self.chips, 1)
        self._box.addLayout(self._sliders)

    @property
    def strength(self) -> int:
        """What is chosen, in hundredths, or `AUTO`."""
        return self._strength

    def show_findings(self, findings: Findings | None, scale: float) -> None:
        """Show what ails a picture that is enlarged by `scale`; None where it is not known."""
        self._findings, self._scale = findings, scale
        marks = findings.marks() if findings else ()
        chips = [Chip(_capital(heard(mark.words)), mark.is_fault) for mark in marks]
        self.chips.set_chips(chips or [Chip(tr("Looking at it…"))])
        self.show_strength(self._strength)

    def show_strength(self, strength: int) -> None:
        """Show a choice without telling."""
        self._strength = strength
        shown = self._automatic if strength == AUTO else strength
        self.slider.blockSignals(True)
        self.slider.setValue(shown)
        self.slider.blockSignals(False)
        self.auto.setChecked(strength == AUTO)
        self.number.setText(f"{shown} %")

    def show_texture(self, texture: int, *, is_offered: bool) -> None:
        """Show a choice without telling, where there are weights for it."""
        self.texture.blockSignals(True)
        self.texture.setValue(texture)
        self.texture.blockSignals(False)
        self.texture_number.setText(f"{texture} %")
        for part in self._texture_parts:
            part.setVisible(is_offered)

    def offer_again(self, is_offered: bool) -> None:
        """Whether the shown result was made with other settings."""
        self.again.setVisible(is_offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._box.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        is_small = event.size().width() < _SMALL
        self._sliders.setDirection(directions.TopToBottom if is_small else directions.LeftToRight)
        self._sliders.setSpacing(Space.XS if is_small else Space.L)

    @property
    def _automatic(self) -> int:
        return round(100 * strength_for(self._findings, round(self._scale) or 1))

    def _on_moved(self, value: int) -> None:
        self._strength = value
        self.auto.setChecked(False)
        self.number.setText(f"{value} %")
        self._settle.start()

    def _on_texture(self, value: int) -> None:
        self.texture_number.setText(f"{value} %")
        self._texture_settle.start()

    def _number_label(self) -> QLabel:
        label = text_label("", TextRole.SMALL)
        label.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
        return label

    def _on_auto(self) -> None:
        self.show_strength(AUTO)
        self._settle.stop()
        self.strengthChosen.emit(AUTO)


def _slider(name: str, hint: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setSingleStep(_STEP)
    slider.setPageStep(4 * _STEP)
    slider.setFixedWidth(_SLIDER)
    slider.setAccessibleName(name)
    slider.setToolTip(hint)
    return slider


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
