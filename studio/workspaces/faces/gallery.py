"""The wall with what stands around it: favourites above, the side panels, the walk below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import tr
from studio.theme import Space, colors_of
from studio.widgets.face_strip import FaceStrip
from studio.widgets.face_wall import FaceWall
from studio.widgets.text_label import text_label
from studio.workspaces.faces.face_panel import PANEL_WIDTH, FacePanel
from studio.workspaces.faces.photo_panel import PhotoPanel
from studio.workspaces.faces.walk_editor import WalkEditor

_HEART = 18


class FavouritesRow(QFrame):
    """The kept faces in a row, under their heart."""

    def __init__(self, strip: FaceStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self._heart = text_label("")
        self._heart.setToolTip(tr("Favourites: kept from one start to the next"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._heart, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(strip, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._heart.setPixmap(icon_pixmap("heart_full", colors_of(self).accent, _HEART, ratio))


class Gallery(QWidget):
    """Lays the parts out; the favourites show where there are some, the rest where it is asked for."""

    def __init__(
        self,
        favourites: FaceStrip,
        wall: FaceWall,
        panel: FacePanel,
        photo: PhotoPanel,
        walk: WalkEditor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._photo, self._walk = panel, photo, walk
        self.favourites = FavouritesRow(favourites)
        self._side = QStackedWidget()
        self._side.setFixedWidth(PANEL_WIDTH)
        self._side.addWidget(panel)
        self._side.addWidget(photo)
        self._side_line, self._walk_line = _line(), _line()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(wall, 1)
        middle.addWidget(self._side_line)
        middle.addWidget(self._side)
        self._side_line.setFixedWidth(1)
        self._walk_line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.favourites)
        column.addLayout(middle, 1)
        column.addWidget(self._walk_line)
        column.addWidget(walk)
        self.favourites.hide()
        self.show_side(None)
        self.show_walk(False)

    @property
    def side(self) -> QWidget | None:
        """The panel that shows, if one does."""
        return self._side.currentWidget() if self._side.isVisibleTo(self) else None

    def show_side(self, panel: QWidget | None) -> None:
        """Show one of the side panels, or none."""
        if panel is not None:
            self._side.setCurrentWidget(panel)
        self._side.setVisible(panel is not None)
        self._side_line.setVisible(panel is not None)

    def settle(self) -> None:
        """Give every part its place now."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    @property
    def is_walking(self) -> bool:
        """Whether the walk editor shows."""
        return self._walk.isVisibleTo(self)

    def show_walk(self, shown: bool) -> None:
        """Show the walk editor, or put it away."""
        self._walk.setVisible(shown)
        self._walk_line.setVisible(shown)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("line", True)
    return line
