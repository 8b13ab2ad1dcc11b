"""The application: starts the studio, and ends it."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gan.engine import Engine
from gan.paths import user_folder
from studio import accessible
from studio.commands.log import log_to_file
from studio.crashes.watch import CrashWatch
from studio.desktop import Desktop
from studio.focus_ring import FocusRing
from studio.icons import app_icon
from studio.language import choose_language, language, translate_qt
from studio.library.recorder import Recorder
from studio.memory import give_back_library_pages
from studio.motion import set_reduced_motion
from studio.queue import TaskQueue
from studio.queue.announcer import Announcer
from studio.queue.keeper import Keeper
from studio.queue.wakefulness import Wakefulness
from studio.retelling import retell
from studio.screen import screen_problem
from studio.settings import Settings
from studio.settings_store import SettingsStore
from studio.shell import Shell
from studio.short_turns import take_short_turns
from studio.theme import Theme
from studio.tidying import Tidier
from studio.workspaces import WORKSPACES, Studio

_log = logging.getLogger(__name__)
_SIGNAL_CHECK_MS = 300
_SWITCH_SECONDS = 0.001
_LOAD_SECONDS, _LOOK_SECONDS = 120.0, 0.2
_PATIENCE = 0.3  # seconds at the end for what is still being loaded


class Application(QObject):
    """The studio while it runs: settings, theme, engine and window, and how they come and go.

    Attributes:
        may_cut_short: whether the end may leave to itself what is being loaded or computed. All that is to be
            saved is saved then, too, but the process has to end by `os._exit`.
        is_cut_short: whether it did.

    Signals:
        ended(): every thread is done; the program can end.
    """

    ended = Signal()
    _loaded = Signal()
    _settled = Signal()
    _crashed = Signal()

    def __init__(
        self,
        app: QApplication,
        engine: Engine | None = None,
        desktop: Desktop | None = None,
        crashes: CrashWatch | None = None,
    ) -> None:
        """Make everything, show nothing yet; tests give an engine and a desktop of their own."""
        super().__init__(app)
        # Painting takes Python's lock once a row, and would wait this long for it each time.
        sys.setswitchinterval(_SWITCH_SECONDS)
        accessible.install()
        self._ring = FocusRing(app, self)
        self.settings = SettingsStore(user_folder() / "settings.json", self)
        computing = self.settings.value.computing
        self.engine = engine or Engine(computing.device, gentle=True, threads=computing.threads)
        self._speak(self.settings.value.appearance.language)
        self.theme = Theme(app)
        self.desktop = desktop or Desktop(self)
        self.recorder = Recorder(wanted=lambda: self.settings.value.library.remember)
        self.engine.observe(self.recorder)
        self._crashes = crashes
        self.tasks = TaskQueue(self.engine, Keeper(), self)
        self.wakefulness = Wakefulness(self.tasks, lambda: self.settings.value.queue.awake, self)
        self._announcer = Announcer(self.tasks, self.desktop, lambda: self.settings.value.queue.notify, self)
        self.may_cut_short = self.is_cut_short = False
        self._is_ending = threading.Event()
        self._tidier = Tidier(self)
        self._settled.connect(self._tidy)
        self._loader: threading.Thread | None = None
        self._closing: threading.Thread | None = None
        self._follow(self.settings.value)
        self.settings.changed.connect(self._follow)
        self.shell = Shell(Studio(self.engine, self.settings, self.desktop, self.tasks), WORKSPACES)
        self.shell.firstPainted.connect(self.warm_up, Qt.ConnectionType.QueuedConnection)
        self._loaded.connect(self.shell.prepare)
        self._crashed.connect(self.shell.tell_of_crash)
        self.shell.leaving.connect(self._end)
        app.aboutToQuit.connect(self.close)

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the window, and open what was given."""
        if paths:
            self.shell.go_to(0)
        self.shell.show()
        if paths:
            self.shell.open_paths(paths)

    def _follow(self, settings: Settings) -> None:
        set_reduced_motion(settings.appearance.reduced_motion)
        self._speak(settings.appearance.language)
        self.theme.choose(settings.appearance.theme)
        self.engine.use(settings.computing.device, settings.computing.threads)

    def _speak(self, wanted: str) -> None:
        """Have the language that is wanted, in what is shown already, too."""
        before = language()
        choose_language(wanted)
        if language() != before:
            translate_qt(self.parent())
            for window in QApplication.topLevelWidgets():
                retell(window)

    def warm_up(self) -> None:
        """Load behind the window what it did not wait for: what reads pictures first, then torch."""
        if self._loader is None:
            self._loader = threading.Thread(target=self._load, name="warm-up")
            self._loader.start()

    def _load(self) -> None:
        import gan.media  # noqa: F401

        if self._is_ending.is_set():
            return
        self._loaded.emit()
        if self._crashes is not None and self._crashes.collect():
            self._crashed.emit()
        self.engine.warm_up()
        for _ in range(round(_LOAD_SECONDS / _LOOK_SECONDS)):
            if self._is_ending.wait(_LOOK_SECONDS):
                return
            if self.engine.device_name is not None:
                break
        self.recorder.catch_up()
        self.tasks.look_for_left()
        give_back_library_pages()
        self._settled.emit()

    def _tidy(self) -> None:
        if not self._is_ending.is_set():
            self._tidier.begin()

    def close(self) -> None:
        """End without asking, and wait for it; for when the event loop is not there to wait any more."""
        self.shell.leave_unasked()
        if self._closing is not None:
            self._closing.join()

    def _end(self) -> None:
        """Wait for all threads in one more, so that nothing freezes meanwhile."""
        self.settings.close()
        self._is_ending.set()
        self._tidier.end()
        self._closing = threading.Thread(target=self._finish, name="closing")
        self._closing.start()

    def _finish(self) -> None:
        try:
            self.is_cut_short = not self.engine.close(cancel=True, patient=not self.may_cut_short)
            if self._loader is not None:
                self._loader.join(_PATIENCE if self.may_cut_short else None)
                self.is_cut_short |= self._loader.is_alive()
            self.recorder.close()
            self.tasks.finish()
            self.wakefulness.close()
            self.shell.finish()
            self.desktop.close()
        except Exception:
            _log.exception("closing failed")
        finally:
            self.ended.emit()


