"""The tags of what is chosen, and a field for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLayout, QLayoutItem, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.language import tr
from studio.theme import Space


class TagRow(QWidget):
    """Shows tags as buttons that take them away, and a field that adds one.

    Signals:
        addAsked(str), removeAsked(str): a tag is to be added or taken away.
    """

    addAsked = Signal(str)
    removeAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[str, ...] = ()
        self._known = QStringListModel(self)
        self._chips = QWidget()
        self._flow = _Flow(self._chips)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Add a tag"))
        self.field.setAccessibleName(tr("Add a tag"))
        completer = QCompleter(self._known, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        self._chips.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """One for each tag, in order."""
        return [self._flow.itemAt(place).widget() for place in range(self._flow.count())]

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        if any(button.hasFocus() for button in self.buttons):
            self.field.setFocus()  # the keyboard must not go with a button
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        for tag in tags:
            button = QPushButton(f"{tag}  ×")
            button.setAccessibleName(tr("Take the tag {tag} away", tag=tag))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _=False, tag=tag: self.removeAsked.emit(tag))
            self._flow.addWidget(button)
        self._chips.setVisible(bool(tags))
        self._chips.updateGeometry()

    def show_known(self, tags: Sequence[str]) -> None:
        """Offer these while the person writes."""
        self._known.setStringList(list(tags))

    def _add(self) -> None:
        if tag := " ".join(self.field.text().split()):
            self.addAsked.emit(tag)
        self.field.clear()


class _Flow(QLayout):
    """Puts widgets side by side, and on as many lines as they need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(Space.XS + 2)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(0, max((size.height() for size in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the widgets out; returns the height that they take."""
        x, y, line = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.left() and x + width > rect.left() + rect.width():
                x, y = rect.left(), y + line + self.spacing()
                line = 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + self.spacing()
            line = max(line, size.height())
        return y + line - rect.top()
