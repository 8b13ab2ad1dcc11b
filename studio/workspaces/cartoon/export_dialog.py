"""The dialog that asks what the cartoon is to become, and where it goes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio import words
from studio.language import noted, tr, tr_choices
from studio.settings import CAPTION_NAMES, CLIP_SIZES, ClipFormat
from studio.settings_store import SettingsStore
from studio.theme import CONTROL_HEIGHT, Space, TextRole
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.switch import Switch
from studio.widgets.text_label import text_label
from studio.workspaces.cartoon.requests import KINDS

_CLIPS = (
    ClipFormat.MP4,
    ClipFormat.WEBM,
    ClipFormat.GIF,
    ClipFormat.WEBP,
    ClipFormat.APNG,
    ClipFormat.FRAMES,
)
_PICTURES = (ClipFormat.STILL, ClipFormat.SVG, ClipFormat.STORYBOARD)
_WIDTH = 440


class ExportDialog(QDialog):
    """Shows and changes the choices, which the settings keep.

    Signals:
        exportAsked(Path): make it, and put it there; the dialog for the name has asked about replacing.
    """

    exportAsked = Signal(object)

    def __init__(
        self, settings: SettingsStore, name: str, seconds: float, speaks: bool, parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            settings: the choices, in the section "cartoon".
            name: of the project, for the file.
            seconds: that the film lasts.
            speaks: whether anybody says anything.
            parent: the window.
        """
        super().__init__(parent)
        self._settings, self._name, self._speaks = settings, name, speaks
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pictures = Choice("picture", tr("Picture"))
        self.what = Segmented(tr("What it becomes"), [Choice("clip", tr("Clip")), pictures])
        self.format = Segmented(tr("Format"), [Choice(each, tr(KINDS[each].title)) for each in _CLIPS])
        self.picture = Segmented(tr("Format"), [Choice(each, tr(KINDS[each].title)) for each in _PICTURES])
        self.help = text_label("", TextRole.SMALL, soft=True)
        self.size = ChoiceBox(tr("Size"), tr_choices(CLIP_SIZES))
        self.captions = Segmented(tr("What is said"), [Choice(*each) for each in tr_choices(CAPTION_NAMES)])
        self.voices = Switch(tr("Voices"))
        self.transparent = Switch(tr("Transparent ground"))
        self.loop = Switch(tr("Repeat for ever"))
        self.length = text_label(words.duration(seconds), TextRole.SMALL, soft=True)
        self.export_button = QPushButton(tr("Export…"))
        self.export_button.setProperty("kind", "primary")
        self.export_button.setDefault(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        self._lay_out()
        self._connect()
        self._show()
        self.export_button.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        rows = (
            (noted("Size"), self.size),
            (noted("Speech"), self.captions),
            (noted("Voices"), self.voices),
            (noted("Transparent"), self.transparent),
            (noted("Repeat"), self.loop),
        )
        for row, (title, control) in enumerate(rows):
            label = text_label(tr(title), soft=True)
            label.setFixedHeight(CONTROL_HEIGHT)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
            self._rows[title] = (label, control)
        self.size.setMinimumWidth(220)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.length)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.addWidget(text_label(tr("Export"), TextRole.TITLE))
        head.addStretch()
        head.addWidget(self.what)
        column.addLayout(head)
        column.addSpacing(Space.XS)
        column.addWidget(self.format)
        column.addWidget(self.picture)
        column.addWidget(self.help)
        column.addSpacing(Space.S)
        column.addLayout(grid)
        column.addSpacing(Space.M)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _connect(self) -> None:
        edit = self._settings.edit
        self.what.chosen.connect(
            lambda value: edit("cartoon", format=(_CLIPS if value == "clip" else _PICTURES)[0])
        )
        for control in (self.format, self.picture):
            control.chosen.connect(lambda value: edit("cartoon", format=value))
        self.size.chosen.connect(lambda value: edit("cartoon", size=value))
        self.captions.chosen.connect(lambda value: edit("cartoon", captions=value))
        self.voices.toggled.connect(lambda on: edit("cartoon", voices=on))
        self.transparent.toggled.connect(lambda on: edit("cartoon", transparent=on))
        self.loop.toggled.connect(lambda on: edit("cartoon", loop=on))
        self._settings.changed.connect(self._show)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._ask_where)

    def _show(self) -> None:
        choice = self._settings.value.cartoon
        kind = KINDS[choice.format]
        self.what.set_value("clip" if kind.is_clip else "picture")
        self.format.setVisible(kind.is_clip)
        self.picture.setVisible(not kind.is_clip)
        (self.format if kind.is_clip else self.picture).set_value(choice.format)
        self.help.setText(tr(kind.help))
        self.size.set_value(choice.size)
        self.captions.set_value(choice.captions)
        self.voices.setChecked(choice.voices)
        self.transparent.setChecked(choice.transparent)
        self.loop.setChecked(choice.loop)
        repeats = choice.format in (ClipFormat.GIF, ClipFormat.WEBP, ClipFormat.APNG)
        shown = {
            "Speech": self._speaks,
            "Voices": self._speaks and kind.sound,
            "Transparent": kind.alpha,
            "Repeat": repeats,
        }
        for title, visible in shown.items():
            for widget in self._rows[title]:
                widget.setVisible(visible)

    def _ask_where(self) -> None:
        choice = self._settings.value.cartoon
        kind = KINDS[choice.format]
        dialog = QFileDialog(self, tr("Export as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if kind.suffix:
            dialog.setNameFilter(f"{tr(kind.title)} (*{kind.suffix})")
            dialog.setDefaultSuffix(kind.suffix.lstrip("."))
        if choice.folder is not None:
            dialog.setDirectory(str(choice.folder))
        dialog.selectFile(f"{file_name(self._name)}{kind.suffix}")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, target: Path) -> None:
        """Ask for it to be made there, and go away."""
        self._settings.edit("cartoon", folder=target.parent)
        self.exportAsked.emit(target)
        self.accept()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())


def file_name(title: str) -> str:
    """A name for a file from a title."""
    name = re.sub(r"[^\w \-’']+", "", title).strip()[:60]
    return name or tr("Cartoon")
