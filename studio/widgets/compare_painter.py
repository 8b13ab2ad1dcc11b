"""Paints a comparison: the pictures from their rendered panes, then what stands over them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from studio.language import again
from studio.widgets.compare_layout import CompareLayout, Mode, Part
from studio.widgets.compare_overlay import checkerboard, draw_divider, draw_message, draw_pill, zoom_text
from studio.widgets.compare_pair import ComparePair
from studio.widgets.pane_renderer import PaneRenderer
from studio.widgets.picture_source import Role
from studio.widgets.viewport import Placement

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_BOTTOM_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


class ComparePainter:
    """Paints one compare view; keeps what it rendered, so that most paints only copy.

    Args:
        palette: all colours that it uses.
        names: the label of each picture.
    """

    def __init__(self, palette: QPalette, names: Mapping[Role, str]) -> None:
        self._names = names
        self._panes = {role: PaneRenderer() for role in Role}
        self.take_palette(palette)

    def take_palette(self, palette: QPalette) -> None:
        """Use other colours from now on."""
        self._palette = palette
        self._checkerboard = checkerboard(palette)

    def retell(self) -> None:
        """Name the pictures in another language."""
        self._names = {role: again(name) for role, name in self._names.items()}

    def forget(self) -> None:
        """Let go of everything rendered, and of the pictures behind it."""
        for pane in self._panes.values():
            pane.clear()

    def paint(
        self, widget: QWidget, pair: ComparePair, layout: CompareLayout, place: Placement, state: str
    ) -> None:
        """Paint the whole widget; `state` is a sentence about what is missing, or empty."""
        ratio = widget.devicePixelRatioF()
        painter = QPainter(widget)
        painter.fillRect(widget.rect(), self._palette.color(QPalette.ColorRole.Dark))
        parts = layout.parts(pair.ready)
        painter.save()
        # Screen pixels from here: a rendered pane has one pixel for each.
        painter.scale(1 / ratio, 1 / ratio)
        for part in parts:
            self._paint_picture(painter, pair, part, place)
        painter.restore()
        if layout.is_pair:
            self._paint_labels(painter, layout, parts, ratio)
        if layout.has_divider(pair.ready):
            draw_divider(painter, layout.divider_x() / ratio, widget.height(), self._palette)
        if parts:
            draw_pill(painter, widget.rect(), _BOTTOM_RIGHT, zoom_text(place.zoom), self._palette)
            if state:
                draw_pill(painter, widget.rect(), _BOTTOM_LEFT, state, self._palette)
        else:
            draw_message(painter, widget.rect(), state, self._palette)

    def _paint_picture(self, painter: QPainter, pair: ComparePair, part: Part, place: Placement) -> None:
        scene = pair.scene(part.role, place, part.pane.size())
        corner = part.pane.topLeft()
        rendered = self._panes[part.role].image(scene, part.clip.translated(-corner))
        if rendered is None:
            return
        target = rendered.rect.translated(corner).intersected(part.clip)
        if scene.pyramid.has_alpha:
            painter.fillRect(target, self._checkerboard)
        source = target.translated(-corner - rendered.rect.topLeft())
        painter.drawImage(target.topLeft(), rendered.image, source)

    def _paint_labels(
        self, painter: QPainter, layout: CompareLayout, parts: list[Part], ratio: float
    ) -> None:
        for part in parts:
            at_right = part.role is Role.AFTER and layout.mode is Mode.SLIDER
            painter.save()
            # A divider pushed over a label covers it as it does the picture.
            painter.setClipRect(_logical(part.clip, ratio))
            corner = _TOP_RIGHT if at_right else _TOP_LEFT
            draw_pill(painter, _logical(part.pane, ratio), corner, self._names[part.role], self._palette)
            painter.restore()


def _logical(rect: QRect, ratio: float) -> QRect:
    """Screen pixels as the widget's own coordinates."""
    left, top = round(rect.x() / ratio), round(rect.y() / ratio)
    return QRect(left, top, round(rect.width() / ratio), round(rect.height() / ratio))
