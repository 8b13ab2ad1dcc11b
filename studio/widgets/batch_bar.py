"""The bar below a list of jobs: how far everything is, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio import words
from studio.language import keys_words, tr
from studio.summary import Summary, summary_words
from studio.theme import Space
from studio.widgets.foot_bar import LINE, FootBar

_HEIGHT = 48


class BatchBar(FootBar):
    """Shows a `Summary`.

    Signals:
        startAsked(), cancelAsked(), clearAsked(): start what was held back, cancel everything, take
            what is over out of the list.
        failuresAsked(): show what failed, and why.
    """

    startAsked = Signal()
    cancelAsked = Signal()
    clearAsked = Signal()
    failuresAsked = Signal()

    def __init__(self, parent: QWidget | None = None, *, shows_failures: bool = False) -> None:
        """Make it; `shows_failures` says whether somebody listens to `failuresAsked`."""
        super().__init__(_HEIGHT, parent)
        self._shows_failures = shows_failures
        self.failures_button = QPushButton(tr("What failed"))
        self.failures_button.setProperty("kind", "quiet")
        self.failures_button.clicked.connect(self.failuresAsked)
        self.clear_button = QPushButton(tr("Clear finished"))
        self.cancel_button = QPushButton(tr("Cancel all"))
        self.start_button = QPushButton(tr("Start"))
        self.clear_button.setProperty("kind", "quiet")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setToolTip(keys_words("Ctrl+Enter"))
        self.clear_button.clicked.connect(self.clearAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        self.start_button.clicked.connect(self.startAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 1)
        row.addWidget(self.device)
        for button in (self.failures_button, self.clear_button, self.cancel_button, self.start_button):
            row.addWidget(button)
        self.show_summary(Summary())

    def show_summary(self, summary: Summary, is_looking: bool = False) -> None:
        """Show where everything stands; `is_looking` while pictures are still being gathered."""
        over = summary.done + summary.failed + summary.cancelled
        self.text.setText(summary_words(summary, is_looking))
        self.failures_button.setVisible(self._shows_failures and summary.failed > 0)
        self.clear_button.setVisible(over > 0)
        self.cancel_button.setVisible(summary.active > 0)
        self.start_button.setVisible(summary.held > 0)
        self.start_button.setText(tr("Start {pictures}", pictures=words.count(summary.held, "picture")))
        self.show_progress(summary.fraction if summary.active else None)
