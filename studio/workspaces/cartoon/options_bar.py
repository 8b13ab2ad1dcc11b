"""The bar above Cartoon: the project, its steps, and the way out of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from studio.icons import icon
from studio.language import again, doing, tr
from studio.theme import Space, TextRole, colors_of
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.icon_button import IconButton
from studio.widgets.menu_button import WordButton
from studio.widgets.text_label import ShortLabel


class OptionsBar(QFrame):
    """Asks for what concerns the whole project.

    Signals:
        newAsked(), openAsked(), saveAsked(), saveAsAsked(): files.
        recentAsked(Path): one of those that were open before.
        undoAsked(), redoAsked(): a step back, or forward again.
        composerChosen(str): what places everybody is to be this.
        chanceAsked(): everything that is left to chance shall fall otherwise.
        panelToggled(bool): the panel at the right is to be shown or put away.
        exportAsked(): a clip is to be made.
    """

    newAsked = Signal()
    openAsked = Signal()
    saveAsked = Signal()
    saveAsAsked = Signal()
    recentAsked = Signal(object)
    undoAsked = Signal()
    redoAsked = Signal()
    composerChosen = Signal(str)
    chanceAsked = Signal()
    panelToggled = Signal(bool)
    exportAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self.file_button = WordButton(tr("Project"), "folder")
        self.menu = QMenu(self)
        self.file_button.setMenu(self.menu)
        self.title = ShortLabel(TextRole.BODY, soft=True, cut=Qt.TextElideMode.ElideMiddle)
        self.undo_button = IconButton("undo", tr("Undo"), hint="Ctrl+Z")
        self.redo_button = IconButton("redo", tr("Redo"), hint="Ctrl+Shift+Z")
        composers = (("rules", tr("Placed by rules")), ("learned", tr("Placed as learned")))
        self.composer = ChoiceBox(tr("Who places everybody"), composers)
        self.composer.setToolTip(
            tr("By rules: plain, and quick. As learned: from thousands of clips, and checked by the rules.")
        )
        self.chance_button = IconButton("dice", tr("Let chance fall otherwise: other places, other poses"))
        self.panel_button = IconButton("sliders", tr("What can be changed"), hint="I")
        self.panel_button.setCheckable(True)
        self.export_button = WordButton(tr("Export…"), "export")
        self.export_button.setProperty("kind", "primary")
        self.export_button.setToolTip(tr("Make a clip or a picture of it  (Ctrl+E)"))
        self._recent: tuple[Path, ...] = ()
        self._lay_out()
        self._connect()
        self._fill_menu()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(self.file_button)
        row.addSpacing(Space.XS)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addSpacing(Space.XS)
        row.addWidget(self.composer)
        row.addWidget(self.chance_button)
        row.addWidget(self.panel_button)
        row.addSpacing(Space.XS)
        row.addWidget(self.export_button)

    def _connect(self) -> None:
        self.undo_button.clicked.connect(self.undoAsked)
        self.redo_button.clicked.connect(self.redoAsked)
        self.composer.chosen.connect(self.composerChosen.emit)
        self.chance_button.clicked.connect(self.chanceAsked)
        self.panel_button.clicked.connect(self.panelToggled)
        self.export_button.clicked.connect(self.exportAsked)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer what was open before, the latest first."""
        self._recent = tuple(paths)
        self._fill_menu()

    def show_file(self, path: Path | None, is_saved: bool, has_something: bool) -> None:
        """Show which project this is."""
        name = path.stem if path is not None else tr("Not saved yet") if has_something else ""
        self.title.setText(f"{name}{'' if is_saved or path is None else '  •'}")
        self.title.setToolTip(str(path) if path is not None else "")

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Show what can be undone and done again; None if nothing can."""
        for button, icon_name, words, what in (
            (self.undo_button, "undo", undo, tr("Undo")),
            (self.redo_button, "redo", redo, tr("Redo")),
        ):
            button.setEnabled(words is not None)
            button.set_meaning(icon_name, doing(what, again(words)) if words else what)

    def show_scene(self, has_scene: bool) -> None:
        """Offer what needs a scene, or do not."""
        for button in (self.composer, self.chance_button, self.export_button, self.panel_button):
            button.setEnabled(has_scene)

    def _fill_menu(self) -> None:
        self.menu.clear()
        entries = (
            (tr("New\tCtrl+N"), "page", self.newAsked),
            (tr("Open…\tCtrl+O"), "open", self.openAsked),
            (tr("Save\tCtrl+S"), "save", self.saveAsked),
            (tr("Save as…\tCtrl+Shift+S"), "save", self.saveAsAsked),
        )
        soft = colors_of(self).soft
        for words, name, signal in entries:
            self.menu.addAction(icon(name, soft), words).triggered.connect(lambda _=False, s=signal: s.emit())
        if self._recent:
            self.menu.addSeparator()
        for path in self._recent:
            action = self.menu.addAction(icon("cartoon", soft), path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.recentAsked.emit(path))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._fill_menu()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_menu()
