"""Takes the pictures of the README: the real window, the shipped weights, our own samples.

    QT_QPA_PLATFORM=offscreen python assets/screenshots/take.py

Writes `enhance-dark.png`, `enhance-light.png` and `before-after.png` beside this file.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLES = HERE.parent / "samples" / "enhance"
# What the crops of before-after.png show, in pixels of the sample.
CROP = (88, 108, 88 + 120, 108 + 80)


def main() -> None:
    """Take all of them."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["GANVAS_HOME"] = home
        pictures = Path(home) / "Pictures"
        shutil.copytree(SAMPLES, pictures)
        photograph_window(pictures)
        compare(pictures / "still-life.jpg", pictures / "still-life_4x.jpg")


def photograph_window(pictures: Path) -> None:
    """Open the window, drop the samples on it, wait for the results, and grab it in both themes."""
    from PySide6.QtWidgets import QApplication

    from studio.app import Application
    from studio.theme import ThemeChoice

    app = QApplication([])
    application = Application(app)
    application.start()
    application.shell.resize(1280, 800)
    workspace = application.shell.workspace
    workspace.open_paths(sorted(pictures.iterdir()))
    while not workspace.queue.model.items or workspace.queue.summary.active:
        wait(50)
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        application.settings.edit("appearance", theme=choice)
        wait(3000)  # the compare view has loaded and every motion has ended
        application.shell.grab().save(str(HERE / f"enhance-{choice.value}.png"))
    application.close()


def wait(milliseconds: int) -> None:
    """Let the event loop run; unlike QTest.qWait, it leaves Python to the other threads meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def compare(before: Path, after: Path) -> None:
    """The same crop: the sample's own pixels, bicubic and ours."""
    source, result = Image.open(before).convert("RGB"), Image.open(after).convert("RGB")
    scale = result.width // source.width
    size = ((CROP[2] - CROP[0]) * scale, (CROP[3] - CROP[1]) * scale)
    cells = {
        "the photo, its own pixels": source.crop(CROP).resize(size, Image.Resampling.NEAREST),
        "bicubic": source.crop(CROP).resize(size, Image.Resampling.BICUBIC),
        "Ganvas": result.crop(tuple(side * scale for side in CROP)),
    }
    gap, caption = 12, 28
    sheet = Image.new("RGB", ((size[0] + gap) * len(cells) - gap, size[1] + caption), "white")
    draw = ImageDraw.Draw(sheet)
    for index, (words, cell) in enumerate(cells.items()):
        left = index * (size[0] + gap)
        sheet.paste(cell, (left, caption))
        draw.text((left, 4), words, fill="black", font_size=16)
    sheet.save(HERE / "before-after.png", optimize=True)


if __name__ == "__main__":
    main()
