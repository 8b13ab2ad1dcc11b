"""The bar above Enhance: what is added, how it is enlarged, and how results are saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gan.enhance.choices import list_scales
from gan.enhance.request import AUTO_SCALE
from studio.language import noted, tr, tr_choices
from studio.naming import pattern_problem
from studio.settings import FORMAT_NAMES, Destination, Enhancing
from studio.theme import Space
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.disclosure import DisclosureButton, Drawer
from studio.widgets.menu_button import MenuButton
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import text_label
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.preset_menu import PresetButton
from studio.workspaces.enhance.requests import example_name
from studio.workspaces.enhance.saving_panel import SavingPanel

_WATCH = noted("Watch a folder…")
_LONGEST_NAME = 120  # pixels of the name of a watched folder


class OptionsBar(QFrame):
    """Shows and changes the settings that matter for the next picture.

    Signals:
        openAsked(): the person wants to choose pictures.
        folderAsked(): the person wants to choose a folder.
        pasteAsked(): the person wants what is on the clipboard.
        watchAsked(): the person wants a folder to be watched, or not any more.
    """

    openAsked = Signal()
    folderAsked = Signal()
    pasteAsked = Signal()
    watchAsked = Signal()

    def __init__(self, settings: OwnSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self.add_button = self._make_add_button()
        scales = list_scales() or (2, 4)
        choices = [Choice(AUTO_SCALE, tr("Auto")), *(Choice(scale, f"{scale}×") for scale in scales)]
        self.scale = Segmented(tr("Enlarge"), choices)
        self.scale.setToolTip(tr("Auto makes small pictures 4 times as large, and large ones only better"))
        self.presets = PresetButton(settings)
        self.watched = QPushButton()
        self.watched.setProperty("kind", "pill")
        self.watched.hide()
        self.format = ChoiceBox(tr("Save as"), tr_choices(FORMAT_NAMES))
        self.saving = DisclosureButton("save", tr("How results are saved"))
        self.panel = SavingPanel(settings)
        self.drawer = Drawer(self.panel)
        self._lay_out()
        self.scale.chosen.connect(lambda scale: settings.edit("enhancing", scale=scale))
        self.watched.clicked.connect(self.watchAsked)
        self.format.chosen.connect(lambda value: settings.edit("enhancing", format=value))
        self.saving.toggled.connect(self.drawer.set_open)
        settings.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        self._names = text_label(tr("Enlarge"), soft=True), text_label(tr("Save as"), soft=True)
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(self.add_button)
        row.addSpacing(Space.L)
        row.addWidget(self._names[0])
        row.addWidget(self.scale)
        row.addSpacing(Space.M)
        row.addWidget(self._names[1])
        row.addWidget(self.format)
        row.addSpacing(Space.S)
        row.addWidget(self.saving)
        row.addStretch()
        row.addWidget(self.watched)
        row.addWidget(self.presets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.drawer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without the names of controls, which say so themselves, where there is no room for them."""
        super().resizeEvent(event)
        parts = [self.add_button, *self._names, self.scale, self.format, self.presets]
        parts += [self.watched] if self.watched.isVisible() else []
        gaps = 3 * Space.L + Space.M + (len(parts) + 3) * Space.S
        needed = gaps + sum(part.sizeHint().width() for part in (*parts, self.saving))
        for name in self._names:
            name.setVisible(self.width() >= needed)

    def _make_add_button(self) -> MenuButton:
        button = MenuButton(tr("Add"), "add", tr("Add pictures"))
        button.add("picture", tr("Pictures and films…"), "Ctrl+O").triggered.connect(self.openAsked)
        button.add("folder", tr("A folder…"), "Ctrl+Shift+O").triggered.connect(self.folderAsked)
        button.add("paste", tr("From the clipboard"), "Ctrl+V").triggered.connect(self.pasteAsked)
        self._watch = button.add("peek", tr(_WATCH))
        self._watch.triggered.connect(self.watchAsked)
        return button

    def show_watched(self, folder: Path | None) -> None:
        """Show which folder is watched."""
        stop = tr("Stop watching {name}", name=folder.name) if folder else tr(_WATCH)
        self._watch.setText(stop.replace("&", "&&"))
        self.watched.setVisible(folder is not None)
        if folder is not None:
            name = self.fontMetrics().elidedText(folder.name, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME)
            self.watched.setText(tr("Watching {name}", name=name).replace("&", "&&"))
            self.watched.setToolTip(
                tr("What appears in {folder} is enhanced; click to stop watching it", folder=folder)
            )

    def _show(self) -> None:
        enhancing = self._settings.value.enhancing
        self.scale.set_value(enhancing.scale)
        self.format.set_value(enhancing.format)
        self.saving.set_words(saving_words(enhancing))


def saving_words(enhancing: Enhancing) -> str:
    """Where and how results are saved, as "Beside the original, as photo_4x.jpg"."""
    folder = enhancing.folder if enhancing.destination is Destination.FOLDER else None
    where = tr("In {folder}", folder=folder.name or folder) if folder else tr("Beside the original")
    if pattern_problem(enhancing.pattern):
        return where
    return tr("{where}, as {name}", where=where, name=example_name(enhancing))
