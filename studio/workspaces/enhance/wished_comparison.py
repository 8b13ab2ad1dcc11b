"""Models that the person wants to see side by side, as soon as there is a picture to compare them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from studio.language import tr
from studio.widgets.drop_area import DropArea
from studio.widgets.job_list import JobListView
from studio.workspaces.enhance.model_choice import ModelChoice

_LOOK_MS = 100


class WishedComparison(QObject):
    """Takes the picture that is shown, or the first of the list, or the next that comes in."""

    def __init__(
        self, models: ModelChoice, pictures: JobListView, drop_area: DropArea, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._models, self._list, self._drop_area = models, pictures, drop_area
        self._names: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_waiting(self) -> bool:
        """Whether there is no picture yet."""
        return bool(self._names)

    def wish(self, names: Sequence[str]) -> None:
        """Compare these models."""
        self._names = tuple(names)
        self._models.end()
        pictures = [item for item in self._list.model().items if not item.unit]
        if pictures and not any(item in pictures for item in self._list.chosen_items()):
            self._list.go_to(pictures[0])
        shown = ", ".join(self._names)
        self._drop_area.ask(
            tr("Which picture?"),
            tr("Open one, or take an example below: {models} are compared on it.", models=shown),
        )
        self._timer.start()
        self._look()

    def forget(self) -> None:
        """The person wants something else."""
        self._names = ()
        self._timer.stop()
        self._drop_area.ask()

    def _look(self) -> None:
        if self._models.can_begin:
            names = self._names
            self.forget()
            self._models.begin(names)
