"""A whole shot, ready to be shown at any moment: who is where and how, what is held, what is said."""

from __future__ import annotations

from functools import cached_property
from itertools import count

from gan.cartoon.animation.clips import Hold
from gan.cartoon.animation.figure import Figure
from gan.cartoon.animation.holding import Belonging, find_belongings
from gan.cartoon.animation.paths import FLOOR_METRES, Obstacle
from gan.cartoon.animation.route import make_route
from gan.cartoon.animation.speech import SpokenLine, spoken_lines
from gan.cartoon.animation.thing import Lying, Thing, states_of
from gan.cartoon.layout.composer import LayoutComposer, compose
from gan.cartoon.layout.following import with_followers
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.measures import prop_entry, size_of
from gan.cartoon.layout.staging import SET_ASPECT, Staging
from gan.cartoon.scene import Shot

_serials = count()
_FEW = 9  # in a larger crowd there is no way around everybody
_HELD_HIGH = frozenset({"umbrella", "balloon", "kite", "flag", "lantern"})


class ShotPlan:
    """A shot that is composed and animated. Reading it is cheap; making it takes some hundredths of a second.

    Attributes:
        shot: with an asset for each entity.
        serial: no other plan of this process has the same.
        staging: as composers see it.
        layout: where everybody is.
        lines: everything that is said, in order.
        figures: the characters by id.
        things: the props by id, those that nobody names among them.

    Args:
        shot: see above.
        seed: what is left to chance follows from it.
        aspect: width by height of the frames.
        composer: what places everybody; None for the rules.
        before: where everybody was when the shot before ended, if it was in the same place; by id.
    """

    def __init__(
        self,
        shot: Shot,
        seed: int,
        aspect: float = SET_ASPECT,
        composer: LayoutComposer | None = None,
        before: dict[str, Spot] | None = None,
    ) -> None:
        self.shot = shot
        self.serial = next(_serials)
        self.staging = Staging(shot, seed, aspect, before or {})
        self.layout: Layout = with_followers(self.staging, compose(self.staging, composer))
        self.lines: list[SpokenLine] = spoken_lines(shot, seed)
        obstacles = self.staging.obstacles(self.layout)
        belongings = find_belongings(self.staging, self.layout)
        lifts = {track.entity: track.stops[0].spot.lift for track in self.layout if track.stops}
        self.figures: dict[str, Figure] = {
            entity.id: Figure(
                self.staging,
                entity,
                self.layout[entity.id],
                obstacles + self._bystanders(entity.id),
                self.lines,
                self.spot,
                lifts,
                _holds(belongings, entity.id, shot),
            )
            for entity in self.staging.characters
        }
        self.things: dict[str, Thing] = {}
        for belonging in belongings:
            track = self.layout.tracks.get(belonging.id)
            route = make_route(track, ()) if track and track.stops else None
            states = states_of(belonging.entity, list(shot.events))
            self.things[belonging.id] = Thing(belonging, route, self.spot, self.staging.entities, states)

    def _bystanders(self, walker: str) -> list[Obstacle]:
        """Who stands in one place all the time: others walk around them."""
        if len(self.staging.characters) > _FEW:
            return []
        found = []
        for entity in self.staging.characters:
            track = self.layout[entity.id]
            if entity.id != walker and not track.moves and not track.stops[0].spot.on:
                spot, half = track.stops[0].spot, 0.3 * size_of(entity).width
                found.append(Obstacle(spot.x, spot.depth, half, 0.12 / FLOOR_METRES))
        return found

    def shown(self, seconds: float) -> list[tuple[Figure, float]]:
        """The characters that are seen at a moment, each with the moment of the drawing that shows it."""
        figures = [figure for figure in self.figures.values() if figure.route.shown(seconds) > 0]
        return [(figure, figure.drawn(seconds)) for figure in figures]

    def lyings(self, seconds: float) -> list[Lying]:
        """The props that are there at a moment."""
        return [lying for thing in self.things.values() if (lying := thing.at(seconds)) is not None]

    def spot(self, entity: str, seconds: float) -> Spot | None:
        """Where somebody or something is at a moment; None where it is not seen."""
        figure = self.figures.get(entity) if hasattr(self, "figures") else None
        if figure is not None:
            return figure.spot(seconds)
        thing = self.things.get(entity) if hasattr(self, "things") else None
        if thing is not None:
            return thing.spot(seconds)
        return self.layout.spot(entity, seconds)

    def ending(self) -> dict[str, Spot]:
        """Where everybody and everything is that is seen, and not held, when the shot ends; by id."""
        found = {}
        for entity in self.shot.entities:
            thing = self.things.get(entity.id)
            spot = self.spot(entity.id, self.shot.duration)
            if spot is not None and not (thing and thing.holder(self.shot.duration)):
                found[entity.id] = spot
        return found

    def line_at(self, seconds: float) -> SpokenLine | None:
        """What is said at a moment with words; the latest of several."""
        now = [line for line in self.lines if line.text and line.start <= seconds < line.end]
        return now[-1] if now else None

    @cached_property
    def telling(self) -> float:
        """A moment that tells most of the shot: in the course of its main event, when most are there."""
        shot = self.shot
        moments = [event.start + 0.6 * (event.end - event.start) for event in shot.events]
        moments.append(min(shot.duration - 0.04, 0.7 * shot.duration))

        def worth(seconds: float) -> float:
            seen = sum(self.spot(entity.id, seconds) is not None for entity in shot.entities)
            now = sum(event.start <= seconds < event.end for event in shot.events)
            return seen + 0.6 * now + (0.5 if self.line_at(seconds) else 0.0) - 0.001 * seconds

        return max((moment for moment in moments if 0 <= moment < shot.duration), key=worth, default=0.0)


def _holds(belongings: list[Belonging], holder: str, shot: Shot) -> list[Hold]:
    """What somebody has in hand when."""
    found = []
    for belonging in belongings:
        ends = [*(stay.start for stay in belonging.stays[1:]), min(belonging.until, shot.duration + 1)]
        for stay, end in zip(belonging.stays, ends, strict=True):
            if stay.holder == holder and not stay.worn:
                entry = prop_entry(belonging.entity)
                found.append(Hold(stay.start + stay.flight, end, entry.hands == 2, entry.id in _HELD_HIGH))
    return found
