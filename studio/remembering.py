"""What the window remembers by itself: how wide its parts are, and which folders were open last."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from studio.settings_store import SettingsStore

KEPT = "keptSizes"  # the property of a splitter that holds where it was left


def keep_splitters(page: QWidget, name: str, settings: SettingsStore) -> None:
    """Have the splitters of a page begin where they were left.

    Args:
        page: what they are in.
        name: of the page, in the settings.
        settings: keep the sizes, in pixels, of every splitter that a hand has moved.
    """
    kept = _read(settings)
    for number, splitter in enumerate(page.findChildren(QSplitter)):
        key = f"{name} {number}"
        sizes = kept.get(key, [])
        if len(sizes) == splitter.count():
            splitter.setProperty(KEPT, sizes)
            splitter.setSizes(sizes)
        splitter.splitterMoved.connect(lambda *_, at=splitter, key=key: _keep(at, key, settings))


def _keep(splitter: QSplitter, key: str, settings: SettingsStore) -> None:
    before = splitter.property(KEPT) or splitter.sizes()
    # What is hidden now has no width; it keeps the one that it had.
    sizes = [now or old for now, old in zip(splitter.sizes(), before, strict=True)]
    splitter.setProperty(KEPT, sizes)
    settings.edit("window", splitters=json.dumps(_read(settings) | {key: sizes}))


def _read(settings: SettingsStore) -> dict[str, list[int]]:
    try:
        kept = json.loads(settings.value.window.splitters or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        key: sizes
        for key, sizes in kept.items()
        if isinstance(sizes, list) and all(type(size) is int and size >= 0 for size in sizes)
    }


def keep_folder(dialog: QFileDialog, settings: SettingsStore, job: str) -> None:
    """Have a dialog begin in the folder that its job was in last, and remember the next one.

    Args:
        dialog: chooses something to open or to save.
        settings: remember the folder.
        job: a field of the settings' section "folders".
    """
    kept: Path | None = getattr(settings.value.folders, job)
    if kept is not None:
        dialog.setDirectory(str(kept))
    dialog.accepted.connect(
        lambda: settings.edit("folders", **{job: Path(dialog.directory().absolutePath())})
    )
