"""The contrast of every text to what it stands on, measured in what is really painted (WCAG 2.2, 1.4.3).

Qt's own controls paint their words out of sight of Python: those are looked for in the pixels of the control.
Ours call `QPainter.drawText`: the calls are listened to, so that the place and the colour are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from studio.theme import contrast

NORMAL, LARGE = 4.5, 3.0
_LARGE_POINTS, _LARGE_BOLD_POINTS = 18.0, 14.0
_RATIO = 2  # device pixels to a point: strokes are then wide enough to have their whole colour somewhere
_SETTLE_MS = 150
_STROKE = 12  # pixels of a colour that count as a text's
_TOLERANCE = 0.05  # colours are rounded to whole steps


@dataclass(frozen=True)
class Words:
    """A text as it was painted.

    Attributes:
        text: what.
        box: where, in pixels of the window's picture.
        color: of its strokes, or None where only the pixels know.
        needed: the contrast that WCAG wants.
    """

    text: str
    box: QRect
    color: QColor | None
    needed: float


def faint_words(window: QWidget) -> dict[str, float]:
    """The texts of a window that stand out too little, and by how much they do."""
    found = _faint_now(window)
    if found:  # what was laid out anew meanwhile stood elsewhere than its pixels: look once more
        QTest.qWait(_SETTLE_MS)
        found = {text: ratio for text, ratio in _faint_now(window).items() if text in found}
    return found


def _faint_now(window: QWidget) -> dict[str, float]:
    with _listening(window) as painted:
        picture = _pixels(window)
    found = {}
    for words in [*painted, *_of_qt(window)]:
        ratio = _contrast_of(words, picture)
        if ratio is not None and ratio < words.needed - _TOLERANCE:
            found[words.text] = round(ratio, 2)
    return found


def _pixels(window: QWidget) -> np.ndarray:
    """(H, W) uint32, 0xffRRGGBB, of the window as it is painted at a high resolution."""
    image = QImage(QWidget.size(window) * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(QWidget.palette(window).window().color())
    window.render(image)
    whole = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return whole[:, : image.width()].copy()


def _contrast_of(words: Words, picture: np.ndarray) -> float | None:
    """Of the strokes to the commonest colour around them; None where nothing is to be seen."""
    box = words.box.intersected(QRect(0, 0, picture.shape[1], picture.shape[0]))
    if box.width() < 4 or box.height() < 4:
        return None
    part = picture[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
    colors, counts = np.unique(part, return_counts=True)
    ground = _hex(colors[counts.argmax()])
    if words.color is not None:
        return contrast(words.color.name(), ground)
    seen = [contrast(_hex(color), ground) for color in colors[counts >= _STROKE]]
    return max(seen) if len(seen) > 1 else None


def _hex(color: int) -> str:
    return f"#{color & 0xFFFFFF:06x}"


def _needed(font: QFont) -> float:
    points = font.pointSizeF()
    is_large = points >= _LARGE_POINTS or (
        points >= _LARGE_BOLD_POINTS and font.weight() >= QFont.Weight.Bold
    )
    return LARGE if is_large else NORMAL


def _of_qt(window: QWidget) -> Iterator[Words]:
    """Texts that Qt paints: those that are enabled, since what is not is free of the rule."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        text = _text_of(widget)
        if text and "paintEvent" not in vars(type(widget)):
            place = (
                widget.visibleRegion()
                .boundingRect()
                .translated(widget.mapTo(window, widget.rect().topLeft()))
            )
            if place.height() < min(widget.height(), widget.fontMetrics().height()):
                continue  # of what is scrolled away but for a sliver, no stroke is whole
            inner = place.adjusted(2, 2, -2, -2)  # without its frame
            box = QRect(inner.topLeft() * _RATIO, inner.size() * _RATIO)
            yield Words(text, box, None, _needed(widget.font()))


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QPushButton | QToolButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


@contextmanager
def _listening(window: QWidget) -> Iterator[list[Words]]:
    """Keep what our own widgets paint in the meantime."""
    heard: list[Words] = []
    original = QPainter.drawText

    def listen(painter: QPainter, *args: object) -> object:
        result = original(painter, *args)
        words = _heard(painter, args, window)
        if words is not None:
            heard.append(words)
        return result

    QPainter.drawText = listen
    try:
        yield heard
    finally:
        QPainter.drawText = original


def _heard(painter: QPainter, args: tuple, window: QWidget) -> Words | None:
    """One call of `drawText`: where it went and how; None where it was not on the window."""
    text = next((each for each in args if isinstance(each, str)), "")
    device = painter.device()
    if not text.strip() or painter.opacity() < 1 or not isinstance(device, QWidget):
        return None
    if not device.isEnabled():
        return None
    where = args[0]
    metrics = painter.fontMetrics()
    if isinstance(where, QRect | QRectF):
        flags = args[1] if isinstance(args[1], int | Qt.AlignmentFlag | Qt.TextFlag) else 0
        place = QRectF(metrics.boundingRect(QRectF(where).toAlignedRect(), int(flags), text))
    elif isinstance(where, QPointF) or hasattr(where, "x"):
        place = QRectF(metrics.boundingRect(text)).translated(where.x(), where.y())
    else:
        place = QRectF(metrics.boundingRect(text)).translated(args[0], args[1])
    place = painter.transform().mapRect(place)
    shown = device.visibleRegion().boundingRect()
    inside = place.toAlignedRect().intersected(shown)
    if inside.isEmpty():
        return None
    inside.translate(device.mapTo(window, device.rect().topLeft()))
    box = QRect(inside.topLeft() * _RATIO, inside.size() * _RATIO)
    return Words(text, box, painter.pen().color(), _needed(painter.font()))
