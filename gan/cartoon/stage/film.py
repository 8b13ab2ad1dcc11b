"""A scene as frames, in any order: for the window, for files, and for those who check what is seen."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.animation.figure import RATE
from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.animation.speech import SpokenLine
from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.composer import LayoutComposer
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.staging import SET_ASPECT
from gan.cartoon.retrieval.retriever import BackgroundRetriever, EntityRetriever, resolve
from gan.cartoon.scene import Scene
from gan.cartoon.stage.frame import ShotPainter
from gan.cartoon.stage.scenery import Scenery
from gan.cartoon.stage.sprites import Sprites
from gan.cartoon.stage.transitions import SECONDS, paint_transition

_PLANS = 8  # shots that are kept ready
_ASPECTS = 3


@dataclass(frozen=True)
class Seen:
    """Somebody or something in a frame.

    Attributes:
        id: of the entity.
        box: around it, in shares of the frame.
        x, depth: where it stands on the set, as `gan.cartoon.scene.Placement` says it.
        flip: whether it looks to the left.
    """

    id: str
    box: QRectF
    x: float
    depth: float
    flip: bool = False


class Film:
    """A scene as frames. Nothing is painted before it is asked for; use one film in one thread at a time.

    Text is painted with Qt's fonts: see `gan.cartoon.stage.application.ensure_application`.

    Args:
        scene: as understood, or as the person changed it.
        captions: one of `gan.cartoon.stage.talk.CAPTIONS`.
        composer: what places everybody; None for the rules.
        entities, backgrounds: what finds assets; None for the rules.

    Raises:
        CartoonError: the scene has no shots.
    """

    def __init__(
        self,
        scene: Scene,
        *,
        captions: str = "balloons",
        composer: LayoutComposer | None = None,
        entities: EntityRetriever | None = None,
        backgrounds: BackgroundRetriever | None = None,
    ) -> None:
        if not scene.shots:
            raise CartoonError("The scene has no shots, so there is nothing to see; write a sentence first.")
        self.scene = resolve(scene, entities, backgrounds)
        self._captions, self._composer = captions, composer
        self._starts = [shot.start for shot in scene.shots]
        self._names = {member.id: member.name or member.label for member in scene.cast}
        self._scenery, self._sprites = Scenery(), Sprites()
        self._painters: OrderedDict[tuple[int, float], ShotPainter] = OrderedDict()
        self._endings: dict[tuple[int, float], dict[str, Spot]] = {}
        self._before: tuple[tuple[int, int, int], QImage] | None = None
        self._aspect = SET_ASPECT

    def take_over(self, before: Film) -> Film:
        """Use again what the film of an older state of the scene has ready; returns this film.

        Sets and sprites serve any scene. Shots are planned anew from the first one that has changed. The
        older film is not to be used any more.
        """
        self._scenery, self._sprites, self._aspect = before._scenery, before._sprites, before._aspect
        named = all(self._names.get(id) == name for id, name in before._names.items())
        same_chance = before.scene.seed == self.scene.seed and before._composer is self._composer
        if named and same_chance and before._captions == self._captions:
            pairs = zip(before.scene.shots, self.scene.shots, strict=False)
            same = next((n for n, (old, new) in enumerate(pairs) if old != new), len(before.scene.shots))
            self._painters.update((key, own) for key, own in before._painters.items() if key[0] < same)
            self._endings.update((key, own) for key, own in before._endings.items() if key[0] < same)
        return self

    @property
    def fps(self) -> int:
        """Frames a second."""
        return RATE

    @property
    def count(self) -> int:
        """How many frames there are."""
        return max(1, round(self.scene.duration * RATE))

    @property
    def frames(self) -> int:
        """The same as `count`."""
        return self.count

    # Frames

    def image(self, index: int, size: QSize) -> QImage:
        """One frame, opaque."""
        return self.frame(index, size.width(), size.height())

    def frame(self, index: int, width: int, height: int, *, background: bool = True) -> QImage:
        """One frame.

        Args:
            index: 0..count - 1.
            width, height: pixels, of any aspect.
            background: False leaves the set and the weather out.

        Returns:
            RGB32, or ARGB32 premultiplied without a background.
        """
        kind = QImage.Format.Format_RGB32 if background else QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(width, height, kind)
        if not background:
            image.fill(0)
        painter = QPainter(image)
        self.paint(painter, index, width, height, background=background)
        painter.end()
        return image

    def paint(
        self,
        painter: QPainter,
        index: int,
        width: int,
        height: int,
        *,
        background: bool = True,
        vector: bool = False,
    ) -> None:
        """Paint a frame with any painter; see `frame`, and `ShotPainter.paint` for `vector`."""
        number, seconds = self.moment(index)
        self.shot_painter(number, width / height).paint(
            painter, seconds, width, height, background=background, vector=vector
        )
        shot = self.scene.shots[number]
        lasts = min(SECONDS[shot.transition], shot.duration / 2)
        if lasts and seconds < lasts and background and not vector:
            before = self._last_of(number - 1, width, height) if number else None
            paint_transition(painter, shot.transition, seconds / lasts, before)

    def moment(self, index: int) -> tuple[int, float]:
        """The number of the shot of a frame, and its seconds within it."""
        seconds = index / RATE
        number = max(0, bisect_right(self._starts, seconds + 1e-6) - 1)
        return number, max(0.0, seconds - self._starts[number])

    def shot_painter(self, number: int, aspect: float = SET_ASPECT) -> ShotPainter:
        """What paints a shot; it is made on the first call, which takes some hundredths of a second."""
        key = (number, round(aspect, 3))
        painter = self._painters.get(key)
        if painter is None:
            shots = self.scene.shots
            before = self._ending(number - 1, key[1]) if self._goes_on(number) else None
            plan = ShotPlan(shots[number], self.scene.seed, aspect, self._composer, before)
            self._endings[key] = plan.ending()
            establishes = not self._goes_on(number)
            painter = ShotPainter(
                plan, aspect, establishes, self._captions, self._names, self._scenery, self._sprites
            )
            self._painters[key] = painter
            while len(self._painters) > _PLANS:
                self._painters.popitem(last=False)
        self._painters.move_to_end(key)
        self._aspect = aspect
        return painter

    def _goes_on(self, number: int) -> bool:
        """Whether a shot is in the place of the one before."""
        shots = self.scene.shots
        return number > 0 and shots[number - 1].place == shots[number].place

    def _ending(self, number: int, aspect: float) -> dict[str, Spot]:
        """Where everybody is when a shot ends: it follows from the shots before it in the same place."""
        first = number
        while (first, aspect) not in self._endings and self._goes_on(first):
            first -= 1
        for one in range(first, number + 1):
            if (one, aspect) not in self._endings:
                before = self._endings.get((one - 1, aspect)) if self._goes_on(one) else None
                plan = ShotPlan(self.scene.shots[one], self.scene.seed, aspect, self._composer, before)
                self._endings[one, aspect] = plan.ending()
        return self._endings[number, aspect]

    def thumbnail(self, shot: str, width: int, height: int) -> QImage:
        """A telling moment of a shot.

        Raises:
            CartoonError: the scene has no shot of that id.
        """
        number = next((n for n, one in enumerate(self.scene.shots) if one.id == shot), None)
        if number is None:
            raise CartoonError(f"The scene has no shot {shot!r}.")
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        shot_painter = self.shot_painter(number, width / height)
        shot_painter.paint(painter, shot_painter.plan.telling, width, height)
        painter.end()
        return image

    def telling(self, shot: int) -> int:
        """The frame that `thumbnail` shows of a shot, by the shot's number."""
        return min(self.count - 1, round((self._starts[shot] + self.shot_painter(shot).plan.telling) * RATE))

    # What is in them

    def seen(self, index: int) -> list[Seen]:
        """Who is in a frame, nearest first; as in the aspect that was painted last."""
        number, seconds = self.moment(index)
        height = 1000.0
        width = height * self._aspect
        found: dict[str, Seen] = {}
        for player in reversed(self.shot_painter(number, self._aspect).players(seconds, width, height)):
            id, box = player.entity.id, player.box
            if ":" in id:
                continue  # what belongs to the set, and what nobody named
            shares = QRectF(
                box.left() / width, box.top() / height, box.width() / width, box.height() / height
            )
            place = self.shot_painter(number, self._aspect).plan.staging.place
            if id not in found and shares.intersects(QRectF(0, 0, 1, 1)):
                x = player.spot.x / place.metres_across
                found[id] = Seen(id, shares, min(1.0, max(0.0, x)), player.spot.depth, player.flip)
        return list(found.values())

    def floor_at(self, index: int, x: float, y: float) -> tuple[float, float]:
        """Where on the set a point of a frame is: from shares of the frame to x and depth of a placement."""
        number, seconds = self.moment(index)
        lens = self.shot_painter(number, self._aspect).lens(seconds, 1000.0 * self._aspect, 1000.0)
        return lens.floor(x, y)

    def lines(self, shot: int) -> list[SpokenLine]:
        """What is said in a shot, by its number; seconds count from the shot's beginning."""
        return self.shot_painter(shot, self._aspect).plan.lines

    def _last_of(self, number: int, width: int, height: int) -> QImage:
        """The last frame of a shot, for the transition out of it."""
        key = (number, width, height)
        if self._before is None or self._before[0] != key:
            image = QImage(width, height, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            shot = self.scene.shots[number]
            seconds = max(0.0, shot.duration - 1 / RATE)
            self.shot_painter(number, width / height).paint(painter, seconds, width, height)
            painter.end()
            self._before = key, image
        return self._before[1]
