"""What a person does with the wall: choosing, locking, changing, mixing; and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from gan.errors import GanvasError
from gan.faces.face import Face, mix
from studio.heard import sentence_of
from studio.language import tr
from studio.workspaces.faces.board import FaceBoard
from studio.workspaces.faces.favourites import Favourites
from studio.workspaces.faces.live import LiveFaces
from studio.workspaces.faces.mime import faces_in
from studio.workspaces.faces.page import FacesPage
from studio.workspaces.faces.store import FaceStore
from studio.workspaces.faces.wall_source import wanted_cells

if TYPE_CHECKING:
    import numpy as np


class Wandering(QObject):
    """Keeps wall, panel and pictures together.

    The panel shows one face: that of the current cell, or one that stands on no cell (a favourite, a key
    frame). The latter comes to the wall with its first change.

    Signals:
        chosenChanged(): other faces are chosen, locked or shown.
        failed(str): something cannot be done.
    """

    chosenChanged = Signal()
    failed = Signal(str)

    def __init__(
        self,
        page: FacesPage,
        board: FaceBoard,
        store: FaceStore,
        live: LiveFaces,
        favourites: Favourites,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._board, self._store = page, board, store
        self._live, self._favourites = live, favourites
        self._loose: Face | None = None  # what the panel shows, if it stands on no cell
        self._is_trying = False
        self._connect()

    def _connect(self) -> None:
        page, wall, panel, options = self._page, self._page.wall, self._page.panel, self._page.options
        self._board.changed.connect(self.show_board)
        self._store.arrived.connect(page.refresh)
        self._live.made.connect(self._on_made)
        self._live.busyChanged.connect(self._store.hold)
        self._favourites.changed.connect(self.show_favourites)
        wall.wantedChanged.connect(self.want)
        wall.selection.changed.connect(self._on_chosen)
        wall.opened.connect(lambda _: page.gallery.show_side(panel))
        wall.lockAsked.connect(self._toggle_lock_of)
        wall.heartAsked.connect(lambda index: self._favourites.toggle([self._board.state.face_at(index)]))
        wall.dropped.connect(self._mix_in)
        panel.closeAsked.connect(lambda: page.gallery.show_side(None))
        panel.lockAsked.connect(self.toggle_lock)
        panel.heartAsked.connect(self.toggle_favourite)
        panel.moved.connect(self._try)
        panel.settled.connect(self._settle)
        options.rerollAsked.connect(self.reroll)
        options.varietyMoved.connect(self._try_variety)
        options.varietySettled.connect(self._settle_variety)
        page.walk.wantedChanged.connect(self.want)
        page.walk.chosen.connect(self.show_loose)
        page.row.chosen.connect(lambda place: self.show_loose(self._favourites.faces[place]))
        page.row.opened.connect(
            lambda place: self.bring(self._favourites.faces[place], tr("Bring a favourite"))
        )
        page.row.moved.connect(self._favourites.move)
        page.row.removed.connect(self._favourites.remove)
        page.row.dropped.connect(lambda place, mime: self._favourites.add(faces_in(mime), place))

    # What is chosen

    @property
    def chosen(self) -> list[Face]:
        """The faces that are meant by what is asked for: those chosen on the wall, or the one shown."""
        if self._loose is not None:
            return [self._loose]
        return [self._board.state.face_at(index) for index in self._page.wall.selection.chosen]

    def show_loose(self, face: Face) -> None:
        """Show a face that stands on no cell."""
        self._loose = face
        self._page.wall.selection.clear()
        self._page.gallery.show_side(self._page.panel)
        self._show_panel()
        self.want()

    def _on_chosen(self) -> None:
        selection = self._page.wall.selection
        if selection.chosen:
            self._loose = None
            if self._page.gallery.side is None and len(selection.chosen) == 1 and self._page.isVisible():
                self._page.gallery.show_side(self._page.panel)
                self._page.gallery.settle()
                self._page.wall.scroll_to(selection.current)
        self._show_panel()
        self.want()

    # What shows

    def want(self) -> None:
        """Ask for the pictures of everything that shows, what is looked at first."""
        page = self._page
        state, selection = self._board.state, page.wall.selection
        if not page.has_wall:
            self._store.want("wall", ())
            return
        self._store.want("panel", page.panel.wanted)
        cells = wanted_cells(page.wall.visible_cells, selection.current)
        self._store.want("wall", (state.face_at(index) for index in cells))
        self._store.want("row", self._favourites.faces)
        self._store.want("walk", page.walk.faces)

    def show_board(self) -> None:
        """The wall has changed."""
        state = self._board.state
        self._page.options.show_wall(state.first, state.truncation)
        self._page.wall.refresh()
        self._show_panel()
        self.want()

    def show_favourites(self) -> None:
        """The favourites have changed."""
        self._page.row.set_keys(self._favourites.faces)
        self._page.gallery.favourites.setVisible(bool(self._favourites.faces))
        self._page.wall.refresh()
        self._show_panel()
        self.want()

    def _show_panel(self) -> None:
        current, chosen = self._page.wall.selection.current, self._page.wall.selection.chosen
        face = self._loose
        if face is None and chosen:
            face = self._board.state.face_at(current if current in chosen else chosen[-1])
        is_locked = self._loose is None and current in self._board.state.locked
        if not self._is_trying:
            self._page.panel.show_face(face, is_locked, face in self._favourites)
        self.chosenChanged.emit()

    # Changes

    def reroll(self) -> None:
        """Other faces everywhere but in locked cells."""
        self._board.reroll()

    def toggle_lock(self) -> None:
        """Lock the chosen cells, or free them if all of them are locked; a loose face comes to the wall."""
        if self._loose is not None:
            self.bring(self._loose, tr("Lock"))
            return
        self._toggle(self._page.wall.selection.chosen)

    def toggle_favourite(self) -> None:
        """Keep the chosen faces, or keep them no more."""
        if self.chosen:
            self._favourites.toggle(self.chosen)

    def bring(self, face: Face, words: str) -> None:
        """Put a face on the wall, where one looks; lock it and choose it."""
        index = self._board.bring(face, self._page.wall.visible_cells.start, words)
        self._loose = None
        self._page.wall.go_to(index)
        self._show_panel()

    def _toggle_lock_of(self, index: int) -> None:
        chosen = self._page.wall.selection.chosen
        self._toggle(chosen if index in chosen else [index])

    def _toggle(self, cells: list[int]) -> None:
        if cells:
            self._board.set_locked(cells, not set(cells) <= self._board.state.locked)

    def _mix_in(self, index: int, mime: QMimeData) -> None:
        """A face was dropped onto a cell: the cell gets the face between them."""
        own = self._board.state.face_at(index)
        if others := [face for face in faces_in(mime) if face != own]:
            self._mix(index, others[0])

    def mix_chosen(self) -> None:
        """The cell where the keyboard is gets the face between the two that are chosen."""
        chosen = self._page.wall.selection.chosen
        if len(chosen) != 2:
            self.failed.emit(tr("Choose two faces to mix them: Ctrl and the arrows go on, Space takes one."))
            return
        index = self._cell
        other = chosen[0] if index == chosen[1] else chosen[1]
        self._mix(index, self._board.state.face_at(other))

    def _mix(self, index: int, other: Face) -> None:
        try:
            mixed = mix(self._board.state.face_at(index), other)
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
            return
        self._board.place(index, mixed, tr("Mix"))
        self._page.wall.go_to(index)
        self._page.gallery.show_side(self._page.panel)

    def _try(self, face: Face) -> None:
        """A slider is held: show what the face would be, as soon as it is made."""
        self._is_trying = True
        self._live.want(face)

    def _on_made(self, faces: tuple[Face, ...], pixels: np.ndarray) -> None:
        self._store.keep(faces[0], pixels[0])
        if self._is_trying:
            self._page.panel.show_attempt(pixels[0])
            if self._loose is None and self._page.wall.selection.chosen:
                self._board.attempt(self._board.state.with_face(self._cell, faces[0]))
        else:
            self._page.refresh()

    def _settle(self, face: Face, words: str) -> None:
        """The slider was let go."""
        self._is_trying = False
        self._live.want(face)
        if self._loose is not None:
            self.bring(face, words)
        elif self._page.wall.selection.chosen:
            self._board.place(self._cell, face, words)
        self._show_panel()

    @property
    def _cell(self) -> int:
        """The cell that the panel shows."""
        selection = self._page.wall.selection
        return selection.current if selection.is_chosen(selection.current) else selection.chosen[-1]

    def _try_variety(self, truncation: float) -> None:
        self._store.hurry(True)
        self._board.attempt(self._board.state.with_truncation(round(truncation, 2)))

    def _settle_variety(self, truncation: float) -> None:
        self._store.hurry(False)
        self._board.settle(tr("Variety"), self._board.state.with_truncation(round(truncation, 2)))
