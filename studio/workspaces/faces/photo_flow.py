"""How photos go through their panel: searched, asked about, shown, taken to the wall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gan.engine import Engine
from gan.faces.face import Face
from studio.focus_ring import focus_quietly
from studio.language import tr
from studio.workspaces.faces.page import FacesPage
from studio.workspaces.faces.photo_queue import PhotoQueue
from studio.workspaces.faces.wandering import Wandering

if TYPE_CHECKING:
    from gan.faces.inversion_request import Inverted


class PhotoFlow(QObject):
    """Connects a queue of photos with the panel that shows them.

    Attributes:
        queue: the photos.
    """

    def __init__(
        self, engine: Engine, page: FacesPage, wandering: Wandering, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._wandering = page, wandering
        self._found: Face | None = None
        queue = self.queue = PhotoQueue(engine, self)
        panel = page.photo
        queue.began.connect(self._show_search)
        queue.progressed.connect(panel.show_progress)
        queue.whichAsked.connect(lambda _, faces: panel.show_several(faces))
        queue.done.connect(self._show_found)
        queue.failed.connect(lambda _, sentence: panel.show_problem(sentence))
        queue.ended.connect(self._end)
        panel.whichChosen.connect(queue.choose)
        panel.takeAsked.connect(self._take)
        panel.nextAsked.connect(queue.go_on)
        panel.closeAsked.connect(queue.stop)

    def _show_search(self, photo: Path) -> None:
        self._page.photo.show_search(photo, self.queue.waiting)
        self._page.gallery.show_side(self._page.photo)

    def _show_found(self, _: Path, found: Inverted) -> None:
        self._found = found.face
        self._page.photo.show_found(found, self.queue.waiting == 0)

    def _take(self) -> None:
        face, self._found = self._found, None
        self.queue.go_on()
        if face is not None:
            self._wandering.bring(face, tr("Bring a photo's face"))

    def _end(self) -> None:
        has_face = bool(self._wandering.chosen)
        self._page.gallery.show_side(self._page.panel if has_face else None)
        focus_quietly(self._page.wall)  # and not whatever the panel's first button is
