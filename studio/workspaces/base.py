"""What every workspace is to the window around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QWidget

from gan.engine import Engine
from studio.desktop import Desktop
from studio.handover import Offer, Parcel, Target
from studio.queue import TaskQueue
from studio.settings_store import SettingsStore
from studio.training.trainings import Trainings


@dataclass(frozen=True)
class Studio:
    """What workspaces share; handed to each when it is made."""

    engine: Engine
    settings: SettingsStore
    desktop: Desktop
    tasks: TaskQueue
    trainings: Trainings = field(default_factory=Trainings)


@dataclass(frozen=True)
class Keys:
    """One line of the shortcut sheet: keys as they are shown, and what they do."""

    keys: str
    words: str


class Workspace(QWidget):
    """A page of the window. Each method has a default that does nothing.

    Signals:
        requestAsked(object): a request of whatever job is to be opened in the workspace that it belongs to.
        sendAsked(int, Parcel): something is to be handed on to the target of this number.

    Attributes:
        targets: the other workspaces that take something; the window says which.
        begins_with: what takes the keyboard when the workspace is shown, if not the workspace itself. It is
            no focus proxy, since Tab would jump there over whatever comes before it.
    """

    accessible_role = QAccessible.Role.Grouping
    shows_focus = True  # by nothing: it has the keyboard only until a part of it takes it

    requestAsked = Signal(object)
    sendAsked = Signal(int, object)
    targets: tuple[Target, ...] = ()
    begins_with: QWidget | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        if self.begins_with is not None:
            self.begins_with.setFocus(event.reason())

    def prepare(self) -> None:
        """Make what the first thing to come will need; the window is there, and what is heavy is loaded."""

    def can_take(self, mime: QMimeData) -> bool:
        """Whether a drop or a paste of this would do something."""
        return False

    def show_dragging(self, dragging: bool) -> None:
        """Something that it can take is over the window, or went away."""

    def take(self, mime: QMimeData) -> None:
        """Take a drop or a paste."""

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take files and folders."""

    def take_request(self, request: Any) -> None:
        """Show the settings of a request, and open what it was asked of; of those that its entry names."""

    def go_on(self, requests: Sequence[Any]) -> None:
        """Do what an earlier run of the program did not finish: of those that its entry lists."""

    def show_task(self, request: Any) -> None:
        """Show what becomes of a request that stands in the queue, where the page can."""

    def offer(self) -> Offer | None:
        """What is chosen and could be handed on to another workspace; None where nothing is."""
        return None

    def receive(self, parcel: Parcel) -> None:
        """Take what another workspace hands on: of those goods that its entry names."""
        self.open_paths(parcel.paths)

    def busy_words(self) -> str:
        """What would be lost by closing now, as the beginning of a question; empty if nothing."""
        return ""

    def stop(self) -> None:
        """Cancel everything; the window is about to close. Returns at once."""

    def finish(self) -> None:
        """Wait for the workspace's own threads. Called in a thread, after `stop`."""

    def shortcuts(self) -> Sequence[Keys]:
        """Its keys, for the shortcut sheet."""
        return ()
