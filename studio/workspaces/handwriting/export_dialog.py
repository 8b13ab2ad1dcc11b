"""The dialog that brings what was read into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio import words
from studio.language import joined, tr
from studio.remembering import keep_folder
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.widgets.progress_line import ProgressLine
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import text_label
from studio.workspaces.handwriting.exporting import Exported, Exporter, ExportFormat
from studio.workspaces.handwriting.scans import ScanPage

_WIDTH = 460


class ExportDialog(QDialog):
    """Asks which pages and as what, writes them, and says where they are. Nothing waits for it.

    Signals:
        exported(list[ScanPage]): these pages are in a file now.
        revealAsked(Path): show that file in its folder.
    """

    exported = Signal(object)
    revealAsked = Signal(object)

    def __init__(
        self,
        exporter: Exporter,
        choices: Sequence[tuple[str, Sequence[ScanPage]]],
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            exporter: writes; nobody else uses it meanwhile.
            choices: what each choice of pages is called, and its pages.
            settings: remember the folder.
            parent: the window.
        """
        super().__init__(parent)
        self._exporter, self._settings = exporter, settings
        self._choices = dict(choices)
        self._written: list[ScanPage] = []
        self._path: Path | None = None
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.format = Segmented(tr("Format"), [Choice(each, tr(each.title)) for each in ExportFormat])
        self.pages = Segmented(tr("Pages"), [Choice(name, name) for name, _ in choices])
        self.help = text_label("", soft=True)
        self.help.setWordWrap(True)
        self.help.setFixedWidth(max(_WIDTH, self.format.sizeHint().width()))
        self.left_out = text_label("", TextRole.SMALL, soft=True)
        self.left_out.setWordWrap(True)
        self.progress = ProgressLine(tr("Pages written"))
        self.export_button = QPushButton(tr("Export…"))
        self.export_button.setProperty("kind", "primary")
        self.export_button.setDefault(True)
        self.close_button = QPushButton(tr("Cancel"))
        self.close_button.setAutoDefault(False)
        self.reveal_button = QPushButton(tr("Show in its folder"))
        self.reveal_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_choice()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        for button in (self.reveal_button, self.close_button, self.export_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(text_label(tr("Export"), TextRole.TITLE))
        column.addSpacing(Space.XS)
        column.addWidget(self.format)
        column.addWidget(self.help)
        column.addSpacing(Space.S)
        column.addWidget(self.pages)
        column.addWidget(self.left_out)
        column.addSpacing(Space.S)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.pages.setVisible(len(self._choices) > 1)
        self.progress.hide()
        self.reveal_button.hide()

    def _connect(self) -> None:
        self.format.chosen.connect(lambda _: self._show_choice())
        self.pages.chosen.connect(lambda _: self._show_choice())
        self.export_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.reject)
        self.reveal_button.clicked.connect(lambda: self.revealAsked.emit(self._path))
        self._exporter.progressed.connect(self._on_progress)
        self._exporter.ended.connect(self._on_end)

    def chosen_pages(self) -> list[ScanPage]:
        """The pages that will be written: those of the choice that are read."""
        return [page for page in self._choices[self.pages.value] if page.reading is not None]

    def _show_choice(self) -> None:
        self.help.setText(tr(self.format.value.help))
        ready = len(self.chosen_pages())
        missing = len(self._choices[self.pages.value]) - ready
        parts = [words.count(ready, "page")]
        if missing:
            parts.append(tr("{pages} not read yet, and left out", pages=words.count(missing, "page")))
        self.left_out.setText(joined(parts))
        self.export_button.setEnabled(ready > 0)

    def _ask_where(self) -> None:
        pages, kind = self.chosen_pages(), self.format.value
        source = pages[0].document.source
        folder = source.parent if source.is_absolute() else Path.home()
        dialog = QFileDialog(self, tr("Export as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{tr(kind.title)} (*{kind.suffix})")
        dialog.setDefaultSuffix(kind.suffix.lstrip("."))
        dialog.setDirectory(str(folder))
        keep_folder(dialog, self._settings, "readings")
        dialog.selectFile(tr("{name} (read)", name=source.stem) + kind.suffix)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, target: Path) -> None:
        """Write the chosen pages; the dialog for the name has asked whether a file may be replaced."""
        self._written = self.chosen_pages()
        for control in (self.format, self.pages, self.export_button):
            control.setEnabled(False)
        self.progress.show()
        self._exporter.start(
            [(page.reading, page.key) for page in self._written], target, overwrite=target.exists()
        )

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.set_value(done / total)
        self.left_out.setText(tr("{done} of {pages} written", done=done, pages=words.count(total, "page")))

    def _on_end(self, exported: Exported) -> None:
        for control in (self.format, self.pages, self.export_button):
            control.setEnabled(True)
        self.progress.hide()
        self._path = exported.path
        if exported.path is None:
            self._say(
                exported.problem or tr("Stopped; nothing was written."), is_wrong=bool(exported.problem)
            )
            return
        self._say(tr("Saved as {name} in {folder}.", name=exported.path.name, folder=exported.path.parent))
        self.reveal_button.show()
        self.close_button.setText(tr("Done"))
        self.exported.emit(self._written)

    def _say(self, sentence: str, *, is_wrong: bool = False) -> None:
        self.left_out.setText(sentence)
        self.left_out.setProperty("tone", "danger" if is_wrong else "soft")
        self.left_out.style().polish(self.left_out)

    def done(self, result: int) -> None:
        """Closing stops what is being written."""
        self._exporter.cancel()
        super().done(result)
