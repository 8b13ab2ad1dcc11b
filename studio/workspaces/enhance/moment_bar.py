"""The bar below a film that is compared: which moment of it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from studio.language import tr
from studio.theme import Space
from studio.widgets.text_label import text_label

_STEPS = 1000
_SETTLE_MS = 120  # while the handle is dragged not every frame on the way is taken out


class MomentBar(QFrame):
    """A slider over the length of a film.

    Signals:
        chosen(float): the person wants to see this moment, in seconds.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self._duration = 0.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(50)
        self.slider.setAccessibleName(tr("Moment of the film"))
        self.slider.setToolTip(tr("Which moment of the film is compared"))
        self.words: QLabel = text_label("", soft=True)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(lambda: self.chosen.emit(self.seconds))
        self.slider.valueChanged.connect(self._on_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(text_label(tr("Moment"), soft=True))
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.set_duration(0.0)

    @property
    def seconds(self) -> float:
        """The moment that is chosen."""
        return self._duration * self.slider.value() / _STEPS

    def set_duration(self, seconds: float) -> None:
        """The film is so long."""
        self._duration = seconds
        self.slider.setEnabled(seconds > 0)
        self._tell()

    def start_over(self) -> None:
        """Another film, whose length is not known yet."""
        self.slider.blockSignals(True)
        self.slider.setValue(0)
        self.slider.blockSignals(False)
        self._settle.stop()
        self.set_duration(0.0)

    def _on_moved(self) -> None:
        self._tell()
        self._settle.start()

    def _tell(self) -> None:
        self.words.setText(f"{clock(self.seconds)} / {clock(self._duration)}")


def clock(seconds: float) -> str:
    """75.3 -> "1:15"; 3675 -> "1:01:15"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
