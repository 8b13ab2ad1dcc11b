"""Weather that moves: rain, snow, fog, leaves in the wind, lightning; all of it a function of the time."""

from __future__ import annotations

import math
import random
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gan.cartoon.catalogue.places import place
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage.places.mood import check_weather
from gan.cartoon.stage.places.painting import scenery
from gan.cartoon.stage.places.scenery import HEIGHT, WIDTH
from gan.cartoon.stage.sketch import fading, see_through

DEPTHS = ("behind", "before")
_DROPS = {"rain": 170, "storm": 260}
_FLAKES = 150
_LEAVES = 16
_FLASH_EVERY = 5.3  # seconds


def paint_weather(
    painter: QPainter,
    place_id: str,
    size: QSize,
    weather: str,
    seconds: float,
    seed: int = 0,
    *,
    depth: str = "before",
    time: str = "day",
) -> None:
    """Paint the weather of a moment over a frame. The same arguments give the same picture.

    Args:
        painter: at the frame's upper left corner.
        place_id: inside, the weather is seen through the windows only (depth "behind").
        size: of the frame in pixels; it shows the whole set, as `paint_layer` does.
        weather: "clear" paints nothing.
        seconds: since the shot's start.
        depth: "behind" (between the back layer and the people) or "before" (over all).
        time: of the day; fog is darker at night.

    Raises:
        CartoonError: there is no such place, weather or depth.
    """
    check_weather(weather)
    if depth not in DEPTHS:
        raise CartoonError(f"Weather has no depth “{depth}”; choose one of: {', '.join(DEPTHS)}.")
    inside = place(place_id).inside
    if weather == "clear" or (inside and depth == "before"):
        return
    scale = max(size.width() / WIDTH, size.height() / HEIGHT)
    painter.save()
    painter.setClipRect(0, 0, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate((size.width() - WIDTH * scale) / 2, (size.height() - HEIGHT * scale) / 2)
    painter.scale(scale, scale)
    if inside:
        panes = QPainterPath()
        for window in scenery(place_id, "back", time, weather, seed).windows:
            panes.addRect(window)
        painter.setClipPath(panes, Qt.ClipOperation.IntersectClip)
    _paint(painter, weather, seconds, seed, depth, time)
    painter.restore()


def wind_at(weather: str, seconds: float) -> float:
    """How strongly the wind blows, -1..1 (to the right above 0): for hair, flags and leaves."""
    base = {"wind": 0.7, "storm": 0.9, "rain": 0.25, "snow": 0.2}.get(weather, 0.05)
    return base * (0.65 + 0.35 * math.sin(seconds * 1.7) * math.cos(seconds * 0.63 + 1.0))


def flash_at(seconds: float, seed: int = 0) -> float:
    """How bright the lightning of a storm is at a moment, 0..1."""
    turn, since = divmod(seconds, _FLASH_EVERY)
    start = 0.6 + 3.6 * random.Random(f"flash {seed} {int(turn)}").random()
    passed = since - start
    if not 0.0 <= passed < 0.5:
        return 0.0
    return max(0.0, 1.0 - passed / 0.14) if passed < 0.16 else 0.7 * max(0.0, 1.0 - (passed - 0.16) / 0.3)


def _paint(painter: QPainter, weather: str, seconds: float, seed: int, depth: str, time: str) -> None:
    far = depth == "behind"
    if weather in _DROPS:
        _rain(painter, _DROPS[weather], seconds, seed, far, 0.34 if weather == "storm" else 0.14)
    if weather == "storm" and (flash := flash_at(seconds, seed)):
        painter.fillRect(0, 0, WIDTH, HEIGHT, see_through("#eef2ff", flash * (0.5 if far else 0.2)))
    if weather == "snow":
        _snow(painter, seconds, seed, far)
    if weather == "fog":
        _fog(painter, seconds, seed, far, time)
    if weather == "wind" and not far:
        _leaves(painter, seconds, seed)


@lru_cache(maxsize=64)
def _points(name: str, count: int, seed: int) -> tuple[tuple[float, float, float, float], ...]:
    """Four random numbers in 0..1 for each of `count` drops, flakes or leaves."""
    chance = random.Random(f"{name} {seed}")
    return tuple(tuple(chance.random() for _ in range(4)) for _ in range(count))


def _rain(painter: QPainter, count: int, seconds: float, seed: int, far: bool, slant: float) -> None:
    length, speed, thick = (26, 1150, 1.4) if far else (46, 1750, 2.2)
    pen = QPen(see_through("#dfeaf5", 0.34 if far else 0.42), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    tall, wide = HEIGHT + 120, WIDTH + 400
    lines = []
    for x, y, pace, _ in _points("far rain" if far else "rain", count if far else count // 2, seed):
        fall = (y * tall + seconds * speed * (0.85 + 0.3 * pace)) % tall - 60
        left = (x * wide + fall * slant) % wide - 200
        lines.append(QLineF(left, fall, left + length * slant, fall + length))
    painter.drawLines(lines)
    if not far:
        _splashes(painter, seconds, seed, count // 6)


def _splashes(painter: QPainter, seconds: float, seed: int, count: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, start, _ in _points("splash", count, seed):
        turn, age = divmod(seconds * 1.9 + start, 1.0)
        # Each splash is somewhere else the next time.
        px = (x + 0.37 * turn) % 1.0 * WIDTH
        py = HEIGHT * (0.72 + 0.27 * ((y + 0.61 * turn) % 1.0))
        painter.setPen(QPen(see_through("#eaf3fa", 0.5 * (1 - age)), 1.8))
        painter.drawEllipse(QPointF(px, py), 3 + 15 * age, 1 + 4 * age)


def _snow(painter: QPainter, seconds: float, seed: int, far: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(see_through("#ffffff", 0.75 if far else 0.92))
    size, speed = (2.6, 62) if far else (5.2, 118)
    tall, wide = HEIGHT + 60, WIDTH + 200
    for x, y, pace, phase in _points("far snow" if far else "snow", _FLAKES if far else _FLAKES // 2, seed):
        fall = (y * tall + seconds * speed * (0.7 + 0.6 * pace)) % tall - 30
        sway = 26 * math.sin(seconds * (0.7 + pace) + phase * 6.28)
        left = (x * wide + sway + seconds * 16) % wide - 100
        r = size * (0.6 + 0.7 * phase)
        painter.drawEllipse(QPointF(left, fall), r, r)


def _fog(painter: QPainter, seconds: float, seed: int, far: bool, time: str) -> None:
    ink = {"day": "#eef1f2", "evening": "#ecd3cb", "night": "#7f8cb0"}[time]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(0, 0, WIDTH, HEIGHT, see_through(ink, 0.3 if far else 0.08))
    wide = WIDTH + 1200
    for x, y, pace, share in _points("far fog" if far else "fog", 9 if far else 5, seed):
        left = (x * wide + seconds * (14 + 22 * pace)) % wide - 600
        top = HEIGHT * ((0.3 + 0.4 * y) if far else (0.72 + 0.28 * y))
        rx, ry = 420 + 260 * share, (90 + 60 * share) * (1.0 if far else 0.7)
        painter.save()
        painter.translate(left, top)
        painter.scale(1.0, ry / rx)
        painter.setBrush(fading(0, 0, rx, rx, ink, 0.55 if far else 0.4))
        painter.drawEllipse(QPointF(0, 0), rx, rx)
        painter.restore()


def _leaves(painter: QPainter, seconds: float, seed: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    inks = [QColor(ink) for ink in ("#d98a3c", "#c8603c", "#e0b04a", "#8fae4f")]
    wide = WIDTH + 300
    for number, (x, y, pace, phase) in enumerate(_points("leaves", _LEAVES, seed)):
        left = (x * wide + seconds * (310 + 240 * pace)) % wide - 150
        top = HEIGHT * (0.15 + 0.8 * y) + 46 * math.sin(seconds * (1.4 + pace) + phase * 6.28)
        painter.save()
        painter.translate(left, top)
        painter.rotate(math.degrees(seconds * (2.4 + 2 * pace) + phase * 6.28))
        painter.scale(1.0, 0.35 + 0.65 * abs(math.sin(seconds * 3.1 + phase * 9)))
        painter.setBrush(inks[number % 4])
        leaf = QPainterPath(QPointF(-12, 0))
        leaf.quadTo(0, -10, 13, 0)
        leaf.quadTo(0, 10, -12, 0)
        painter.drawPath(leaf)
        painter.restore()
    pen = QPen(see_through("#ffffff", 0.3), 2.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for x, y, pace, phase in _points("gusts", 7, seed):
        left = (x * wide + seconds * (620 + 300 * pace)) % wide - 150
        top = HEIGHT * (0.12 + 0.7 * y)
        gust = QPainterPath(QPointF(left, top))
        gust.cubicTo(left + 50, top - 16, left + 90, top + 14, left + 150 + 60 * phase, top - 4)
        painter.drawPath(gust)
