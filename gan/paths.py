"""Where Ganvas keeps what it ships and what it makes for itself."""

from __future__ import annotations

import os
from pathlib import Path


def assets_folder() -> Path:
    """The folder of shipped models, samples and icons; beside `gan`, in a checkout and when installed."""
    return Path(__file__).resolve().parent.parent / "assets"


def user_folder() -> Path:
    """The folder of this user's models, settings, library and log; whoever writes into it makes it.

    It is the environment's GANVAS_HOME, or else the place that the system has for a program's data.
    """
    if home := os.environ.get("GANVAS_HOME"):
        return Path(home).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Ganvas", appauthor=False)
