"""The rail at the window's left edge: the workspaces, and what belongs to all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from studio.icons import APP_ICON, icon_pixmap
from studio.language import with_keys
from studio.theme import CONTROL_HEIGHT, RADIUS_LARGE, Space, TextRole, colors_of, mixed, scaled_font
from studio.widgets.glow_button import GlowButton
from studio.widgets.icon_button import IconButton

RAIL_WIDTH = 76
_MARK_SIDE = 36
_ICON_SIDE = 22
_PILL = QSize(48, 32)


class RailButton(GlowButton):
    """A workspace: an icon in a pill, and its name below."""

    def __init__(self, icon: str, name: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(name)
        self.setToolTip(with_keys(name, keys))
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # which tells screen readers that one of them is shown
        self.setFont(scaled_font(self.font(), TextRole.TINY))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._has_name = True

    def show_name(self, shown: bool) -> None:
        """Have the name below the icon, or the icon alone."""
        if shown != self._has_name:
            self._has_name = shown
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        # Where a point has two pixels, letters reach a little lower than what is told of the font.
        name = Space.XS + self.fontMetrics().height() + 2 if self._has_name else 0
        return QSize(RAIL_WIDTH, _PILL.height() + name)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF((self.width() - _PILL.width()) / 2, 0, _PILL.width(), _PILL.height())
        checked = self.isChecked()
        ground = mixed(
            colors.surface, colors.accent if checked else colors.text, 0.18 if checked else 0.08 * self._glow
        )
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_LARGE, RADIUS_LARGE)
        color = colors.accent if checked else colors.soft
        left, top = (self.width() - _ICON_SIDE) // 2, (_PILL.height() - _ICON_SIDE) // 2
        painter.drawPixmap(left, top, icon_pixmap(self._icon, color, _ICON_SIDE, self.devicePixelRatioF()))
        if not self._has_name:
            return
        painter.setPen(QColor(colors.text if checked else colors.soft))
        below = self.rect().adjusted(0, _PILL.height() + Space.XS, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())


class _Mark(QWidget):
    """The application's own mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_MARK_SIDE, _MARK_SIDE)
        self.setToolTip("Ganvas")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, icon_pixmap(APP_ICON, "", _MARK_SIDE, self.devicePixelRatioF()))


class Rail(QWidget):
    """The mark, the workspaces below it, and tools at the lower end.

    Signals:
        chosen(int): the person went to another workspace.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.L, 0, Space.M)
        self._column.setSpacing(Space.M)
        self._mark = _Mark()
        self._column.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(Space.M)
        self._column.addStretch()

    def show_workspaces(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show workspaces, each an icon and a name, and choose the first."""
        for number, (icon, name) in enumerate(entries):
            button = RailButton(icon, name, f"Ctrl+{number + 1}")
            self._group.addButton(button, number)
            self._column.insertWidget(2 + number, button)
        self._group.button(0).setChecked(True)

    def choose(self, number: int) -> None:
        """Show that another workspace was chosen by other means."""
        self._group.button(number).setChecked(True)

    def add_tool(self, icon: str, name: str, keys: str = "") -> IconButton:
        """A button at the lower end."""
        button = IconButton(icon, name, hint=keys)
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.setSpacing(Space.S)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names go where there is no room for them; then the mark does."""
        super().resizeEvent(event)
        spaces = Space.L + 2 * Space.M
        tools = self._column.count() - len(self._group.buttons()) - 3  # but for the mark and the two gaps
        tools_high = tools * (CONTROL_HEIGHT + Space.S)
        for has_name, has_mark in ((True, True), (False, True), (False, False)):
            for button in self._group.buttons():
                button.show_name(has_name)
            high = sum(button.sizeHint().height() + Space.S for button in self._group.buttons())
            mark_high = _MARK_SIDE + Space.M + Space.S if has_mark else 0
            if mark_high + high + tools_high + spaces <= event.size().height():
                break
        self._mark.setVisible(has_mark)

    def add_widget(self, widget: QWidget) -> None:
        """Something at the lower end that is no plain tool."""
        self._column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colors.line))
