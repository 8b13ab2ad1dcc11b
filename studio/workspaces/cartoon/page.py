"""The page of Cartoon: its visible parts, laid out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.language import tr
from studio.remembering import KEPT
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.stage_view import StageView
from studio.widgets.status_bar import StatusBar
from studio.widgets.storyboard import Storyboard
from studio.widgets.timeline import TimeLine
from studio.workspaces.cartoon.empty_page import EmptyPage
from studio.workspaces.cartoon.inspector import Inspector
from studio.workspaces.cartoon.options_bar import OptionsBar
from studio.workspaces.cartoon.script_pane import ScriptPane
from studio.workspaces.cartoon.transport import Transport

_SCRIPT_WIDTH = 320
_BELOW = 220
_MOST_BELOW = 0.46  # of the height, in low windows


class CartoonPage(QWidget):
    """Makes the parts; the stage and all below it show once there is a scene.

    Attributes:
        options, notice, status: the bars.
        script, stage, transport, inspector, storyboard, timeline, empty: the rest.

    Signals:
        themeChanged(): colours are others.
    """

    themeChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = OptionsBar()
        self.notice = NoticeBar()
        self.script = ScriptPane()
        self.stage = StageView(tr("Stage"))
        self.transport = Transport()
        self.inspector = Inspector()
        self.storyboard = Storyboard(tr("Storyboard"))
        self.timeline = TimeLine(tr("Time line"))
        self.empty = EmptyPage()
        self.status = StatusBar()
        self._wants_panel = True
        self._lay_out()
        self.show_scene(False)

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self._make_beginning())
        self._middle.addWidget(self._make_stage())
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.script, self._middle, self.inspector):
            self._across.addWidget(part)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([_SCRIPT_WIDTH, 700, self.inspector.width()])
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._below = self._make_below()
        self._down.addWidget(self._across)
        self._down.addWidget(self._below)
        self._down.setStretchFactor(0, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.notice.framed())
        column.addWidget(self._down, 1)
        column.addWidget(self.status)

    def _make_beginning(self) -> QWidget:
        """The empty page, which scrolls in small windows instead of asking for room."""
        content = QWidget()  # the empty page itself keeps the palette, which the style sheet takes from this
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _make_stage(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.transport)
        return whole

    def _make_below(self) -> QWidget:
        whole = QFrame()
        whole.setProperty("surface", "bar")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setProperty("line", "true")
        line.setFixedHeight(1)
        column.addWidget(self.storyboard)
        column.addWidget(line)
        column.addWidget(self.timeline, 1)
        return whole

    @property
    def has_scene(self) -> bool:
        """Whether the stage shows."""
        return self._middle.currentIndex() == 1

    def show_scene(self, shown: bool) -> None:
        """Show the stage and what belongs to it, or how to begin."""
        was_shown = self.has_scene
        self._middle.setCurrentIndex(1 if shown else 0)
        self._below.setVisible(shown)
        if shown and not was_shown:
            below = min(_BELOW + self.storyboard.height(), round(self._down.height() * _MOST_BELOW))
            self._down.setSizes(self._down.property(KEPT) or [self._down.height() - below, below])
        self.inspector.setVisible(shown and self._wants_panel)
        self.options.show_scene(shown)
        self.status.setVisible(bool(self.status.text.text()))

    def show_panel(self, shown: bool) -> None:
        """Show the panel at the right, or put it away."""
        self._wants_panel = shown
        self.options.panel_button.setChecked(shown)
        self.inspector.setVisible(shown and self.has_scene)

    def say(self, words: str, *, can_show: bool = False, can_send: bool = False) -> None:
        """Say something in the bar below, which is there as long as it has something to say."""
        self.status.say(words, can_show=can_show, can_send=can_send)
        self.status.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.themeChanged.emit()
