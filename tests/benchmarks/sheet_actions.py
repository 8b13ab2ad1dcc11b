"""Contact sheets of the actions: each as a film strip of one character, or of all of them.

    python tests/benchmarks/sheet_actions.py FOLDER [--all] [--action ID …]

Without more it writes `actions.jpg`: every action once, four moments of it, each by somebody it suits. With
`--all` it writes a sheet for every action with all characters.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QColor, QFont, QImage, QPainter  # noqa: E402

from gan.cartoon.catalogue.actions import ACTIONS  # noqa: E402
from gan.cartoon.catalogue.characters import CHARACTERS  # noqa: E402
from gan.cartoon.motion import pose  # noqa: E402
from gan.cartoon.scene import Look  # noqa: E402
from gan.cartoon.stage.application import ensure_application  # noqa: E402
from gan.cartoon.stage.character import paint  # noqa: E402

PAPER, FLOOR, INK = QColor("#f4ead9"), QColor("#e4d3b8"), QColor("#6a5a55")
PEOPLE = ("ada", "bo", "mina", "otto", "girl", "boy", "chef", "grandmother")
SUITED = {"bark": "dog", "graze": "horse", "wag": "dog", "fly": "bird"}
COLUMNS, FRAMES, CELL = 6, 4, (84, 118)
STRIP = (108, 150)


def main() -> None:
    """Read the arguments and write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="a sheet an action, with all characters")
    parser.add_argument("--action", nargs="*", default=list(ACTIONS))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    ensure_application()
    if not given.all:
        contact_sheet(given.action).save(str(given.folder / "actions.jpg"), quality=88)
        return
    for number in range(0, len(given.action), 4):
        group = given.action[number : number + 4]
        everybody(group).save(str(given.folder / f"all_{number // 4:02d}.png"))


def contact_sheet(actions: list[str]) -> QImage:
    """Every action, in columns."""
    rows = -(-len(actions) // COLUMNS)
    image, painter = blank(COLUMNS * FRAMES * CELL[0], rows * (CELL[1] + 16))
    for number, name in enumerate(actions):
        left, top = number % COLUMNS * FRAMES * CELL[0], number // COLUMNS * (CELL[1] + 16)
        who = SUITED.get(name, PEOPLE[number % len(PEOPLE)])
        strip(painter, who, name, left, top + CELL[1] + 8, CELL, FRAMES)
        caption(painter, left + 8, top + 13, name.replace("_", " "))
    painter.end()
    return image


def everybody(actions: list[str]) -> QImage:
    """Some actions below each other, each by all characters: three moments of each."""
    image, painter = blank(len(CHARACTERS) * 2 * STRIP[0], len(actions) * STRIP[1])
    for row, name in enumerate(actions):
        for column, who in enumerate(CHARACTERS):
            strip(painter, who, name, column * 2 * STRIP[0], (row + 1) * STRIP[1] - 14, STRIP, 2)
        caption(painter, 6, row * STRIP[1] + 14, name)
    painter.end()
    return image


def strip(painter: QPainter, who: str, name: str, left: float, floor: float, cell, frames: int) -> None:
    """Moments of an action side by side, from its beginning on."""
    entry, act = CHARACTERS[who], ACTIONS[name]
    width = max(entry.length, entry.height * 0.62)
    # Small animals are not as large as people.
    scale = min(0.72 * cell[1] / max(entry.height + 0.1, 0.9), 1.05 * cell[0] / width)
    for k in range(frames):
        share = k / frames if act.loops else (k + 0.35) / frames
        x = left + (k + 0.5) * cell[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(FLOOR)
        painter.drawEllipse(QRectF(x - 0.3 * scale, floor - 0.03 * scale, 0.6 * scale, 0.08 * scale))
        painter.save()
        painter.translate(x, floor)
        painter.scale(scale, scale)
        paint(painter, who, Look(), pose(who, name, act.duration * share, seed=1))
        painter.restore()


def blank(width: int, height: int) -> tuple[QImage, QPainter]:
    """An empty sheet and its painter."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont("sans", 9))
    return image, painter


def caption(painter: QPainter, x: float, y: float, text: str) -> None:
    """The name of an action."""
    painter.setPen(INK)
    painter.drawText(QPointF(x, y), text)


if __name__ == "__main__":
    main()
