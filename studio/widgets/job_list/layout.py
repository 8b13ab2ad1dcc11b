"""Where everything stands in a row, for painting it, for clicking on it, and for its height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from studio.theme import CONTROL_HEIGHT, Space, TextRole, scaled_font
from studio.widgets.job_list.item import Action, JobItem

THUMBNAIL_SIDE = 56
BUTTON_SIDE = CONTROL_HEIGHT - 2
BAR_HEIGHT = 3
_MARGIN = Space.S  # between a row's edge and the card that is painted in it
_PADDING = Space.M


@dataclass(frozen=True)
class RowFonts:
    """The fonts of a row and the heights of their lines."""

    name: QFont
    small: QFont
    name_height: int
    small_height: int

    @classmethod
    def of(cls, base: QFont) -> RowFonts:
        """From the font of the view."""
        name, small = scaled_font(base, TextRole.STRONG), scaled_font(base, TextRole.SMALL)
        return cls(name, small, QFontMetrics(name).height(), QFontMetrics(small).height())

    @property
    def plain_height(self) -> int:
        """Height of a row that has no message."""
        lines = self.name_height + 2 * self.small_height + 3 * Space.XS + BAR_HEIGHT
        return max(lines, THUMBNAIL_SIDE) + 2 * _PADDING + 2


@dataclass(frozen=True)
class RowLayout:
    """The places of one row, in the coordinates of `box`.

    Attributes:
        card: the ground that shows hover and selection.
        thumbnail: a square; the picture is centred in it.
        name, size, state: one line of text each.
        message: below them; empty when there is none.
        bar: of progress.
        buttons: the actions and their places, right-aligned on the name's line.
    """

    card: QRect
    thumbnail: QRect
    name: QRect
    size: QRect
    state: QRect
    message: QRect
    bar: QRect
    buttons: tuple[tuple[Action, QRect], ...]

    @classmethod
    def of(cls, item: JobItem, box: QRect, fonts: RowFonts) -> RowLayout:
        """Lay out `item` in `box`."""
        card = box.adjusted(_MARGIN, 1, -_MARGIN, -1)
        inner = card.adjusted(_PADDING, _PADDING - 1, -_PADDING, -_PADDING + 1)
        thumbnail = QRect(inner.left(), inner.top(), THUMBNAIL_SIDE, THUMBNAIL_SIDE)
        left = thumbnail.right() + 1 + Space.M
        width = max(0, inner.right() + 1 - left)
        name = QRect(left, inner.top() - 1, width, fonts.name_height)
        size = QRect(left, name.bottom() + 1 + Space.XS, width, fonts.small_height)
        state = QRect(left, size.bottom() + 1 + Space.XS, width, fonts.small_height)
        top = state.bottom() + 1 + Space.XS
        if item.error:  # in place of the state, and of the size of what could not even be opened
            top = state.top() if item.about_words() else size.top()
        message = QRect(left, top, width, inner.bottom() + 1 - top) if item.message else QRect()
        bar = QRect(left, card.bottom() - Space.S, width, BAR_HEIGHT)
        return cls(card, thumbnail, name, size, state, message, bar, _buttons(item, card))

    def action_at(self, x: int, y: int) -> Action | None:
        """The button at a place, if there is one."""
        return next((action for action, box in self.buttons if box.contains(x, y)), None)


def _buttons(item: JobItem, card: QRect) -> tuple[tuple[Action, QRect], ...]:
    top = card.top() + Space.S
    right = card.right() + 1 - Space.S
    placed = []
    for action in reversed(item.actions()):
        right -= BUTTON_SIDE
        placed.append((action, QRect(right, top, BUTTON_SIDE, BUTTON_SIDE)))
    return tuple(reversed(placed))


def row_height(item: JobItem, width: int, fonts: RowFonts) -> int:
    """Height of the row of `item` in a list of `width`; larger where its message needs more lines."""
    if not item.message:
        return fonts.plain_height
    room = RowLayout.of(item, QRect(0, 0, width, fonts.plain_height), fonts)
    _, height = wrapped(item.message, fonts.small, room.message.width())
    return max(fonts.plain_height, room.message.top() + round(height) + _PADDING + 1)


def wrapped(text: str, font: QFont, width: int) -> tuple[QTextLayout, float]:
    """`text` in lines of at most `width`, and their height; words that are too long are cut."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrap_anywhere())
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QRectF(0, height, 0, 0).topLeft())
        height += line.height()
    layout.endLayout()
    return layout, height


def _wrap_anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
