"""What the person does to the scene by hand: from the shapes of the window to edits of the document."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gan.cartoon import editing
from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Camera, Entity, Placement, Scene, Shot
from studio.heard import sentence_of
from studio.language import noted, tr
from studio.workspaces.cartoon.document import CartoonDocument
from studio.workspaces.cartoon.film import Floor, Shown
from studio.workspaces.cartoon.telling import entity_name, event_words

_WEATHERS = {
    "clear": noted("Clear sky"),
    "rain": noted("Rain"),
    "snow": noted("Snow"),
    "fog": noted("Fog"),
    "wind": noted("Wind"),
    "storm": noted("Storm"),
}


@dataclass(frozen=True)
class _Grip:
    """Where somebody was when the hand took hold of them."""

    id: str
    scene: Scene
    at: Placement
    floor: Floor
    feet: tuple[float, float]
    size: float


class Changes(QObject):
    """Changes the shot that is shown, and who is chosen in it.

    Attributes:
        document: what is changed.
        number: place of the shot that is shown, or -1.
        entity: id of who is chosen, or "".
        shown: the frame on the stage, or None.

    Signals:
        chosenChanged(): somebody else is chosen, or nobody.
        failed(str): why something cannot be done.
    """

    chosenChanged = Signal()
    failed = Signal(str)

    def __init__(self, document: CartoonDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.number = -1
        self.entity = ""
        self.shown: Shown | None = None
        self._grip: _Grip | None = None
        document.sceneChanged.connect(self._on_scene)

    # Who is chosen

    @property
    def shot(self) -> Shot | None:
        """The shot that is shown."""
        shots = self.document.scene.shots
        return shots[self.number] if 0 <= self.number < len(shots) else None

    def choose(self, entity: str) -> None:
        """Choose somebody, or nobody with ""."""
        if entity != self.entity:
            self.entity = entity
            self.chosenChanged.emit()

    def go_to_shot(self, number: int) -> None:
        """Another shot is shown; who is not in it is not chosen any more."""
        if number != self.number:
            self.number = number
            if self.entity and self._own() is None:
                self.entity = ""
            self.chosenChanged.emit()

    def _own(self, id: str = "") -> Entity | None:
        return self.shot.entity(id or self.entity) if self.shot is not None else None

    def _name(self, id: str) -> str:
        own = self._own(id)
        return entity_name(self.document.scene, own) if own is not None else "it"

    def _on_scene(self) -> None:
        self.number = min(self.number, len(self.document.scene.shots) - 1)
        if self.entity and self._own() is None:
            self.choose("")

    # Where they are

    def drag(self, id: str, x: float, y: float, *, settle: bool) -> None:
        """Put somebody's feet to a point of the frame, in shares; settled once the hand lets go."""
        grip = self._take_hold(id)
        shot = self.shot
        if grip is not None and shot is not None:
            before, now = grip.floor(*grip.feet), grip.floor(x, y)
            scene = editing.move(
                _pinned(grip.scene, shot.id, id, grip.at),
                shot.id,
                id,
                grip.at.x + now[0] - before[0],
                grip.at.depth + now[1] - before[1],
            )
            self._show(scene, tr("Move {name}", name=self._name(id)), settle)

    def resize_by(self, id: str, factor: float, *, settle: bool) -> None:
        """Make somebody so many times as large as when the hand took hold."""
        grip = self._take_hold(id)
        if grip is not None:
            self._show(
                editing.resize(grip.scene, id, grip.size * factor),
                tr("Resize {name}", name=self._name(id)),
                settle,
            )

    def resize(self, size: float, *, settle: bool) -> None:
        """Give whoever is chosen a size."""
        if self._own() is not None:
            scene = editing.resize(self.document.project.scene, self.entity, size)
            self._show(scene, tr("Resize {name}", name=self._name(self.entity)), settle)

    def flip(self, id: str = "") -> None:
        """Let somebody look the other way."""
        id = id or self.entity
        grip = self._take_hold(id)
        self._grip = None
        if grip is not None and self.shot is not None:
            scene = editing.flip(grip.scene, self.shot.id, id, grip.at)
            self.document.settle(tr("Turn {name}", name=self._name(id)), scene)

    def put_back(self) -> None:
        """Let the composer place whoever is chosen."""
        if self._own() is not None and self.shot is not None:
            scene = editing.put_back(self.document.scene, self.shot.id, self.entity)
            self.document.settle(tr("Place {name} automatically", name=self._name(self.entity)), scene)

    def give_up(self) -> None:
        """What was tried does not stay."""
        self._grip = None
        self.document.give_up()

    def _take_hold(self, id: str) -> _Grip | None:
        if self._grip is not None and self._grip.id == id:
            return self._grip
        own, shown = self._own(id), self.shown
        seen = shown.seen_of(id) if shown is not None else None
        if own is None or shown is None or seen is None or shown.floor is None:
            return None
        at = own.placement or Placement(seen.x, seen.depth)
        feet = (seen.box.center().x(), seen.box.bottom())
        self._grip = _Grip(id, self.document.project.scene, at, shown.floor, feet, own.look.size)
        return self._grip

    def _show(self, scene: Scene, words: str, settle: bool) -> None:
        if settle:
            self._grip = None
            self.document.settle(words, scene)
        else:
            self.document.attempt(scene)

    # How they look

    def recolour(self, part: str, colour: str) -> None:
        """Give a part of whoever is chosen a colour."""
        if self._own() is not None:
            scene = editing.recolour(self.document.scene, self.entity, part, colour)
            self.document.settle(tr("Colour {name}", name=self._name(self.entity)), scene)

    def swap(self, asset: str) -> None:
        """Let another of the catalogue play the part of whoever is chosen."""
        if self._own() is not None:
            name = self._name(self.entity)
            self.document.settle(
                tr("Swap {name}", name=name), editing.swap(self.document.scene, self.entity, asset)
            )

    def delete(self, id: str = "") -> None:
        """Take somebody out of the shot."""
        id = id or self.entity
        if self._own(id) is not None and self.shot is not None:
            words = tr("Take out {name}", name=self._name(id))
            self.document.settle(words, editing.delete_entity(self.document.scene, self.shot.id, id))

    # When things happen

    def stretch_event(self, key: tuple[str, str], start: float, end: float, *, settle: bool) -> None:
        """Let an event last from one moment of the film to another."""
        base = self.document.project.scene
        try:
            shot = editing.shot_of(base, key[0])
            event = next(each for each in shot.events if each.id == key[1])
        except (CartoonError, StopIteration):
            return
        start, end = start - shot.start, end - shot.start
        if abs((end - start) - (event.end - event.start)) < 1e-6:
            scene = editing.move_event(base, shot.id, event.id, start)
        else:
            scene = editing.stretch_event(base, shot.id, event.id, start, end)
        self._show(scene, tr("Time of “{event}”", event=event_words(base, shot, event)), settle)

    def delete_event(self, key: tuple[str, str]) -> None:
        """Let something not happen."""
        scene = self.document.scene
        shot = editing.shot_of(scene, key[0])
        words = next((event_words(scene, shot, each) for each in shot.events if each.id == key[1]), tr("it"))
        self.document.settle(tr("Leave out “{words}”", words=words), editing.delete_event(scene, *key))

    def stretch_shot(self, shot: str, seconds: float, *, settle: bool) -> None:
        """Let a shot last so long."""
        scene = editing.set_duration(self.document.project.scene, shot, seconds)
        self._show(scene, tr("Length of the shot"), settle)

    # What the shot is like

    def set_place(self, place: str) -> None:
        """Let the shot play elsewhere."""
        if self.shot is not None:
            scene = editing.set_place(self.document.scene, self.shot.id, place)
            self.document.settle(tr("Another place"), scene)

    def set_time(self, time: str) -> None:
        """Another time of day."""
        if self.shot is not None:
            words = {
                "day": tr("Make it day"),
                "evening": tr("Make it evening"),
                "night": tr("Make it night"),
            }[time]
            self.document.settle(words, editing.set_time(self.document.scene, self.shot.id, time))

    def set_weather(self, weather: str) -> None:
        """Other weather."""
        if self.shot is not None:
            scene = editing.set_weather(self.document.scene, self.shot.id, weather)
            self.document.settle(tr(_WEATHERS[weather]), scene)

    def set_transition(self, transition: str) -> None:
        """Let the shot begin otherwise."""
        if self.shot is not None:
            scene = editing.set_transition(self.document.scene, self.shot.id, transition)
            self.document.settle(tr("Beginning of the shot"), scene)

    def set_camera(self, camera: Camera) -> None:
        """Another camera."""
        if self.shot is not None:
            try:
                scene = editing.set_camera(self.document.scene, self.shot.id, camera)
            except CartoonError as error:
                self.failed.emit(sentence_of(error))
                return
            self.document.settle(tr("Camera"), scene)


def _pinned(scene: Scene, shot: str, id: str, at: Placement) -> Scene:
    """A scene in which somebody has a placement, so that a change of it starts from where they are seen."""
    return editing.move(scene, shot, id, at.x, at.depth)
