"""Icons: our SVG drawings in `assets/icons`, in any colour and at any resolution."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gan.paths import assets_folder

APP_ICON = "ganvas"
MENU_SIDE, BUTTON_SIDE = 16, 18
_RATIOS = (1.0, 1.5, 2.0)  # what lies between is scaled down from the next
_APP_ICON_SIDES = (16, 24, 32, 48, 64, 128, 256)


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def icon_pixmap(name: str, color: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` drawn with lines of `color`.

    Args:
        name: of the file in `assets/icons`, without its suffix.
        color: "#rrggbb"; icons of several colours (the application's) do not heed it.
        side: width and height in device-independent pixels.
        ratio: device pixels to each of those.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    drawing = _drawing(name).replace("currentColor", color)
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def icon(name: str, color: str, disabled: str = "", *, room: int = 0) -> QIcon:
    """The icon for buttons and menus, drawn anew for each size and resolution of these.

    Args:
        name: see `icon_pixmap`.
        color: see there.
        disabled: its colour where nothing can be done with it; a paler `color` without one.
        room: pixels at its right that stay empty, between it and words.
    """
    result = QIcon()
    for side in (MENU_SIDE, BUTTON_SIDE):
        for ratio in _RATIOS:
            result.addPixmap(_with_room(icon_pixmap(name, color, side, ratio), room))
            if disabled:
                pale = _with_room(icon_pixmap(name, disabled, side, ratio), room)
                result.addPixmap(pale, QIcon.Mode.Disabled)
    return result


def _with_room(pixmap: QPixmap, room: int) -> QPixmap:
    """A pixmap with so many points of nothing at its right."""
    if not room:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(room * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide


def app_icon() -> QIcon:
    """The application's own icon, in every size that desktops ask for."""
    result = QIcon()
    for side in _APP_ICON_SIDES:
        result.addPixmap(icon_pixmap(APP_ICON, "", side))
    return result
