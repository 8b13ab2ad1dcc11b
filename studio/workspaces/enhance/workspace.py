"""The workspace of Enhance: pictures come in on the left, and are compared on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gan.engine import JobState
from gan.enhance.choices import has_texture
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.errors import GanvasError
from studio.focus_ring import focus_quietly
from studio.handover import Offer, offer_of
from studio.intake import Gathered, Incoming, Intake, read_mime
from studio.intake.folders import default_folder
from studio.intake.incoming import can_read
from studio.language import noted, tr, trn
from studio.remembering import keep_folder
from studio.samples import own_copy, samples_of
from studio.summary import Summary
from studio.theme import Space
from studio.widgets.batch_bar import BatchBar
from studio.widgets.drop_area import DropArea, DropVeil
from studio.widgets.failures import Failures
from studio.widgets.job_list import Action, JobItem, JobListView
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.sample_cards import SampleCards
from studio.widgets.thumbnails import ThumbnailStore
from studio.wishes import CompareUpscalers
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.enhance.again import settings_of
from studio.workspaces.enhance.compare_pane import ComparePane
from studio.workspaces.enhance.dialogs import ask_for_folder, ask_for_pictures
from studio.workspaces.enhance.face_choice import FaceChoice
from studio.workspaces.enhance.folder_watch import FolderWatch
from studio.workspaces.enhance.model_choice import ModelChoice
from studio.workspaces.enhance.options_bar import OptionsBar
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.queue import EnhanceQueue
from studio.workspaces.enhance.wished_comparison import WishedComparison
from studio.workspaces.sending import add_send_menu, open_send_menu

_LEAST_LIST = 300
_LEAST_COMPARE = 384
_SHAPING = ("scale", "texture", "strength", "faces", "model")  # settings that show in the result itself
_SAMPLES = {"harbour": noted("A harbour"), "still-life": noted("A still life")}
_KEYS = (
    Keys("Ctrl+O", noted("Open pictures and films")),
    Keys("Ctrl+Shift+O", noted("Open a folder")),
    Keys("Ctrl+V", noted("Take a picture, files or an address from the clipboard")),
    Keys("Ctrl+Enter", noted("Start what waits to be started")),
    Keys("↑  ↓", noted("Go through the pictures; with Shift, choose several")),
    Keys("Enter", noted("Open the result")),
    Keys("Shift+Enter", noted("Show the result in its folder")),
    Keys("R", noted("Do it again, with the settings as they are now")),
    Keys("Del", noted("Cancel, or remove from the list")),
    Keys("F", noted("Show or hide where faces are (where weights for faces are installed)")),
    Keys("Ctrl+M", noted("Compare the models on a region of the picture")),
    Keys("Alt+1 … 9", noted("Take a model, where models are compared")),
    Keys("Esc", noted("Back from comparing models; put a message away")),
    Keys("Space", noted("Hold to see the original")),
    Keys("S  D  P", noted("Slider, side by side, peek (in the picture)")),
    Keys("+  −  0  1", noted("Zoom; the whole picture; 100 % (in the picture)")),
)


class EnhanceWorkspace(Workspace):
    """Puts the parts together: intake, queue, list, comparison.

    Attributes:
        queue: what is worked on.
        intake: how pictures come in.
        shaping: the settings that its controls show and change.
        list, compare, options, status, drop_area, notice: the parts of the page.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.queue = EnhanceQueue(studio.tasks, lambda: studio.settings.value.enhancing, self)
        self.intake = Intake(self._keep_folder, self, find=_find)
        self.watch = FolderWatch(self)
        self.shaping = OwnSettings(studio.settings, self)
        self._thumbnails = ThumbnailStore(self)
        self.options = OptionsBar(self.shaping)
        self.drop_area = DropArea(
            tr("Drop pictures or films here"),
            tr("A small or blurry one goes in, a large and sharp one comes out."),
            tr("Files, folders, or a picture from your browser.  Ctrl+V takes one from the clipboard."),
        )
        self.samples = SampleCards(
            [(path, tr(_SAMPLES.get(path.stem, path.stem))) for path in samples_of("enhance")]
        )
        self.drop_area.add_samples(self.samples)
        self.list = JobListView(self.queue.model, self._thumbnails)
        self.compare = ComparePane(self._is_outdated)
        self.face_choice = FaceChoice(self.compare, self.shaping, self)
        self.queue.own = self.face_choice.options_of
        self.models = ModelChoice(studio.engine, self.compare, self.shaping, self)
        self.wished = WishedComparison(self.models, self.list, self.drop_area, self)
        self.notice = NoticeBar()
        self.status = BatchBar(shows_failures=True)
        self._veil = DropVeil(tr("Drop to enhance"), self)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _lay_out(self) -> None:
        empty = QWidget()
        around = QVBoxLayout(empty)
        around.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        around.addWidget(self.drop_area)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self.list.setMinimumWidth(_LEAST_LIST)
        self.compare.setMinimumWidth(_LEAST_COMPARE)
        framed = QFrame()
        framed.setProperty("surface", "bar")
        frame = QVBoxLayout(framed)
        frame.setContentsMargins(0, Space.S, 0, Space.S)
        frame.addWidget(self.list)
        self._splitter.addWidget(framed)
        self._splitter.addWidget(self.compare)
        self._splitter.setStretchFactor(1, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.notice.framed())
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.status.hide()

    def _connect(self) -> None:
        self.intake.gathered.connect(self._on_gathered)
        self.intake.failed.connect(self.notice.say)
        self.intake.busyChanged.connect(lambda _: self._on_summary(self.queue.summary))
        self.queue.changed.connect(self._on_summary)
        self.queue.ended.connect(self._on_ended)
        self.list.asked.connect(self._do)
        self.list.currentChangedTo.connect(self._show_item)
        self.list.peeked.connect(self.compare.set_peeking)
        self._thumbnails.measured.connect(self.queue.set_size)
        self._thumbnails.measured.connect(lambda *_: self.compare.refresh())
        self._studio.desktop.missed.connect(
            lambda path: self.notice.say(
                tr("{name} is not in {folder} any more.", name=path.name, folder=path.parent)
            )
        )
        self._studio.settings.changed.connect(lambda _: self.queue.rescale_held())
        self.shaping.changed.connect(lambda _: self._on_settings())
        self.shaping.refitted.connect(self.queue.refit)
        self.compare.ownChosen.connect(self.shaping.set_own)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.compare.strengthChosen.connect(lambda value: self.shaping.edit("enhancing", strength=value))
        self.compare.textureChosen.connect(lambda value: self.shaping.edit("enhancing", texture=value))
        self.compare.againAsked.connect(self._do_shown_again)
        self.compare.show_mode(self._studio.settings.value.window.compare)
        self.compare.modeChosen.connect(lambda mode: self._studio.settings.edit("window", compare=mode))
        self.face_choice.changed.connect(self.compare.refresh)
        self.compare.send_button.clicked.connect(lambda: open_send_menu(self, self.compare.send_button))
        self.list.menuOpening.connect(lambda menu: add_send_menu(menu, self))
        self._on_settings()
        for part in (self.drop_area, self.options):
            part.openAsked.connect(self.choose_pictures)
            part.folderAsked.connect(self.choose_folder)
        self.samples.chosen.connect(self.open_sample)
        self.options.pasteAsked.connect(self.paste)
        self.options.watchAsked.connect(self.choose_watched)
        self.watch.appeared.connect(self._on_appeared)
        self.watch.changed.connect(self._on_watch_changed)
        self.status.startAsked.connect(self._start_held)
        self.status.cancelAsked.connect(self.queue.cancel_all)
        self.status.clearAsked.connect(self._clear_finished)
        self.status.failuresAsked.connect(self.show_failures)
        self._splitter.splitterMoved.connect(self._keep_width)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+O", self.choose_pictures),
            ("Ctrl+Shift+O", self.choose_folder),
            ("Ctrl+V", self.paste),
            ("Ctrl+Return", self._start_held),
            ("Ctrl+Enter", self._start_held),
            ("Ctrl+M", self.compare.models_button.click),
            ("F", self.face_choice.toggle_outlines),
            ("Escape", self._leave),
        )
        for sequence, body in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.triggered.connect(lambda _=False, body=body: body())
            self.addAction(action)

    # As a workspace

    def prepare(self) -> None:
        self.compare.prepare()
        watched = self._studio.settings.value.enhancing.watched
        if watched is not None and self.watch.folder is None:
            self.watch.start(watched, goes_on=True)

    def can_take(self, mime: QMimeData) -> bool:
        return can_read(mime)

    def take(self, mime: QMimeData) -> None:
        incoming = read_mime(mime)
        if incoming is None:
            self.notice.say(
                tr("There is no picture in that; drop or paste picture files, or a picture itself.")
            )
        else:
            self.intake.take(incoming)

    def open_paths(self, paths: Sequence[Path]) -> None:
        self.intake.take(Incoming(paths=tuple(paths)))

    def take_request(self, request: EnhanceRequest | FilmRequest | CompareUpscalers) -> None:
        if isinstance(request, CompareUpscalers):
            self.wished.wish(request.models)
            return
        settings = settings_of(request, self._studio.settings.value.enhancing)
        self._studio.settings.edit("enhancing", **vars(settings))
        if isinstance(request, EnhanceRequest):
            self.face_choice.take(request.source, request.faces)
        self.open_paths([request.source])

    def go_on(self, requests: Sequence[EnhanceRequest | FilmRequest]) -> None:
        self.queue.go_on(requests)
        self._show_page()

    def show_task(self, request: EnhanceRequest | FilmRequest) -> None:
        items = self.queue.model.items_of(request.source)
        if items:
            self.list.go_to(items[-1])
            focus_quietly(self.list)

    def offer(self) -> Offer | None:
        return offer_of(item.result or item.source for item in self.list.chosen_items())

    def show_dragging(self, dragging: bool) -> None:
        is_empty = self._pages.currentIndex() == 0
        self.drop_area.set_dragging(dragging and is_empty)
        if dragging and not is_empty:
            self._veil.cover()
        else:
            self._veil.hide()

    def busy_words(self) -> str:
        active = self.queue.summary.active
        return (
            trn("{count} picture is not done yet", "{count} pictures are not done yet", active)
            if active
            else ""
        )

    def stop(self) -> None:
        self.queue.close()
        self.models.close()
        self.intake.stop()
        self.watch.pause()

    def finish(self) -> None:
        self.intake.wait()
        self._thumbnails.close()
        self.compare.close_stills()
        self.face_choice.close()
        self.watch.close()

    def shortcuts(self) -> Sequence[Keys]:
        return _KEYS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._veil.isVisible():
            self._veil.cover()

    # What the person does

    def choose_pictures(self) -> None:
        """Open the dialog for pictures."""
        keep_folder(ask_for_pictures(self, self.open_paths), self._studio.settings, "pictures")

    def choose_folder(self) -> None:
        """Open the dialog for a folder."""
        keep_folder(ask_for_folder(self, self.open_paths), self._studio.settings, "pictures")

    def open_sample(self, sample: Path) -> None:
        """Enhance one of the pictures that Ganvas brings along; a copy, so that the result has a place."""
        try:
            self.open_paths([own_copy(sample)])
        except GanvasError as error:
            self.notice.say(str(error))

    def choose_watched(self) -> None:
        """Open the dialog for a folder to watch, or watch none any more."""
        if self.watch.folder is not None:
            self.watch.stop()
        else:
            ask_for_folder(self, lambda paths: self.watch.start(paths[0]))

    def show_failures(self) -> None:
        """Open the list of what could not be done, and why."""
        items = [item for item in self.queue.model.items if item.state is JobState.FAILED]
        dialog = Failures([(item.source, item.error) for item in items], self)
        dialog.againAsked.connect(lambda: self._do(Action.RETRY, items))
        dialog.open()

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def _do(self, action: Action, items: list[JobItem]) -> None:
        """Do with items what was asked for in the list."""
        if action in (Action.OPEN, Action.REVEAL):
            show = self._studio.desktop.open if action is Action.OPEN else self._studio.desktop.reveal
            if items[0].result is not None:
                show(items[0].result)
        elif action is Action.REMOVE:
            self._remove(items)
        else:
            {
                Action.START: self.queue.start,
                Action.CANCEL: self.queue.cancel,
                Action.RETRY: self.queue.retry,
            }[action](items)
            self.compare.refresh()

    def _remove(self, items: Sequence[JobItem]) -> None:
        """Take items out; the one that follows is chosen, so that the next Del goes on there."""
        row = min(self.queue.model.row_of(item) for item in items)
        self.queue.remove(items)
        left = self.queue.model.items
        if left:
            self.list.go_to(left[min(row, len(left) - 1)])

    def _start_held(self) -> None:
        self.queue.start(list(self.queue.model.items))

    def _clear_finished(self) -> None:
        self.queue.remove([item for item in self.queue.model.items if item.state.is_over])

    def _is_outdated(self, item: JobItem) -> bool:
        now = self.face_choice.options_of(item.source, self.shaping.of(item))
        return any(getattr(now, name) != getattr(item.options, name, None) for name in _SHAPING)

    def _do_shown_again(self) -> None:
        if (item := self.compare.item) is not None:
            self._do(Action.RETRY, [item])

    def _show_item(self, item: JobItem | None) -> None:
        if self.models.is_active:
            self.models.end()
        self.compare.show_item(item)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.shaping.show(self.compare.item, self.list.chosen_items())

    def _leave(self) -> None:
        """One step back."""
        if self.models.is_active:
            self.models.end()
        elif self.wished.is_waiting:
            self.wished.forget()
        else:
            self.notice.clear()

    # What happens

    def _on_settings(self) -> None:
        enhancing = self.shaping.value.enhancing
        self.compare.show_own(self.shaping.is_own)
        # At their own size pictures are mended; texture is for what is larger than it was.
        offers_texture = enhancing.scale != 1 and has_texture(enhancing.model)
        self.compare.show_shaping(enhancing.strength, enhancing.texture, has_texture=offers_texture)

    def _on_gathered(self, gathered: Gathered) -> None:
        items = self.queue.add(gathered.paths, urgent=gathered.total == 1, subfolders=gathered.subfolders)
        items = items or list(self.queue.model.items_of(gathered.paths[0]))[-1:]
        self._show_page()
        if gathered.first == 0 and items:
            self.list.go_to(items[0])
            focus_quietly(self.list)

    def _on_appeared(self, paths: list[Path]) -> None:
        """Files in the watched folder that are news; what failed while it was half there is done again."""
        folder = self.watch.folder
        assert folder is not None
        fresh = [path for path in paths if ".preview." not in path.name]
        items = self.queue.model.items_of
        failed = {path: item for path in fresh for item in items(path) if item.state is JobState.FAILED}
        self.queue.retry(failed.values())
        subfolders = {path: path.parent.relative_to(folder) for path in fresh if path.parent != folder}
        self.queue.add([path for path in fresh if path not in failed], subfolders=subfolders)
        self._show_page()

    def _on_watch_changed(self) -> None:
        self.options.show_watched(self.watch.folder)
        self._studio.settings.edit("enhancing", watched=self.watch.folder)

    def _on_summary(self, summary: Summary) -> None:
        self.status.show_summary(summary, self.intake.is_busy)
        self.status.show_device(self._studio.engine.device_name)
        self._show_page()
        self.compare.refresh()

    def _on_ended(self, items: list[JobItem]) -> None:
        for item in items:
            if item.state is JobState.DONE:
                if item.result is not None:
                    self.watch.ignore(item.result)
                self._thumbnails.forget_failure(item.source)

    def _show_page(self) -> None:
        has_items = bool(self.queue.model.items)
        self.status.setVisible(has_items or self.intake.is_busy)
        page = int(has_items)
        if page == self._pages.currentIndex():
            return
        self._pages.setCurrentIndex(page)
        if has_items:
            QTimer.singleShot(0, self._restore_width)
        else:
            self.compare.show_item(None)
            self.setFocus()

    # What is remembered

    def _restore_width(self) -> None:
        width = min(self._studio.settings.value.window.list_width, self.width() - _LEAST_COMPARE)
        self._splitter.setSizes([width, self.width() - width])

    def _keep_width(self) -> None:
        self._studio.settings.edit("window", list_width=self._splitter.sizes()[0])

    def _keep_folder(self) -> Path:
        return self._studio.settings.value.enhancing.keep_pasted or default_folder()


def _find(paths: Sequence[Path]) -> list[Path]:
    """The pictures and films that paths stand for; in a worker thread."""
    from gan.media import PICTURE_SUFFIXES, find_pictures
    from gan.media.films.formats import FILM_SUFFIXES

    return find_pictures(paths, suffixes=PICTURE_SUFFIXES | FILM_SUFFIXES)
