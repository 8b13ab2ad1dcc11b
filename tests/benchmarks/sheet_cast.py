"""Contact sheets to look at: the cast, its faces, and every action as a film strip.

    python tests/benchmarks/sheet_cast.py FOLDER [cast|views|faces|mouths|strips]
        [--character ID …] [--action ID …] [--view VIEW]

Writes PNG pictures into FOLDER (made if it is not there).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QColor, QFont, QImage, QPainter  # noqa: E402

from gan.cartoon.catalogue.actions import ACTIONS, EMOTIONS  # noqa: E402
from gan.cartoon.catalogue.characters import CHARACTERS  # noqa: E402
from gan.cartoon.motion import pose  # noqa: E402
from gan.cartoon.motion.pose import MOUTHS  # noqa: E402
from gan.cartoon.scene import Look  # noqa: E402
from gan.cartoon.stage.application import ensure_application  # noqa: E402
from gan.cartoon.stage.character import paint, sockets  # noqa: E402

PLAIN = Look()
PAPER, FLOOR, INK = QColor("#f4ead9"), QColor("#e4d3b8"), QColor("#6a5a55")


def sheet(width: int, height: int) -> tuple[QImage, QPainter]:
    """An empty sheet and its painter."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont("sans", 9))
    return image, painter


def label(painter: QPainter, x: float, y: float, text: str) -> None:
    """A caption."""
    painter.setPen(INK)
    painter.drawText(QPointF(x, y), text)


def draw(painter: QPainter, x: float, y: float, scale: float, who: str, pose_, look: Look = PLAIN) -> None:
    """One figure with its floor line."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(FLOOR)
    painter.drawEllipse(QRectF(x - 0.34 * scale, y - 0.03 * scale, 0.68 * scale, 0.08 * scale))
    painter.save()
    painter.translate(x, y)
    painter.scale(scale, scale)
    paint(painter, who, look, pose_)
    painter.restore()


def cast(folder: Path, people: list[str]) -> None:
    """Everybody at the same scale."""
    columns, scale, cell = 6, 210, (300, 470)
    rows = -(-len(people) // columns)
    image, painter = sheet(columns * cell[0], rows * cell[1])
    for i, who in enumerate(people):
        x, y = (i % columns + 0.5) * cell[0], (i // columns + 1) * cell[1] - 40
        draw(painter, x, y, scale, who, pose(who, "stand", 0.0))
        label(painter, x - 60, y + 32, f"{who}: {CHARACTERS[who].name}")
    painter.end()
    image.save(str(folder / "cast.png"))


def views(folder: Path, people: list[str]) -> None:
    """Everybody from five sides."""
    looks = (("front", 1), ("three_quarter", 1), ("side", 1), ("back", 1), ("three_quarter", -1))
    cell = (230, 400)
    for first in range(0, len(people), 4):
        group = people[first : first + 4]
        image, painter = sheet(cell[0] * len(looks), cell[1] * len(group))
        for row, who in enumerate(group):
            scale = 320 / (CHARACTERS[who].height + 0.25)
            scale = min(scale, 210 / CHARACTERS[who].length)
            for column, (view, facing) in enumerate(looks):
                x, y = (column + 0.5) * cell[0], (row + 1) * cell[1] - 35
                draw(painter, x, y, scale, who, pose(who, "stand", 0.0).seen(view, facing))
            label(painter, 8, row * cell[1] + 16, who)
        painter.end()
        image.save(str(folder / f"views_{first // 4}.png"))


def close_up(painter: QPainter, x: float, y: float, size: float, who: str, pose_) -> None:
    """A head of half height `size` pixels, in the middle of (x, y)."""
    socket = sockets(who, Look(), pose_)
    scale = size / socket.radius
    painter.save()
    painter.setClipRect(QRectF(x - size * 1.7, y - size * 1.8, size * 3.4, size * 3.4))
    painter.translate(x - socket.head.x() * scale, y - socket.head.y() * scale)
    painter.scale(scale, scale)
    paint(painter, who, Look(), pose_)
    painter.restore()


def faces(folder: Path, people: list[str]) -> None:
    """Six emotions, a blink and glances of everybody."""
    cell = 170
    for first in range(0, len(people), 6):
        group = people[first : first + 6]
        image, painter = sheet(cell * 9, cell * len(group))
        for row, who in enumerate(group):
            base = [pose(who, "stand", 0.0, emotion=e) for e in EMOTIONS]
            base.append(pose(who, "stand", 0.0).with_face(eyes=0.0))
            base.append(pose(who, "stand", 0.0).with_face(gaze=(1.0, 0.3)).seen("front"))
            base.append(pose(who, "stand", 0.0, emotion="happy").with_face(mouth="smile").seen("side"))
            for column, p in enumerate(base):
                close_up(painter, (column + 0.5) * cell, (row + 0.55) * cell, cell * 0.27, who, p)
            label(painter, 4, row * cell + 12, who)
        painter.end()
        image.save(str(folder / f"faces_{first // 6}.png"))


def mouths(folder: Path, people: list[str]) -> None:
    """Nine mouths."""
    cell = 170
    image, painter = sheet(cell * len(MOUTHS), cell * len(people))
    for row, who in enumerate(people):
        for column, name in enumerate(MOUTHS):
            p = pose(who, "stand", 0.0).with_face(mouth=name)
            close_up(painter, (column + 0.5) * cell, (row + 0.55) * cell, cell * 0.3, who, p)
            label(painter, column * cell + 4, row * cell + 12, name)
    painter.end()
    image.save(str(folder / "mouths.png"))


def strips(folder: Path, people: list[str], actions: list[str], view: str) -> None:
    """Each action as ten frames; one picture for six actions of each character."""
    frames, cell = 10, (150, 200)
    for who in people:
        entry = CHARACTERS[who]
        scale = min(140 / (entry.height + 0.05), 150 / max(entry.length, entry.height * 0.8))
        for first in range(0, len(actions), 6):
            group = actions[first : first + 6]
            image, painter = sheet(cell[0] * frames, cell[1] * len(group))
            for row, name in enumerate(group):
                act = ACTIONS[name]
                for k in range(frames):
                    moment = act.duration * (k / frames if act.loops else k / (frames - 1))
                    x, y = (k + 0.5) * cell[0], (row + 1) * cell[1] - 18
                    shown = pose(who, name, moment, seed=1)
                    draw(painter, x, y, scale, who, shown.seen(view) if view else shown)
                label(painter, 4, row * cell[1] + 14, f"{name} ({act.duration} s)")
            painter.end()
            image.save(str(folder / f"strip_{who}_{first // 6:02d}.png"))


def main() -> None:
    """Read the arguments and write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", nargs="*", default=["cast", "views", "faces", "mouths"])
    parser.add_argument("--character", nargs="*", default=list(CHARACTERS))
    parser.add_argument("--action", nargs="*", default=list(ACTIONS))
    parser.add_argument("--view", default="")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    ensure_application()
    for what in given.what:
        if what == "strips":
            strips(given.folder, given.character, given.action, given.view)
        else:
            {"cast": cast, "views": views, "faces": faces, "mouths": mouths}[what](
                given.folder, given.character
            )


if __name__ == "__main__":
    main()
