"""The Models workspace: the list at the left, the card of the chosen model at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from gan.models import ModelCard, find_broken_cards
from studio.heard import sentence_of
from studio.language import joined, tr, trn
from studio.model_import import SUFFIXES
from studio.remembering import keep_folder
from studio.theme import Space, TextRole
from studio.training.table import FACES
from studio.widgets.drop_area import DropVeil
from studio.widgets.icon_button import IconButton
from studio.widgets.menu_button import WordButton
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.question import Question
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import ShortLabel
from studio.wishes import CompareUpscalers, ShowFaces, TrainFaces
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.models.card_page import CardPage
from studio.workspaces.models.compare_page import ComparePage
from studio.workspaces.models.entries import (
    Entry,
    choice_of,
    chosen_names,
    own_folder,
    read_groups,
    short_path,
    size_words,
)
from studio.workspaces.models.entry_list import EntryList
from studio.workspaces.models.keeper import ModelKeeper
from studio.workspaces.models.training_page import TrainingPage

_LIST_WIDTH = 320
INSTALLED, COMPARE, TRAINING = range(3)


class ModelsWorkspace(Workspace):
    """Shows every model, checks its weights, and lets a person choose, import and remove.

    Attributes:
        list, card: the two sides.
        keeper: does what takes time.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._entries: tuple[Entry, ...] = ()
        self._problems: dict[str, str] = {}  # by SHA-256; empty sentences for what is intact
        self.import_button = WordButton(tr("Import…"), "add")
        self.import_button.setToolTip(
            tr("Weights that others published: .pth, .pt or .safetensors  (Ctrl+O)")
        )
        self.import_button.setShortcut("Ctrl+O")
        self.pages = Segmented(
            tr("Page"),
            (
                Choice(INSTALLED, tr("Installed")),
                Choice(COMPARE, tr("Compare")),
                Choice(TRAINING, tr("Training")),
            ),
        )
        self.folder_button = IconButton("folder", tr("Open the folder of your own models"))
        self.words = ShortLabel(TextRole.SMALL, soft=True)
        self.compare = ComparePage(studio.engine)
        self.training = TrainingPage(studio.settings, studio.trainings)
        self._stack = QStackedWidget()
        self.notice = NoticeBar()
        self.list = EntryList()
        self.card = CardPage()
        self.keeper = ModelKeeper(self)
        self._veil = DropVeil(tr("Drop to import"), self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("surface", "bar")
        bar.setProperty("edge", "lower")
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(self.pages)
        row.addWidget(self.words, 1)
        row.addWidget(self.folder_button)
        row.addWidget(self.import_button)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(self.card)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.notice.framed())
        for page in (split, self.compare, self.training):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.pages.chosen.connect(self.show_page)
        self.folder_button.clicked.connect(self._open_folder)
        self.training.facesAsked.connect(lambda name: self.requestAsked.emit(ShowFaces(name)))
        self.training.learned.connect(self.refresh)
        self.compare.pictureAsked.connect(lambda names: self.requestAsked.emit(CompareUpscalers(names)))
        self.import_button.clicked.connect(self.ask_for_weights)
        self.list.entryChosen.connect(self._show)
        self.card.chooseAsked.connect(self._choose)
        self.card.revealAsked.connect(lambda entry: self._studio.desktop.reveal(entry.card.weights_path))
        self.card.removeAsked.connect(self._ask_to_remove)
        self.keeper.checked.connect(self._on_checked)
        self.keeper.imported.connect(self._on_imported)
        self.keeper.removed.connect(lambda _: self.refresh())
        self.keeper.failed.connect(self._on_failed)
        self._studio.settings.changed.connect(lambda _: self._show_marks())

    # Pages

    def show_page(self, number: int) -> None:
        """Show the models, their comparison or their training."""
        self.pages.set_value(number)
        self._stack.setCurrentIndex(number)
        if number == TRAINING:
            self.training.refresh()

    def _open_folder(self) -> None:
        folder = own_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._studio.desktop.open(folder)

    # What there is

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew: training and imports elsewhere add models."""
        super().showEvent(event)
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """Read the cards, and show the model of this name or the one that was shown."""
        groups = read_groups()
        self._entries = tuple(entry for group in groups for entry in group.entries)
        shown = chosen or (self.card.entry.card.name if self.card.entry else "")
        self.list.show_groups(groups, shown)
        self.compare.show_groups(groups)
        self._say_total()
        for error in find_broken_cards():
            self.notice.say(sentence_of(error))
        self._show_marks()
        self.keeper.check([entry.card for entry in self._entries if entry.card.sha256 not in self._problems])

    def _say_total(self) -> None:
        total = size_words(sum(entry.size for entry in self._entries))
        models = trn("{count} model", "{count} models", len(self._entries))
        where = tr("your own are in {folder}", folder=short_path(own_folder()))
        self.words.setText(joined((models, total, where)))
        self.folder_button.setToolTip(tr("Open the folder of your own models: {folder}", folder=own_folder()))

    def _on_failed(self, sentence: str) -> None:
        self._say_total()
        self.notice.say(sentence)

    @property
    def _chosen(self) -> frozenset[str]:
        return chosen_names(self._entries, self._studio.settings.value)

    def _show(self, entry: Entry) -> None:
        self.card.show_entry(entry, is_chosen=entry.card.name in self._chosen)
        problem = self._problems.get(entry.card.sha256)
        if problem:
            self.card.show_state(problem, is_problem=True)
        else:
            self.card.show_state(
                tr("Being checked…") if problem is None else tr("The file is what the card says.")
            )

    def _show_marks(self) -> None:
        """A mark for what is in use and for what is damaged."""
        chosen = self._chosen
        for entry in self._entries:
            name = entry.card.name
            mark = "error" if self._problems.get(entry.card.sha256) else "done" if name in chosen else ""
            self.list.model().mark(name, mark)
        if self.card.entry is not None:
            self._show(self.card.entry)

    def _on_checked(self, card: ModelCard, problem: str) -> None:
        self._problems[card.sha256] = problem
        self._show_marks()

    # What can be done

    def _choose(self, entry: Entry) -> None:
        section, field = choice_of(entry.card)
        self._studio.settings.edit(section, **{field: entry.card.name})

    def ask_for_weights(self) -> None:
        """Let the person choose files to import."""
        dialog = QFileDialog(self, tr("Import weights"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters([tr("Weights ({patterns})", patterns=patterns), tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.open_paths([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        keep_folder(dialog, self._studio.settings, "weights")
        dialog.open()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Import files."""
        self.show_page(INSTALLED)
        for path in paths:
            self.words.setText(tr("Importing {name}…", name=path.name))
            self.keeper.install(path)

    def _on_imported(self, card: ModelCard) -> None:
        self.refresh(card.name)

    def _ask_to_remove(self, entry: Entry) -> None:
        question = Question(
            tr("Remove {name}?", name=entry.card.name),
            tr("Its two files go into the system's bin. What it made stays."),
            tr("Remove"),
            tr("Keep it"),
            self,
        )
        question.accepted.connect(lambda: self._remove(entry))
        question.open()

    def _remove(self, entry: Entry) -> None:
        if entry.card.name in self._chosen:
            section, field = choice_of(entry.card)
            self._studio.settings.edit(section, **{field: "auto"})
        self.keeper.remove(entry.card)

    # Drops

    def can_take(self, mime: QMimeData) -> bool:
        """Files of weights."""
        return any(url.isLocalFile() and url.toLocalFile().endswith(SUFFIXES) for url in mime.urls())

    def show_dragging(self, dragging: bool) -> None:
        """Show that a drop would import."""
        if dragging:
            self._veil.cover()
        else:
            self._veil.hide()

    def take(self, mime: QMimeData) -> None:
        """Import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        self.open_paths([path for path in paths if path.name.endswith(SUFFIXES)])

    def take_request(self, request: TrainFaces) -> None:
        """Show the training of faces."""
        self.show_page(TRAINING)
        if request.folder is not None:
            self.training.take_folder(FACES, request.folder)
        else:
            self.training.show_kind(FACES)

    def stop(self) -> None:
        """Ask the engine for nothing any more."""
        self.compare.close_engine()

    def finish(self) -> None:
        """Wait for what is being checked or imported."""
        self.training.finish()
        self.keeper.finish()

    def shortcuts(self) -> Sequence[Keys]:
        """See `Workspace`."""
        return (Keys("Ctrl+O", tr("Import weights")), Keys("Up  Down", tr("Another model")))
