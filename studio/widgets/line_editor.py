"""The editor that lies over one line of a text and looks like it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from studio.language import tr
from studio.theme import Space

ROOM = 4
"""Pixels that the editor reaches above and below the line, so that its frame does not touch the letters."""

_INSET = Space.XS


class Leaving(Enum):
    """How an editor was left: every way but `CANCELLED` keeps what was typed."""

    ACCEPTED = "accepted"
    CANCELLED = "cancelled"
    NEXT = "next"
    BEFORE = "before"
    UP = "up"
    DOWN = "down"


class LineEditor(QTextEdit):
    """Edits one line of text, which may be broken into several rows but holds no line ends.

    Enter and the loss of focus keep what was typed, Escape does not; Tab and Shift+Tab go on to another
    uncertain word; the arrows leave at the upper and lower row.

    Signals:
        left(Leaving): the person is done; told once.
        heightWanted(): the text needs more or fewer rows.
    """

    left = Signal(object)
    heightWanted = Signal()

    def __init__(self, text: str, selected: tuple[int, int], parent: QWidget | None = None) -> None:
        """Start with `text`, of which the characters from..to are `selected`."""
        super().__init__(parent)
        self._is_over = False
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("line-editor")  # the style sheet knows it
        self.setAccessibleName(tr("The text of this line"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_INSET - 1, ROOM - 1, _INSET - 1, ROOM - 1)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(selected[0])
        cursor.setPosition(selected[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.heightWanted.emit())

    def wanted_height(self, width: int) -> int:
        """Pixels that the text needs at a width, with the room around it."""
        document = self.document()
        document.setTextWidth(max(width - 2 * _INSET, 1))
        return round(document.size().height()) + 2 * ROOM

    def leave(self, how: Leaving) -> None:
        """Be done; only the first time counts."""
        if not self._is_over:
            self._is_over = True
            self.left.emit(how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave(Leaving.ACCEPTED)
        elif key == Qt.Key.Key_Escape:
            self.leave(Leaving.CANCELLED)
        elif key == Qt.Key.Key_Up and not self._can_move(QTextCursor.MoveOperation.Up):
            self.leave(Leaving.UP)
        elif key == Qt.Key.Key_Down and not self._can_move(QTextCursor.MoveOperation.Down):
            self.leave(Leaving.DOWN)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape is this editor's, not a shortcut of the window, and Tab goes to the next uncertain word."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                back = event.key() == Qt.Key.Key_Backtab
                self.leave(Leaving.BEFORE if back else Leaving.NEXT)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.leave(Leaving.ACCEPTED)

    def insertFromMimeData(self, source: object) -> None:
        """Paste words only, in one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def _can_move(self, operation: QTextCursor.MoveOperation) -> bool:
        return QTextCursor(self.textCursor()).movePosition(operation)
