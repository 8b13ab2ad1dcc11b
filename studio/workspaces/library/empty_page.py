"""What the library shows while there is nothing in it, or nothing that fits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import noted, tr
from studio.theme import Space, TextRole, colors_of
from studio.widgets.text_label import text_label

_ART = 84
_ICON = 22
_WHAT_COMES = (
    ("enhance", noted("Photos and films"), noted("that Enhance made larger and sharper")),
    ("faces", noted("Faces and walks"), noted("that you saved")),
    ("cartoon", noted("Cartoon clips"), noted("with their scripts, so that words find them")),
    ("handwriting", noted("Handwriting"), noted("that was read, and can be searched")),
)


class EmptyPage(QWidget):
    """Says what will appear here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = QLabel()
        self._icons: list[tuple[str, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch()
        column.addWidget(self._art, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        for label in (
            text_label(tr("Nothing is made yet"), TextRole.HERO),
            text_label(
                tr("Whatever you make or read appears here by itself, and can be found again."), soft=True
            ),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(Space.L)
        column.addLayout(self._make_list())
        column.addStretch()

    def _make_list(self) -> QHBoxLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(Space.M)
        lines.setVerticalSpacing(Space.M)
        for row, (name, title, words) in enumerate(_WHAT_COMES):
            mark = QLabel()
            self._icons.append((name, mark))
            lines.addWidget(mark, row, 0)
            lines.addWidget(text_label(tr(title), TextRole.STRONG), row, 1)
            lines.addWidget(text_label(tr(words), soft=True), row, 2)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addLayout(lines)
        middle.addStretch()
        return middle

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        colors, ratio = colors_of(self), self.devicePixelRatioF()
        self._art.setPixmap(icon_pixmap("library", colors.accent, _ART, ratio))
        for name, label in self._icons:
            label.setPixmap(icon_pixmap(name, colors.soft, _ICON, ratio))


class NothingFits(QWidget):
    """Says that nothing fits what is looked for.

    Signals:
        clearAsked(): everything is to be shown again.
    """

    clearAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text_label(tr("Nothing fits"), TextRole.TITLE)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.clear_button = QPushButton(tr("Show everything"))
        self.clear_button.clicked.connect(self.clearAsked)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addStretch()
        column.addWidget(self.words)
        column.addWidget(self.clear_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_words(self, words: str) -> None:
        """Say what was looked for."""
        looked_for = " ".join(words.split())
        self.words.setText(
            tr("Nothing fits “{words}”", words=looked_for) if looked_for else tr("Nothing fits")
        )
