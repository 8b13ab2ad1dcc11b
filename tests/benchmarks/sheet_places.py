"""Pictures of all places: each with its three layers, by day, in the evening and at night.

Run: python tests/benchmarks/sheet_places.py FOLDER [--places ID …] [--times day …] [--weather W] [--people]
[--size 1280x720]. Writes FOLDER/PLACE_TIME.png for each, and places.png with all of them small. With
--people, grey figures of 1.7 m stand at the far, middle and near floor line, and surfaces are marked.
"""

from __future__ import annotations

import argparse
import os
import sys
import time as clock
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gan.cartoon.catalogue.places import LAYERS, PLACES, TIMES, WEATHERS, PlaceEntry
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.stage import places


def figure(painter: QPainter, entry: PlaceEntry, x: float, depth: float, size: QSize, tint: QColor) -> None:
    """A plain figure of 1.7 m on the floor."""
    u, v = entry.project(x, depth)
    metre = entry.scale_at(depth) * entry.pixels_per_metre * size.height()
    painter.save()
    painter.translate(u * size.width(), v * size.height())
    painter.scale(metre, metre)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(50, 30, 60, 60))
    painter.drawEllipse(QPointF(0.05, 0), 0.34, 0.06)
    for fill, shape in (
        ("#6a7fa8", QRectF(-0.16, -0.8, 0.32, 0.8)),
        ("#d98f5a", QRectF(-0.2, -1.4, 0.4, 0.68)),
    ):
        ink = QColor(fill)
        painter.setBrush(
            QColor.fromRgbF(
                ink.redF() * tint.redF(), ink.greenF() * tint.greenF(), ink.blueF() * tint.blueF()
            )
        )
        painter.drawRoundedRect(shape, 0.1, 0.1)
    ink = QColor("#f0c8a0")
    painter.setBrush(
        QColor.fromRgbF(ink.redF() * tint.redF(), ink.greenF() * tint.greenF(), ink.blueF() * tint.blueF())
    )
    painter.drawEllipse(QPointF(0, -1.5), 0.2, 0.2)
    painter.restore()


def surfaces(painter: QPainter, entry: PlaceEntry, size: QSize) -> None:
    """Lines where things and people can be put."""
    inks = {"seat": "#ff3030", "lie": "#3060ff", "top": "#20c030", "in": "#a0a0a0"}
    found = [(f.surface.kind, f.surface.x, f.surface.y, f.surface.width, f.depth) for f in entry.fixtures]
    for piece in entry.pieces:
        for own in PROPS[piece.prop].supports:
            x = piece.x + (-own.x if piece.flip else own.x)
            found.append((own.kind, x, own.y + piece.on, own.width, entry.middle_depth))
    for kind, x, y, width, depth in found:
        painter.setPen(QPen(QColor(inks[kind]), 3))
        u, v = entry.project(x, depth, y)
        half = width / 2 * entry.scale_at(depth) * entry.pixels_per_metre * size.height()
        px, py = u * size.width(), v * size.height()
        painter.drawLine(QLineF(px - half, py, px + half, py))


def frame(place_id: str, time: str, weather: str, size: QSize, people: bool) -> QImage:
    """The set with its layers, and figures between them."""
    entry = PLACES[place_id]
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for layer in LAYERS:
        places.paint_layer(painter, place_id, layer, size, time, weather)
        if layer == "back":
            places.paint_weather(painter, place_id, size, weather, 1.0, depth="behind", time=time)
        if layer == "middle" and people:
            surfaces(painter, entry, size)
            tint = places.light(place_id, time, weather).tint
            for x, depth in ((0.4, 0.2), (0.52, 0.5), (0.63, 1.0)):
                figure(painter, entry, x * entry.metres_across, depth, size, tint)
    places.paint_weather(painter, place_id, size, weather, 1.0, time=time)
    painter.end()
    return image


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", nargs="+", default=list(PLACES), choices=list(PLACES))
    parser.add_argument("--times", nargs="+", default=list(TIMES), choices=TIMES)
    parser.add_argument("--weather", default="clear", choices=WEATHERS)
    parser.add_argument("--people", action="store_true")
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()
    size = QSize(*(int(part) for part in options.size.split("x")))
    options.folder.mkdir(parents=True, exist_ok=True)
    small = QSize(426, 240)
    sheet = QImage(
        small.width() * len(options.times), small.height() * len(options.places), QImage.Format.Format_RGB32
    )
    painter = QPainter(sheet)
    for row, place_id in enumerate(options.places):
        for column, time in enumerate(options.times):
            start = clock.perf_counter()
            image = frame(place_id, time, options.weather, size, options.people)
            print(f"{place_id} {time}: {clock.perf_counter() - start:.3f} s")
            image.save(str(options.folder / f"{place_id}_{time}.png"))
            scaled = image.scaled(small, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(column * small.width(), row * small.height(), scaled)
    painter.end()
    sheet.save(str(options.folder / "places.png"))


if __name__ == "__main__":
    main()
