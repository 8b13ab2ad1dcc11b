"""How one shot becomes the next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

TRANSITIONS = ("cut", "fade", "dissolve", "wipe")

SECONDS = {"cut": 0.0, "fade": 0.7, "dissolve": 0.6, "wipe": 0.7}
"""How long each takes; it lies in the first seconds of the later shot."""

_DARK = QColor("#1d1826")


def paint_transition(painter: QPainter, kind: str, share: float, before: QImage | None) -> None:
    """Paint over a shot what is left of the one before.

    Args:
        painter: in pixels of the frame, which shows the later shot.
        kind: one of `TRANSITIONS`.
        share: of the transition that has passed, 0..1.
        before: the last frame of the earlier shot in the frame's size; None at the beginning of the film.
    """
    if share >= 1 or kind == "cut":
        return
    size = painter.viewport()
    frame = QRectF(0, 0, size.width(), size.height())
    if kind == "fade" or before is None:
        _fade(painter, frame, share, before)
    elif kind == "wipe":
        _wipe(painter, frame, _eased(share), before)
    else:
        painter.save()
        painter.setOpacity(1 - _eased(share))
        painter.drawImage(frame, before)
        painter.restore()


def _fade(painter: QPainter, frame: QRectF, share: float, before: QImage | None) -> None:
    """Into the dark and out of it; only out of it at the beginning of the film."""
    if before is not None and share < 0.5:
        painter.drawImage(frame, before)
    dark = 1 - share if before is None else 1 - abs(2 * share - 1)
    colour = QColor(_DARK)
    colour.setAlphaF(_eased(min(1.0, max(0.0, dark))))
    painter.fillRect(frame, colour)


def _wipe(painter: QPainter, frame: QRectF, share: float, before: QImage) -> None:
    """A slanted edge goes from the left to the right."""
    slant = frame.height() * 0.25
    edge = share * (frame.width() + slant) - slant
    path = QPainterPath(QPointF(edge + slant, 0))
    path.lineTo(frame.width() + slant, 0)
    path.lineTo(frame.width() + slant, frame.height())
    path.lineTo(edge, frame.height())
    path.closeSubpath()
    painter.save()
    painter.setClipPath(path)
    painter.drawImage(frame, before)
    painter.restore()


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
