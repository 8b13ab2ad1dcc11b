"""What the workspace asks of a film, and the frames that it gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from gan.cartoon.scene import Scene

if TYPE_CHECKING:
    from gan.cartoon.stage.film import Film, Seen

FPS = 25
Floor = Callable[[float, float], tuple[float, float]]
"""From a point of the frame, in shares, to x and depth of a placement."""


class FilmLike(Protocol):
    """A scene as frames, in any order. Used in one thread at a time."""

    @property
    def count(self) -> int:
        """How many frames there are."""
        ...

    def frame(self, index: int, width: int, height: int) -> QImage:
        """One frame, opaque."""
        ...

    def seen(self, index: int) -> Sequence[Seen]:
        """Who is in a frame, nearest first."""
        ...

    def floor(self, index: int) -> Floor:
        """Where on the set the points of a frame are; what comes back may be called in any thread."""
        ...

    def thumbnail(self, shot: str, width: int, height: int) -> QImage:
        """A telling moment of a shot."""
        ...


class StageFilm:
    """The film that `gan.cartoon.stage` paints, as the workspace wants it."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.count = film.count
        self.frame, self.seen, self.thumbnail = film.frame, film.seen, film.thumbnail
        self._aspect = 16 / 9

    def floor(self, index: int) -> Floor:
        """See `FilmLike`."""
        number, seconds = self.film.moment(index)
        return self.film.shot_painter(number, self._aspect).lens(seconds, 1000.0 * self._aspect, 1000.0).floor


class FilmOpener:
    """Opens films with the composer that is chosen.

    Attributes:
        composer: one of `gan.cartoon.request.COMPOSERS`.
    """

    def __init__(self, composer: str = "rules") -> None:
        self.composer = composer

    def __call__(self, scene: Scene, before: FilmLike | None = None) -> FilmLike:
        """The film of a scene; what the film before it has ready of equal shots is used again.

        Raises:
            CartoonError, ModelError: what the composer has learned is not installed, or damaged.
        """
        from gan.cartoon.learned.parts import parts_named  # slow to load, so in the projector's thread
        from gan.cartoon.stage.film import Film

        film = Film(scene, **parts_named(self.composer))
        return StageFilm(film.take_over(before.film) if isinstance(before, StageFilm) else film)


@dataclass(frozen=True, eq=False)
class Shown:
    """A frame on its way to the window.

    Attributes:
        scene: that it belongs to.
        index: its number.
        image: its pixels.
        seen: who is in it, nearest first; empty while it plays, when nobody can be taken hold of.
        floor: where on the set its points are; None while it plays.
    """

    scene: Scene
    index: int
    image: QImage
    seen: tuple[Seen, ...] = ()
    floor: Floor | None = None

    def seen_of(self, id: str) -> Seen | None:
        """Where an entity is seen, or None."""
        return next((seen for seen in self.seen if seen.id == id), None)


def frames_of(scene: Scene) -> int:
    """How many frames a scene has."""
    return round(scene.duration * FPS)
