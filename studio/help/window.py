"""The window of the help: pages at the left, one of them at the right, and a search in all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.help.dressing import dress
from studio.help.pages import Page, find, load_pages
from studio.help.place_delegate import PAGE_ROLE, PlaceDelegate
from studio.language import language, tr
from studio.theme import Space, colors_of

_SIZE = (940, 680)
_LIST_WIDTH = 264
_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Shows the pages. It does not stand in the way: the studio can be used beside it.

    Attributes:
        field, list, text: the search, what there is or was found, and the page.
        page: the page that is shown.

    Signals:
        keysAsked(): the sheet of keys is wanted.
        logsAsked(): the folder of logs and reports is wanted.
    """

    keysAsked = Signal()
    logsAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._pages = load_pages(language())
        self.page: Page = self._pages[0]
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What is the matter?"))
        self.field.setAccessibleName(tr("Search in the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setItemDelegate(PlaceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(tr("Page"))
        self.text.setOpenLinks(False)
        self.keys_button = QPushButton(tr("Keyboard shortcuts"))
        self.logs_button = QPushButton(tr("Folder of logs"))
        self._lay_out()
        self._connect()
        self._fill()
        self.show_page(self.page.name)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setProperty("surface", "bar")
        side.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        for button in (self.keys_button, self.logs_button):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        line = QFrame()
        line.setProperty("line", True)
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self.text, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._fill())
        self.list.currentItemChanged.connect(lambda item, _: self._go_to(item))
        self.text.anchorClicked.connect(self._on_link)
        self.keys_button.clicked.connect(self.keysAsked)
        self.logs_button.clicked.connect(self.logsAsked)

    # What is shown

    def show_page(self, name: str, section: int = 0) -> None:
        """Show a page from one of its headings on; a name that no page has changes nothing."""
        page = next((page for page in self._pages if page.name == name), None)
        if page is None:
            return
        self.page = page
        self._draw()
        self._mark()
        self._scroll_to(section)
        if not self.field.text().strip():
            self._choose(name)

    def retell(self) -> None:
        """Show the page in another language."""
        self._pages = load_pages(language())
        self._fill()
        self.show_page(self.page.name)

    def _draw(self) -> None:
        # Dressed before it is shown, since each change of a shown one lays it out anew.
        document = QTextDocument(self.text)
        document.setMarkdown(self.page.markdown)
        dress(document, colors_of(self), self.font())
        self.text.setDocument(document)

    def _scroll_to(self, section: int) -> None:
        block, passed = self.text.document().begin(), 0
        while block.isValid() and passed < section:
            block = block.next()
            passed += block.isValid() and block.blockFormat().headingLevel() == 2
        cursor = QTextCursor(block if block.isValid() else self.text.document().begin())
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - Space.L if section else 0)

    def _mark(self) -> None:
        """Mark the words that are looked for."""
        look = QTextCharFormat()
        ground = QColor(colors_of(self).accent)
        ground.setAlphaF(0.24)
        look.setBackground(ground)
        marks = []
        for word in self.field.text().split():
            cursor = self.text.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.text.document().find(word, cursor)
        self.text.setExtraSelections(marks)

    # The list

    def _fill(self) -> None:
        """List all pages, or what was found."""
        wanted = self.field.text().strip()
        self.list.blockSignals(True)
        self.list.clear()
        if wanted:
            for hit in find(self._pages, wanted):
                title, page = hit.page.sections[hit.section].title, hit.page
                self._add(title, page.name, hit.section, page.title if title != page.title else "")
        else:
            for page in self._pages:
                self._add(page.title, page.name, 0)
        if wanted and not self.list.count():
            nothing = QListWidgetItem(tr("Nothing fits. Try another word."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.blockSignals(False)
        if wanted:
            self.list.setCurrentRow(0)
        else:
            self._mark()
            self._choose(self.page.name)

    def _add(self, title: str, page: str, section: int, page_title: str = "") -> None:
        item = QListWidgetItem(title)
        item.setData(_PLACE, (page, section))
        item.setData(PAGE_ROLE, page_title)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (title, page_title) if part)
        )
        self.list.addItem(item)

    def _choose(self, name: str) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if (self.list.item(row).data(_PLACE) or ("",))[0] == name:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PLACE):
            self.show_page(*item.data(_PLACE))

    # What the person does

    def _on_link(self, link: QUrl) -> None:
        """Links name a page, or a heading of it ("trouble#too-slow"), or something to do ("do:logs")."""
        if link.scheme() == "do":
            {"keys": self.keysAsked, "logs": self.logsAsked}[link.path()].emit()
            return
        self.field.clear()
        page = next((page for page in self._pages if page.name == link.path()), self.page)
        self.show_page(page.name, page.section_of(link.fragment()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search first, and then the help; the arrows go through what was found."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.field.setFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.field.hasFocus():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            place = self.text.verticalScrollBar().value()
            self._draw()
            self._mark()
            self.text.verticalScrollBar().setValue(place)
