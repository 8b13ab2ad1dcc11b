"""The Library workspace: finds what was made, keeps it in order, and hands it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gan.errors import GanvasError
from studio import words
from studio.handover import Offer
from studio.heard import sentence_of
from studio.icons import icon
from studio.language import joined, keys_words, tr
from studio.library.item import Details, Item, Query
from studio.library.requests import from_json
from studio.library.store import Library
from studio.library.varying import vary
from studio.theme import colors_of
from studio.widgets.drop_area import DropVeil
from studio.widgets.notice_bar import NoticeBar
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.library.cells import missing_files
from studio.workspaces.library.desk import LibraryDesk
from studio.workspaces.library.dialogs import RemoveDialog, ask_where
from studio.workspaces.library.empty_page import EmptyPage, NothingFits
from studio.workspaces.library.filters import FilterBar
from studio.workspaces.library.foot import ShelfFoot
from studio.workspaces.library.handing import drag_out, mime_of, offer_of_items
from studio.workspaces.library.keeping import bin_items, relink
from studio.workspaces.library.keys import KEYS
from studio.workspaces.library.panel import DetailPanel
from studio.workspaces.library.shelf import Shelf
from studio.workspaces.library.view import ShelfView
from studio.workspaces.sending import add_send_menu, open_send_menu

_WIDE = 860  # narrower pages have no room for the panel
_STEP = 1.15
_MOST_FILES = 500  # that are dragged or copied at once


class LibraryWorkspace(Workspace):
    """A page with everything that was made and read.

    Signals:
        relinked(int): so many files were found again.
    """

    relinked = Signal(int)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._details: Details | None = None
        self._then: Callable[[Details], None] | None = None  # once the details have come
        self._asked = Query()
        self._wanted: int | None = None  # the item to go to once it is shown
        self.desk = LibraryDesk(parent=self)
        self.shelf = Shelf(self.desk, self)
        self.filters = FilterBar()
        self.notice = NoticeBar()
        self.view = ShelfView(self.shelf)
        self.panel = DetailPanel()
        self.empty = EmptyPage()
        self.nothing = NothingFits()
        self.foot = ShelfFoot()
        self._veil = DropVeil(tr("Drop a file to see how it was made"), self)
        self._lay_out()
        self._connect()
        self._connect_panel()
        self._add_keys()
        self._zoom_to(studio.settings.value.library.cell)
        self.begins_with = self.view
        self._show_choice()

    def _lay_out(self) -> None:
        grid = QWidget()
        row = QHBoxLayout(grid)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        self._grid = grid
        self._pages = QStackedWidget()
        for page in (grid, self.empty, self.nothing):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.notice.framed())
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.desk.found.connect(self._on_found)
        self.desk.detailed.connect(self._on_details)
        self.desk.summed.connect(self._on_summed)
        self.desk.located.connect(self._on_located)
        self.desk.changed.connect(self._on_changed)
        self.desk.failed.connect(self.notice.say)
        self.relinked.connect(self._on_relinked)
        self.filters.changed.connect(self._ask)
        self.filters.left.connect(self.view.setFocus)
        self.nothing.clearAsked.connect(self.filters.clear)
        self.view.chosenChanged.connect(self._show_choice)
        self.view.opened.connect(lambda _: self.open())
        self.view.starAsked.connect(lambda id: self.star([id]))
        self.view.zoomed.connect(self._zoom_to)
        self.view.dragAsked.connect(self.drag)
        self.view.menuAsked.connect(self._show_menu)
        self.foot.zoomAsked.connect(self._zoom_to)
        self._studio.desktop.missed.connect(self._on_missed)

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.openAsked.connect(self.open)
        panel.revealAsked.connect(self.reveal)
        panel.againAsked.connect(self.again)
        panel.varyAsked.connect(self.vary)
        panel.removeAsked.connect(self.remove)
        panel.findAsked.connect(self.find_missing)
        panel.sendAsked.connect(lambda: open_send_menu(self, panel.send_button))
        panel.itemAsked.connect(self.go_to)
        panel.closeAsked.connect(self._toggle_panel)
        panel.starAsked.connect(lambda _: self.star())
        panel.addTagAsked.connect(self.add_tag)
        panel.removeTagAsked.connect(self.remove_tag)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+F", self._go_to_field),
            ("S", self.star),
            ("T", self._go_to_tags),
            ("A", self.again),
            ("V", self.vary),
            ("R", self.reveal),
            ("I", self._toggle_panel),
            ("+", lambda: self.view.zoom_by(_STEP)),
            ("=", lambda: self.view.zoom_by(_STEP)),
            ("-", lambda: self.view.zoom_by(1 / _STEP)),
            ("Ctrl+A", lambda: self.view.selection.take_all(list(range(len(self.shelf))))),
            ("Ctrl+C", self.copy),
            ("Delete", self.remove),
            ("Escape", self._put_away),
        )
        for sequence, body in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, body=body: body())
            self.addAction(action)

    # As a workspace

    def can_take(self, mime: QMimeData) -> bool:
        return any(url.isLocalFile() for url in mime.urls())

    def take(self, mime: QMimeData) -> None:
        self.open_paths([Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()])

    def open_paths(self, paths: Sequence[Path]) -> None:
        for path in paths[:1]:
            self.desk.locate(path.absolute())

    def offer(self) -> Offer | None:
        return offer_of_items(self._known_items(self.chosen[:_MOST_FILES]), self._details)

    def show_dragging(self, dragging: bool) -> None:
        if dragging:
            self._veil.cover()
        else:
            self._veil.hide()

    def stop(self) -> None:
        self._studio.settings.edit("library", cell=self.view.zoom)
        self.desk.stop()

    def finish(self) -> None:
        self.desk.wait()

    def shortcuts(self) -> Sequence[Keys]:
        return KEYS

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.watch(True)
        self.shelf.renew()  # files may have gone or come back
        self._ask()
        self.desk.sum_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()
        if self._veil.isVisible():
            self._veil.cover()

    # What is chosen

    @property
    def chosen(self) -> list[int]:
        """The ids of the chosen items."""
        return self.view.chosen_ids

    @property
    def item(self) -> Item | None:
        """The chosen item, if it is one alone and has come."""
        ids = self.chosen
        return self.shelf.item_of(ids[0]) if len(ids) == 1 else None

    def _known_items(self, ids: Sequence[int]) -> list[Item]:
        return [item for id in ids if (item := self.shelf.item_of(id)) is not None]

    def _files(self) -> list[Path]:
        """The files of what is chosen, as far as it is known."""
        items = self._known_items(self.chosen[:_MOST_FILES])
        return [path for item in items for path in (item.outputs or item.inputs)][:_MOST_FILES]

    # What the person does

    def go_to(self, id: int) -> None:
        """Show an item, whatever was looked for."""
        self._wanted = id
        if self.filters.query.is_open:
            self._ask()
        else:
            self.filters.clear()

    def open(self) -> None:
        """Open the chosen item with the program that the system has for it."""
        if files := self._files():
            self._studio.desktop.open(files[0])

    def reveal(self) -> None:
        """Show the chosen item in its folder."""
        if files := self._files():
            self._studio.desktop.reveal(files[0])

    def star(self, ids: Sequence[int] | None = None) -> None:
        """Give items a star, or take it from them if all have one."""
        ids = self.chosen if ids is None else ids
        known = self._known_items(ids)
        if known:
            star = not all(item.star for item in known)
            self.shelf.change([replace(item, star=star) for item in known])
            self.desk.edit(lambda library: library.set_star(ids, star), tell=self.filters.query.starred)

    def add_tag(self, tag: str) -> None:
        """Give what is chosen a tag."""
        ids = self.chosen
        changed = [
            replace(item, tags=tuple(sorted({*item.tags, tag}, key=str.casefold)))
            for item in self._known_items(ids)
            if tag.casefold() not in map(str.casefold, item.tags)
        ]
        self.shelf.change(changed)
        self.desk.edit(lambda library: library.add_tag(ids, tag))

    def remove_tag(self, tag: str) -> None:
        """Take a tag from what is chosen."""
        ids = self.chosen
        self.shelf.change(
            [
                replace(item, tags=tuple(own for own in item.tags if own != tag))
                for item in self._known_items(ids)
            ]
        )
        self.desk.edit(lambda library: library.remove_tag(ids, tag))

    def again(self) -> None:
        """Open the workspace concerned with the settings of the chosen item."""
        self._with_details(lambda details: self._hand_on(details, lambda request: request))

    def vary(self) -> None:
        """The same with other chances."""
        self._with_details(lambda details: self._hand_on(details, vary))

    def remove(self) -> RemoveDialog | None:
        """Ask whether what is chosen is forgotten, or its files go to the bin."""
        ids = self.chosen
        if not ids:
            return None
        files = sum(len(item.outputs) for item in self._known_items(ids))
        dialog = RemoveDialog(len(ids), files, self)
        dialog.forgetAsked.connect(lambda: self.desk.edit(lambda library: library.remove(ids)))
        dialog.binAsked.connect(lambda: self.desk.edit(lambda library: bin_items(library, ids)))
        dialog.open()
        return dialog

    def find_missing(self) -> None:
        """Ask where the first missing file of the chosen item is now."""
        item = self.item
        missing = missing_files(item) if item else []
        if missing:
            ask_where(self, missing[0], lambda new: self.relink(missing[0], new))

    def relink(self, old: Path, new: Path) -> None:
        """Say where a missing file is now; what moved along is found, too."""

        def edit(library: Library) -> None:
            self.relinked.emit(relink(library, old, new))

        self.desk.edit(edit)

    def copy(self) -> None:
        """Put the files of what is chosen on the clipboard, and of a reading its text."""
        mime = self._mime()
        if mime is not None:
            QGuiApplication.clipboard().setMimeData(mime)
            self.foot.say(tr("Copied {files}.", files=words.count(len(mime.urls()), "file")))

    def drag(self) -> None:
        """Let the person drag the files of what is chosen to other programs."""
        mime = self._mime()
        if mime is None:
            return
        known = self.shelf.cell_at(self.view.selection.current)
        drag_out(self.view, mime, known[1] if known is not None else None)

    def _mime(self) -> QMimeData | None:
        details, text = self._details, ""
        if details is not None and self.chosen == [details.item.id] and not details.item.outputs:
            text = details.text
        return mime_of(self._files(), text)

    def _with_details(self, act: Callable[[Details], None]) -> None:
        """Act on the chosen item once all is known of it."""
        ids = self.chosen
        if len(ids) != 1:
            return
        if self._details is not None and self._details.item.id == ids[0]:
            act(self._details)
        else:
            self._then = act
            self.desk.look_at(ids[0])

    def _hand_on(self, details: Details, change: Callable[[object], object]) -> None:
        self._open_settings(details.request, change)

    def _open_settings(
        self, settings: str, change: Callable[[object], object] = lambda request: request
    ) -> None:
        try:
            self.requestAsked.emit(change(from_json(settings)))
        except GanvasError as error:
            self.notice.say(sentence_of(error))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = len(self.chosen) == 1
        entries: list[tuple[str, str, str, Callable[[], object]]] = [
            ("open", tr("Open"), "Enter", self.open),
            ("reveal", tr("Show in folder"), "R", self.reveal),
            ("retry", tr("Again"), "A", self.again),
            ("dice", tr("Vary"), "V", self.vary),
        ]
        entries = entries if one else []
        entries += [
            ("star", tr("Star"), "S", self.star),
            ("tag", tr("Add a tag"), "T", self._go_to_tags),
            ("copy", tr("Copy files"), "Ctrl+C", self.copy),
            ("remove", tr("Remove…"), "Del", self.remove),
        ]
        for name, title, keys, body in entries:
            action = menu.addAction(icon(name, colors_of(self).soft), joined((title, keys_words(keys)), "\t"))
            action.triggered.connect(lambda _=False, body=body: body())
        add_send_menu(menu, self)
        menu.popup(place)

    def _go_to_field(self) -> None:
        self.filters.field.setFocus()
        self.filters.field.selectAll()

    def _go_to_tags(self) -> None:
        if self.chosen:
            self._studio.settings.edit("library", panel=True)
            self._show_panel()
            self.panel.tags.field.setFocus()

    def _toggle_panel(self) -> None:
        shown = not self._studio.settings.value.library.panel
        self._studio.settings.edit("library", panel=shown)
        self._show_panel()

    def _show_panel(self) -> None:
        self.panel.setVisible(self._studio.settings.value.library.panel and self.width() >= _WIDE)

    def _put_away(self) -> None:
        """What is most in the way: a message, the choice, what is looked for."""
        if self.notice.isVisible():
            self.notice.clear()
        elif self.chosen:
            self.view.selection.clear()
        elif not self.filters.query.is_open:
            self.filters.clear()
        self.view.setFocus()

    def _zoom_to(self, side: int) -> None:
        self.view.set_zoom(side)
        self.foot.show_size(self.view.zoom)

    # What happens

    def _ask(self) -> None:
        self._asked = self.filters.query
        self.desk.ask(self._asked)

    def _on_found(self, query: Query, ids: object) -> None:
        if query != self._asked:
            return
        self.shelf.show_ids(ids)
        if len(self.shelf):
            page = self._grid
        else:
            page = self.empty if query.is_open else self.nothing
        self.filters.setVisible(page is not self.empty)
        self.foot.setVisible(page is not self.empty)
        if self._wanted is not None and (place := self.shelf.index_of(self._wanted)) >= 0:
            self._wanted = None
            self.view.go_to(place)
        self.nothing.show_words(query.words)
        self._pages.setCurrentWidget(page)
        self._show_choice()

    def _show_choice(self) -> None:
        ids = self.chosen
        self.foot.show_numbers(len(self.shelf), len(ids))
        item = self.item
        if item is not None:
            known = self.shelf.cell_at(self.shelf.index_of(item.id))
            if self._details is None or self._details.item.id != item.id:
                self._details = None
                self.desk.look_at(item.id)
                self.panel.show_item(item, missing=bool(known and known[0].is_missing))
            else:
                self.panel.show_marks(item, missing=bool(known and known[0].is_missing))
        elif len(ids) > 1:
            self._details = None
            self.panel.show_several(self._known_items(ids[:_MOST_FILES]), len(ids))
        elif not ids:
            self._details = None
            self.panel.show_none()

    def _on_details(self, details: Details, picture: bytes | None) -> None:
        if self.chosen != [details.item.id]:
            return
        self._details = details
        self.panel.show_details(details, picture, self._asked.words)
        then, self._then = self._then, None
        if then is not None:
            then(details)

    def _on_summed(self, counts: object, tags: Sequence[tuple[str, int]]) -> None:
        self.filters.show_tags(tags)
        self.panel.tags.show_known([name for name, _ in tags])

    def _on_located(self, path: Path, ids: Sequence[int], settings: str) -> None:
        """A file was dropped here: show the item that it belongs to, or open the settings that it carries."""
        if ids:
            self.go_to(ids[0])
        elif settings:
            self._open_settings(settings)
        else:
            self.notice.say(
                tr("{name} is not in the library, and carries no settings of Ganvas.", name=path.name)
            )

    def _on_changed(self) -> None:
        self._ask()
        self.desk.sum_up()
        self.shelf.renew_plain()

    def _on_relinked(self, number: int) -> None:
        self.shelf.renew()
        self._details = None
        self.foot.say(tr("Found {files} again.", files=words.count(number, "file")))

    def _on_missed(self, path: Path) -> None:
        if self.isVisible():
            self.notice.say(tr("{name} is not in {folder} any more.", name=path.name, folder=path.parent))
            self.shelf.renew()
