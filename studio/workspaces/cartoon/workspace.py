"""The workspace of Cartoon: puts script, stage, storyboard and time line together with what drives them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gan.cartoon.project import SUFFIX, Project
from gan.cartoon.request import ClipRequest, StillRequest
from gan.cartoon.scene import Scene
from gan.paths import user_folder
from studio.handover import Offer, Parcel, offer_of
from studio.icons import icon
from studio.language import noted, tr
from studio.theme import colors_of
from studio.widgets.question import Question
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.cartoon.again import project_of, settings_of
from studio.workspaces.cartoon.arriving import script_of_text
from studio.workspaces.cartoon.changing import Changes
from studio.workspaces.cartoon.clips import ClipMaker
from studio.workspaces.cartoon.collecting import without_collecting
from studio.workspaces.cartoon.dialogs import ask_for_project, ask_where_to_save
from studio.workspaces.cartoon.document import CartoonDocument
from studio.workspaces.cartoon.examples import example
from studio.workspaces.cartoon.export_dialog import ExportDialog
from studio.workspaces.cartoon.files import ProjectFiles
from studio.workspaces.cartoon.film import FilmLike, FilmOpener
from studio.workspaces.cartoon.latest import Latest
from studio.workspaces.cartoon.page import CartoonPage
from studio.workspaces.cartoon.player import Player
from studio.workspaces.cartoon.projector import Projector
from studio.workspaces.cartoon.showing import Showing
from studio.workspaces.cartoon.suggestions import Suggestions
from studio.workspaces.cartoon.telling import get_ready
from studio.workspaces.sending import add_send_menu, open_send_menu

_READ_AFTER_MS = 70
_SEEDS = 2**31
_SUFFIXES = (SUFFIX, ".txt")
_KEYS = (
    Keys("Ctrl+Enter  or  Space", noted("Play, or stand still (Space: not in the script)")),
    Keys("←  →", noted("A frame; with Shift, a second (on the time line)")),
    Keys("Home  L", noted("To the beginning; begin again at the end")),
    Keys("F8  Shift+F8", noted("Next and previous word that is not known")),
    Keys("←  ↑  →  ↓", noted("Move who is chosen (on the stage); with Shift, farther")),
    Keys("Enter  Shift+Enter", noted("Choose who comes next, or before (on the stage)")),
    Keys("F  +  −  Del", noted("Turn, resize, take out who is chosen (on the stage)")),
    Keys("↑  ↓", noted("Choose an event (on the time line)")),
    Keys("Ctrl+←  Ctrl+→", noted("Move the event; with Alt instead of Ctrl, its end")),
    Keys("Ctrl+wheel  +  −  0", noted("Zoom the time line; show all of it")),
    Keys("I", noted("Show the panel with what can be changed")),
    Keys("Ctrl+Z  Ctrl+Shift+Z  Ctrl+Y", noted("Undo, redo: typing and everything else")),
    Keys("Ctrl+N  Ctrl+O", noted("New project; open one")),
    Keys("Ctrl+S  Ctrl+Shift+S", noted("Save; save as")),
    Keys("Ctrl+E", noted("Export")),
    Keys("Esc", noted("Put a message away; choose nobody; stand still")),
)


class CartoonWorkspace(Workspace):
    """Wires the parts, and does what keys and menus ask for.

    Attributes:
        document, changes: the project, and what the hand does to it.
        projector, player: paint and play it.
        reader: understands the script behind the window.
        files: projects on disk.
        clips: makes clips of it.
        page, showing: everything that shows, and what keeps it up to date.
        suggestions: finds who else could take a part.
    """

    def __init__(
        self,
        studio: Studio,
        parent: QWidget | None = None,
        open_film: Callable[[Scene, FilmLike | None], FilmLike] | None = None,
        understand: Callable[[str, int], Scene] | None = None,
    ) -> None:
        """Make it; tests give films and an understanding of their own."""
        super().__init__(parent)
        self._studio = studio
        self._understand = understand
        self.document = CartoonDocument(self)
        self.changes = Changes(self.document, self)
        self._opener = FilmOpener(studio.settings.value.cartoon.composer)
        self.projector = Projector(open_film or self._opener, self)
        self.player = Player(self.projector, self)
        self.reader = Latest("cartoon-reader", self._read, _READ_AFTER_MS, self)
        self.files = ProjectFiles(user_folder() / "cartoon", self)
        self.page = CartoonPage()
        self.clips = ClipMaker(studio.engine, studio.settings, self.page, self.document, self.player, self)
        self.suggestions = Suggestions(self.page.inspector, self)
        self.showing = Showing(self.page, self.document, self.changes, self.player, self.projector, self)
        self._last_file: Path | None = None
        self._plays_next = False
        self._is_prepared = False
        self._dialog: ExportDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.begins_with = self.page.script.editor
        self._connect()
        self._connect_files()
        self._add_keys()
        self._restore()

    def _restore(self) -> None:
        """Begin where the last time ended."""
        kept = self._studio.settings.value.cartoon
        self.page.show_panel(kept.panel)
        self.page.options.composer.set_value(kept.composer)
        self.page.options.show_recent(self.files.recent)
        draft = self.files.read_draft()
        if draft is not None and draft.script.strip():
            self.document.begin(draft, kept.project)
            self.document.mark_changed()
        else:
            self.document.begin(Project())
        self._show_steps()

    def _connect(self) -> None:
        page, document = self.page, self.document
        document.scriptChanged.connect(self._on_script)
        document.sceneChanged.connect(self._on_scene)
        document.fileChanged.connect(self._show_file)
        document.steps.cleanChanged.connect(lambda _: self._show_file())
        document.steps.indexChanged.connect(lambda _: self._show_steps())
        self.reader.done.connect(self._on_understood)
        self.reader.failed.connect(lambda _, sentence: self._on_not_understood(sentence))
        self.reader.busyChanged.connect(lambda busy: self.showing.show_reading(busy))
        self.reader.progressed.connect(lambda fraction: self.showing.show_reading(True, fraction))
        for part in (self.projector, self.changes, self.files):
            part.failed.connect(page.notice.say)
        page.script.editor.typed.connect(document.type)
        page.options.undoAsked.connect(document.steps.undo)
        page.options.redoAsked.connect(document.steps.redo)
        page.options.chanceAsked.connect(lambda: document.reseed(secrets.randbelow(_SEEDS)))
        page.options.composerChosen.connect(self._set_composer)
        page.options.panelToggled.connect(self._show_panel)
        page.inspector.closeAsked.connect(lambda: self._show_panel(False))
        page.stage.menuAsked.connect(self._show_menu)
        page.empty.exampleAsked.connect(self.play_example)
        page.empty.openAsked.connect(self.open)

    def _connect_files(self) -> None:
        options, status = self.page.options, self.page.status
        options.newAsked.connect(self.new)
        options.openAsked.connect(self.open)
        options.saveAsked.connect(self.save)
        options.saveAsAsked.connect(self.save_as)
        options.exportAsked.connect(self.export)
        options.recentAsked.connect(lambda path: self._leave_project(lambda: self.files.open(path)))
        self.files.opened.connect(self._on_opened)
        self.files.saved.connect(self._on_saved)
        self.files.recentChanged.connect(lambda: options.show_recent(self.files.recent))
        self.clips.run.done.connect(lambda saved: setattr(self, "_last_file", saved.path))
        status.showAsked.connect(self._reveal)
        status.sendAsked.connect(self._send_last)
        self._studio.desktop.missed.connect(
            lambda path: self.page.notice.say(
                tr("{name} is not in {folder} any more.", name=path.name, folder=path.parent)
            )
        )

    def _add_keys(self) -> None:
        steps, page = self.document.steps, self.page
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.player.toggle),
            ("L", page.transport.loop_button.toggle),
            ("I", lambda: self._show_panel(page.inspector.isHidden())),
            ("F8", lambda: page.script.editor.step(1)),
            ("Shift+F8", lambda: page.script.editor.step(-1)),
            ("Ctrl+Z", steps.undo),
            ("Ctrl+Shift+Z", steps.redo),
            ("Ctrl+Y", steps.redo),
            ("Ctrl+N", self.new),
            ("Ctrl+O", self.open),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+S", self.save_as),
            ("Ctrl+E", self.export),
            ("Escape", self._put_away),
        )
        for sequence, body in keys:
            self._add_key(self, sequence, body, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for widget in (page.stage, page.storyboard):
            self._add_key(widget, "Space", self.player.toggle, Qt.ShortcutContext.WidgetShortcut)
            self._add_key(widget, "Home", lambda: self.player.go_to(0), Qt.ShortcutContext.WidgetShortcut)

    def _add_key(
        self, widget: QWidget, sequence: str, body: Callable[[], object], context: Qt.ShortcutContext
    ) -> None:
        action = QAction(widget)
        action.setShortcut(QKeySequence(sequence))
        action.setShortcutContext(context)
        action.triggered.connect(lambda _=False: body())
        widget.addAction(action)

    # As a workspace

    def prepare(self) -> None:
        """Load the words and the stage behind the window, and paint the stories."""
        if not self._is_prepared:
            self._is_prepared = True
            if not self.reader.is_busy:
                self.reader.want(("", 0), at_once=True)
            self.showing.paint_examples()

    def showEvent(self, event: QShowEvent) -> None:
        """The window tells the workspace that it begins with to prepare; the others begin when they show."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.prepare)

    def can_take(self, mime: QMimeData) -> bool:
        return _project_in(mime) is not None or (mime.hasText() and not mime.hasUrls())

    def take(self, mime: QMimeData) -> None:
        path = _project_in(mime)
        if path is not None:
            self.open_paths([path])
        elif mime.hasText():
            self.page.script.editor.insertFromMimeData(mime)

    def open_paths(self, paths: Sequence[Path]) -> None:
        if paths:
            self._leave_project(lambda: self.files.open(Path(paths[0])))

    def take_request(self, request: ClipRequest | StillRequest) -> None:
        settings = settings_of(request, self._studio.settings.value.cartoon)
        self._studio.settings.edit("cartoon", **vars(settings))
        self._set_composer(settings.composer)
        self._leave_project(lambda: self._on_opened(project_of(request), Path()))

    def offer(self) -> Offer | None:
        return self.clips.offer()

    def receive(self, parcel: Parcel) -> None:
        sources = tuple(str(path) for path in parcel.sources)

        def begin() -> None:
            self._on_opened(Project(script=script_of_text(parcel.text), sources=sources), Path())
            self.document.mark_changed()  # it is in no file yet

        self._leave_project(begin)

    def busy_words(self) -> str:
        if self.clips.run.is_busy:
            return tr("A clip is not done yet")
        return tr("A project is still being saved") if self.files.is_busy else ""

    def stop(self) -> None:
        self.files.keep_draft(self.document.project)
        self.files.close()
        self.document.close()
        self.player.close()
        self.projector.close()
        self.reader.close()
        self.suggestions.close()
        self.clips.run.close()

    def finish(self) -> None:
        self.files.wait()
        self.projector.wait()
        self.reader.wait()
        self.suggestions.wait()

    def shortcuts(self) -> Sequence[Keys]:
        return _KEYS

    # What the person does

    def play_example(self, id: str) -> None:
        """Begin with a story, and play it as soon as it is there."""

        def begin() -> None:
            self._plays_next = True
            self.player.go_to(0)
            self.document.begin(Project(script=example(id).script))

        self._leave_project(begin)

    def new(self) -> None:
        """Begin with nothing."""
        self._leave_project(lambda: self.document.begin(Project()))
        self.page.script.editor.setFocus()

    def open(self) -> None:
        """Ask for a project."""
        ask_for_project(self, self._folder(), lambda path: self.open_paths([path]))

    def save(self) -> None:
        """Save the project where it is, or ask where."""
        if self.document.path is None:
            self.save_as()
        else:
            self.files.save(self.document.project, self.document.path)

    def save_as(self) -> None:
        """Ask where to save the project."""
        ask_where_to_save(self, self._folder(), self.clips.title(), self._save_to)

    def _save_to(self, path: Path) -> None:
        self.files.save(self.document.project, path)

    def export(self) -> None:
        """Ask what the film is to become."""
        scene = self.document.project.scene
        if self._dialog is not None or not scene.shots:
            return
        if self.clips.run.is_busy:
            self.page.notice.say(tr("A clip is being made; wait for it, or cancel it below."))
            return
        speaks = any(event.speech for shot in scene.shots for event in shot.events)
        self._dialog = ExportDialog(
            self._studio.settings, self.clips.title(), scene.duration, speaks, self.window()
        )
        self._dialog.exportAsked.connect(self.export_to)
        self._dialog.destroyed.connect(lambda: setattr(self, "_dialog", None))
        self._dialog.open()

    def export_to(self, target: Path) -> None:
        """Make what the settings say, and put it there."""
        self.clips.make(target)

    def _leave_project(self, go_on: Callable[[], None]) -> None:
        """Go on with another project; ask first where this one has never been saved as it is."""
        if self.document.is_saved or not self.document.script.strip():
            go_on()
            return
        question = Question(
            tr("Leave this project?"),
            tr("It is not saved as it is now. Its script and all changes would be gone."),
            tr("Leave it"),
            tr("Keep working"),
            self.window(),
        )
        question.accepted.connect(go_on)
        question.open()

    def _set_composer(self, composer: str) -> None:
        """Let another composer place everybody from now on, in clips, too."""
        self._studio.settings.edit("cartoon", composer=composer)
        self.page.options.composer.set_value(composer)
        self._opener.composer = composer
        self.projector.reopen()
        self.page.storyboard.forget_pictures()
        self.player.refresh()

    def _show_panel(self, shown: bool) -> None:
        self.page.show_panel(shown)
        self.showing.show_choice()
        self._studio.settings.edit("cartoon", panel=shown)

    def _put_away(self) -> None:
        """What is most in the way: a message, who is chosen, the film that plays."""
        if self.page.notice.isVisible():
            self.page.notice.clear()
        elif self.changes.entity:
            self.changes.choose("")
        else:
            self.player.stop()

    def _show_menu(self, id: str, place: QPoint) -> None:
        if self.changes.shot is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        swap = ("faces", tr("Let another play it…"), lambda: self._show_panel(True))
        entries: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("flip", tr("Look the other way\tF"), lambda: self.changes.flip(id)),
            swap,
            ("remove", tr("Take it out of this shot\tDel"), lambda: self.changes.delete(id)),
        )
        if not id:
            entries = (
                ("place", tr("Another place…"), lambda: self._show_panel(True)),
                ("sun", tr("Day"), lambda: self.changes.set_time("day")),
                ("sunset", tr("Evening"), lambda: self.changes.set_time("evening")),
                ("moon", tr("Night"), lambda: self.changes.set_time("night")),
            )
        for name, title, body in entries:
            action = menu.addAction(icon(name, colors_of(self).soft), title)
            action.triggered.connect(lambda _=False, body=body: body())
        add_send_menu(menu, self)
        menu.popup(place)

    # What happens

    def _read(self, wish: tuple[str, int]) -> Scene:
        """Understand a script; in the reader's thread."""
        script, seed = wish
        if self._understand is not None:
            return self._understand(script, seed)
        from gan.cartoon.script import understand  # reads the words, which takes a moment

        if not script.strip():
            understand("Ada walks.", seed)  # the first call loads what all others use
            return Scene(seed=seed)
        with without_collecting(script):
            scene = understand(
                script, seed, progress=lambda step: self.reader.check(step.done / max(step.total, 1))
            )
            get_ready(scene)  # here, where nobody waits for it
        return scene

    def _on_script(self) -> None:
        document = self.document
        self.page.script.editor.show_text(document.script)
        if not document.script.strip():
            self.reader.drop()
            document.take_understood(document.script, Scene(seed=document.project.seed))
        elif document.wants_understanding:
            self.reader.want((document.script, document.project.seed), at_once=self._plays_next)
        self.showing.show_reading(self.reader.is_busy)
        self._keep()

    def _on_understood(self, wish: tuple[str, int], scene: Scene) -> None:
        if wish[0].strip():
            self.document.take_understood(wish[0], scene)
        if self._plays_next and self.document.scene.shots:
            self._plays_next = False
            QTimer.singleShot(0, self, self.player.play)

    def _on_not_understood(self, sentence: str) -> None:
        self._plays_next = False
        self.page.notice.say(sentence)

    def _on_scene(self) -> None:
        if not self.document.is_trying:
            self._keep()

    def _keep(self) -> None:
        self.files.keep_draft(self.document.project)

    def _on_opened(self, project: Project, path: Path) -> None:
        self.player.stop()
        self.player.go_to(0)
        self.document.begin(project, path if path.suffix.lower() == SUFFIX else None)

    def _on_saved(self, project: Project, path: Path) -> None:
        if project == self.document.project:
            self.document.mark_saved(path)
        else:
            self.document.path = path
            self.document.fileChanged.emit()
        self._last_file = path
        self.page.say(tr("Saved as {name}", name=path.name), can_show=True)

    def _show_file(self) -> None:
        document = self.document
        self.page.options.show_file(document.path, document.is_saved, bool(document.script.strip()))
        self._studio.settings.edit("cartoon", project=document.path)

    def _show_steps(self) -> None:
        steps = self.document.steps
        self.page.options.show_steps(
            steps.undoText() if steps.canUndo() else None, steps.redoText() if steps.canRedo() else None
        )
        self._show_file()

    def _send_last(self) -> None:
        """Hand on the clip or picture that was saved last."""
        if self.clips.last is not None:
            open_send_menu(self, self.page.status.send_button, offer_of([self.clips.last]))

    def _reveal(self) -> None:
        if self._last_file is not None:
            self._studio.desktop.reveal(self._last_file)

    def _folder(self) -> Path | None:
        path = self.document.path
        return path.parent if path is not None else self._studio.settings.value.cartoon.folder


def _project_in(mime: QMimeData) -> Path | None:
    """The first project or script among the files of a drop or a paste."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in _SUFFIXES), None)
