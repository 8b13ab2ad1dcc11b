"""The right side of Faces: the chosen face, large, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gan.faces.face import Face
from studio.language import tr
from studio.theme import Space, TextRole
from studio.widgets.face_view import FaceView
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.faces.edit_section import EditSection
from studio.workspaces.faces.mix_section import MixSection
from studio.workspaces.faces.names import name_of
from studio.workspaces.sending import make_send_button

if TYPE_CHECKING:
    import numpy as np

    from gan.faces.edits import Edit

PANEL_WIDTH = 312
_LARGEST_FACE = PANEL_WIDTH - 2 * Space.L
_SMALLEST_FACE = 176
_ROOM_BELOW = 320  # in low panels the face leaves so much to what changes it


class FacePanel(QFrame):
    """Shows one face and changes it.

    Signals:
        closeAsked(): the panel is to be put away.
        lockAsked(), heartAsked(), copyAsked(), saveAsked(), sendAsked(), walkAsked(): do this with the face.
        moved(Face): what the face would be, while a slider is held.
        settled(Face, str): what it is to be, and what was done.
        dragAsked(): the person drags it away.
    """

    closeAsked = Signal()
    lockAsked = Signal()
    heartAsked = Signal()
    copyAsked = Signal()
    saveAsked = Signal()
    sendAsked = Signal()
    walkAsked = Signal()
    moved = Signal(object)
    settled = Signal(object, str)
    dragAsked = Signal()

    def __init__(self, pixels_of: Callable[[Face], np.ndarray | None], parent: QWidget | None = None) -> None:
        """Make it, empty; `pixels_of` gives pictures, as soon as there are some."""
        super().__init__(parent)
        self._face: Face | None = None
        self._pixels_of = pixels_of
        self.setProperty("surface", "bar")
        self.name = ShortLabel(TextRole.STRONG)
        self.close_button = IconButton("cancel", tr("Put this panel away"), hint="Esc")
        self.view = FaceView(tr("The chosen face"))
        self.lock_button = IconButton("lock", tr("Lock it"), hint="L")
        self.heart_button = IconButton("heart", tr("Keep it among the favourites"), hint="F")
        self.walk_button = IconButton("walk", tr("Add it to the walk"), hint="A")
        self.copy_button = IconButton("copy", tr("Copy the picture"), hint="Ctrl+C")
        self.save_button = IconButton("save", tr("Save the picture…"), hint="Ctrl+S")
        self.send_button = make_send_button()
        self.mix = MixSection(pixels_of)
        self.edits = EditSection()
        self.lock_button.setCheckable(True)
        self.heart_button.setCheckable(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        actions = QHBoxLayout()
        actions.setSpacing(Space.XS)
        buttons = (self.lock_button, self.heart_button, self.walk_button)
        for button in (*buttons, self.copy_button, self.save_button, self.send_button):
            actions.addWidget(button)
        actions.insertStretch(3)
        self.view.setFixedSize(_LARGEST_FACE, _LARGEST_FACE)
        words = tr("Drag a face onto another one to mix them, or choose two and press M.")
        hint = text_label(words, TextRole.SMALL, soft=True)
        hint.setWordWrap(True)
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.view, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(actions)
        column.addSpacing(Space.XS)
        column.addWidget(self.mix)
        column.addWidget(self.edits)
        column.addWidget(hint)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closeAsked)
        self.lock_button.clicked.connect(self.lockAsked)
        self.heart_button.clicked.connect(self.heartAsked)
        self.walk_button.clicked.connect(self.walkAsked)
        self.copy_button.clicked.connect(self.copyAsked)
        self.save_button.clicked.connect(self.saveAsked)
        self.send_button.clicked.connect(self.sendAsked)
        self.view.dragAsked.connect(self.dragAsked)
        for section in (self.mix, self.edits):
            section.moved.connect(self.moved)
            section.settled.connect(self.settled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = min(max(self.height() - _ROOM_BELOW, _SMALLEST_FACE), _LARGEST_FACE)
        self.view.setFixedSize(side, side)

    @property
    def face(self) -> Face | None:
        """The face that is shown."""
        return self._face

    @property
    def wanted(self) -> tuple[Face, ...]:
        """The faces whose pictures it shows."""
        return () if self._face is None else (self._face, *self.mix.parents)

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Offer the edits of a model."""
        self.edits.show_edits(edits)

    def show_face(self, face: Face | None, is_locked: bool, is_favourite: bool) -> None:
        """Show a face, or none; its old picture stays until there is a new one."""
        is_other = face is not None and self._face != face
        self._face = face
        self.name.setText(name_of(face) if face else "")
        self.lock_button.setChecked(is_locked)
        self.lock_button.set_meaning("lock", tr("Free it") if is_locked else tr("Lock it"))
        self.heart_button.setChecked(is_favourite)
        self.heart_button.set_meaning(
            "heart_full" if is_favourite else "heart",
            tr("Keep it no more") if is_favourite else tr("Keep it among the favourites"),
        )
        if is_other or face is None:
            self.mix.show_face(face)
            self.edits.show_face(face)
        self.refresh()

    def refresh(self) -> None:
        """Pictures have come."""
        if self._face is None:
            return
        pixels = self._pixels_of(self._face)
        if pixels is not None and pixels is not self.view.pixels:
            self.view.show_pixels(pixels)
        self.mix.refresh()

    def show_attempt(self, pixels: np.ndarray) -> None:
        """Show what the face would be, (S, S, 3) uint8."""
        self.view.show_pixels(pixels)
