"""The window: the rail, the workspaces, and what belongs to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gan.paths import user_folder
from studio.crashes.report import crashes_folder
from studio.focus_ring import focus_quietly
from studio.handover import Parcel, Target
from studio.icons import app_icon
from studio.language import noted, tr, trn
from studio.preferences import Preferences
from studio.queue import Task
from studio.queue.keeper import Left
from studio.queue_corner import KEYS as QUEUE_KEYS
from studio.queue_corner import QueueCorner
from studio.remembering import keep_splitters
from studio.theme import ThemeChoice
from studio.widgets.question import Question
from studio.widgets.quiet_notice import QuietNotice
from studio.widgets.rail import Rail
from studio.widgets.shortcut_sheet import ShortcutSheet
from studio.workspaces import Keys, Studio, Workspace, WorkspaceEntry
from studio.workspaces.sending import open_send_menu

_SMALLEST = (784, 520)
_USUAL = (1200, 780)
_THEMES = {
    ThemeChoice.SYSTEM: ("theme_system", noted("Theme: as the system")),
    ThemeChoice.LIGHT: ("theme_light", noted("Theme: light")),
    ThemeChoice.DARK: ("theme_dark", noted("Theme: dark")),
}
_KEYS = (
    Keys("Ctrl+,", noted("Preferences")),
    Keys("Ctrl+1 … 9", noted("Go to a workspace")),
    Keys(QUEUE_KEYS, noted("The queue")),
    Keys("Ctrl+T", noted("Send what is chosen to another workspace")),
    Keys("F11", noted("Whole screen")),
    Keys("F1", noted("Help")),
    Keys("?", noted("This sheet")),
    Keys("Ctrl+Q", noted("Quit")),
)


class Shell(QMainWindow):
    """The main window. It knows of its workspaces only what `Workspace` says.

    Signals:
        firstPainted(): the window is on the screen.
        leaving(): the person wants to quit, and has agreed to what that stops; the window is hidden.
    """

    firstPainted = Signal()
    leaving = Signal()

    def __init__(self, studio: Studio, entries: Sequence[WorkspaceEntry]) -> None:
        super().__init__()
        self._studio = studio
        self._entries = tuple(entries)
        self._workspaces: dict[int, Workspace] = {}
        self._current = 0
        self._dialogs: dict[str, QDialog] = {}
        self._was_painted = False
        self._is_leaving = False
        self.rail = Rail()
        self._pages = QStackedWidget()
        self.news = QuietNotice()
        self.setWindowTitle("Ganvas")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self._lay_out()
        self._add_keys()
        self._restore_geometry()
        self.go_to(self._last_place())

    def _lay_out(self) -> None:
        self.rail.show_workspaces([(entry.icon, tr(entry.name)) for entry in self._entries])
        self.rail.chosen.connect(self.go_to)
        whole = QWidget()
        self.queue = QueueCorner(self._studio.tasks, self._studio.desktop, self.rail, whole)
        self.queue.opened.connect(self.show_task)
        self._studio.tasks.goOnAsked.connect(self.go_on)
        self.theme_button = self.rail.add_tool("theme_system", tr("Theme"))
        self.help_button = self.rail.add_tool("help", tr("Help"), "F1")
        self.preferences_button = self.rail.add_tool("preferences", tr("Preferences"), "Ctrl+,")
        self.theme_button.clicked.connect(self._next_theme)
        self.help_button.clicked.connect(self.show_help)
        self.preferences_button.clicked.connect(self.show_preferences)
        self._studio.settings.changed.connect(lambda _: self._show_theme())
        self._show_theme()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.news)
        column.addWidget(self._pages, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+,", self.show_preferences),
            ("F1", self.show_help),
            ("?", self.show_keys),
            ("Ctrl+T", self.show_send_menu),
            (QUEUE_KEYS, self.queue.toggle),
            ("F11", self._toggle_whole_screen),
            ("Ctrl+Q", self.close),
        ]
        keys += [
            (f"Ctrl+{number + 1}", lambda n=number: self.go_to(n)) for number in range(len(self._entries))
        ]
        for sequence, body in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.triggered.connect(lambda _=False, body=body: body())
            self.addAction(action)

    # Workspaces

    @property
    def workspace(self) -> Workspace:
        """The workspace that is shown."""
        return self._workspaces[self._current]

    def go_to(self, number: int) -> None:
        """Show a workspace; it is made when it is first shown."""
        self._make(number)
        self._current = number
        self._pages.setCurrentWidget(self._workspaces[number])
        self.rail.choose(number)
        focus_quietly(self._workspaces[number])

    def _make(self, number: int) -> Workspace:
        if number not in self._workspaces:
            made = self._workspaces[number] = self._entries[number].make(self._studio)
            made.setAccessibleName(tr(self._entries[number].name))
            keep_splitters(made, self._entries[number].name, self._studio.settings)
            made.requestAsked.connect(self.take_request)
            made.sendAsked.connect(self.hand_on)
            made.targets = self._targets_of(number)
            self._pages.addWidget(made)
        return self._workspaces[number]

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Hand files and folders to the workspace that is shown."""
        self.workspace.open_paths(paths)

    def take_request(self, request: object) -> bool:
        """Open a request in the workspace that it belongs to; returns whether there is one."""
        job = type(request).__name__
        for number, entry in enumerate(self._entries):
            if job in entry.requests:
                self.go_to(number)
                self.workspace.prepare()
                self.workspace.take_request(request)
                return True
        return False

    # The queue

    def show_task(self, task: Task) -> None:
        """Go to the workspace of a task."""
        for number, entry in enumerate(self._entries):
            if entry.icon == task.kind.workspace:
                self.go_to(number)
                self.workspace.show_task(task.request)

    def go_on(self, left: Sequence[Left]) -> None:
        """Do what an earlier run did not finish: in the list of its workspace, or else in the queue alone."""
        requests = [each.request for each in left]
        for number, entry in enumerate(self._entries):
            listed = [request for request in requests if type(request).__name__ in entry.lists]
            if listed:
                self._make(number).go_on(listed)
                requests = [request for request in requests if request not in listed]
        self._studio.tasks.add([Task(request) for request in requests])

    # Handing on

    def hand_on(self, number: int, parcel: Parcel) -> None:
        """Open a workspace with what another one sends."""
        self.go_to(number)
        self.workspace.prepare()
        self.workspace.receive(parcel)

    def show_send_menu(self) -> None:
        """Offer the workspaces that take what is chosen in this one."""
        open_send_menu(self.workspace, QApplication.focusWidget() or self.workspace)

    def _targets_of(self, sender: int) -> tuple[Target, ...]:
        """The workspaces that one can hand something on to."""
        return tuple(
            Target(number, tr(entry.name), entry.icon, tr(entry.use), entry.takes)
            for number, entry in enumerate(self._entries)
            if entry.takes and number != sender
        )

    def retell(self) -> None:
        """Name the places to send things to in another language."""
        for number, workspace in self._workspaces.items():
            workspace.targets = self._targets_of(number)

    # Drops, anywhere in the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what the workspace can take, and let it show so."""
        own = event.source() is not None  # a result on its way out
        if not own and self.workspace.can_take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.workspace.show_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self.workspace.show_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand what was dropped to the workspace."""
        self.workspace.show_dragging(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.workspace.take(event.mimeData())

    # News

    def tell_of_crash(self) -> None:
        """Say that the last run ended otherwise than it should, and where to look."""
        self.news.say(
            tr("Ganvas ended unexpectedly last time. A report is kept on this computer only."),
            tr("Show the reports"),
            lambda: self._studio.desktop.open(crashes_folder()),
        )

    # Dialogs

    def show_preferences(self) -> None:
        """Open the preferences, or bring them to the front."""
        self._open("preferences", lambda: Preferences(self._studio.settings, self))

    def show_help(self) -> None:
        """Open the help at the page of this workspace; the window can be used beside it."""
        if "help" not in self._dialogs:
            from studio.help.window import HelpWindow

            window = self._dialogs["help"] = HelpWindow(self)
            window.destroyed.connect(lambda: self._dialogs.pop("help", None))
            window.keysAsked.connect(self.show_keys)
            window.logsAsked.connect(lambda: self._studio.desktop.open(user_folder()))
        self._dialogs["help"].show_page(self._entries[self._current].icon)
        self._dialogs["help"].show()
        self._dialogs["help"].raise_()

    def show_keys(self) -> None:
        """Open the sheet of keys, or put it away."""
        if "keys" in self._dialogs:
            self._dialogs["keys"].close()
            return
        name = tr(self._entries[self._current].name)
        groups = [(name, self.workspace.shortcuts()), (tr("Everywhere"), _KEYS)]
        lines = [(title, [(line.keys, tr(line.words)) for line in keys]) for title, keys in groups]
        self._open("keys", lambda: ShortcutSheet(lines, self))

    def _open(self, name: str, make: Callable[[], QDialog]) -> None:
        if name not in self._dialogs:
            dialog = self._dialogs[name] = make()
            dialog.destroyed.connect(lambda: self._dialogs.pop(name, None))
            dialog.open()
        self._dialogs[name].raise_()

    # Looks

    def _next_theme(self) -> None:
        choices = list(ThemeChoice)
        now = self._studio.settings.value.appearance.theme
        self._studio.settings.edit("appearance", theme=choices[(choices.index(now) + 1) % len(choices)])

    def _show_theme(self) -> None:
        icon, words = _THEMES[self._studio.settings.value.appearance.theme]
        self.theme_button.set_meaning(icon, tr(words))

    def _toggle_whole_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _last_place(self) -> int:
        """The workspace that was shown when the program ended."""
        last = self._studio.settings.value.window.workspace
        return next((number for number, entry in enumerate(self._entries) if entry.name == last), 0)

    def _restore_geometry(self) -> None:
        self.resize(*_USUAL)
        if geometry := self._studio.settings.value.window.geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Also tell of the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.firstPainted.emit()

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, or ask first when work would be lost."""
        if self._is_leaving:
            event.accept()
            return
        busy = [words for workspace in self._workspaces.values() if (words := workspace.busy_words())]
        if self._studio.trainings.is_active:
            busy.append(tr("A training is not done yet, though it can go on another time"))
        if active := self._studio.tasks.totals.active:
            busy.append(trn("{count} job is not done yet", "{count} jobs are not done yet", active))
        if busy:
            event.ignore()
            self._open("leave", lambda: self._ask_to_leave(busy[0]))
        else:
            event.accept()
            self._leave()

    def _ask_to_leave(self, busy: str) -> Question:
        stays = tr("{busy}. Quitting stops the work; finished results stay where they are.", busy=busy)
        if self._studio.tasks.is_keeping:
            stays = tr(
                "{busy}. Quitting stops the work. What is not finished stays in the queue and is "
                "offered again at the next start; films go on where they stopped.",
                busy=busy,
            )
        question = Question(
            tr("Quit Ganvas?"),
            stays,
            tr("Stop and quit"),
            tr("Keep working"),
            self,
        )
        question.accepted.connect(self._leave)
        return question

    def leave_unasked(self) -> None:
        """Quit without a question, as when the system says so."""
        self._leave()

    def _leave(self) -> None:
        """Hide at once; what still has to end does so behind the scenes."""
        if self._is_leaving:
            return
        self._is_leaving = True
        geometry = bytes(self.saveGeometry().toBase64()).decode()
        self._studio.settings.edit("window", geometry=geometry, workspace=self._entries[self._current].name)
        self.hide()
        self._studio.tasks.stop()
        self._studio.trainings.stop()
        for workspace in self._workspaces.values():
            workspace.stop()
        self._studio.tasks.close()
        self.leaving.emit()

    def prepare(self) -> None:
        """Let the workspace that is shown get ready, and those that are awaited; what is heavy is loaded."""
        if self._is_leaving:
            return
        self.workspace.prepare()
        for number, entry in enumerate(self._entries):
            if number != self._current and entry.is_awaited(self._studio.settings.value):
                self._make(number).prepare()

    def finish(self) -> None:
        """Wait for the threads of the workspaces. Called in a thread, after `leaving`."""
        for workspace in self._workspaces.values():
            workspace.finish()
        self._studio.trainings.wait()
