"""The right side of Enhance: the chosen picture, before and after."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gan.engine import JobState
from gan.enhance.choices import has_estimator
from studio.language import joined, tr, tr_choices
from studio.motion import is_motion_reduced
from studio.settings import COMPARE_NAMES
from studio.theme import Space, TextRole, scaled_font
from studio.widgets.icon_button import IconButton
from studio.widgets.job_list import JobItem
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.text_label import ShortLabel
from studio.workspaces.enhance.faces_bar import FacesBar
from studio.workspaces.enhance.found import FindingsStore
from studio.workspaces.enhance.found_bar import FoundBar
from studio.workspaces.enhance.moment_bar import MomentBar
from studio.workspaces.enhance.stills import Still, Stills
from studio.workspaces.sending import make_send_button

if TYPE_CHECKING:
    from studio.widgets.compare import CompareView

_SMALL = 500  # below this width the buttons stand closer
_SETTLE_MS = 90  # running through the list with a key must not load every picture on the way


class ComparePane(QWidget):
    """Shows one item: its original, and its result beside it as soon as there is one.

    The view itself is made with the first item, since it brings numpy and OpenCV, for which an empty
    window must not wait. It says itself what it cannot show.

    Signals:
        strengthChosen(int), textureChosen(int): see `FoundBar`.
        ownChosen(bool): the shown picture is to have settings of its own, or not any more.
        againAsked(): the shown item is to be done again.
        modeChosen(str): the person compares in this way from now on.
        refreshed(): what is known of the shown item may have changed.
        loaded(): the files of the shown item are being read now, for it stays a while.
    """

    strengthChosen = Signal(int)
    textureChosen = Signal(int)
    ownChosen = Signal(bool)
    againAsked = Signal()
    modeChosen = Signal(str)
    refreshed = Signal()
    loaded = Signal()

    def __init__(
        self, is_outdated: Callable[[JobItem], bool] = lambda item: False, parent: QWidget | None = None
    ) -> None:
        """Make it; `is_outdated` tells whether an item was made with other settings than those of now."""
        super().__init__(parent)
        self._is_outdated = is_outdated
        self._item: JobItem | None = None
        self._shown: tuple[object, ...] = ()
        self.name = ShortLabel(TextRole.STRONG, cut=Qt.TextElideMode.ElideMiddle)
        self.details = ShortLabel(TextRole.SMALL, soft=True, gives_way=True)
        self.modes = Segmented(
            tr("Compare"), [Choice(mode, name, mode) for mode, name in tr_choices(COMPARE_NAMES)]
        )
        self.fit_button = IconButton("fit", tr("Show the whole picture"), hint="0")
        self.actual_button = IconButton("actual", tr("Show at 100 %"), hint="1")
        self.models_button = IconButton("grid", tr("Compare the models on a region"), hint="Ctrl+M")
        self.models_button.setCheckable(True)
        self.own_button = QPushButton(tr("Own settings"))
        self.own_button.setCheckable(True)
        self.own_button.setProperty("kind", "pill")
        self.own_button.setFont(scaled_font(self.own_button.font(), TextRole.SMALL))
        self.own_button.setToolTip(tr("What is set holds for this picture and those chosen with it alone"))
        self.own_button.clicked.connect(self.ownChosen)
        self.send_button = make_send_button()
        self._cover: QWidget | None = None
        self.findings = FindingsStore(self)
        self.findings.arrived.connect(self._on_found)
        self.found = FoundBar()
        self.found.hide()
        self.found.strengthChosen.connect(self.strengthChosen)
        self.found.textureChosen.connect(self.textureChosen)
        self.found.againAsked.connect(self.againAsked)
        self.faces = FacesBar()
        self.faces.hide()
        self.moment = MomentBar()
        self.moment.hide()
        self.moment.chosen.connect(lambda _: self._ask_for_still())
        self._stills: Stills | None = None
        self._view: CompareView | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._show_files)
        self._lay_out()
        self.modes.chosen.connect(lambda mode: setattr(self.view, "mode", mode))
        self.modes.chosen.connect(self.modeChosen.emit)
        self.actual_button.clicked.connect(lambda: self.view.actual_size())
        self.fit_button.clicked.connect(lambda: self.view.fit())

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar")
        self._head = row = QHBoxLayout(head)
        row.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.details)
        row.addLayout(texts, 1)
        row.addWidget(self.own_button)
        row.addWidget(self.send_button)
        row.addWidget(self.models_button)
        row.addWidget(self.fit_button)
        row.addWidget(self.actual_button)
        row.addWidget(self.modes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.found)
        self._column.addWidget(self.faces)
        self._column.addWidget(self.moment, alignment=Qt.AlignmentFlag.AlignBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.setSpacing(Space.XS if event.size().width() < _SMALL else Space.S)

    @property
    def view(self) -> CompareView:
        """The compare view."""
        if self._view is None:
            from studio.widgets.compare import CompareView

            self._view = CompareView()
            self._view.mode = self.modes.value
            self._view.modeChanged.connect(self.modes.set_value)
            self._view.modeChanged.connect(self.modeChosen)
            self._column.insertWidget(self._column.indexOf(self.moment), self._view, 1)
        return self._view

    def cover(self, widget: QWidget | None) -> None:
        """Show something else in place of the view; None shows the view again."""
        if self._cover is not None and self._cover is not widget:
            self._cover.hide()
        self._cover = widget
        if widget is not None and self._column.indexOf(widget) < 0:
            self._column.insertWidget(self._column.indexOf(self.view) + 1, widget, 1)
        for button in (self.fit_button, self.actual_button, self.modes):
            button.setVisible(widget is None)
        if self._view is not None:
            self._view.setVisible(widget is None)
        if widget is not None:
            widget.show()
        self.refreshed.emit()

    @property
    def is_covered(self) -> bool:
        """Whether something else is shown in place of the view."""
        return self._cover is not None

    def show_mode(self, mode: str) -> None:
        """Compare in this way, before anything is shown."""
        self.modes.set_value(mode)

    def prepare(self) -> None:
        """Make the view now, so that the first item does not wait for it."""
        _ = self.view

    @property
    def item(self) -> JobItem | None:
        """The item that is shown."""
        return self._item

    def show_item(self, item: JobItem | None) -> None:
        """Show another item, or nothing."""
        if item is not self._item:
            self.moment.start_over()
        self._item = item
        self.refresh()

    def refresh(self) -> None:
        """The shown item has changed."""
        item = self._item
        self.name.setText(item.source.name if item else "")
        self.own_button.setVisible(item is not None)
        self.models_button.setVisible(item is not None and not item.unit)
        self.models_button.setEnabled(item is not None and item.size is not None)
        self.details.setText(_details(item) if item else "")
        self._show_found()
        self.refreshed.emit()
        if self._files() != self._shown:
            self._settle.start()

    def set_peeking(self, peeking: bool) -> None:
        """Show the original as long as the key is held, as the view does by its own key."""
        kind = QEvent.Type.KeyPress if peeking else QEvent.Type.KeyRelease
        QCoreApplication.sendEvent(
            self.view, QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        )

    def _files(self) -> tuple[object, ...]:
        item = self._item
        if item is None:
            return ()
        result = item.result if item.state is JobState.DONE else item.preview
        return (item.source, result, item.scale)

    def _show_files(self) -> None:
        self._shown = self._files()
        item = self._item
        self.moment.setVisible(item is not None and bool(item.unit))
        if item is None:
            if self._view is not None:
                self._view.clear()
            return
        self.view.animated = not is_motion_reduced()
        if item.unit:
            self._ask_for_still()
            return
        if self._can_find:
            self.findings.ask(item.source)
        if item.result is not None:
            self.view.show_pair(item.source, item.result, item.scale or 1)
        else:
            self.view.show_before(item.source)
        self.loaded.emit()

    def show_own(self, is_own: bool) -> None:
        """Whether the shown item has settings of its own."""
        self.own_button.setChecked(is_own)

    # What ails it

    def show_shaping(self, strength: int, texture: int, *, has_texture: bool) -> None:
        """The settings are these now; see `FoundBar`."""
        self.found.show_strength(strength)
        self.found.show_texture(texture, is_offered=has_texture)
        self._show_found()

    def _show_found(self) -> None:
        item = self._item
        if item is None or item.unit or not self._can_find:
            self.found.hide()
            return
        findings = self.findings.get(item.source)
        # Of what cannot be read there is nothing to say; the list says why.
        self.found.setVisible(findings is not None or not self.findings.is_known(item.source))
        self.found.show_findings(findings, item.scale)
        self.found.offer_again(item.state is JobState.DONE and self._is_outdated(item))

    @cached_property
    def _can_find(self) -> bool:
        return has_estimator()

    def _on_found(self, path: Path) -> None:
        if self._item is not None and self._item.source == path:
            self._show_found()

    # Films

    def close_stills(self) -> None:
        """Let the frames of films go, and wait for what is under way, also of looking for faults."""
        self.findings.close()
        if self._stills is not None:
            self._stills.close()
            self._stills = None

    def _ask_for_still(self) -> None:
        if self._item is None or not self._item.unit:
            return
        if self._stills is None:
            self._stills = Stills(self)
            self._stills.arrived.connect(self._on_still)
            self._stills.failed.connect(self._on_no_still)
        source, result, _ = self._files()
        self._stills.ask(Still(source, result, self.moment.seconds))

    def _on_still(self, still: Still, before: Path, after: Path | None, duration: float) -> None:
        item = self._item
        if item is None or still.source != item.source:
            return
        self.moment.set_duration(duration)
        if after is not None:
            self.view.show_pair(before, after, item.scale or 1)
        else:
            self.view.show_before(before)

    def _on_no_still(self, still: Still, sentence: str) -> None:
        if self._item is not None and still.source == self._item.source:
            self.view.clear()
            self.details.setText(sentence)


def _details(item: JobItem) -> str:
    state = "" if item.state is JobState.FAILED else item.state_words()
    return joined((item.about_words(), state))
