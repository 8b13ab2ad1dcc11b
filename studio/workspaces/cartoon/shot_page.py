"""What can be done with a shot: place, time of day, weather, camera, how it begins, how long it lasts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.scene import Camera, Scene, Shot
from studio.language import noted, tr, tr_choices
from studio.theme import CONTROL_HEIGHT, Space, TextRole
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.picture_gallery import Item, PictureGallery
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import text_label
from studio.workspaces.cartoon.portraits import Portrait
from studio.workspaces.cartoon.telling import entity_name

_CELL = QSize(120, 68)
_TIMES = (
    Choice("day", noted("Day"), "sun"),
    Choice("evening", noted("Evening"), "sunset"),
    Choice("night", noted("Night"), "moon"),
)
_WEATHERS = (
    ("clear", noted("Clear")),
    ("rain", noted("Rain")),
    ("snow", noted("Snow")),
    ("fog", noted("Fog")),
    ("wind", noted("Wind")),
    ("storm", noted("Storm")),
)
_CAMERAS = (
    ("wide", noted("Wide")),
    ("medium", noted("Medium")),
    ("close", noted("Close up")),
    ("two_shot", noted("Two of them")),
    ("over_shoulder", noted("Over the shoulder")),
    ("follow", noted("Follow")),
    ("push", noted("Push in")),
    ("pan", noted("Pan")),
)
_TRANSITIONS = (
    ("cut", noted("Cut")),
    ("fade", noted("Fade")),
    ("wipe", noted("Wipe")),
    ("dissolve", noted("Dissolve")),
)


class ShotPage(QWidget):
    """Shows one shot.

    Signals:
        placeAsked(str), timeAsked(str), weatherAsked(str), transitionAsked(str): what it is to be.
        cameraAsked(Camera): the camera is to be this.
        wantedChanged(): other pictures of places are missing.
    """

    placeAsked = Signal(str)
    timeAsked = Signal(str)
    weatherAsked = Signal(str)
    transitionAsked = Signal(str)
    cameraAsked = Signal(object)
    wantedChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shot: Shot | None = None
        self.words = text_label("", TextRole.SMALL, soft=True)
        self.words.setWordWrap(True)
        self.time = Segmented(tr("Time of day"), [replace(each, name=tr(each.name)) for each in _TIMES])
        self.weather = ChoiceBox(tr("Weather"), tr_choices(_WEATHERS))
        self.camera = ChoiceBox(tr("Camera"), tr_choices(_CAMERAS))
        self.target = ChoiceBox(tr("Who the camera is about"), (("", tr("Everybody")),))
        self.transition = ChoiceBox(tr("How the shot begins"), tr_choices(_TRANSITIONS))
        self.gallery = PictureGallery(tr("Place"), tr("Search the places"), _CELL)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        rows = (
            (tr("Time"), self.time),
            (tr("Weather"), self.weather),
            (tr("Camera"), self.camera),
            (tr("About"), self.target),
            (tr("Begins"), self.transition),
        )
        for row, (words, control) in enumerate(rows):
            label = text_label(words, soft=True)
            label.setFixedHeight(CONTROL_HEIGHT)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.words)
        column.addSpacing(Space.XS)
        column.addLayout(grid)
        column.addSpacing(Space.S)
        column.addWidget(text_label(tr("Place"), TextRole.STRONG))
        column.addWidget(self.gallery)
        column.addStretch()

    def _connect(self) -> None:
        self.time.chosen.connect(self.timeAsked.emit)
        self.weather.chosen.connect(self.weatherAsked.emit)
        self.transition.chosen.connect(self.transitionAsked.emit)
        self.camera.chosen.connect(lambda _: self._ask_for_camera())
        self.target.chosen.connect(lambda _: self._ask_for_camera())
        self.gallery.chosen.connect(self.placeAsked)
        self.gallery.wantedChanged.connect(self.wantedChanged)

    def show_shot(self, scene: Scene, number: int) -> None:
        """Show a shot, by its place in the scene."""
        shot = self._shot = scene.shots[number]
        text = " ".join(shot.text.split())
        self.words.setText(text if len(text) < 160 else f"{text[:157]}…")
        self.words.setVisible(bool(text))
        self.time.set_value(shot.time)
        self.weather.set_value(shot.weather)
        self.transition.set_value(shot.transition)
        self.camera.set_value(shot.camera.kind)
        self.target.set_choices(
            [("", tr("Everybody")), *((each.id, entity_name(scene, each)) for each in shot.entities)]
        )
        self.target.set_value(shot.camera.target)
        self.gallery.show_items(
            [
                Item(each.id, each.name, each.synonyms, Portrait("place", each.id, time=shot.time))
                for each in sorted(PLACES.values(), key=lambda each: each.name)
            ]
        )
        self.gallery.grid.set_value(shot.place)
        self.wantedChanged.emit()

    def _ask_for_camera(self) -> None:
        self.cameraAsked.emit(Camera(self.camera.value, self.target.value))

    def missing(self) -> list[Portrait]:
        """Pictures of places that are not there yet."""
        return [key for key in self.gallery.grid.missing() if isinstance(key, Portrait)]

    def show_portrait(self, key: Portrait, image: QImage) -> None:
        """A picture has come."""
        self.gallery.grid.show_picture(key, image)
