"""A frame of a shot: set, players, light, weather and words, in their order."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter

from gan.cartoon.animation.camera import Move, view_at
from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.animation.shooting import direct
from gan.cartoon.layout.staging import SET_ASPECT
from gan.cartoon.stage import places
from gan.cartoon.stage.balloon import paint_balloon
from gan.cartoon.stage.lens import Lens, in_shares
from gan.cartoon.stage.players import Player, players_at
from gan.cartoon.stage.scenery import Scenery, paint_layers
from gan.cartoon.stage.sprites import Sprites
from gan.cartoon.stage.subtitles import paint_subtitle
from gan.cartoon.stage.talk import Sight, Talk, caption

_NEAR = 0.5  # seconds before and after a line, in which its words may be seen
_SKETCH = 720.0  # height of the frame that words are placed on


class ShotPainter:
    """Paints a shot at any moment and in any size of one aspect.

    Args:
        plan: of the shot.
        aspect: width by height of the frames.
        establishes: the place is new to whoever watches.
        captions: one of `gan.cartoon.stage.talk.CAPTIONS`.
        names: of those who speak, by id.
        scenery, sprites: keep images; shared by all shots.
    """

    def __init__(
        self,
        plan: ShotPlan,
        aspect: float,
        establishes: bool,
        captions: str,
        names: dict[str, str],
        scenery: Scenery,
        sprites: Sprites,
    ) -> None:
        self.plan, self.aspect = plan, aspect
        self.moves: tuple[Move, ...] = direct(plan, aspect, establishes)
        self._scenery, self._sprites = scenery, sprites
        light = places.light(plan.shot.place, plan.shot.time, plan.shot.weather)
        self._tint: QColor | None = None if light.tint.name() == "#ffffff" else light.tint
        self._shade: float = min(1.0, 2.4 * light.shadow_strength)
        self._is_merged = not self._anybody_behind()
        self._names, self._captions = names, captions

    @cached_property
    def talk(self) -> Talk:
        """Where everything that is said stands; found when somebody first speaks, since it takes its time."""
        return caption(
            self.plan.lines, self._names, self._captions, self.aspect, self._sight, self.plan.shot.duration
        )

    def move(self, seconds: float) -> Move:
        """What the camera does at a moment."""
        return next((move for move in self.moves if seconds < move.end), self.moves[-1])

    def lens(self, seconds: float, width: float, height: float) -> Lens:
        """What a frame of this size shows at a moment."""
        return Lens(self.plan.staging.place, view_at(self.moves, seconds), width, height)

    def players(self, seconds: float, width: float, height: float) -> list[Player]:
        """Who is on the frame, the farthest first."""
        lens = self.lens(seconds, width, height)
        return players_at(self.plan, lens, seconds, self._sprites, self._tint, self._shade)

    def paint(
        self,
        painter: QPainter,
        seconds: float,
        width: int,
        height: int,
        *,
        background: bool = True,
        vector: bool = False,
    ) -> None:
        """Paint a frame.

        Args:
            painter: in pixels of the frame.
            seconds: within the shot.
            width, height: of the frame.
            background: whether the set and the weather are painted.
            vector: for files that keep shapes: nothing goes by way of an image.
        """
        lens, move = self.lens(seconds, width, height), self.move(seconds)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sprites = Sprites(keeps_shapes=True) if vector else self._sprites
        players = players_at(self.plan, lens, seconds, sprites, self._tint, self._shade)
        middle = self.plan.staging.place.middle_depth

        def layers(*names: str) -> None:
            if background and vector:
                paint_layers(painter, self.plan, names, lens.scale, lens.left, lens.top)
            elif background:
                self._scenery.paint(painter, self.plan, names, lens, move)

        behind = [] if self._is_merged else [player for player in players if player.order < middle - 1e-3]
        layers(*(("back", "middle") if self._is_merged else ("back",)))
        if background:
            self._weather(painter, lens, seconds, "behind")
        _paint(painter, behind)
        if not self._is_merged:
            layers("middle")
        _paint(painter, [player for player in players if player not in behind])
        layers("front")
        if background:
            self._weather(painter, lens, seconds, "before")
        self._words(painter, players, seconds, width, height)

    def _weather(self, painter: QPainter, lens: Lens, seconds: float, depth: str) -> None:
        """Far weather belongs to the set (it is behind its windows), near weather to the frame."""
        shot = self.plan.shot
        if shot.weather == "clear":
            return
        size = QSize(round(lens.width), round(lens.height))
        painter.save()
        if depth == "behind":
            painter.translate(-lens.left, -lens.top)
            size = QSize(round(lens.scale * SET_ASPECT), round(lens.scale))
        places.paint_weather(
            painter,
            shot.place,
            size,
            shot.weather,
            shot.start + seconds,
            self.plan.staging.seed,
            depth=depth,
            time=shot.time,
        )
        painter.restore()

    def _words(
        self, painter: QPainter, players: list[Player], seconds: float, width: int, height: int
    ) -> None:
        if not any(line.start - _NEAR <= seconds <= line.end + _NEAR for line in self.plan.lines):
            return
        mouths = {player.entity.id: player.mouth for player in players if player.mouth is not None}
        for balloon in self.talk.balloons:
            if balloon.start <= seconds < balloon.end and balloon.speaker in mouths:
                mouth = mouths[balloon.speaker]
                point = (mouth.x() / width, mouth.y() / height)
                paint_balloon(painter, balloon, point, seconds, width, height)
        for subtitle in self.talk.subtitles:
            paint_subtitle(painter, subtitle, seconds, width, height)

    def _sight(self, seconds: float) -> Sight:
        width, height = _SKETCH * self.aspect, _SKETCH
        faces, bodies, mouths = {}, {}, {}
        for player in self.players(seconds, width, height):
            if player.face is None or player.mouth is None:
                continue
            id = player.entity.id
            faces[id] = in_shares(player.face, width, height)
            bodies[id] = in_shares(player.box, width, height)
            mouths[id] = (player.mouth.x() / width, player.mouth.y() / height)
        return Sight(faces, bodies, mouths)

    def _anybody_behind(self) -> bool:
        """Whether somebody or something is ever farther away than the set's furniture."""
        middle = self.plan.staging.place.middle_depth
        depths = [leg_depth for figure in self.plan.figures.values() for leg_depth in _depths(figure.route)]
        for track in self.plan.layout:
            depths += [stop.spot.depth for stop in track.stops if track.entity not in self.plan.staging.fixed]
        return any(depth < middle - 1e-3 for depth in depths)


def _depths(route) -> list[float]:
    return [point[1] for leg in route.legs for point in leg.path.points]


def _paint(painter: QPainter, players: list[Player]) -> None:
    for player in players:
        player.paint(painter)
