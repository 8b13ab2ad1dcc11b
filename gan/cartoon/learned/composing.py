"""The learned composer at work: heat maps of where somebody is, to tracks on the floor of a set.

The rules still say what a track is made of (seats, ways, who walks up to whom); the network says where. Half
of the proposals are moved to places drawn from its heat maps, and of all that break the fewest hard rules the
one that it thinks likeliest wins.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

import numpy as np
import torch
from torch import Tensor

from gan.cartoon.animation.easing import clamp
from gan.cartoon.base.sketching import drawn_box
from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.composer import RuleComposer
from gan.cartoon.layout.layout import Layout, Spot, Track
from gan.cartoon.layout.measures import prop_entry
from gan.cartoon.layout.score import Score
from gan.cartoon.layout.staging import Staging
from gan.cartoon.learned.batches import signed
from gan.cartoon.learned.cards import COMPOSER, find_card, load_composer
from gan.cartoon.learned.composer_net import PIXELS, LayoutComposerNet, spread
from gan.cartoon.learned.corpus import AT, MOMENTS, small_picture
from gan.cartoon.learned.texts import mean_vector, vectors_of, words_of
from gan.cartoon.scene import Entity

_HARD = 1000.0
_RULES = 0.4  # weight of what the rules like beside what the network does
_LIKELY = 0.3  # weight of a nat
_KEPT = 64  # heat maps that are kept
_BOUND = 0.05  # of the frame: how far who deals with somebody may be moved from where the rules have it
_FREE = 0.25
_SETS: OrderedDict[str, np.ndarray] = OrderedDict()


@dataclass(frozen=True, eq=False)
class Heat:
    """What the network says of an entity.

    Attributes:
        chances: (MOMENTS, PIXELS, PIXELS) log probabilities of its centre.
        right: (MOMENTS,) chance of looking to the right, where it is likeliest.
    """

    chances: np.ndarray
    right: np.ndarray

    def at(self, moment: int, x: float, y: float) -> float:
        """Log probability of a point in shares of the frame; of the nearest one for points outside."""
        column, row = (min(PIXELS - 1, max(0, int(value * PIXELS))) for value in (x, y))
        return float(self.chances[moment, row, column])


class LearnedComposer(RuleComposer):
    """See the module, `gan.cartoon.layout.composer.LayoutComposer` and `Judge`.

    Attributes:
        samples, rounds: see `Judge`.

    Args:
        network: of `gan.cartoon.learned.composer_net`.
        checked: whether hard rules choose among several proposals; False takes the first one as it comes.
    """

    def __init__(self, network: LayoutComposerNet, checked: bool = True) -> None:
        self._network, self._checked = network.eval(), checked
        self.samples, self.rounds = (16, 4) if checked else (1, 1)
        self._heats: OrderedDict[tuple, Heat] = OrderedDict()

    def propose(self, staging: Staging, entity: Entity, so_far: Layout, sample: int) -> Track:
        """See `LayoutComposer`."""
        track = super().propose(staging, entity, so_far, sample)
        if not track.stops or entity.placement is not None or entity.id in staging.before:
            return track
        if sample % 2 and self._checked or not _is_movable(staging, entity, track):
            return track
        random = Random(f"{staging.seed}/{staging.shot.id}/{entity.id}/{sample}/heat")
        return self._moved(staging, entity, track, self.heat(staging, entity, so_far), random)

    def judge(self, staging: Staging, layout: Layout, entity: str, score: Score, sample: int) -> float:
        """See `Judge`."""
        track = layout[entity]
        without = Layout({id: own for id, own in layout.tracks.items() if id != entity})
        if not track.stops:
            return _HARD * score.broken + score.cost
        heat = self.heat(staging, staging.entities[entity], without)
        likely = likelihood(staging, track, heat)
        return _HARD * score.broken + _RULES * score.cost - _LIKELY * likely

    def heat(self, staging: Staging, entity: Entity, so_far: Layout) -> Heat:
        """What the network says of an entity, given who is there already."""
        key = (staging.shot, staging.seed, entity.id, tuple(so_far.tracks.values()))
        found = self._heats.get(key)
        if found is None:
            found = self._heats[key] = self._asked(staging, entity, so_far)
            while len(self._heats) > _KEPT:
                self._heats.popitem(last=False)
        return found

    @torch.no_grad()
    def _asked(self, staging: Staging, entity: Entity, so_far: Layout) -> Heat:
        network, words = self._network, words_of(staging.shot.text)
        others = [track for track in so_far if track.stops]
        film = network.semantic_map(*_map_inputs(staging, others))
        phrase = words_of(entity.label) or [entity.asset.replace("_", " ")]
        guess = network(
            film,
            signed(set_grid(staging)[None]),
            torch.from_numpy(vectors_of(words))[None],
            torch.tensor([token_of(words, phrase)]),
            torch.from_numpy(mean_vector(phrase))[None],
            torch.tensor([float(entity.kind == "character")]),
        )
        chances = spread(guess.logits)[0]
        best = chances.flatten(1).argmax(1)
        centres = torch.stack([best % PIXELS + 0.5, best // PIXELS + 0.5], 1) / PIXELS
        right = torch.sigmoid(network.sizes(guess, centres[None])[0, :, 3])
        return Heat(chances.numpy(), right.numpy())

    def _moved(self, staging: Staging, entity: Entity, track: Track, heat: Heat, random: Random) -> Track:
        """All stops on the floor, shifted so that the first one is where the heat map wants it."""
        first = next(stop for stop in track.stops if not stop.hidden and not stop.spot.on)
        box = drawn_box(staging.place, entity, first.spot)
        moment = _moment_of(staging, first.end)
        reach = _BOUND if _is_bound(staging, entity) else _FREE
        x, y = _drawn(heat.chances[moment], box.centre, reach, random)
        wanted = spot_at(staging, entity, first.spot, x, y)
        # How near a thing stands follows from what it is: the rules know that better.
        deeper = wanted.depth - first.spot.depth if entity.kind == "character" else 0.0
        shift = wanted.x - first.spot.x, deeper
        facing = 1 if random.random() < heat.right[moment] else -1
        turns = not _is_bound(staging, entity) and len(track.stops) == 1
        stops = []
        for stop in track.stops:
            spot = stop.spot
            if not stop.hidden and not spot.on:
                spot = replace(spot, x=spot.x + shift[0], depth=clamp(spot.depth + shift[1], 0.02, 0.95))
                spot = replace(spot, facing=facing) if turns else spot
            stops.append(replace(stop, spot=spot))
        return replace(track, stops=tuple(stops))


@lru_cache(maxsize=1)
def learned_composer() -> LearnedComposer:
    """The composer of the installed model, loaded at the first call.

    Raises:
        CartoonError: no model is installed.
        ModelError: it is damaged.
    """
    card = find_card(COMPOSER)
    if card is None:
        raise CartoonError(
            "The learned composer's model is not installed; choose the rules (--composer rules), or train "
            "one with `train cartoon`."
        )
    return LearnedComposer(load_composer(card))


def likelihood(staging: Staging, track: Track, heat: Heat) -> float:
    """Mean log probability of a track over the moments at which it is seen; 0 where it never is."""
    entity, found = staging.entities[track.entity], []
    for moment in range(MOMENTS):
        spot = placed_at(track, _seconds_of(staging, moment))
        if spot is not None:
            box = drawn_box(staging.place, entity, spot)
            found.append(heat.at(moment, *box.centre))
    return sum(found) / len(found) if found else 0.0


def placed_at(track: Track, seconds: float) -> Spot | None:
    """Where a track is, on a straight way between its stops; None where it is not seen."""
    spot = track.spot(seconds)
    if spot is None:
        return None
    for before, stop in zip(track.stops, track.stops[1:], strict=False):
        if stop.start <= seconds < stop.end:
            share = (seconds - stop.start) / (stop.end - stop.start)
            return replace(
                spot,
                x=before.spot.x + share * (stop.spot.x - before.spot.x),
                depth=before.spot.depth + share * (stop.spot.depth - before.spot.depth),
            )
    return spot


def spot_at(staging: Staging, entity: Entity, like: Spot, x: float, y: float) -> Spot:
    """The spot like another whose drawing has its centre at a point of the frame, within the floor."""
    # Within the floor the centre rises and falls in a line with the depth.
    near, far = (drawn_box(staging.place, entity, replace(like, depth=d)).centre[1] for d in (1.0, 0.0))
    depth = (y - far) / (near - far) if abs(near - far) > 1e-4 else like.depth
    return replace(like, x=x * staging.place.metres_across, depth=clamp(depth, 0.1, 0.9))


def token_of(words: list[str], phrase: list[str]) -> int:
    """Which word names an entity: the last of its phrase; -1 where the words do not have it."""
    lower, wanted = [word.lower() for word in words], [word.lower() for word in phrase]
    for first in range(len(lower) - len(wanted) + 1):
        if lower[first : first + len(wanted)] == wanted:
            return first + len(wanted) - 1
    return lower.index(wanted[-1]) if wanted and wanted[-1] in lower else -1


def set_grid(staging: Staging) -> np.ndarray:
    """(GRID, GRID, 3) uint8, the set without anybody; kept for sets that were seen lately."""
    from gan.cartoon.stage.units import set_picture

    shot = staging.shot
    key = f"{shot.place}/{shot.time}/{staging.seed}/{sorted(staging.cleared)}"
    if key not in _SETS:
        _SETS[key] = small_picture(set_picture(shot, staging))
        while len(_SETS) > _KEPT:
            _SETS.popitem(last=False)
    return _SETS[key]


def _map_inputs(staging: Staging, tracks: list[Track]) -> tuple[Tensor, Tensor, Tensor]:
    """Boxes, phrases and kinds of those who are there already, as the network's semantic map wants them."""
    boxes = np.full((1, max(1, len(tracks)), MOMENTS, 4), np.nan, np.float32)
    phrases = np.zeros((1, max(1, len(tracks)), 128), np.float32)
    people = np.zeros((1, max(1, len(tracks))), np.float32)
    for row, track in enumerate(tracks):
        entity = staging.entities[track.entity]
        phrases[0, row] = mean_vector(words_of(entity.label) or [entity.asset])
        people[0, row] = entity.kind == "character"
        for moment in range(MOMENTS):
            spot = placed_at(track, _seconds_of(staging, moment))
            if spot is not None:
                box = drawn_box(staging.place, entity, spot).clipped()
                boxes[0, row, moment] = (box.left, box.top, box.right, box.bottom)
    return torch.from_numpy(boxes), torch.from_numpy(phrases), torch.from_numpy(people)


