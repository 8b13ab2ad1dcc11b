"""Qt without a screen: what painting text on images needs."""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from gan.cartoon.errors import CartoonError

_kept: list[QGuiApplication] = []


def ensure_application() -> None:
    """See that Qt can paint text. Does nothing where an application runs already (the studio's window).

    Call it in the main thread before the first frame is painted; Qt wants its application there.

    Raises:
        CartoonError: there is none, and this is not the main thread.
    """
    if QCoreApplication.instance() is not None:
        return
    if threading.current_thread() is not threading.main_thread():
        raise CartoonError(
            "Cartoons are painted with Qt, which is not started; "
            "call gan.cartoon.stage.application.ensure_application in the main thread first.",
            exit_status=1,
        )
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _kept.append(QGuiApplication(["ganvas"]))
