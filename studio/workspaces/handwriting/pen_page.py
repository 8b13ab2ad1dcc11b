"""The pen: a sheet to write on, and what stands there, as one writes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from gan.handwriting.request import ReadResult
from studio.heard import heard, sentence_of
from studio.jobs import JobBridge
from studio.language import noted, number_words, tr
from studio.settings import ReadAs
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.ink import Stroke
from studio.widgets.ink_canvas import InkCanvas
from studio.widgets.large_reading import LargeReading
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.handwriting.requests import ink_request

READ_AFTER_MS = 300
_LIVE_PER_SECOND = 30
_HINT = noted("What you write is read here.")
_CANVAS_HINT = noted("Write here")


class PenPage(QWidget):
    """A sheet that is read while it is written on.

    Attributes:
        canvas, reading: the sheet, and what stands on it.
        stack: the strokes that can be undone.

    Signals:
        kept(str, tuple[Stroke, ...], ReadResult): the sheet becomes a page of this name.
        failed(str): the sheet cannot be read; the sentence says why.
    """

    kept = Signal(str, object, object)
    failed = Signal(str)

    def __init__(self, engine: Engine, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._settings = settings
        self._strokes: tuple[Stroke, ...] = ()
        self._job: Job | None = None
        self._result: ReadResult | None = None
        self._asked: tuple[object, ...] = ()
        self._sheets = 0
        self.stack = QUndoStack(self)
        self.canvas = InkCanvas(tr(_CANVAS_HINT))
        self.reading = LargeReading(tr(_HINT))
        self.state = ShortLabel(TextRole.SMALL, soft=True)
        self.undo_button = IconButton("undo", tr("Take the last stroke back"), hint="Ctrl+Z")
        self.redo_button = IconButton("redo", tr("Write it again"), hint="Ctrl+Shift+Z")
        self.clear_button = IconButton("clear", tr("Clear the sheet"), hint="Ctrl+Del")
        self.copy_button = IconButton("copy", tr("Copy the text"), hint="Ctrl+Shift+C")
        self.keep_button = QPushButton(tr("Keep as page"))
        self._bridge = JobBridge(self, _LIVE_PER_SECOND)
        self._pause = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(Space.XS)
        tools.addWidget(text_label(tr("Your sheet"), TextRole.STRONG))
        tools.addSpacing(Space.S)
        tools.addWidget(self.state, 1)
        for button in (self.undo_button, self.redo_button, self.clear_button, self.copy_button):
            tools.addWidget(button)
        tools.addSpacing(Space.XS)
        tools.addWidget(self.keep_button)
        card = QFrame()
        card.setProperty("surface", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("What is read"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.reading)
        # Not by the style sheet, which would change its palette, and it paints itself with that.
        for ground in (self.reading, area.viewport()):
            ground.setAutoFillBackground(False)
        inner.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(tools)
        column.addWidget(self.canvas, 3)
        column.addWidget(card, 2)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.read_now)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)
        self.canvas.penMoved.connect(self._pause.start)
        self.canvas.drawn.connect(self._on_drawn)
        self.canvas.erased.connect(self._on_erased)
        self.reading.hovered.connect(self._mark)
        self.undo_button.clicked.connect(self.stack.undo)
        self.redo_button.clicked.connect(self.stack.redo)
        self.clear_button.clicked.connect(self.clear)
        self.copy_button.clicked.connect(self.copy)
        self.keep_button.clicked.connect(self.keep)
        self.stack.indexChanged.connect(self._show_buttons)
        self._settings.changed.connect(lambda _: self._on_settings())

    # What is on the sheet

    @property
    def text(self) -> str:
        """What was read, as text."""
        return self._result.page.text if self._result is not None else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._strokes

    def set_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Put these on the sheet instead of what was there; no step of the undo stack."""
        self._strokes = tuple(strokes)
        self.canvas.show_strokes(self._strokes)
        self._show_buttons()
        self._pause.start()

    def clear(self) -> None:
        """Take everything off the sheet; can be undone."""
        if self._strokes:
            self.stack.push(_Change(self, self._strokes, (), "clear"))

    def copy(self) -> None:
        """Copy what was read."""
        if self.text:
            QGuiApplication.clipboard().setText(self.text)
            self.state.setText(tr("Copied"))

    def keep(self) -> None:
        """Make a page of the sheet, and take a new one."""
        if self._result is None or self._is_stale():
            return
        self._sheets += 1
        self.kept.emit(tr("Sheet {sheets}", sheets=self._sheets), self._strokes, self._result)
        self.clear()

    def _on_drawn(self, strokes: tuple[Stroke, ...]) -> None:
        before = self._strokes
        self.stack.push(_Change(self, before, (*before, *strokes), "write", shown=True))

    def _on_erased(self, numbers: frozenset[int]) -> None:
        left = tuple(stroke for number, stroke in enumerate(self._strokes) if number not in numbers)
        self.stack.push(_Change(self, self._strokes, left, "erase"))

    def take_over(self, strokes: tuple[Stroke, ...]) -> None:
        """The canvas shows these already."""
        self._strokes = strokes
        self._show_buttons()
        self._pause.start()

    # Reading

    def read_now(self) -> None:
        """Read what is on the sheet, unless that is under way or known."""
        strokes = self.canvas.strokes
        if not strokes:
            self._forget()
            return
        asked = (strokes, self._options_key())
        if asked == self._asked:
            return
        self._cancel()
        self._asked = asked
        try:
            request = ink_request(strokes, self._settings.value.reading)
            self._job = self._engine.submit(request, Priority.INTERACTIVE)
        except GanvasError as error:
            self._fail(error)
            return
        self.state.setText(tr("Reading…"))
        self._bridge.watch(self._job)

    def stop(self) -> None:
        """Read nothing more."""
        self._pause.stop()
        self._cancel()
        self._bridge.close()

    def _options_key(self) -> tuple[object, ...]:
        reading = self._settings.value.reading
        return reading.ink_as, reading.reader, reading.language

    def _is_stale(self) -> bool:
        return self._asked != (self._strokes, self._options_key()) or self._job is not None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _forget(self) -> None:
        self._cancel()
        self._asked, self._result = (), None
        self.reading.set_hint(tr(_HINT))
        self.reading.show_rows(())
        self.state.setText("")
        self._show_buttons()

    def _on_jobs_changed(self, jobs: list[Job]) -> None:
        if self._job is None or self._job not in jobs or not self._job.state.is_over:
            return
        job, self._job = self._job, None
        if job.state is JobState.DONE:
            self._show(job.result(timeout=0))
        elif job.state is JobState.FAILED and job.error is not None:
            self._fail(job.error)

    def _show(self, result: ReadResult) -> None:
        self._result = result
        rows = [[(word.text, word.confidence) for word in line.words] for line in result.page.lines]
        is_single = self._settings.value.reading.ink_as is not ReadAs.LINE
        self.reading.set_hint(tr("Nothing that can be read yet."))
        self.reading.show_rows(rows, is_single=is_single)
        self.state.setText(
            " ".join(map(heard, result.notes))
            or tr("Read in {seconds} ms", seconds=number_words(1000 * result.seconds))
        )
        self._show_buttons()

    def _fail(self, error: BaseException) -> None:
        self._result = None
        self.reading.set_hint(sentence_of(error))
        self.reading.show_rows(())
        self.state.setText("")
        self._show_buttons()

    def _mark(self, where: tuple[int, int] | None) -> None:
        """Light up on the sheet the word under the pointer."""
        if where is None or self._result is None:
            self.canvas.show_marks(())
            return
        result = self._result
        box = result.page.lines[where[0]].words[where[1]].box
        left, top = result.origin
        scale = result.scale or 1.0
        self.canvas.show_marks(
            [QRectF(left + box.left / scale, top + box.top / scale, box.width / scale, box.height / scale)]
        )

    def _on_settings(self) -> None:
        self.canvas.set_ruled(self._settings.value.reading.ink_as is ReadAs.LINE)
        if self._asked and self._asked[1] != self._options_key():
            self.reading.show_rows(())
            self.read_now()

    def _show_buttons(self) -> None:
        self.undo_button.setEnabled(self.stack.canUndo())
        self.redo_button.setEnabled(self.stack.canRedo())
        self.clear_button.setEnabled(bool(self._strokes))
        self.copy_button.setEnabled(bool(self.text))
        self.keep_button.setEnabled(bool(self._strokes) and self._result is not None)


class _Change(QUndoCommand):
    """From some strokes to others."""

    def __init__(
        self,
        page: PenPage,
        before: tuple[Stroke, ...],
        after: tuple[Stroke, ...],
        words: str,
        *,
        shown: bool = False,
    ) -> None:
        super().__init__(words)
        self._page, self._before, self._after = page, before, after
        self._is_shown = shown  # the canvas has drawn it already, the first time

    def redo(self) -> None:
        if self._is_shown:
            self._is_shown = False
            self._page.take_over(self._after)
        else:
            self._page.set_strokes(self._after)

    def undo(self) -> None:
        self._page.set_strokes(self._before)
