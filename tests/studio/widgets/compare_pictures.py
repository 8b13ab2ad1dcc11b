"""Pictures for the compare view's tests, and what the view shows of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.widgets.compare import CompareView

RED, BLUE = (200, 30, 20), (20, 40, 210)
VIEW = (600, 400)


def save_plain(path: Path, size: tuple[int, int], colour: tuple[int, ...]) -> Path:
    Image.new("RGB" if len(colour) == 3 else "RGBA", size, colour).save(path)
    return path


def save_pattern(path: Path, size: tuple[int, int]) -> Path:
    """Smooth waves that tell every place from its neighbours, the same at every size."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    across, down = (x + 0.5) / size[0], (y + 0.5) / size[1]
    waves = np.stack([across, down, 0.5 + 0.5 * np.sin(40 * across) * np.sin(30 * down)], axis=2)
    Image.fromarray((waves * 255).round().astype(np.uint8)).save(path)
    return path


def show(qtbot: QtBot, view: CompareView, before: Path, after: Path | None, scale: float = 4.0) -> None:
    with qtbot.waitSignal(view.loaded, timeout=10_000):
        view.show_pair(before, after, scale)


def grabbed(view: CompareView) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def colour_at(view: CompareView, x: int, y: int = 300) -> tuple[int, ...]:
    return tuple(grabbed(view)[y, x].tolist())
