"""Buttons with words and an icon."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.theme import DARK, LIGHT, Theme, ThemeChoice
from studio.widgets.menu_button import WordButton


def colour(button: WordButton, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    image = button.icon().pixmap(button.iconSize(), 1.0, mode).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colours, key=lambda each: each.alpha()).name()


def test_icons_follow_the_theme_and_the_words(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    plain, primary = WordButton("Add", "add"), WordButton("Go", "play")
    primary.setProperty("kind", "primary")
    column = QVBoxLayout(window)
    for button in (plain, primary):
        column.addWidget(button)
    try:
        theme.choose(ThemeChoice.LIGHT)
        window.show()
        for choice, colors in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
            theme.choose(choice)
            qapp.processEvents()
            assert (colour(plain), colour(primary)) == (colors.text, colors.on_accent)
        assert colour(plain, QIcon.Mode.Disabled) != colour(plain)
    finally:
        qapp.setStyleSheet("")