def _is_movable(staging: Staging, entity: Entity, track: Track) -> bool:
    if entity.kind == "prop":
        if entity.id in staging.fixed or entity.id in staging.played.values():
            return False
        if prop_entry(entity).stands != "floor":
            return False
    return any(not stop.hidden and not stop.spot.on for stop in track.stops)


def _is_bound(staging: Staging, entity: Entity) -> bool:
    """Whether it deals with others, so that distances matter."""
    for event in staging.shot.events:
        ids = {event.actor, event.target, event.destination}
        if entity.id in ids and len(ids & set(staging.entities)) > 1 and staging.action(event).distance:
            return True
    return any(entity.id in (pair.subject, pair.object) for pair in staging.shot.relations)


def _seconds_of(staging: Staging, moment: int) -> float:
    return min(AT[moment] / AT[-1] * staging.shot.duration, staging.shot.duration - 1e-3)


def _moment_of(staging: Staging, seconds: float) -> int:
    shares = np.array(AT) / AT[-1]
    return int(np.abs(shares - seconds / staging.shot.duration).argmin())


def _drawn(
    chances: np.ndarray, around: tuple[float, float], reach: float, random: Random
) -> tuple[float, float]:
    """A point in shares of the frame, by its chance and by how near it is to another one."""
    cells = (np.arange(PIXELS) + 0.5) / PIXELS
    near = (
        -0.5 * (((cells - around[0]) / reach) ** 2)[None]
        - 0.5 * (((cells - around[1]) / reach) ** 2)[:, None]
    )
    weights = np.exp((chances + near) - (chances + near).max()).ravel()
    total = np.cumsum(weights, dtype=np.float64)
    index = min(int(np.searchsorted(total, random.random() * total[-1])), PIXELS * PIXELS - 1)
    return (index % PIXELS + random.random()) / PIXELS, (index // PIXELS + random.random()) / PIXELS
