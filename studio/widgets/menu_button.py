"""Buttons with words and an icon in the colours of the theme; one of them opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from studio.icons import BUTTON_SIDE, icon
from studio.language import joined, keys_words
from studio.theme import Space, colors_in_use, colors_of, faint_of


class WordButton(QPushButton):
    """A push button whose icon follows the theme, and the colour that its words have."""

    def __init__(self, words: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon_name = icon_name
        self.setIconSize(QSize(BUTTON_SIDE + Space.XS, BUTTON_SIDE))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw_icons()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon when it is first seen."""
        super().showEvent(event)
        self._draw_icons()

    def _draw_icons(self) -> None:
        colors = colors_in_use()
        ink = colors.on_accent if self.property("kind") == "primary" else colors.text
        self.setIcon(icon(self._icon_name, ink, faint_of(colors).name(), room=Space.XS))


class MenuButton(WordButton):
    """Offers a few things to do, each with an icon."""

    def __init__(self, words: str, icon_name: str, meaning: str, parent: QWidget | None = None) -> None:
        """`meaning` says in full what the button is for."""
        super().__init__(words, icon_name, parent)
        self.setAccessibleName(meaning)
        self.setMenu(QMenu(self))

    def add(self, icon_name: str, words: str, keys: str = "") -> QAction:
        """A further entry; `keys` are shown only, since the workspace listens to them."""
        action = self.menu().addAction(joined((words, keys_words(keys)), "\t"))
        action.setData(icon_name)
        return action

    def _draw_icons(self) -> None:
        super()._draw_icons()
        for action in self.menu().actions():
            action.setIcon(icon(action.data(), colors_of(self).soft))
