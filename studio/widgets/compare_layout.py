"""Where the two pictures of a comparison stand in the widget: plain geometry in screen pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QRect, QSize

from studio.widgets.picture_source import Role

SIDE_GAP = 2


class Mode(StrEnum):
    """How two pictures are compared."""

    SLIDER = "slider"
    SIDE = "side"
    PEEK = "peek"


@dataclass(frozen=True)
class Part:
    """A picture and where it is seen.

    Attributes:
        role: which picture.
        pane: the pane that the picture is placed in, in the widget.
        clip: the part of that pane in which it is seen, in the widget.
    """

    role: Role
    pane: QRect
    clip: QRect


@dataclass
class CompareLayout:
    """What is seen where.

    Attributes:
        mode: how the pictures are compared.
        size: the widget's size.
        expected: the pictures that are shown or will be: with one of them there is one plain pane.
        divider: the slider's place, 0 (all after) to 1 (all before).
        peeking: whether the before picture is shown in place of the other for a moment.
    """

    mode: Mode = Mode.SLIDER
    size: QSize = field(default_factory=lambda: QSize(1, 1))
    expected: frozenset[Role] = frozenset()
    divider: float = 0.5
    peeking: bool = False

    @property
    def is_pair(self) -> bool:
        """Whether there are two pictures to compare."""
        return len(self.expected) == 2

    def pane_size(self) -> QSize:
        """The size that every pane has."""
        if self.mode == Mode.SIDE and self.is_pair:
            return QSize(max((self.size.width() - SIDE_GAP) // 2, 1), self.size.height())
        return self.size

    def pane(self, role: Role) -> QRect:
        """The pane that a picture is placed in."""
        size = self.pane_size()
        is_right = role is Role.AFTER and size.width() < self.size.width()
        return QRect(self.size.width() - size.width() if is_right else 0, 0, size.width(), size.height())

    def pane_at(self, x: float) -> QRect:
        """The pane at a distance from the widget's left edge."""
        right = self.pane(Role.AFTER)
        return right if x >= right.left() else self.pane(Role.BEFORE)

    def divider_x(self) -> int:
        """The slider's distance from the widget's left edge."""
        return round(self.divider * self.size.width())

    def has_divider(self, ready: frozenset[Role]) -> bool:
        """Whether there is a slider to be dragged, given the pictures that can be painted."""
        return self.mode == Mode.SLIDER and self.is_pair and len(ready) == 2 and not self.peeking

    def parts(self, ready: frozenset[Role]) -> list[Part]:
        """Where the pictures that are ready to be painted are seen, before first."""
        if self.is_pair and self.mode == Mode.SIDE:
            return [Part(role, self.pane(role), self.pane(role)) for role in Role if role in ready]
        if len(ready) < 2:
            return [Part(role, self.pane(role), self.pane(role)) for role in ready]
        whole = self.pane(Role.BEFORE)
        if self.peeking:
            return [Part(Role.BEFORE, whole, whole)]
        if self.mode == Mode.PEEK:
            return [Part(Role.AFTER, whole, whole)]
        left = QRect(whole)
        left.setWidth(self.divider_x())
        right = QRect(whole)
        right.setLeft(self.divider_x())
        return [Part(Role.BEFORE, whole, left), Part(Role.AFTER, whole, right)]
