"""What Cartoon shows as long as nothing is written: a promise, and stories that are one click away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import tr
from studio.theme import Space, TextRole, colors_of
from studio.widgets.menu_button import WordButton
from studio.widgets.picture_gallery import Item, PictureGrid
from studio.widgets.text_label import text_label
from studio.workspaces.cartoon.examples import EXAMPLES

CARD = QSize(208, 117)
_ART = 72


class EmptyPage(QWidget):
    """Says in kind words what can be done here.

    Attributes:
        cards: the stories.

    Signals:
        exampleAsked(str): one of the stories is to be played.
        openAsked(): a project is to be opened.
    """

    exampleAsked = Signal(str)
    openAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = QLabel()
        title = text_label(tr("Type a scene, get a cartoon"), TextRole.HERO)
        promise = text_label(
            tr(
                "Write on the left what happens. It becomes a film while you write, and every bit of it "
                "can be taken hold of and changed."
            ),
            soft=True,
        )
        self.play_button = WordButton(tr("Play a story"), "play")
        self.play_button.setProperty("kind", "primary")
        self.open_button = QPushButton(tr("Open a project…"))
        self.cards = PictureGrid(tr("Stories to begin with"), CARD)
        self.cards.show_items([Item(each.id, tr(each.title), (), each.id) for each in EXAMPLES])
        self.play_button.clicked.connect(lambda: self.exampleAsked.emit(EXAMPLES[0].id))
        self.open_button.clicked.connect(self.openAsked)
        self.cards.chosen.connect(self.exampleAsked)
        self._buttons = buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.play_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        column.addWidget(self._art, alignment=Qt.AlignmentFlag.AlignHCenter)
        for label in (title, promise):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        column.addSpacing(Space.XL)
        self.cards.setMinimumWidth(CARD.width())
        self.cards.setMaximumWidth(2 * CARD.width() + Space.L)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cards, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def minimumSizeHint(self) -> QSize:
        """Buttons that have no room beside each other ask for none: they go below each other."""
        return QSize(CARD.width() + 2 * Space.XL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in (self.play_button, self.open_button)) + Space.S
        directions = QBoxLayout.Direction
        is_narrow = event.size().width() - 2 * Space.XL < needed
        self._buttons.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def show_picture(self, id: str, image: QImage) -> None:
        """A story's picture has come."""
        self.cards.show_picture(id, image)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        colors = colors_of(self)
        self._art.setPixmap(icon_pixmap("cartoon", colors.accent, _ART, self.devicePixelRatioF()))
