"""The bar above Handwriting: scans or pen, what is added, how it is read, whose hand it is, export."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.language import noted, tr, tr_choices
from studio.settings import ReadAs
from studio.settings_store import SettingsStore
from studio.theme import Space
from studio.widgets.disclosure import DisclosureButton, Drawer
from studio.widgets.menu_button import MenuButton, WordButton
from studio.widgets.segmented import Choice, Segmented
from studio.workspaces.handwriting.hand_panel import HandPanel
from studio.workspaces.handwriting.reading_panel import ReadingPanel, reading_words

SCANS, PEN = "scans", "pen"
_INK_NAMES = {
    ReadAs.LINE: noted("Lines"),
    ReadAs.DIGITS: noted("Digits"),
    ReadAs.CHARACTERS: noted("Characters"),
}


class OptionsBar(QFrame):
    """Shows what may be done and set for the section that is shown.

    Attributes:
        sections: scans, or the pen.
        reading, hand: the panels in the drawers.

    Signals:
        openAsked(), folderAsked(), pasteAsked(): the person wants to add something.
        exportAsked(): the person wants what was read in a file.
    """

    openAsked = Signal()
    folderAsked = Signal()
    pasteAsked = Signal()
    exportAsked = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self.sections = Segmented(tr("What is read"), [Choice(SCANS, tr("Scans")), Choice(PEN, tr("Pen"))])
        self.add_button = self._make_add_button()
        self.ink_as = Segmented(
            tr("The pen writes"), [Choice(*entry) for entry in tr_choices(_INK_NAMES.items())]
        )
        self.reading_button = DisclosureButton("sliders", tr("How handwriting is read"))
        self.hand_button = DisclosureButton("hand", tr("My hand"))
        fixed = QSizePolicy.Policy.Fixed
        self.hand_button.setSizePolicy(fixed, fixed)  # the longer words give way
        self.export_button = WordButton(tr("Export"), "export")
        self.export_button.setToolTip(tr("Searchable PDF, text, hOCR or JSON  (Ctrl+E)"))
        self.export_button.setEnabled(False)  # as long as nothing is read
        self.reading = ReadingPanel(settings)
        self.hand = HandPanel(settings)
        self._drawers = {
            self.reading_button: Drawer(self.reading),
            self.hand_button: Drawer(self.hand),
        }
        self._lay_out()
        self.export_button.clicked.connect(self.exportAsked)
        self.ink_as.chosen.connect(lambda value: settings.edit("reading", ink_as=value))
        for button in self._drawers:
            button.toggled.connect(lambda on, button=button: self._open(button, on))
        settings.changed.connect(lambda _: self.refresh())
        self.show_section(SCANS)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(self.sections)
        row.addSpacing(Space.S)
        row.addWidget(self.add_button)
        row.addWidget(self.ink_as)
        row.addSpacing(Space.S)
        row.addWidget(self.reading_button)
        row.addWidget(self.hand_button)
        row.addStretch()
        row.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        for drawer in self._drawers.values():
            column.addWidget(drawer)

    def _make_add_button(self) -> MenuButton:
        button = MenuButton(tr("Add"), "add", tr("Add scans"))
        button.add("page", tr("Scans and PDFs…"), "Ctrl+O").triggered.connect(self.openAsked)
        button.add("folder", tr("A folder…"), "Ctrl+Shift+O").triggered.connect(self.folderAsked)
        button.add("paste", tr("From the clipboard"), "Ctrl+V").triggered.connect(self.pasteAsked)
        return button

    def show_section(self, section: str) -> None:
        """Show the controls of a section."""
        self.sections.set_value(section)
        self.add_button.setVisible(section == SCANS)
        self.export_button.setVisible(section == SCANS)
        self.ink_as.setVisible(section == PEN)
        self.refresh()

    def refresh(self) -> None:
        """Say in words what the panels hold."""
        reading = self._settings.value.reading
        self.ink_as.set_value(reading.ink_as)
        kind = reading.ink_as if self.sections.value == PEN else reading.read_as
        self.reading_button.set_words(reading_words(reading, kind))
        self.hand_button.set_words(self.hand.words())

    def _open(self, button: DisclosureButton, on: bool) -> None:
        """Open one drawer, and shut the other."""
        if on:
            for other in self._drawers:
                if other is not button:
                    other.setChecked(False)
            self.reading.look_for_readers()
        self._drawers[button].set_open(on)
