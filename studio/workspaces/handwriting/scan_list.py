"""The view of the list of scans: documents that open and shut, buttons under the pointer, keys for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QToolTip, QTreeView, QWidget

from studio.icons import icon
from studio.language import tr
from studio.motion import Glide
from studio.theme import colors_of
from studio.widgets.job_list.layout import RowFonts
from studio.workspaces.handwriting.scan_delegate import ScanDelegate, ScanHover
from studio.workspaces.handwriting.scan_layout import ScanLayout
from studio.workspaces.handwriting.scan_model import ScanModel
from studio.workspaces.handwriting.scans import Scan, ScanAction, ScanDocument, actions_of

_KEYS = {
    Qt.Key.Key_Delete: (ScanAction.CANCEL, ScanAction.REMOVE),
    Qt.Key.Key_Backspace: (ScanAction.CANCEL, ScanAction.REMOVE),
    Qt.Key.Key_R: (ScanAction.RETRY,),
}


class ScanList(QTreeView):
    """Shows a `ScanModel`.

    Signals:
        asked(ScanAction, list[Scan]): the person wants this done with these.
        currentChangedTo(Scan | None): the keyboard or the pointer went to another row.
        menuOpening(QMenu): the menu of what is chosen is about to show; more may be added to it.
    """

    asked = Signal(object, object)
    currentChangedTo = Signal(object)
    menuOpening = Signal(object)

    def __init__(self, model: ScanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans = model
        self._hover_level = 0.0
        self._glide = Glide(self, "hoverLevel")
        self._pressed: tuple[Scan, ScanAction] | None = None
        self._delegate = ScanDelegate(self)
        self._dress()
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.expanded.connect(lambda index: self._note_open(index, True))
        self.collapsed.connect(lambda index: self._note_open(index, False))

    def _dress(self) -> None:
        self.setAccessibleName(tr("Scans"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)

    # What is chosen

    def current_scan(self) -> Scan | None:
        """The row that the keyboard is at."""
        return self._scans.scan_at(self.currentIndex())

    def chosen_scans(self) -> list[Scan]:
        """The selected rows, in their order."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        return [scan for index in indexes if (scan := self._scans.scan_at(index)) is not None]

    def go_to(self, scan: Scan) -> None:
        """Select a row alone, and bring it into view; its document is opened for it."""
        index = self._scans.index_of(scan)
        if not index.isValid():
            return
        if index.parent().isValid():
            self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Also tell which row it is."""
        super().currentChanged(current, previous)
        self.currentChangedTo.emit(self._scans.scan_at(current))

    def box_of(self, action: ScanAction, scan: Scan) -> QPoint | None:
        """The middle of a button of a row, in the viewport's pixels; None if it has no such button."""
        layout = self._layout_of(scan)
        return next((box.center() for each, box in layout.buttons if each is action), None)

    def arrow_of(self, document: ScanDocument) -> QPoint:
        """The middle of the arrow that opens and shuts a document."""
        return self._layout_of(document).arrow.center()

    def drawBranches(self, *_: object) -> None:
        """Nothing: the delegate paints the arrow."""

    def _note_open(self, index: QModelIndex, is_open: bool) -> None:
        scan = self._scans.scan_at(index)
        (self._delegate.open_documents.add if is_open else self._delegate.open_documents.discard)(scan)

    # The pointer

    def _get_hover_level(self) -> float:
        return self._hover_level

    def _set_hover_level(self, level: float) -> None:
        self._hover_level = self._delegate.hover.level = level
        self._update_row(self._delegate.hover.scan)

    hoverLevel = Property(float, _get_hover_level, _set_hover_level, doc="how far hover has faded in, 0..1")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the pointer."""
        place = event.position().toPoint()
        button = self._button_at(place)
        self._point_at(self._scan_at(place), button[1] if button else None)
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button, open or shut a document, or choose a row."""
        place = event.position().toPoint()
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._button_at(place) if is_left else None
        if self._pressed is not None:
            return
        scan = self._scan_at(place)
        if is_left and scan is not None and self._is_on_arrow(scan, place):
            index = self.indexAt(place)
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the button, if it is let go where it was pressed."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event.position().toPoint()):
            self._ask(pressed[1], [pressed[0]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open or shut a document."""
        place = event.position().toPoint()
        if self._button_at(place) is None:
            index = self.indexAt(place)
            self.setExpanded(index, not self.isExpanded(index))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._point_at(None, None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tooltips of the buttons."""
        if isinstance(event, QHelpEvent):
            button = self._button_at(event.pos())
            words = f"{button[1].words}  ({button[1].keys})" if button else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _point_at(self, scan: Scan | None, action: ScanAction | None) -> None:
        hover = self._delegate.hover
        if scan is not hover.scan:
            self._update_row(hover.scan)
            self._delegate.hover = ScanHover(scan, 0.0, action)
            self._hover_level = 0.0
            self._glide.to(1.0)
        elif action is not hover.action:
            hover.action = action
            self._update_row(scan)

    def _scan_at(self, place: QPoint) -> Scan | None:
        return self._scans.scan_at(self.indexAt(place))

    def _button_at(self, place: QPoint) -> tuple[Scan, ScanAction] | None:
        scan = self._scan_at(place)
        action = self._layout_of(scan).action_at(place.x(), place.y()) if scan is not None else None
        return (scan, action) if scan is not None and action is not None else None

    def _layout_of(self, scan: Scan) -> ScanLayout:
        box = self.visualRect(self._scans.index_of(scan))
        return ScanLayout.of(scan, box, RowFonts.of(self.font()))

    def _is_on_arrow(self, scan: Scan, place: QPoint) -> bool:
        arrow = self._layout_of(scan).arrow
        return not arrow.isEmpty() and arrow.adjusted(-8, -8, 8, 8).contains(place)

    def _update_row(self, scan: Scan | None) -> None:
        if scan is not None:
            self.viewport().update(self.visualRect(self._scans.index_of(scan)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Messages may need more or fewer lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; others are the tree's."""
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _KEYS and plain:
            self._ask_first(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._ask_first((ScanAction.REVEAL,))
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here, not a search."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is chosen."""
        scans = self.chosen_scans()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in ScanAction:
            able = [scan for scan in scans if action in actions_of(scan)]
            if able:
                entry = menu.addAction(icon(action.icon, colors_of(self).soft), action.words)
                entry.setText(f"{action.words}\t{action.keys}")
                entry.triggered.connect(lambda _=False, action=action, able=able: self._ask(action, able))
        self.menuOpening.emit(menu)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(event.globalPos())

    def _ask_first(self, actions: Sequence[ScanAction]) -> None:
        """The first of `actions` that fits any chosen row."""
        scans = self.chosen_scans()
        for action in actions:
            if any(action in actions_of(scan) for scan in scans):
                self._ask(action, scans)
                return

    def _ask(self, action: ScanAction, scans: Sequence[Scan]) -> None:
        able = [scan for scan in scans if action in actions_of(scan)]
        if able:
            self.asked.emit(action, able)
