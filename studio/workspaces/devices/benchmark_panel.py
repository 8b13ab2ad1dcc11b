"""The benchmark: a button, how far it is, and the table of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.benchmark.report import Report, Row, value_words
from studio.heard import heard
from studio.language import named, tr
from studio.theme import Space, TextRole
from studio.widgets.menu_button import WordButton
from studio.widgets.progress_line import ProgressLine
from studio.widgets.text_label import ShortLabel, text_label


class BenchmarkPanel(QWidget):
    """Shows a benchmark, and asks for one.

    Attributes:
        start_button, stop_button, copy_button, forget_button: what can be done.

    Signals:
        startAsked(), stopAsked(), forgetAsked(): these are pressed.
    """

    startAsked = Signal()
    stopAsked = Signal()
    forgetAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._rows: tuple[Row, ...] = ()
        self.start_button = WordButton(tr("Measure this machine"), "gauge")
        self.stop_button = QPushButton(tr("Stop"))
        self.copy_button = WordButton(tr("Copy"), "copy")
        self.copy_button.setToolTip(tr("Copy the table as text"))
        self.forget_button = QPushButton(tr("Forget…"))
        self.forget_button.setToolTip(tr("Everything is computed as it was shipped again"))
        for button in (self.copy_button, self.forget_button):
            button.setProperty("kind", "quiet")
        self.progress = ProgressLine(tr("Benchmark"))
        self.words = ShortLabel(TextRole.SMALL, soft=True)
        self.foot = text_label("", TextRole.SMALL, soft=True)
        self.foot.setWordWrap(True)
        self._card = QFrame()
        self._card.setProperty("surface", "card")
        self._table = QWidget()
        self._lay_out()
        self.start_button.clicked.connect(self.startAsked)
        self.stop_button.clicked.connect(self.stopAsked)
        self.forget_button.clicked.connect(self.forgetAsked)
        self.copy_button.clicked.connect(self._copy)
        self.show_end()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.start_button, self.stop_button):
            buttons.addWidget(button)
        buttons.addWidget(self.words, 1)
        for button in (self.copy_button, self.forget_button):
            buttons.addWidget(button)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inner.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addWidget(self._card)
        column.addWidget(self.foot)

    def show_report(self, report: Report | None) -> None:
        """Show what was found before; None if nothing was."""
        self._report = report
        self._show_rows(report.rows if report else ())
        self.copy_button.setVisible(report is not None)
        self.forget_button.setVisible(report is not None)
        if report is None:
            words = tr(
                "It takes a minute or two. Then each model computes in the numbers, tiles and batches that "
                "are fastest here, and the table says what to expect."
            )
        else:
            words = tr(
                "Measured on {name}, torch {torch}, {when}. Models compute as it was fastest.",
                name=heard(report.name),
                torch=report.torch,
                when=_moment(report.made),
            )
        self.foot.setText(words)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """It is so far."""
        self.start_button.hide()
        self.stop_button.show()
        self.progress.show()
        self.progress.set_value(done / total if total else 0.0)
        job, _, what = words.rpartition(": ")
        self.words.setText(named(tr(job), heard(what)) if job else heard(words))

    def add_row(self, row: Row) -> None:
        """One more figure is known."""
        self._show_rows((*self._rows, row))

    def begin(self) -> None:
        """It begins: what was found before gives way."""
        self._show_rows(())
        self.copy_button.hide()
        self.forget_button.hide()
        self.foot.setText(tr("The figures are true while nothing else computes."))
        self.show_progress(0, 0, tr("Getting ready…"))

    def show_end(self, words: str = "") -> None:
        """It is over."""
        self.start_button.show()
        self.stop_button.hide()
        self.stop_button.setEnabled(True)
        self.progress.hide()
        self.words.setText(words)

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        table = _table(self._rows)
        self._card.layout().replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table
        self._card.setVisible(bool(rows))

    def _copy(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText(self._report.as_text())
            self.words.setText(tr("The table is in the clipboard."))


def _table(rows: Sequence[Row]) -> QWidget:
    """A line a figure, and the job before the first of each."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(4, 1)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    job = ""
    for number, row in enumerate(rows):
        if row.job != job:
            job = row.job
            grid.addWidget(text_label(tr(job), TextRole.STRONG), number, 0)
        grid.addWidget(text_label(heard(row.what)), number, 1)
        grid.addWidget(text_label(value_words(row.value), TextRole.STRONG), number, 2, right)
        grid.addWidget(text_label(heard(row.unit), soft=True), number, 3)
        how = ShortLabel(TextRole.SMALL, soft=True)
        how.setText(row.how)
        grid.addWidget(how, number, 4)
    return table


def _moment(made: str) -> str:
    """ISO 8601 as the system writes moments."""
    from PySide6.QtCore import QDateTime

    moment = QDateTime.fromString(made, Qt.DateFormat.ISODate)
    return QLocale.system().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else made
