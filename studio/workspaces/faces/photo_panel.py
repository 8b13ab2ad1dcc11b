"""The right side of Faces while a photo's face is looked for, and beside what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio import words
from studio.language import percent_words, tr, trn
from studio.theme import Space, TextRole
from studio.widgets.face_view import FaceView
from studio.widgets.face_wall.tiles import round_tile
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.faces.face_panel import PANEL_WIDTH

if TYPE_CHECKING:
    import numpy as np

    from gan.faces.inversion_request import Inverted

_ROOM = PANEL_WIDTH - 2 * Space.L
_HALF = (_ROOM - Space.S) // 2
_COLUMNS = 3
_CROP = (_ROOM - (_COLUMNS - 1) * Space.S) // _COLUMNS


class PhotoPanel(QFrame):
    """One page for each state: searching, several faces, found, failed.

    Signals:
        whichChosen(int): this face of the photo is meant, from 1 from the left.
        takeAsked(): the found face shall go to the wall.
        nextAsked(): enough of this photo.
        closeAsked(): enough of all photos.
        otherAsked(): another photo is to be chosen.
    """

    whichChosen = Signal(int)
    takeAsked = Signal()
    nextAsked = Signal()
    closeAsked = Signal()
    otherAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.name = ShortLabel(TextRole.STRONG, cut=Qt.TextElideMode.ElideMiddle)
        self.close_button = IconButton("cancel", tr("Put this panel away"), hint="Esc")
        self.rest = text_label("", TextRole.SMALL, soft=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far the search is"))
        self.state = text_label("", soft=True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.crops: list[QToolButton] = []
        self._grid = QGridLayout()
        self.photo_view, self.face_view = (
            FaceView(tr("The photo's face")),
            FaceView(tr("The face that was found")),
        )
        self.likeness = text_label("", TextRole.TITLE)
        self.distance = _wrapped("")
        self.take_button = QPushButton(tr("Put it on the wall"))
        self.take_button.setProperty("kind", "primary")
        self.next_button = QPushButton(tr("Not this one"))
        self.problem = _wrapped("")
        self.other_button = QPushButton(tr("Choose another photo…"))
        self.pages = QStackedWidget()
        for page in (self._searching(), self._several(), self._found(), self._failed()):
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.rest)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closeAsked)
        self.cancel_button.clicked.connect(self.nextAsked)
        self.next_button.clicked.connect(self.nextAsked)
        self.take_button.clicked.connect(self.takeAsked)
        self.other_button.clicked.connect(self.otherAsked)

    def _searching(self) -> QWidget:
        return _page(
            _wrapped(tr("Looking for the face that is most like the one in the photo.")),
            self.progress,
            self.state,
            self.cancel_button,
        )

    def _several(self) -> QWidget:
        self._grid.setSpacing(Space.S)
        inner = QWidget()
        inner.setObjectName("content")  # the style sheet knows it
        around = QVBoxLayout(inner)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(self._grid)
        around.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(text_label(tr("Whose face?"), TextRole.TITLE))
        column.addWidget(_wrapped(tr("There are several in this photo. Choose one.")))
        column.addWidget(area, 1)
        return page

    def _found(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        sides = (self.photo_view, tr("In the photo")), (self.face_view, tr("Among these"))
        for place, (view, title) in enumerate(sides):
            view.setFixedSize(_HALF, _HALF)
            grid.addWidget(view, 0, place)
            label = text_label(title, TextRole.SMALL, soft=True)
            grid.addWidget(label, 1, place, Qt.AlignmentFlag.AlignHCenter)
        return _page(grid, self.likeness, self.distance, self.take_button, self.next_button)

    def _failed(self) -> QWidget:
        return _page(text_label(tr("That did not work"), TextRole.TITLE), self.problem, self.other_button)

    def show_search(self, photo: Path, waiting: int) -> None:
        """A photo is being worked on, and so many wait."""
        self.name.setText(photo.name)
        self.rest.setText(trn("{count} photo more", "{count} photos more", waiting) if waiting else "")
        self.show_progress(0.0, None)
        self.pages.setCurrentIndex(0)

    def show_progress(self, fraction: float, seconds_left: float | None) -> None:
        """The search is so far."""
        self.progress.setValue(round(1000 * fraction))
        self.state.setText(words.duration_left(seconds_left) if fraction else tr("Finding the face…"))

    def show_several(self, faces: tuple[np.ndarray, ...]) -> None:
        """Ask which of these, (S, S, 3) uint8 each, from left to right."""
        for crop in self.crops:
            crop.deleteLater()
        self.crops = [self._make_crop(number, pixels) for number, pixels in enumerate(faces, 1)]
        for place, crop in enumerate(self.crops):
            self._grid.addWidget(crop, *divmod(place, _COLUMNS), Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.pages.setCurrentIndex(1)
        self.crops[0].setFocus()

    def _make_crop(self, number: int, pixels: np.ndarray) -> QToolButton:
        crop = QToolButton()
        side = _CROP - Space.S
        crop.setProperty("kind", "picture")
        crop.setIcon(QIcon(round_tile(pixels, side, self.devicePixelRatioF())))
        crop.setIconSize(QSize(side, side))
        crop.setFixedSize(_CROP, _CROP)
        crop.setAccessibleName(tr("Face {number} from the left", number=number))
        crop.setToolTip(tr("Face {number} from the left", number=number))
        crop.clicked.connect(lambda: self.whichChosen.emit(number))
        return crop

    def show_found(self, found: Inverted, is_last: bool) -> None:
        """Show what was found, beside the photo."""
        self.photo_view.show_pixels(found.aligned)
        self.face_view.show_pixels(found.rebuilt)
        self.likeness.setText(found.likeness[:1].upper() + found.likeness[1:])
        self.distance.setText(
            tr(
                "It is {distance} as far from the photo as just anybody would be. On the wall it "
                "can be changed and mixed like any other.",
                distance=percent_words(found.distance),
            )
        )
        self.next_button.setText(tr("Not this one") if is_last else tr("On to the next photo"))
        self.pages.setCurrentIndex(2)
        self.take_button.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why there is no face."""
        self.problem.setText(sentence)
        self.pages.setCurrentIndex(3)


def _wrapped(text: str) -> QLabel:
    label = text_label(text, soft=True)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _page(*parts: QWidget | QGridLayout) -> QWidget:
    """Parts one below the other."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch()
    return page
