"""The libraries of the system that Qt is built on; Linux need not have them."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from studio.commands.errors import CommandError
from studio.commands.packages import install_packages

# Shared library -> the Debian package that holds it. All others come along as their dependencies.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def require_qt_libraries() -> None:
    """Check that the system libraries of Qt load; install them where that is possible.

    Raises:
        CommandError: some are missing; the sentence holds the command that installs them.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = needed_libraries(os.environ)
    missing = [name for name in wanted if not _loads(name)]
    if not missing:
        return
    install_packages([wanted[name] for name in missing], f"Qt needs {', '.join(missing)}", missing)
    still_missing = [name for name in missing if not _loads(name)]
    if still_missing:
        raise CommandError(f"Qt needs {', '.join(still_missing)}, which cannot be loaded on this system.", 1)


def needed_libraries(environment: Mapping[str, str]) -> dict[str, str]:
    """Library -> Debian package, for the platform that Qt will choose in this environment."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    on_x11 = platform.startswith("xcb") if platform else bool(environment.get("DISPLAY"))
    on_wayland = platform.startswith("wayland") if platform else bool(environment.get("WAYLAND_DISPLAY"))
    return QT_LIBRARIES | (X11_LIBRARIES if on_x11 else {}) | (WAYLAND_LIBRARIES if on_wayland else {})


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
