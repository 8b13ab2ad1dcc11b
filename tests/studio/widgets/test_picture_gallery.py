from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.picture_gallery import Item, PictureGallery, matches

ITEMS = [
    Item("dog", "Biscuit", ("dog", "puppy"), "d"),
    Item("cat", "Soot", ("cat", "kitten"), "c"),
    Item("officer", "Officer Kim", ("police officer",), "o"),
]


@pytest.fixture
def gallery(qtbot: QtBot) -> PictureGallery:
    gallery = PictureGallery("Cast", "Search", QSize(60, 60))
    qtbot.addWidget(gallery)
    gallery.resize(260, 300)
    gallery.show_items(ITEMS)
    gallery.show()
    qtbot.waitExposed(gallery)
    return gallery


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", 3), ("dog", 1), ("kit", 1), ("police off", 1), ("officer", 1), ("ot", 0), ("zebra", 0)],
)
def test_things_are_found_by_name_and_by_other_words(gallery, wanted, found):
    gallery.field.setText(wanted)
    assert len(gallery.grid.items) == found
    assert gallery.nothing.isVisible() == (found == 0)


def test_every_word_counts():
    assert matches(ITEMS[2], "kim police") and not matches(ITEMS[2], "kim dog")


def test_choosing_by_pointer_and_keyboard(gallery):
    told = []
    gallery.chosen.connect(told.append)
    QTest.mouseClick(gallery.grid, Qt.MouseButton.LeftButton, pos=gallery.grid.box_of(1).center())
    QTest.keyClick(gallery.grid, Qt.Key.Key_Right)
    QTest.keyClick(gallery.grid, Qt.Key.Key_Return)
    assert told == ["cat", "officer"]


def test_missing_pictures_come(gallery):
    assert gallery.grid.missing() == ["d", "c", "o"]
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    gallery.grid.show_picture("c", image)
    assert gallery.grid.missing() == ["d", "o"]
    seen = gallery.grid.grab().toImage().pixelColor(gallery.grid.box_of(1).center())
    assert seen == QColor("#ff0000")


def test_cells_do_not_lie_on_each_other(gallery):
    gallery.show_items([Item(str(n), str(n), (), n) for n in range(9)])
    boxes = [gallery.grid.box_of(n) for n in range(9)]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    assert all(box.right() <= gallery.grid.width() for box in boxes)
