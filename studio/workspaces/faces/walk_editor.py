"""The walk editor: key frames in a row, played as they are, and filmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gan.engine import Engine
from gan.faces.face import Face
from studio import words
from studio.language import tr, trc
from studio.theme import Space, TextRole
from studio.widgets.face_strip import FaceStrip
from studio.widgets.face_view import FaceView
from studio.widgets.icon_button import IconButton
from studio.widgets.switch import Switch
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider
from studio.workspaces.faces.mime import FACES_FORMAT, faces_in
from studio.workspaces.faces.names import name_of
from studio.workspaces.faces.walk_player import WalkPlayer

if TYPE_CHECKING:
    import numpy as np

_PREVIEW = 132
_SIDE = 64
_SHORTEST, _LONGEST, _USUAL = 2, 60, 8


class WalkEditor(QFrame):
    """Arranges the faces of a walk.

    Attributes:
        player: plays it.

    Signals:
        wantedChanged(): other faces are shown.
        addAsked(): the chosen faces are to be added.
        exportAsked(): the walk is to be filmed.
        closeAsked(): the editor is to be put away.
        settingsChanged(int, bool): seconds, and whether it loops.
        chosen(Face): the person went to a key frame.
        dragAsked(Face): a key frame is dragged away.
    """

    wantedChanged = Signal()
    addAsked = Signal()
    exportAsked = Signal()
    closeAsked = Signal()
    settingsChanged = Signal(int, bool)
    chosen = Signal(object)
    dragAsked = Signal(object)

    def __init__(
        self,
        engine: Engine,
        pixels_of: Callable[[Face], np.ndarray | None],
        parent: QWidget | None = None,
    ) -> None:
        """Make it, empty; `pixels_of` gives pictures, as soon as there are some."""
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self._pixels_of = pixels_of
        self._faces: list[Face] = []
        self.player = WalkPlayer(engine, self)
        self.preview = FaceView(tr("The walk"), _PREVIEW)
        self.strip = FaceStrip(tr("Key frames of the walk"), _SIDE, pixels_of, FACES_FORMAT)
        self.strip.set_words(tr("Drag faces here, or press A to add those that are chosen."), name_of)
        self.play_button = IconButton("play", tr("Play"), hint="P")
        self.seconds = ValueSlider(tr("Length"), _SHORTEST, _LONGEST, _USUAL, lambda value: f"{value:.0f} s")
        self.loop = Switch(tr("Back to the first face at the end"))
        self.loop.setChecked(True)
        self.add_button = QPushButton(tr("Add chosen"))
        self.clear_button = QPushButton(trc("to empty", "Clear"))
        self.clear_button.setProperty("kind", "quiet")
        self.export_button = QPushButton(tr("Export film…"))
        self.export_button.setProperty("kind", "primary")
        self.close_button = IconButton("cancel", tr("Put the walk away"), hint="W")
        self._lay_out()
        self._connect()
        self._show()

    def retell(self) -> None:
        """Say what means several things in English."""
        self.clear_button.setText(trc("to empty", "Clear"))

    def _lay_out(self) -> None:
        self.preview.setFixedSize(_PREVIEW, _PREVIEW)
        self.seconds.setFixedWidth(120)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(text_label(tr("Walk"), TextRole.TITLE))
        head.addWidget(self.play_button)
        head.addSpacing(Space.S)
        head.addWidget(self.seconds)
        head.addSpacing(Space.S)
        head.addWidget(self.loop)
        head.addWidget(text_label(tr("Loop"), soft=True))
        head.addStretch()
        for button in (self.clear_button, self.add_button, self.export_button, self.close_button):
            head.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addLayout(head)
        right.addWidget(self.strip)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.play_button.clicked.connect(self.toggle_playing)
        self.player.playingChanged.connect(self._on_playing)
        self.player.shown.connect(self.preview.show_pixels)
        self.player.reached.connect(self.strip.mark)
        self.seconds.moved.connect(lambda _: self._on_settings())
        self.seconds.settled.connect(lambda _: self._on_settings())
        self.loop.toggled.connect(lambda _: self._on_settings())
        self.add_button.clicked.connect(self.addAsked)
        self.clear_button.clicked.connect(lambda: self._set([]))
        self.export_button.clicked.connect(self.exportAsked)
        self.close_button.clicked.connect(self.closeAsked)
        self.strip.moved.connect(self._move)
        self.strip.removed.connect(self._remove)
        self.strip.dropped.connect(self._drop)
        self.strip.chosen.connect(lambda place: self._choose(self._faces[place]))
        self.strip.dragAsked.connect(lambda place: self.dragAsked.emit(self._faces[place]))

    @property
    def faces(self) -> tuple[Face, ...]:
        """The key frames in order."""
        return tuple(self._faces)

    @property
    def length(self) -> int:
        """Seconds of the film."""
        return round(self.seconds.value)

    def show_settings(self, seconds: int, loop: bool) -> None:
        """Begin with these."""
        self.seconds.set_value(min(max(seconds, _SHORTEST), _LONGEST))
        self.loop.setChecked(loop)

    def add(self, faces: Iterable[Face], place: int | None = None) -> None:
        """Add key frames at the end, or before a place."""
        place = len(self._faces) if place is None else place
        self._set([*self._faces[:place], *faces, *self._faces[place:]])

    def refresh(self) -> None:
        """Pictures have come."""
        self.strip.refresh()
        if self._faces and not self.player.is_playing:
            current = min(max(self.strip.current, 0), len(self._faces) - 1)
            self.preview.show_pixels(self._pixels_of(self._faces[current]))

    def toggle_playing(self) -> None:
        """Play, or stand still."""
        if self.player.is_playing:
            self.player.stop()
        else:
            self.player.play()

    def _choose(self, face: Face) -> None:
        self.refresh()
        self.chosen.emit(face)

    def _move(self, source: int, target: int) -> None:
        faces = list(self._faces)
        faces.insert(target, faces.pop(source))
        self._set(faces)
        self.strip.go_to(target)

    def _remove(self, place: int) -> None:
        self._set([face for number, face in enumerate(self._faces) if number != place])

    def _drop(self, place: int, mime: QMimeData) -> None:
        self.add(faces_in(mime), place)

    def _set(self, faces: list[Face]) -> None:
        self._faces = faces
        self.strip.set_keys(faces)
        self._on_settings()
        self._show()
        self.wantedChanged.emit()

    def _on_settings(self) -> None:
        self.player.set_walk(self._faces, self.length, self.loop.isChecked())
        self.settingsChanged.emit(self.length, self.loop.isChecked())

    def _on_playing(self, playing: bool) -> None:
        self.play_button.set_meaning(*(("pause", tr("Stand still")) if playing else ("play", tr("Play"))))
        if not playing:
            self.strip.mark(-1)
            self.refresh()

    def _show(self) -> None:
        enough = len(self._faces) >= 2
        self.play_button.setEnabled(enough)
        self.export_button.setEnabled(enough)
        self.clear_button.setVisible(bool(self._faces))
        self.strip.setAccessibleDescription(words.count(len(self._faces), "face"))
        if not self._faces:
            self.preview.show_pixels(None)
        self.refresh()
