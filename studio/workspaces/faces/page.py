"""The page of Faces: its visible parts, laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gan.engine import Engine
from studio.language import tr
from studio.widgets.face_strip import FaceStrip
from studio.widgets.face_wall import FaceWall
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.status_bar import StatusBar
from studio.workspaces.faces.board import FaceBoard
from studio.workspaces.faces.empty_page import EmptyPage
from studio.workspaces.faces.face_panel import FacePanel
from studio.workspaces.faces.favourites import Favourites
from studio.workspaces.faces.gallery import Gallery
from studio.workspaces.faces.mime import FACES_FORMAT
from studio.workspaces.faces.names import name_of
from studio.workspaces.faces.options_bar import OptionsBar
from studio.workspaces.faces.photo_panel import PhotoPanel
from studio.workspaces.faces.store import FaceStore
from studio.workspaces.faces.walk_editor import WalkEditor
from studio.workspaces.faces.wall_source import BoardSource

_FAVOURITE_SIDE = 48


class FacesPage(QWidget):
    """Makes the parts, and shows the wall or, without a model, kind words.

    Attributes:
        options, notice, gallery, empty, status: from the top to the bottom.
        wall, panel, photo, walk, row: what the gallery holds.
    """

    def __init__(
        self,
        engine: Engine,
        board: FaceBoard,
        store: FaceStore,
        favourites: Favourites,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.options = OptionsBar()
        self.wall = FaceWall(BoardSource(board, store, favourites), FACES_FORMAT)
        self.panel = FacePanel(store.pixels)
        self.photo = PhotoPanel()
        self.walk = WalkEditor(engine, store.pixels)
        self.row = FaceStrip(tr("Favourites"), _FAVOURITE_SIDE, store.pixels, FACES_FORMAT)
        self.row.set_words("", name_of)
        self.notice = NoticeBar()
        self.status = StatusBar()
        self.empty = EmptyPage()
        self.gallery = Gallery(self.row, self.wall, self.panel, self.photo, self.walk)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.gallery)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.notice.framed())
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)

    @property
    def has_wall(self) -> bool:
        """Whether the wall shows."""
        return self._pages.currentWidget() is self.gallery

    def show_wall(self, shown: bool) -> None:
        """Show the wall, or what there is to say without a model."""
        self._pages.setCurrentWidget(self.gallery if shown else self.empty)
        self.options.setVisible(shown)
        self.status.setVisible(shown)

    def show_walk(self, shown: bool) -> None:
        """Show the walk editor, or put it away."""
        self.gallery.show_walk(shown)
        self.options.walk_button.setChecked(shown)
        if not shown:
            self.walk.player.stop()

    def forget_pictures(self) -> None:
        """Another model makes the faces now."""
        self.wall.forget_pictures()
        self.row.forget_pictures()
        self.walk.strip.forget_pictures()

    def refresh(self) -> None:
        """Pictures of faces have come."""
        self.wall.refresh()
        self.panel.refresh()
        self.row.refresh()
        self.walk.refresh()
