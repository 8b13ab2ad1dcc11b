"""The preferences: a dialog that builds itself from the settings."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.language import tr
from studio.settings import SECTION_TITLES, Settings, about
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.widgets.segmented import Segmented
from studio.widgets.setting_editors import Show, make_editor
from studio.widgets.switch import Switch
from studio.widgets.text_label import text_label

_WIDTH, _HEIGHT = 640, 720
_EDITOR_WIDTH = 280


class Preferences(QDialog):
    """Shows every setting that has a title. Changes hold at once; there is nothing to confirm."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shows: dict[tuple[str, str], Show] = {}
        self.editors: dict[tuple[str, str], QWidget] = {}
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, min(_HEIGHT, parent.height()) if parent else _HEIGHT)
        self.reset_button = QPushButton(tr("Restore defaults"))
        self.reset_button.setProperty("kind", "quiet")
        self.close_button = QPushButton(tr("Done"))
        self.close_button.setProperty("kind", "primary")
        self.close_button.setDefault(True)
        self.reset_button.clicked.connect(settings.reset)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        settings.changed.connect(self._show)
        self._show(settings.value)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        sections = QVBoxLayout(content)
        sections.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.S)
        sections.setSpacing(Space.S)
        for name, title in SECTION_TITLES.items():
            sections.addWidget(text_label(tr(title), TextRole.TITLE))
            sections.addWidget(self._make_card(name))
            sections.addSpacing(Space.M)
        sections.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the keyboard to what is in it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = QHBoxLayout()
        # The words of the quiet button begin at the edge of the cards, and the other one ends at it.
        buttons.setContentsMargins(Space.L, Space.M, Space.XL + Space.M, Space.L)
        buttons.addWidget(self.reset_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        line = QFrame()
        line.setProperty("line", True)
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addLayout(buttons)

    def _make_card(self, name: str) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        rows.setSpacing(0)
        section = getattr(self._settings.value, name)
        for entry in fields(section):
            if about(entry).title:
                rows.addLayout(self._make_row(name, section, entry))
        return card

    def _make_row(self, name: str, section: object, entry: Field[Any]) -> QHBoxLayout:
        told = about(entry)
        editor, show = make_editor(
            section, entry, lambda value: self._settings.edit(name, **{entry.name: value})
        )
        self.editors[name, entry.name] = editor
        self._shows[name, entry.name] = show
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(text_label(tr(told.title)))
        if told.help:
            texts.addWidget(_help(tr(told.help)))
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.L)
        row.addLayout(texts, 1)
        if not isinstance(editor, Switch | Segmented):
            editor.setFixedWidth(_EDITOR_WIDTH)
        row.addWidget(editor, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    def _show(self, settings: Settings) -> None:
        for (section, name), show in self._shows.items():
            show(getattr(getattr(settings, section), name))


def _help(words: str) -> QLabel:
    label = text_label(words, TextRole.SMALL, soft=True)
    label.setWordWrap(True)
    return label
