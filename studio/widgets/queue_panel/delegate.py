"""Paints the rows of the queue."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gan.engine import JobState
from studio.language import again, tr
from studio.queue import Task
from studio.theme import CONTROL_HEIGHT, Colors, Space, TextRole, mixed, scaled_font
from studio.widgets.queue_panel.model import TaskAction, TaskRole, actions_of
from studio.widgets.row_painting import (
    paint_bar,
    paint_buttons,
    paint_ground,
    paint_icon,
    paint_line,
    row_colors,
)

_TILE = 34
_BUTTON = CONTROL_HEIGHT - 2
_BAR = 3


@dataclass
class Hover:
    """What the pointer is over: the row (-1 for none), and the button."""

    row: int = -1
    action: TaskAction | None = None


@dataclass(frozen=True)
class TaskLayout:
    """The places of one row."""

    card: QRect
    tile: QRect
    title: QRect
    state: QRect
    bar: QRect
    buttons: tuple[tuple[TaskAction, QRect], ...]

    @classmethod
    def of(cls, task: Task, box: QRect, option: QStyleOptionViewItem) -> TaskLayout:
        """Lay a task out in a box."""
        card = box.adjusted(Space.S, 1, -Space.S, -1)
        inner = card.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        tile = QRect(inner.left(), card.center().y() + 1 - _TILE // 2, _TILE, _TILE)
        left = tile.right() + 1 + Space.M
        title_height, state_height = _heights(option)
        title = QRect(left, inner.top(), inner.right() + 1 - left, title_height)
        state = QRect(left, title.bottom() + 1 + 2, title.width(), state_height)
        bar = QRect(left, card.bottom() - Space.S + 2, title.width(), _BAR)
        right, placed = card.right() + 1 - Space.S, []
        for action in reversed(actions_of(task)):
            right -= _BUTTON
            placed.append((action, QRect(right, card.center().y() + 1 - _BUTTON // 2, _BUTTON, _BUTTON)))
        return cls(card, tile, title, state, bar, tuple(reversed(placed)))


class TaskDelegate(QStyledItemDelegate):
    """Paints tasks; buttons appear in the row under the pointer.

    Attributes:
        hover: set by the view.
    """

    hover = Hover()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        title, state = _heights(option)
        return QSize(200, title + 2 + state + Space.XS + _BAR + 2 * Space.S + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        task: Task = index.data(TaskRole)
        layout = TaskLayout.of(task, option.rect, option)
        colors = row_colors(option)
        is_over = index.row() == self.hover.row
        if is_over:  # the buttons stand beside the words
            end = layout.buttons[0][1].left() - Space.S
            layout.title.setRight(end)
            layout.state.setRight(end)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = paint_ground(painter, option, layout.card, float(is_over), colors)
        _paint_tile(painter, task, layout.tile, colors)
        painter.setFont(scaled_font(option.font, TextRole.STRONG))
        painter.setPen(QColor(colors.text if task.is_active else colors.soft))
        paint_line(painter, layout.title, task.title, Qt.TextElideMode.ElideMiddle)
        painter.setFont(scaled_font(option.font, TextRole.SMALL))
        _paint_state(painter, task, layout.state, colors)
        if task.is_working:
            _paint_progress(painter, task, layout.bar, colors)
        if is_over:
            paint_buttons(painter, layout.buttons, self.hover.action, layout.card.right() - 4, ground, colors)
        painter.restore()


def _heights(option: QStyleOptionViewItem) -> tuple[int, int]:
    fonts = scaled_font(option.font, TextRole.STRONG), scaled_font(option.font, TextRole.SMALL)
    return tuple(QFontMetrics(font).height() for font in fonts)


def _paint_tile(painter: QPainter, task: Task, box: QRect, colors: Colors) -> None:
    """The workspace it belongs to; when it is over, how it went."""
    is_bad, is_done = task.state is JobState.FAILED, task.state is JobState.DONE
    accent = colors.danger if is_bad else colors.accent
    strong = is_bad or (task.is_working and not task.is_paused)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(colors.surface, accent if strong else colors.text, 0.14 if strong else 0.07))
    painter.drawRoundedRect(QRectF(box), 9, 9)
    name = "error" if is_bad else "done" if is_done else "pause" if task.is_paused else task.kind.workspace
    paint_icon(painter, name, accent if strong or is_done else colors.soft, box, 19)


def _paint_state(painter: QPainter, task: Task, box: QRect, colors: Colors) -> None:
    if task.error:
        painter.setPen(QColor(colors.danger))
        paint_line(painter, box, again(task.error))
        return
    going = task.is_working and not task.is_paused
    painter.setPen(QColor(colors.accent if going else colors.soft))
    words = tr("{kind}  ·  {state}", kind=task.kind.name(), state=task.state_words())
    paint_line(painter, box, words)


def _paint_progress(painter: QPainter, task: Task, box: QRect, colors: Colors) -> None:
    painter.save()
    painter.setOpacity(0.45 if task.is_paused else 1.0)
    paint_bar(painter, box, task.progress.fraction, colors)
    painter.restore()
