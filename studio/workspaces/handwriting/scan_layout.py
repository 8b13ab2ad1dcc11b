"""Where everything stands in a row of the list of scans."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from studio.theme import Space
from studio.widgets.job_list.layout import BUTTON_SIDE, RowFonts, wrapped
from studio.workspaces.handwriting.scans import (
    Scan,
    ScanAction,
    ScanDocument,
    actions_of,
    message_of,
)

THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT = 42, 54
_SMALL_WIDTH, _SMALL_HEIGHT = 30, 38
_MARGIN = Space.S
_PADDING = Space.S
_INDENT = Space.XL
_ARROW_SIDE = 16
_BAR_HEIGHT = 3


@dataclass(frozen=True)
class ScanLayout:
    """The places of one row.

    Attributes:
        card: the ground that shows hover and selection.
        arrow: opens and shuts the pages of a document; empty where there are none.
        thumbnail: upright, as pages are.
        name, state: one line of text each.
        message: below them; empty when there is none.
        bar: of progress.
        buttons: the actions and their places.
    """

    card: QRect
    arrow: QRect
    thumbnail: QRect
    name: QRect
    state: QRect
    message: QRect
    bar: QRect
    buttons: tuple[tuple[ScanAction, QRect], ...]

    @classmethod
    def of(cls, scan: Scan, box: QRect, fonts: RowFonts) -> ScanLayout:
        """Lay out a row in `box`."""
        is_page = not isinstance(scan, ScanDocument)
        card = box.adjusted(_MARGIN + (_INDENT if is_page else 0), 1, -_MARGIN, -1)
        inner = card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        side = (_SMALL_WIDTH, _SMALL_HEIGHT) if is_page else (THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT)
        thumbnail = QRect(inner.left(), inner.top(), *side)
        left = thumbnail.right() + 1 + Space.M
        has_arrow = isinstance(scan, ScanDocument) and len(scan.pages) > 1
        right = inner.right() - (_ARROW_SIDE + Space.XS if has_arrow else 0)
        width = max(0, right + 1 - left)
        texts = fonts.name_height + Space.XS + fonts.small_height
        top = inner.top() + max(0, (side[1] - texts) // 2)
        name = QRect(left, top, width, fonts.name_height)
        state = QRect(left, name.bottom() + 1 + Space.XS, width, fonts.small_height)
        words = scan.message if isinstance(scan, ScanDocument) else message_of(scan)
        below = max(thumbnail.bottom(), state.bottom()) + 1 + Space.XS
        message = QRect(inner.left(), below, inner.width(), inner.bottom() + 1 - below) if words else QRect()
        bar = QRect(left, state.bottom() + 1 + Space.XS, width, _BAR_HEIGHT)
        arrow = QRect()
        if has_arrow:
            arrow = QRect(inner.right() - _ARROW_SIDE, name.top(), _ARROW_SIDE, fonts.name_height)
        return cls(card, arrow, thumbnail, name, state, message, bar, _buttons(scan, card, arrow))

    def action_at(self, x: int, y: int) -> ScanAction | None:
        """The button at a place, if there is one."""
        return next((action for action, box in self.buttons if box.contains(x, y)), None)


def _buttons(scan: Scan, card: QRect, arrow: QRect) -> tuple[tuple[ScanAction, QRect], ...]:
    right = (arrow.left() if not arrow.isEmpty() else card.right() + 1) - Space.XS
    placed = []
    for action in reversed(actions_of(scan)):
        right -= BUTTON_SIDE
        placed.append((action, QRect(right, card.top() + Space.XS, BUTTON_SIDE, BUTTON_SIDE)))
    return tuple(reversed(placed))


def scan_height(scan: Scan, width: int, fonts: RowFonts) -> int:
    """Height of a row in a list of `width`; larger where it has a message."""
    is_document = isinstance(scan, ScanDocument)
    plain = (THUMBNAIL_HEIGHT if is_document else _SMALL_HEIGHT) + 2 * _PADDING + 2
    words = scan.message if is_document else message_of(scan)
    if not words:
        return plain
    room = ScanLayout.of(scan, QRect(0, 0, width, plain), fonts)
    _, height = wrapped(words, fonts.small, room.message.width())
    return max(plain, room.message.top() + round(height) + _PADDING + 1)
