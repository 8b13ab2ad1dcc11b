from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from gan.paths import assets_folder
from studio.icons import APP_ICON, BUTTON_SIDE, app_icon, icon, icon_pixmap
from studio.widgets.job_list import Action
from studio.workspaces import WORKSPACES

DRAWINGS = sorted((assets_folder() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_every_drawing_shows_something(qapp: QApplication, file):
    ElementTree.parse(file)
    image = icon_pixmap(file.stem, "#ff0000", 32).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)]
    assert max(alphas) > 150
    assert min(alphas) == 0


def test_an_icon_has_the_asked_colour_and_resolution(qapp: QApplication):
    pixmap = icon_pixmap("stop", "#12ab34", 20, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
    opaque = [
        QColor(pixmap.toImage().pixelColor(x, y))
        for x in range(40)
        for y in range(40)
        if pixmap.toImage().pixelColor(x, y).alpha() == 255
    ]
    assert opaque and all(color.name() == "#12ab34" for color in opaque)


def test_icons_that_are_named_exist(qapp: QApplication):
    for name in [action.icon for action in Action] + [entry.icon for entry in WORKSPACES]:
        assert not icon_pixmap(name, "#000000", 16).isNull()
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no such icon", "#000000", 16)


def test_the_application_has_an_icon_of_its_own(qapp: QApplication):
    assert APP_ICON in [file.stem for file in DRAWINGS]
    assert max(size.width() for size in app_icon().availableSizes()) == 256


def test_an_icon_is_drawn_for_each_resolution_and_pale_where_it_is_of_no_use(qapp: QApplication):
    made = icon("stop", "#ff0000", "#00ff00", room=4)
    size = QSize(BUTTON_SIDE + 4, BUTTON_SIDE)
    for ratio in (1.0, 1.5, 2.0):
        pixmap = made.pixmap(size, ratio)
        assert pixmap.size() == QSize(round(size.width() * ratio), round(size.height() * ratio))
        image = pixmap.toImage()
        assert image.pixelColor(image.width() - 1, image.height() // 2).alpha() == 0
    pale = made.pixmap(size, 1.0, QIcon.Mode.Disabled).toImage()
    opaque = [
        pale.pixelColor(x, y) for x in range(22) for y in range(18) if pale.pixelColor(x, y).alpha() == 255
    ]
    assert opaque and all(color.name() == "#00ff00" for color in opaque)
