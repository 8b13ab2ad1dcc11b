"""The script, and what became of each of its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from studio.theme import Space, colors_of

PLAIN, NEAR, UNKNOWN = "plain", "near", "unknown"
_SIZE = 1.14  # a script is read and written with care: a little larger than the controls
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # characters that Qt counts twice
_start_of = attrgetter("start")
_TYPED = 300_000  # characters; a script of 50,000 words has about that many


@dataclass(frozen=True)
class Mark:
    """A word of the script.

    Attributes:
        start, end: characters.
        state: `PLAIN` (understood), `NEAR` (something near it is shown) or `UNKNOWN`.
        told: a sentence or two for the person, or what makes it when somebody asks.
    """

    start: int
    end: int
    state: str
    told: str | Callable[[], str] = ""

    @property
    def words(self) -> str:
        """What there is to tell."""
        return self.told if isinstance(self.told, str) else self.told()


class ScriptEditor(QPlainTextEdit):
    """Text with marks below words, and a band behind what is being played.

    Undoing is the document's business, so the editor has no memory of its own. Characters are counted as
    Python does, where an emoji is one; Qt counts two.

    Signals:
        typed(str): the person changed the text.
        wentTo(int): the cursor is elsewhere, by the person.
        undoAsked(), redoAsked(): as said.
    """

    typed = Signal(str)
    wentTo = Signal(int)
    undoAsked = Signal()
    redoAsked = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        """Make it, empty.

        Args:
            name: for screen readers.
            hint: shown as long as nothing is written.
            parent: see Qt.
        """
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self._starts: list[int] = []  # where the marks are by now
        self._ends: list[int] = []
        self._text_state = object()  # another one after every change
        self._shown: tuple[Sequence[Mark], object] = ((), None)
        self._counts: Counter[str] = Counter()
        self._band = (0, 0)
        self._wide: list[int] = []  # places of characters that Qt counts twice
        self._is_told = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        self.setFont(font)
        self.document().setDocumentMargin(Space.L)
        self.setViewportMargins(0, 0, Space.XS, 0)
        self.viewport().setMouseTracking(True)
        self.document().contentsChange.connect(self._on_change)
        self.cursorPositionChanged.connect(self._on_cursor)

    # What to show

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        places = zip(self._marks, self._starts, self._ends, strict=True)
        return tuple(replace(mark, start=start, end=end) for mark, start, end in places)

    def count_marks(self) -> Counter[str]:
        """How many marks there are of each state."""
        return self._counts

    def show_text(self, text: str) -> None:
        """Show another text without telling; the cursor stays as near as it can to where it was."""
        old = self.toPlainText()
        if text == old:
            return
        start = _common(old, text, min(len(old), len(text)))
        same = _common(old[::-1], text[::-1], min(len(old), len(text)) - start)
        self._is_told = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._to_qt(start))
        cursor.setPosition(self._to_qt(len(old) - same), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - same])
        self._is_told = False
        cursor = self.textCursor()
        cursor.setPosition(self._to_qt(len(text) - same))
        self._set_cursor(cursor)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark words of the text as it is; the same sequence for the same text is not looked at again."""
        if self._shown[0] is marks and self._shown[1] is self._text_state:
            return
        self._shown = (marks, self._text_state)
        ordered = sorted(marks, key=_start_of)
        starts, ends = [mark.start for mark in ordered], [mark.end for mark in ordered]
        if self._wide:
            starts, ends = [*map(self._to_qt, starts)], [*map(self._to_qt, ends)]
        self._take_marks(ordered, starts, ends)
        self.viewport().update()

    def _take_marks(self, marks: Sequence[Mark], starts: list[int], ends: list[int]) -> None:
        self._marks, self._starts, self._ends = marks, starts, ends
        self._counts = Counter(mark.state for mark in marks)

    def show_band(self, start: int, end: int, *, follow: bool = False) -> None:
        """Lay a band behind some characters, as behind what is being played; none where they are equal."""
        start, end = self._to_qt(start), self._to_qt(end)
        if (start, end) == self._band:
            return
        self._band = (start, end)
        self.viewport().update()
        if follow and end > start and not self.hasFocus():
            self._bring_into_view(start)

    def choose(self, start: int, end: int) -> None:
        """Select characters and bring them into view, without telling."""
        self._select(self._to_qt(start), self._to_qt(end))

    def step(self, direction: int, states: Sequence[str] = (NEAR, UNKNOWN)) -> None:
        """Go to the next word (1) or the one before (-1) that is marked so, around the ends."""
        found = [mark for mark in self.marks if mark.state in states]
        if not found:
            return
        here = self.textCursor().selectionStart() if direction < 0 else self.textCursor().selectionEnd()
        if direction > 0:
            mark = next((each for each in found if each.start >= here), found[0])
        else:
            mark = next((each for each in reversed(found) if each.end <= here), found[-1])
        self._select(mark.start, mark.end)
        self.setFocus()
        self.wentTo.emit(self._from_qt(mark.start))

    def mark_at(self, point: QPoint) -> Mark | None:
        """The mark of the word at a point of the viewport."""
        position = self.cursorForPosition(point).position()
        first = max(bisect_left(self._starts, position + 1) - 1, 0)
        for place in range(first, min(first + 2, len(self._marks))):
            start, end = self._starts[place], self._ends[place]
            boxes = [box.adjusted(-1, 0, 1, 3) for box in self.boxes(start, end)]
            if any(box.contains(QPointF(point)) for box in boxes):
                return replace(self._marks[place], start=start, end=end)
        return None

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where characters are, in the viewport: one box a line. Empty for what is folded out of view."""
        result = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            result += self._boxes_in(block, start - block.position(), end - block.position())
            block = block.next()
        return result

    def _boxes_in(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        layout, length = block.layout(), block.length() - 1
        start, end = max(start, 0), min(end, length)
        boxes = []
        above = layout.lineForTextPosition(start).lineNumber() if layout.lineCount() else 0
        for number in range(max(above, 0), layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first >= end:
                break
            if last <= start:
                continue
            left = line.cursorToX(max(start, first))
            right = line.cursorToX(min(end, last))
            left, right = (side[0] if isinstance(side, tuple) else side for side in (left, right))
            boxes.append(QRectF(top.x() + left, top.y() + line.y(), right - left, line.height()))
        return boxes

    def _to_qt(self, position: int) -> int:
        return position + bisect_left(self._wide, position) if self._wide else position

    def _from_qt(self, position: int) -> int:
        """The reverse: as many characters as come to that many of Qt's."""
        low, high = 0, position
        while self._wide and low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._to_qt(middle) < position else (low, middle)
        return low if self._wide else position

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._set_cursor(cursor)
        self.ensureCursorVisible()

    def _set_cursor(self, cursor: QTextCursor) -> None:
        self._is_told = True
        self.setTextCursor(cursor)
        self._is_told = False

    def _bring_into_view(self, position: int) -> None:
        block = self.document().findBlock(position)
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        if box.top() < 0 or box.bottom() > self.viewport().height():
            self.verticalScrollBar().setValue(max(block.firstLineNumber() - 2, 0))

    # What the person does

    def _on_change(self, position: int, removed: int, added: int) -> None:
        """Marks behind what changed move along; those that it touched go."""
        self._text_state = object()
        self._move_marks(position, removed, added)
        self._band = (0, 0)
        text = self.toPlainText()
        self._wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        if not self._is_told and (removed or added):
            self.typed.emit(text)

    def _move_marks(self, position: int, removed: int, added: int) -> None:
        """Words do not overlap, so those before the change are first, and those behind it last."""
        by = added - removed
        first = bisect_left(self._ends, position) if removed or added else bisect_right(self._ends, position)
        find = bisect_left if removed else bisect_right
        last = max(first, find(self._starts, position + removed))
        self._starts[last:] = [start + by for start in self._starts[last:]]
        self._ends[last:] = [end + by for end in self._ends[last:]]
        if last > first:
            self._counts.subtract(mark.state for mark in self._marks[first:last])
            self._marks = [*self._marks[:first], *self._marks[last:]]
            del self._starts[first:last], self._ends[first:last]

    def _on_cursor(self) -> None:
        if not self._is_told and self.hasFocus():
            self.wentTo.emit(self._from_qt(self.textCursor().position()))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the document's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            keys = event.keyCombination().toCombined()
            control = Qt.KeyboardModifier.ControlModifier
            if keys in (
                (control | Qt.Key.Key_Z).toCombined(),
                (control | Qt.Key.Key_Y).toCombined(),
                (control | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Z).toCombined(),
            ):
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, and not more than a script may have."""
        if source.hasText():
            room = max(0, 4 * _TYPED - self.document().characterCount())
            self.textCursor().insertText(source.text().replace("\r\n", "\n")[:room])

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), mark.words if mark else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(colors_of(self).surface))
        first, last = self._visible()
        self._paint_band(painter, first, last)
        painter.end()  # the text has a painter of its own
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter, first, last)

    def _visible(self) -> tuple[int, int]:
        """The characters in view; a paragraph may be longer than the view is high."""
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height())).position()
        return first, last + 1

    def _paint_band(self, painter: QPainter, first: int, last: int) -> None:
        start, end = max(self._band[0], first), min(self._band[1], last)
        if end <= start:
            return
        ground = QColor(colors_of(self).accent)
        ground.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for box in self.boxes(start, end):
            painter.drawRoundedRect(box.adjusted(-3, 0, 3, 0), 4, 4)

    def _paint_marks(self, painter: QPainter, first: int, last: int) -> None:
        colors = colors_of(self)
        place = max(bisect_left(self._starts, first) - 1, 0)  # one may begin in the line above
        while place < len(self._marks) and self._starts[place] < last:
            mark, start, end = self._marks[place], self._starts[place], self._ends[place]
            place += 1
            if mark.state == PLAIN:
                continue
            for box in self.boxes(start, end):
                if mark.state == NEAR:
                    _draw_dots(painter, box, QColor(colors.warning))
                else:
                    _draw_wave(painter, box, QColor(colors.danger))


def _common(first: str, second: str, most: int) -> int:
    """How many characters both begin with, at most so many; slices are compared faster than characters."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[low:middle] == second[low:middle] else (low, middle - 1)
    return low


def _draw_dots(painter: QPainter, box: QRectF, color: QColor) -> None:
    """Something near it is shown: a dotted line."""
    pen = QPen(color, 2.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.0])
    painter.setPen(pen)
    y = box.bottom() - 0.5
    painter.drawLine(QPointF(box.left() + 1, y), QPointF(box.right() - 1, y))


def _draw_wave(painter: QPainter, box: QRectF, color: QColor) -> None:
    """Not understood: a wave."""
    path = QPainterPath(QPointF(box.left(), box.bottom() - 1))
    x, up = box.left(), True
    while x < box.right() - 1:
        path.quadTo(QPointF(x + 2, box.bottom() + (-3.5 if up else 1.5)), QPointF(x + 4, box.bottom() - 1))
        x, up = x + 4, not up
    painter.setPen(QPen(color, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
