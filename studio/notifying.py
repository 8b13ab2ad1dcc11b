"""A quiet message of the desktop."""

from __future__ import annotations

import logging
import sys
import threading

from PySide6.QtCore import QTimer

_log = logging.getLogger(__name__)
_SHOWN_MS = 10_000
_PATIENCE = 5.0  # seconds that the desktop has for an answer
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


def notify(title: str, words: str) -> None:
    """Show a message that goes away by itself; returns at once. Without a desktop nothing happens."""
    if sys.platform == "linux":
        thread = threading.Thread(target=_notify_by_bus, args=(title, words), name="notify", daemon=True)
        thread.start()
    else:
        _notify_by_tray(title, words)


def _notify_by_bus(title: str, words: str) -> None:
    """Freedesktop's notifications. Qt's own D-Bus cannot be told from Python that a number is unsigned."""
    values = ("Ganvas", 0, "ganvas", title, words, [], {"suppress-sound": ("b", True)}, _SHOWN_MS)
    try:
        from jeepney import DBusAddress, new_method_call  # comes with wakepy
        from jeepney.io.blocking import open_dbus_connection

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        with open_dbus_connection() as connection:
            call = new_method_call(address, "Notify", "susssasa{sv}i", values)
            connection.send_and_get_reply(call, timeout=_PATIENCE)
    except Exception as error:  # no bus, or nobody there who shows messages
        _log.info("the desktop shows no messages: %s", error)


def _notify_by_tray(title: str, words: str) -> None:
    """By an icon that is there for as long as the message is."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from studio.icons import app_icon

    if not QSystemTrayIcon.isSystemTrayAvailable():
        _log.info("the desktop shows no messages")
        return
    icon = QSystemTrayIcon(app_icon())
    icon.show()
    icon.showMessage(title, words, app_icon(), _SHOWN_MS)
    QTimer.singleShot(_SHOWN_MS, icon.deleteLater)
