"""Keeps the rows of a table as high as their sentences need, without holding up the event loop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from studio.widgets.job_list.item import JobItem
from studio.widgets.job_list.layout import RowFonts, row_height
from studio.widgets.job_list.model import JobListModel

_FIT_SECONDS = 0.01  # of finding heights before the event loop goes on


class RowHeights(QObject):
    """Sets heights when items change, and when the view's width or font does.

    Attributes:
        fonts: those of the rows.
    """

    def __init__(self, view: QTableView, model: JobListModel) -> None:
        """Belongs to `view` from now on."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._to_fit: deque[JobItem] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fit_some)
        self._take_font()
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._fit_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the view's width and font."""
        if isinstance(event, QResizeEvent) and watched is self._view.viewport():
            if event.size().width() != event.oldSize().width():
                self._fit_all()
        elif event.type() == QEvent.Type.FontChange and watched is self._view:
            self._take_font()
            self._fit_all()
        return False

    def _take_font(self) -> None:
        self.fonts = RowFonts.of(self._view.font())
        self._view.verticalHeader().setDefaultSectionSize(self.fonts.plain_height)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit_later(self._model.items[first.row() : last.row() + 1])

    def _fit_all(self) -> None:
        """Only rows with a message differ from the others."""
        self._to_fit.clear()
        self._fit_later(item for item in self._model.items if item.message)

    def _fit_later(self, items: Iterable[JobItem]) -> None:
        self._to_fit.extend(items)
        self._fit_some()

    def _fit_some(self) -> None:
        """Fit rows for a few milliseconds, and the others when the event loop comes round again."""
        end = time.perf_counter() + _FIT_SECONDS
        while self._to_fit:
            self._fit(self._to_fit.popleft())
            if time.perf_counter() > end:
                self._timer.start()
                return

    def _fit(self, item: JobItem) -> None:
        row = self._model.row_of(item)
        if row < 0:
            return
        height = row_height(item, self._view.viewport().width(), self.fonts)
        if height != self._view.rowHeight(row):
            self._view.setRowHeight(row, height)
