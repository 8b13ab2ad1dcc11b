"""Short, quiet motion, and the switch that turns it off."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QByteArray, QEasingCurve, QObject, QPropertyAnimation
from PySide6.QtWidgets import QApplication

QUICK_MS = 120
CALM_MS = 200
_PROPERTY = "reducedMotion"


def set_reduced_motion(reduced: bool) -> None:
    """Whether things jump to where they go from now on."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, reduced)


def is_motion_reduced() -> bool:
    """Whether things jump to where they go."""
    app = QApplication.instance()
    return app is None or bool(app.property(_PROPERTY))


class Glide:
    """Moves one property of one object to wherever it is sent, smoothly unless motion is reduced.

    Attributes:
        goal: where it was sent last.
    """

    def __init__(self, target: QObject, name: str, duration_ms: int = QUICK_MS) -> None:
        self._target = target
        self._name = name
        self.goal: float = target.property(name)
        self._animation = QPropertyAnimation(target, QByteArray(name.encode()), target)
        self._animation.setDuration(duration_ms)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)

    def to(self, value: float) -> None:
        """Go there from wherever the property is now."""
        self.goal = value
        self._animation.stop()
        if is_motion_reduced():
            self._target.setProperty(self._name, value)
            return
        self._animation.setEndValue(value)
        self._animation.start()

    @property
    def is_moving(self) -> bool:
        """Whether it is still on its way."""
        return self._animation.state() is QAbstractAnimation.State.Running
