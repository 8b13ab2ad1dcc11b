"""Where pictures are kept that came without a file of their own."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gan.paths import user_folder


def default_folder() -> Path:
    """Pictures/Ganvas of this user; within GANVAS_HOME where that is set."""
    if os.environ.get("GANVAS_HOME"):
        return user_folder() / "pictures"
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(places[0] if places else Path.home()) / "Ganvas"
