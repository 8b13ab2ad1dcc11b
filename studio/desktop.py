"""Hands files over to the desktop: opens them, shows them in their folder, tells what is done."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from studio.notifying import notify


class Desktop(QObject):
    """The desktop around the studio. Whether a file is still there is looked up in another thread.

    Signals:
        missed(Path): this file is not there any more.
    """

    missed = Signal(object)
    _found = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._found.connect(self._on_found)

    def open(self, path: Path) -> None:
        """Open a file with the program that the desktop has for it."""
        self._pool.start(lambda: self._look(path, False))

    def reveal(self, path: Path) -> None:
        """Show a file in its folder."""
        self._pool.start(lambda: self._look(path, True))

    def notify(self, title: str, words: str) -> None:
        """Show a quiet message beside the windows of all programs."""
        notify(title, words)

    def close(self) -> None:
        """Wait for what is being looked up."""
        self._pool.waitForDone()

    def _look(self, path: Path, reveal: bool) -> None:
        if path.exists():
            self._found.emit(path, reveal)
        else:
            self.missed.emit(path)

    def _on_found(self, path: Path, reveal: bool) -> None:
        if reveal:
            _reveal(path)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _reveal(path: Path) -> None:
    if sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif sys.platform == "win32":
        process = QProcess()
        process.setProgram("explorer.exe")
        process.setNativeArguments(f'/select,"{path}"')  # explorer wants the quotes inside its option
        process.startDetached()
    else:
        _reveal_by_bus(path)


def _reveal_by_bus(path: Path) -> None:
    """Ask the file manager (freedesktop FileManager1); if there is none, open the folder."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        _open_folder_of(path)
        return
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        "ShowItems",
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(call))

    def answered() -> None:
        if watcher.isError():
            _open_folder_of(path)
        watcher.deleteLater()

    watcher.finished.connect(answered)


def _open_folder_of(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
