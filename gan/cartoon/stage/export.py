"""Frames of a film as plain pixels and bytes, for files; nothing of Qt leaves this module."""

from __future__ import annotations

from textwrap import shorten

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gan.cartoon.stage.film import Film
from gan.cartoon.stage.type import speech_font

_PAPER, _INK = QColor("#f7f2e8"), QColor("#3a2e39")
_GAP = 24  # pixels around the pictures of a storyboard
_CAPTION = 54  # pixels for the words below each
_COLUMNS = 3


def frame_pixels(film: Film, index: int, width: int, height: int, background: bool = True) -> np.ndarray:
    """A frame as (H, W, 3) uint8 RGB, or without a background (H, W, 4) with alpha not multiplied in."""
    image = film.frame(index, width, height, background=background)
    kind = QImage.Format.Format_RGB888 if background else QImage.Format.Format_RGBA8888
    return _pixels(image.convertToFormat(kind), 3 if background else 4)


def frame_png(film: Film, index: int, width: int, height: int, background: bool = True) -> bytes:
    """A frame as a PNG file."""
    image = film.frame(index, width, height, background=background)
    if not background:
        image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return _png(image)


def frame_svg(film: Film, index: int, width: int, height: int, background: bool = True) -> bytes:
    """A frame as an SVG file that keeps shapes and words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setTitle(film.scene.title or "Ganvas")
    painter = QPainter(generator)
    painter.setClipRect(QRectF(0, 0, width, height))
    film.paint(painter, index, width, height, background=background, vector=True)
    painter.end()
    return _bytes(buffer)


def storyboard_png(film: Film, width: int, height: int) -> tuple[bytes, int, int]:
    """A telling moment of every shot with its words, on one sheet.

    Args:
        film: the scene.
        width, height: of each picture.

    Returns:
        The PNG file, and the sheet's width and height in pixels.
    """
    shots = film.scene.shots
    columns = min(_COLUMNS, len(shots))
    rows = -(-len(shots) // columns)
    across, down = width + _GAP, height + _GAP + _CAPTION
    sheet = QImage(columns * across + _GAP, rows * down + _GAP, QImage.Format.Format_RGB32)
    sheet.fill(_PAPER)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, shot in enumerate(shots):
        x, y = _GAP + number % columns * across, _GAP + number // columns * down
        painter.drawImage(x, y, film.thumbnail(shot.id, width, height))
        painter.setPen(_INK)
        painter.setFont(speech_font(max(11, width // 34), bold=False))
        words = f"{number + 1}.  {shorten(shot.text or shot.place, 110, placeholder=' …')}"
        place = QRectF(x, y + height + 6, width, _CAPTION - 6)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)
    painter.end()
    return _png(sheet), sheet.width(), sheet.height()


def _pixels(image: QImage, channels: int) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * channels].reshape(image.height(), image.width(), channels).copy()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 70)  # type: ignore[call-overload]
    return _bytes(buffer)


def _bytes(buffer: QBuffer) -> bytes:
    data: QByteArray = buffer.data()
    buffer.close()
    return data.data()
