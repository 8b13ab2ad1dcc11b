"""The text of a page that was read: lines and paragraphs, linked to the page, editable in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from gan.handwriting.document import Line, Page
from studio.language import tr
from studio.theme import Space, TextRole, colors_of, scaled_font
from studio.widgets.line_editor import ROOM, Leaving, LineEditor
from studio.widgets.page_marks import PageMarks, Spot
from studio.widgets.text_marks import paint_marks

_MARGIN = Space.L
_LINE_GAP = 3.0
_PARAGRAPH_GAP = 14.0
_SIZE = 1.12  # handwriting is read with care: a little larger than the controls


class TextSheet(QTextEdit):
    """Shows the lines of a page, one to a block. A click edits; dragging selects text to copy.

    Signals:
        hovered(Spot | None): the pointer is over this now.
        chosen(Spot | None): this was clicked, or the editing went there.
        edited(int, str): the person changed the text of a line.
        stepAsked(int): the next uncertain word (1) is wanted, or the one before (-1).
    """

    hovered = Signal(object)
    chosen = Signal(object)
    edited = Signal(int, str)
    stepAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._marks = PageMarks()
        self._hover: Spot | None = None
        self._chosen: Spot | None = None
        self._editor: LineEditor | None = None
        self._pressed_at: QPointF | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("The text of the page"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = scaled_font(self.font(), TextRole.BODY)
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        self.setFont(font)
        self.document().setDocumentMargin(_MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    # What to show

    @property
    def spot(self) -> Spot | None:
        """What is chosen."""
        return self._chosen

    @property
    def editor(self) -> LineEditor | None:
        """The editor of the line that is being edited."""
        return self._editor

    def show_page(self, page: Page | None, marks: PageMarks) -> None:
        """Show another page, or the same one after it changed."""
        same = page is not None and self._page is not None and _texts(page) == _texts(self._page)
        if not same:
            self.cancel_editing()
        self._page, self._marks = page, marks
        if not same:
            place = self.verticalScrollBar().value()
            self._fill(page)
            self.verticalScrollBar().setValue(place)
        if page is None or (self._chosen is not None and self._chosen.line >= len(page.lines)):
            self._chosen = None
        self._hover = None
        self.viewport().update()

    def set_hover(self, spot: Spot | None) -> None:
        """Light up a spot because it is pointed at elsewhere."""
        if spot != self._hover:
            self._hover = spot
            self.viewport().update()

    def choose(self, spot: Spot | None) -> None:
        """Mark a spot as chosen, and bring it into view."""
        self._chosen = spot
        if spot is not None and self._page is not None and spot.line < len(self._page.lines):
            cursor = QTextCursor(self._block(spot.line))
            start, _ = self._range(spot)
            cursor.setPosition(cursor.position() + start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.viewport().update()

    def selected_text(self) -> str:
        """The selected text with plain line ends; empty if nothing is selected."""
        return self.textCursor().selection().toPlainText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text only: the looks of this sheet are nobody else's."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    # Editing

    def edit(self, spot: Spot) -> None:
        """Edit a line in place; a word of it is selected, so that typing replaces it."""
        if self._page is None or not 0 <= spot.line < len(self._page.lines):
            return
        self.finish_editing()
        self.choose(spot)
        self.chosen.emit(spot)
        self._editor = LineEditor(self._page.lines[spot.line].text, self._range(spot), self.viewport())
        self._editor.setFont(self.font())
        self._editor.left.connect(lambda how, line=spot.line: self._on_left(line, how))
        self._editor.heightWanted.connect(self._place_editor)
        self._place_editor()
        self._editor.show()
        self._editor.setFocus()

    def finish_editing(self) -> None:
        """Take over what is being typed."""
        if self._editor is not None:
            self._editor.leave(Leaving.ACCEPTED)

    def cancel_editing(self) -> None:
        """Forget what is being typed."""
        if self._editor is not None:
            self._editor.leave(Leaving.CANCELLED)

    def _on_left(self, line: int, how: Leaving) -> None:
        editor, self._editor = self._editor, None
        if editor is None or self._page is None:
            return
        text = " ".join(editor.toPlainText().split())
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if how is not Leaving.CANCELLED and text != self._page.lines[line].text:
            self.edited.emit(line, text)
        if how is Leaving.NEXT:
            self.stepAsked.emit(1)
        elif how is Leaving.BEFORE:
            self.stepAsked.emit(-1)
        elif how in (Leaving.UP, Leaving.DOWN):
            self._edit_beside(line, -1 if how is Leaving.UP else 1)
        elif had_focus:
            self.setFocus()

    def _edit_beside(self, line: int, step: int) -> None:
        if self._page is not None and 0 <= line + step < len(self._page.lines):
            self.edit(Spot(line + step))
        else:
            self.edit(Spot(line))

    def _place_editor(self) -> None:
        if self._editor is None or self._chosen is None:
            return
        box = self.line_box(self._chosen.line)
        height = max(round(box.height()) + 2 * ROOM, self._editor.wanted_height(round(box.width())))
        self._editor.setGeometry(round(box.left()), round(box.top()) - ROOM, round(box.width()), height)

    # Geometry

    def line_box(self, line: int) -> QRectF:
        """Where a line stands in the viewport, over its whole width."""
        layout = self.document().documentLayout()
        box = layout.blockBoundingRect(self._block(line))
        below = self._block(line).layout().boundingRect().height()
        box.setTop(box.bottom() - below)
        box.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return QRectF(
            _MARGIN - Space.XS, box.top(), self.viewport().width() - 2 * (_MARGIN - Space.XS), below
        )

    def word_boxes(self, spot: Spot) -> list[QRectF]:
        """Where a word stands in the viewport, one box for each row it is broken into."""
        layout = self._block(spot.line).layout()
        corner = self._corner(spot.line)
        start, stop = self._range(spot)
        return [box.translated(corner) for box in _boxes(layout, start, stop)]

    def spot_at(self, position: QPointF) -> Spot | None:
        """The word at a place of the viewport, else the line, else nothing."""
        if self._page is None:
            return None
        for line in range(len(self._page.lines)):
            box = self.line_box(line)
            if box.top() > position.y():
                return None
            if position.y() < box.bottom():
                return self._word_of(line, position)
        return None

    def _word_of(self, line: int, position: QPointF) -> Spot:
        for word in range(len(self._page.lines[line].words)):
            if any(box.adjusted(-2, 0, 2, 0).contains(position) for box in self.word_boxes(Spot(line, word))):
                return Spot(line, word)
        return Spot(line)

    def _corner(self, line: int) -> QPointF:
        """Where a line's layout begins, in the viewport."""
        layout = self._block(line).layout()
        moved = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return layout.position() - moved

    def _range(self, spot: Spot) -> tuple[int, int]:
        """Where a word begins and ends in its line's text; the whole line for a line."""
        line = self._page.lines[spot.line] if self._page is not None else Line((), None)
        if not 0 <= spot.word < len(line.words):
            return (len(line.text), len(line.text)) if spot.word < 0 else (0, len(line.text))
        start = sum(len(word.text) + 1 for word in line.words[: spot.word])
        return start, start + len(line.words[spot.word].text)

    def _block(self, line: int) -> QTextBlock:
        return self.document().findBlockByNumber(line)

    # Painting

    def _fill(self, page: Page | None) -> None:
        self.clear()
        if page is None:
            return
        cursor = QTextCursor(self.document())
        for number, line in enumerate(page.lines):
            starts = number > 0 and line.paragraph != page.lines[number - 1].paragraph
            form = QTextBlockFormat()
            form.setTopMargin(_PARAGRAPH_GAP if starts else _LINE_GAP)
            form.setBottomMargin(_LINE_GAP)
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            cursor.insertText(line.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks below the text."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colors_of(self).surface))
        if self._page is not None:
            paint_marks(painter, self, self._page, self._marks, self._hover, self._chosen)
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.viewport() is not None:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # marks are painted anew, not moved
        self._place_editor()

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed_at = None
        if not event.buttons():
            self._point_at(self.spot_at(event.position()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        clicked, self._pressed_at = self._pressed_at is not None, None
        if clicked and not self.textCursor().hasSelection():
            spot = self.spot_at(event.position())
            if spot is not None:
                self.edit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has begun to edit already."""

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 edits where the cursor is; the rest moves, selects and copies."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            spot = self.spot_at(QPointF(self.cursorRect().center()))
            self.edit(spot or self._chosen or Spot(0))
        else:
            super().keyPressEvent(event)

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._hover:
            self.set_hover(spot)
            self.hovered.emit(spot)


def _texts(page: Page) -> list[tuple[str, int]]:
    return [(line.text, line.paragraph) for line in page.lines]


def _boxes(layout: QTextLayout, start: int, stop: int) -> list[QRectF]:
    """The boxes of a range of a laid-out line, one for each of its rows."""
    boxes = []
    for number in range(layout.lineCount()):
        row = layout.lineAt(number)
        first = max(start, row.textStart())
        last = min(stop, row.textStart() + row.textLength())
        if first < last:
            left, right = row.cursorToX(first)[0], row.cursorToX(last)[0]
            boxes.append(QRectF(left, row.y(), right - left, row.height()))
    return boxes
