"""Whether the screen that the environment names is really there; Qt would end the program if not."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def screen_problem(environment: Mapping[str, str] = os.environ) -> str:
    """Why no window can be shown, in a sentence that says what can be done; empty if one can be.

    Only Linux tells. Racy: the screen may go away the moment after.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if _answers_wayland(environment) or _answers_x(environment.get("DISPLAY", "")):
        return ""
    named = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or "(none)"
    return (
        f"The screen {named} does not answer, so the window cannot open. Without a screen, "
        "`python3 main.py demo DIR` shows what Ganvas does, and the commands enhance, models, train and "
        "test work as well."
    )


def _answers_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", ""), name).is_socket()


def _answers_x(display: str) -> bool:
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal():
        return False
    if host not in ("", "unix"):
        return True  # another machine's: Qt will see
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):  # a file, or abstract
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1)
            if probe.connect_ex(address) == 0:
                return True
    return False
