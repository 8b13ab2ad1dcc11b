"""Contact sheets of all props, each as large as its cell.

Run: python tests/benchmarks/sheet_props.py FOLDER. Surfaces are marked as lines, grips as dots. Writes
props_small.png,
props_furniture.png, props_vehicles.png and props_outside.png.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from gan.cartoon.catalogue.props import PROPS, PropEntry
from gan.cartoon.stage import props

SHEETS = {
    "small": ("handheld", "food"),
    "furniture": ("furniture",),
    "vehicles": ("vehicle",),
    "outside": ("nature", "structure", "sky"),
}
CELLS = {
    "small": (150, 150, 9),
    "furniture": (210, 200, 7),
    "vehicles": (330, 260, 4),
    "outside": (210, 210, 7),
}

MARKS = {"seat": "#d03030", "lie": "#3050d0", "top": "#20a030", "in": "#808080"}


def paint_cell(painter: QPainter, entry: PropEntry, state: str, rect: QRectF) -> None:
    """One prop as large as it fits, its floor line, its surfaces and its grip."""
    room = rect.adjusted(10, 10, -10, -26)
    width, height = entry.size
    scale = min(room.width() / width, room.height() / height)
    painter.save()
    painter.translate(room.center().x(), room.bottom())
    painter.setPen(QPen(QColor("#d8cdbb"), 1))
    painter.drawLine(int(-room.width() / 2), 0, int(room.width() / 2), 0)
    painter.scale(scale, scale)
    props.paint(painter, entry.id, state=state)
    for surface in entry.supports:
        painter.setPen(QPen(QColor(MARKS[surface.kind]), 2 / scale))
        left, right = surface.x - surface.width / 2, surface.x + surface.width / 2
        painter.drawLine(QPointF(left, -surface.y), QPointF(right, -surface.y))
    if entry.grip:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#d030d0"))
        painter.drawEllipse(QPointF(entry.grip[0], -entry.grip[1]), 3 / scale, 3 / scale)
    painter.restore()
    painter.setPen(QColor("#3a2e39"))
    label = f"{entry.id} {state} {width:g}×{height:g}"
    painter.drawText(
        rect.adjusted(0, 0, 0, -4), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, label
    )


def sheet(name: str) -> QImage:
    """One contact sheet."""
    width, height, columns = CELLS[name]
    shown = [(e, state) for e in PROPS.values() if e.kind in SHEETS[name] for state in e.states]
    rows = -(-len(shown) // columns)
    image = QImage(width * columns, height * rows, QImage.Format.Format_RGB32)
    image.fill(QColor("#f4ecdd"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(11)
    painter.setFont(font)
    for number, (entry, state) in enumerate(shown):
        row, column = divmod(number, columns)
        paint_cell(painter, entry, state, QRectF(column * width, row * height, width, height))
    painter.end()
    return image


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication([])
    for name in SHEETS:
        path = folder / f"props_{name}.png"
        sheet(name).save(str(path))
        print(path)
    del application


if __name__ == "__main__":
    main()
