"""Who else could take a part: asked of the learned retriever behind the window, shown in the gallery."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gan.cartoon.scene import Entity, Scene, Shot
from studio.workspaces.cartoon.inspector import Inspector
from studio.workspaces.cartoon.latest import Latest

if TYPE_CHECKING:
    from gan.cartoon.learned.index import Answer

_PAUSE_MS = 250  # somebody who is only passed over is not worth the work
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Wish:
    scene: Scene
    shot: Shot
    entity: Entity


class Suggestions(QObject):
    """Fills the inspector's gallery, the best first, a moment after somebody is chosen.

    Args:
        inspector: that shows them.
        parent: see Qt.
        suggest: what finds them; None for the installed model, without which nothing changes.
    """

    def __init__(
        self,
        inspector: Inspector,
        parent: QObject | None = None,
        suggest: Callable[[Scene, Shot, Entity], Sequence[Answer]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspector, self._suggest = inspector, suggest or _suggestions
        self.finder = Latest("cartoon-suggestions", self._find, _PAUSE_MS, self)
        self.finder.done.connect(self._show)
        self.finder.failed.connect(lambda _, sentence: _log.warning("no suggestions: %s", sentence))
        inspector.entityShown.connect(self._want)

    def close(self) -> None:
        """Find nothing any more. Returns at once."""
        self.finder.close()

    def wait(self) -> None:
        """Wait for the thread, after `close`."""
        self.finder.wait()

    def _want(self, scene: Scene, number: int, entity: Entity) -> None:
        self.finder.want(_Wish(scene, scene.shots[number], entity))

    def _find(self, wish: _Wish) -> Sequence[Answer]:
        return self._suggest(wish.scene, wish.shot, wish.entity)

    def _show(self, wish: _Wish, answers: Sequence[Answer]) -> None:
        self._inspector.entity_page.show_suggestions(wish.entity, answers)


def _suggestions(scene: Scene, shot: Shot, entity: Entity) -> Sequence[Answer]:
    from gan.cartoon.learned.retrieving import suggestions  # slow to load, so in the thread

    return suggestions(scene, shot, entity)