def run(argv: Sequence[str]) -> int:
    """Run the studio until the person leaves it.

    Args:
        argv: files and folders to open at once.

    Returns:
        The exit status: 0, or 2 where there is no screen.
    """
    problem = screen_problem()
    if problem:
        print(problem, file=sys.stderr)
        return 2
    crashes = CrashWatch()
    _log_what_nobody_catches(crashes)
    crashes.begin()
    QApplication.setDesktopFileName("ganvas")
    app = QApplication(["ganvas"])
    app.setApplicationName("Ganvas")
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    application = Application(app, crashes=crashes)
    application.may_cut_short = True
    application.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    _heed_interrupts(application)
    take_short_turns()
    application.start([Path(name) for name in argv])
    status = app.exec()
    crashes.end()
    if application.is_cut_short:
        _end_at_once(status)
    return status


def _end_at_once(status: int) -> None:
    """End the process beside what is being loaded or computed; everything is saved."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a terminal on Windows has none
            stream.flush()
    os._exit(status)


def _heed_interrupts(application: Application) -> None:
    """Ctrl+C in the terminal quits in good order, and so does the end of the session."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: application.shell.leave_unasked())
    timer = QTimer(application, interval=_SIGNAL_CHECK_MS)  # Python runs handlers only between its own steps
    timer.timeout.connect(lambda: None)
    timer.start()


def _log_what_nobody_catches(crashes: CrashWatch) -> None:
    """Tracebacks and Qt's complaints go to the log; the person gets sentences."""

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        crashes.on_error(error)
        _log.error("unexpected", exc_info=(kind, error, trace))

    log_to_file()
    sys.excepthook = on_error
    threading.excepthook = lambda told: on_error(told.exc_type, told.exc_value, told.exc_traceback)
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, context: object, message: str) -> None:
    level = logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    logging.getLogger("qt").log(level, message)
