"""The project in the window: its script and its scene, and every change of them, which can be undone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gan.cartoon.merging import merge
from gan.cartoon.project import Project
from gan.cartoon.scene import Scene
from studio.language import tr

_STEPS_KEPT = 400
_LONG = 200  # shots
_TYPING_SECONDS = 1.5  # a longer pause begins another step


class CartoonDocument(QObject):
    """One project, changed step by step; typing counts as steps, too.

    While the hand drags something the scene is only tried; letting go makes one step of it. Scripts are
    understood elsewhere and a moment later: `take_understood` brings the outcome in without a step.

    Attributes:
        steps: what can be undone.
        path: the file that it is kept in, or None.

    Signals:
        scriptChanged(): the script or the seed is another one.
        sceneChanged(): the scene is another one.
        fileChanged(): it has another file, or it was saved.
    """

    scriptChanged = Signal()
    sceneChanged = Signal()
    fileChanged = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = _Moment(Project())
        self._attempt: Scene | None = None
        self._typing: _Moment | None = None
        self._typed_at = 0.0
        self.path: Path | None = None
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(_STEPS_KEPT)

    @property
    def project(self) -> Project:
        """Everything, as it would be saved."""
        return self._now.project

    @property
    def script(self) -> str:
        """The script as it is written."""
        return self.project.script

    @property
    def scene(self) -> Scene:
        """The scene as it is shown: with what the hand is trying."""
        return self.project.scene if self._attempt is None else self._attempt

    @property
    def is_trying(self) -> bool:
        """Whether the scene is one that may not stay."""
        return self._attempt is not None

    @property
    def wants_understanding(self) -> bool:
        """Whether the scene is that of an older script, or of another seed."""
        project = self.project
        if not project.script.strip():
            return bool(project.scene.shots)
        return project.script != project.understood_script or project.understood.seed != project.seed

    # The script

    def type(self, script: str) -> None:
        """Take what was typed; typing without a pause is one step."""
        if script == self.script:
            return
        sources = self.project.sources if script.strip() else ()
        now, project = self._clock(), replace(self.project, script=script, sources=sources)
        if self._typing is self._now and now - self._typed_at < _TYPING_SECONDS:
            self._now.project = project
            self.scriptChanged.emit()
        else:
            self._push(tr("Typing"), project)
            self._typing = self._now
        self._typed_at = now

    def reseed(self, seed: int) -> None:
        """Let everything that is left to chance fall otherwise."""
        if seed != self.project.seed:
            self._push(tr("Other chance"), replace(self.project, seed=seed))

    def take_understood(self, script: str, fresh: Scene) -> None:
        """Take what was understood of a script; what became of it meanwhile is kept."""
        project = self.project
        if script != project.script or fresh.seed != project.seed:
            return
        if self._attempt is not None:
            self._attempt = merge(project.understood, self._attempt, fresh)
        merged = merge(project.understood, project.scene, fresh)
        self._now.project = replace(project, understood_script=script, understood=fresh, scene=merged)
        self.sceneChanged.emit()

    # The scene

    def attempt(self, scene: Scene) -> None:
        """Show a scene that may not stay."""
        if scene != self.scene:
            self._attempt = scene
            self.sceneChanged.emit()

    def give_up(self) -> None:
        """What was tried does not stay."""
        if self._attempt is not None:
            self._attempt = None
            self.sceneChanged.emit()

    def settle(self, words: str, scene: Scene | None = None) -> None:
        """Make a step, to `scene` or to what was tried last; `words` say what it did."""
        scene = self.scene if scene is None else scene
        if scene == self.project.scene:
            self.give_up()
            return
        self._attempt = None
        self._push(words, replace(self.project, scene=scene))

    # The file

    def begin(self, project: Project, path: Path | None = None) -> None:
        """Work on another project; nothing can be undone yet."""
        self.steps.clear()
        self._attempt, self._typing, self.path = None, None, path
        self._now = _Moment(project)
        self.scriptChanged.emit()
        self.sceneChanged.emit()
        self.fileChanged.emit()

    def mark_saved(self, path: Path) -> None:
        """It has been saved there as it is."""
        self.path, self._typing = path, None
        self.steps.setClean()
        self.fileChanged.emit()

    def mark_changed(self) -> None:
        """It is not as it was saved, though nothing can be undone (a draft that was found again)."""
        self.steps.resetClean()
        self.fileChanged.emit()

    @property
    def is_saved(self) -> bool:
        """Whether saving would change nothing."""
        return self.steps.isClean()

    def close(self) -> None:
        """Tell nothing more: a stack of steps tells of its own end, when nobody is there to hear."""
        self.steps.blockSignals(True)
        self.blockSignals(True)

    # Steps

    def _push(self, words: str, project: Project) -> None:
        self.steps.push(_Step(self, self._now, _Moment(project), words))

    def go_to(self, moment: _Moment) -> None:
        """Be as before or after a step; for the steps."""
        before, self._now = self._now.project, moment
        self._attempt = None
        after = moment.project
        if (before.script, before.seed) != (after.script, after.seed):
            self.scriptChanged.emit()
        if _differ(before.scene, after.scene):
            self.sceneChanged.emit()


def _differ(first: Scene, second: Scene) -> bool:
    """Whether scenes may look different; long ones are not compared shot by shot."""
    return first is not second and (len(first.shots) > _LONG or first != second)


class _Moment:
    """A state between two steps. What was understood late still comes into it."""

    def __init__(self, project: Project) -> None:
        self.project = project


class _Step(QUndoCommand):
    """From one moment to the next."""

    def __init__(self, document: CartoonDocument, before: _Moment, after: _Moment, words: str) -> None:
        super().__init__(words)
        self._document, self._before, self._after = document, before, after

    def undo(self) -> None:
        self._document.go_to(self._before)

    def redo(self) -> None:
        self._document.go_to(self._after)
