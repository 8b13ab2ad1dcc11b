"""The panel beside the grid: what is known of the chosen item, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.icons import icon_pixmap
from studio.language import joined, tr
from studio.library.item import Details, Item
from studio.library.varying import VARIED
from studio.theme import RADIUS, Space, TextRole, colors_of
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.library.painter import KIND_ICONS
from studio.workspaces.library.phrases import excerpt_of, facts_of, items_count, origins_of
from studio.workspaces.library.tag_row import TagRow

WIDTH = 308
_TALLEST = 216


class DetailPanel(QFrame):
    """Shows one item, or how many are chosen.

    Signals:
        openAsked(), revealAsked(), againAsked(), varyAsked(), removeAsked(), findAsked(), closeAsked(): of
            what is chosen.
        sendAsked(): what is chosen is to be handed on to another workspace.
        itemAsked(int): the item that this one was made from, or that was made from it, is to be shown.
        starAsked(bool): a star is to be given or taken.
        addTagAsked(str), removeTagAsked(str): likewise.
    """

    openAsked = Signal()
    revealAsked = Signal()
    againAsked = Signal()
    varyAsked = Signal()
    removeAsked = Signal()
    findAsked = Signal()
    closeAsked = Signal()
    sendAsked = Signal()
    itemAsked = Signal(int)
    starAsked = Signal(bool)
    addTagAsked = Signal(str)
    removeTagAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setFixedWidth(WIDTH)
        self._starred = False
        self._rows = 0  # of facts
        self._hint = text_label(tr("Choose something to see more of it."), soft=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = _Picture()
        self.title = text_label("", TextRole.TITLE)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.place = ShortLabel(TextRole.SMALL, soft=True, cut=Qt.TextElideMode.ElideMiddle)
        self.missing = _Missing()
        self.star_button = IconButton("star", tr("Give a star"), hint="S")
        self.close_button = IconButton("cancel", tr("Put this panel away"), hint="I")
        self.open_button = QPushButton(tr("Open"))
        self.reveal_button = QPushButton(tr("Show in folder"))
        self.again_button = QPushButton(tr("Again"))
        self.vary_button = QPushButton(tr("Vary"))
        self.send_button = QPushButton(tr("Send to…"))
        self.remove_button = QPushButton(tr("Remove…"))
        self.again_button.setToolTip(tr("Open these settings where they belong  (A)"))
        self.vary_button.setToolTip(tr("The same with other chances  (V)"))
        self.send_button.setToolTip(tr("Go on with it in another workspace  (Ctrl+T)"))
        self.tags = TagRow()
        self.facts = QGridLayout()
        self.text = text_label("", TextRole.SMALL, soft=True)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._of_one = (
            self.picture,
            self.place,
            self.open_button,
            self.reveal_button,
            self.again_button,
            self.vary_button,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.picture)
        column.addSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.title, 1)
        head.addWidget(self.star_button, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.place)
        column.addWidget(self.missing)
        column.addSpacing(Space.XS)
        for pair in ((self.open_button, self.reveal_button), (self.again_button, self.vary_button)):
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addWidget(self.send_button)
        column.addSpacing(Space.S)
        column.addWidget(self.tags)
        column.addSpacing(Space.S)
        self.facts.setHorizontalSpacing(Space.M)
        self.facts.setVerticalSpacing(Space.XS + 2)
        self.facts.setColumnStretch(1, 1)
        column.addLayout(self.facts)
        column.addSpacing(Space.S)
        column.addWidget(self.text)
        column.addStretch(1)  # takes all that is left, so that the tags do not grow
        self.remove_button.setProperty("kind", "quiet")
        column.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignLeft)
        area = self._area = QScrollArea()
        area.setAccessibleName(tr("What is known of it"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)  # the line
        outer.addWidget(area)
        outer.addWidget(self._hint, 1)

    def _connect(self) -> None:
        for button, signal in (
            (self.open_button, self.openAsked),
            (self.reveal_button, self.revealAsked),
            (self.again_button, self.againAsked),
            (self.vary_button, self.varyAsked),
            (self.send_button, self.sendAsked),
            (self.remove_button, self.removeAsked),
            (self.missing.find_button, self.findAsked),
            (self.close_button, self.closeAsked),
        ):
            button.clicked.connect(signal)
        self.star_button.clicked.connect(lambda: self.starAsked.emit(not self._starred))
        self.tags.addAsked.connect(self.addTagAsked)
        self.tags.removeAsked.connect(self.removeTagAsked)

    def show_item(self, item: Item, *, missing: bool) -> None:
        """Show at once what is known of one item; `show_details` follows."""
        self._show_area()
        path = next(iter(item.outputs or item.inputs), None)
        self.title.setText(item.title)
        self.place.setText(str(path.parent) if path else "")
        self.picture.show_kind(KIND_ICONS[item.kind])
        self.show_marks(item, missing=missing)
        for part in self._of_one:
            part.show()
        self._fill(())
        self.text.clear()

    def show_details(self, details: Details, picture: bytes | None, words: str = "") -> None:
        """Show the rest of the item that is shown; of a long text the part with the words."""
        self.picture.show_picture(QImage.fromData(picture) if picture else QImage())
        self.vary_button.setVisible(details.job in VARIED)
        self._fill(facts_of(details))
        self._add_relatives(tr("Made from"), origins_of(details))
        self._add_relatives(tr("Became"), [(each.title, each.id) for each in details.outcomes])
        self.text.setText(excerpt_of(details.text, words))

    def show_marks(self, item: Item, *, missing: bool) -> None:
        """The star or tags of the item that is shown have changed, or its files have."""
        self.missing.setVisible(missing)
        for button in (self.open_button, self.reveal_button):
            button.setEnabled(bool(item.outputs or item.inputs) and not missing)
        self._show_marks([item])

    def show_none(self) -> None:
        """Show that nothing is chosen."""
        self._hint.show()
        self._area.hide()

    def show_several(self, items: Sequence[Item], number: int) -> None:
        """Show that several are chosen; `items` are those of them that are known."""
        self._show_area()
        self.title.setText(tr("{items} chosen", items=items_count(number)))
        for part in (*self._of_one, self.missing):
            part.hide()
        self._show_marks(items)
        self._fill(())
        self.text.clear()

    def _show_area(self) -> None:
        self._hint.hide()
        self._area.show()

    def _show_marks(self, items: Sequence[Item]) -> None:
        self._starred = bool(items) and all(item.star for item in items)
        name = tr("Take the star away") if self._starred else tr("Give a star")
        self.star_button.set_meaning("star_full" if self._starred else "star", name)
        shared = [tag for tag in items[0].tags if all(tag in item.tags for item in items)] if items else []
        self.tags.show_tags(shared)

    def _fill(self, facts: Sequence[tuple[str, str]]) -> None:
        while self.facts.count():
            widget = self.facts.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self._rows = len(facts)
        for row, (name, value) in enumerate(facts):
            label = text_label(value, TextRole.SMALL)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.facts.addWidget(
                text_label(name, TextRole.SMALL, soft=True), row, 0, Qt.AlignmentFlag.AlignTop
            )
            self.facts.addWidget(label, row, 1)

    def _add_relatives(self, name: str, relatives: Sequence[tuple[str, int | None]]) -> None:
        """Titles, of which those with an id are links to that item."""
        if not relatives:
            return
        row, self._rows = self._rows, self._rows + 1
        titles = [
            escape(title) if id is None else f'<a href="{id}">{escape(title)}</a>' for title, id in relatives
        ]
        label = text_label("<br>".join(titles), TextRole.SMALL)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        if any(id is not None for _, id in relatives):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setAccessibleName(joined((name, ", ".join(title for title, _ in relatives)), " "))
        label.linkActivated.connect(lambda id: self.itemAsked.emit(int(id)))
        self.facts.addWidget(text_label(name, TextRole.SMALL, soft=True), row, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(label, row, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(colors_of(self).line))


class _Picture(QWidget):
    """The picture of an item, whole, with round corners."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._icon = "picture"
        self._fit()

    def show_kind(self, icon: str) -> None:
        """Nothing is known yet but the kind; what was shown stays for the moment until the picture comes."""
        self._icon = icon

    def show_picture(self, image: QImage) -> None:
        """Show a picture; a null one for none."""
        self._image = image
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        width = max(self.width(), 1)
        if self._image.isNull():
            height = width // 2
        else:
            height = round(width * self._image.height() / self._image.width())
        self.setFixedHeight(min(max(height, 60), _TALLEST))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(path, QColor(colors.canvas))
        if self._image.isNull():
            side = 40
            mark = icon_pixmap(self._icon, colors.soft, side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, mark)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        painter.setClipPath(path)
        painter.drawImage(box, self._image)


class _Missing(QFrame):
    """Says that a file is not where it was, and offers to find it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(tr("The file is not where it was."))
        words.setProperty("tone", "danger")
        words.setWordWrap(True)
        self.find_button = QPushButton(tr("Find it…"))
        self.find_button.setToolTip(tr("Say where it is now; its neighbours that moved along are found, too"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(words, 1)
        row.addWidget(self.find_button)
        self.hide()
