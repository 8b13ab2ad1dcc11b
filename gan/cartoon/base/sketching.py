"""Clips of our own base before they are painted: captions and where everybody is, in a fifth of the time.

The boxes are those of the layout (how much room somebody takes), not those of the drawing.
"""

from __future__ import annotations

import numpy as np

from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.building import EPISODE, RATE, Draft, clip_id, drafts_of, split_of
from gan.cartoon.base.clip import Clip, Unit
from gan.cartoon.base.describing import annotate
from gan.cartoon.base.directing import DirectedComposer
from gan.cartoon.base.packing import TRACK_STEP, all_frames
from gan.cartoon.catalogue.entries import PlaceEntry
from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import body_box, size_of
from gan.cartoon.retrieval.retriever import resolve
from gan.cartoon.scene import Entity

_HAND = 0.52  # of the holder's height
_LOOSE = (0.12, 0.09, 0.056)  # of a body's width and height, that drawings reach beyond it (measured)
_AHEAD = 0.25  # metres from the holder's middle to the hand


class SketchBase:
    """The training episodes of our own base, made up when they are asked for; see `ClipBase`.

    Args:
        clips: how many.
        seed: of the base.
    """

    def __init__(self, clips: int, seed: int = 0) -> None:
        self._seed = seed
        self._drafts: tuple[int, list[Draft]] = (-1, [])
        self._episodes: dict[str, tuple[int, int]] = {}
        episode = 0
        while len(self._episodes) < clips:
            if split_of(episode) == "train":
                for number in range(min(EPISODE, clips - len(self._episodes))):
                    self._episodes[clip_id(episode, number)] = (episode, number)
            episode += 1

    def ids(self, split: str | None = None) -> list[str]:
        """See `ClipBase`."""
        return list(self._episodes) if split in (None, "train") else []

    def background_key(self, id: str) -> str:
        """Names a set: the place and its light."""
        shot, seed = self._draft(id).scene.shots[0], self._draft(id).scene.seed
        return f"{shot.place}/{shot.time}/{seed}"

    def clip(self, id: str) -> Clip:
        """See `ClipBase`; there are no frames and no masks."""
        episode, number = self._episodes[id]
        draft = self._draft(id)
        scene = resolve(draft.scene)
        plan = ShotPlan(scene.shots[0], scene.seed, composer=DirectedComposer(episode * EPISODE + number))
        numbers = tracks_of(plan)
        boxes = {entity: values[:, :4] for entity, values in numbers.items()}
        annotation, names = annotate(id, draft.caption, draft.setting, draft.tokens, scene, boxes)
        kinds = {entity.id: entity for entity in scene.shots[0].entities}
        units = {
            name: Unit(
                kinds[entity].asset,
                kinds[entity].kind,
                depth=numbers[entity][:, 4],
                facing=numbers[entity][:, 5],
            )
            for entity, name in names.items()
        }
        tracks = {name: boxes[entity] for entity, name in names.items()}
        return Clip(annotation, "train", (), tracks, units, "", _none, _none, lambda: _background(plan))

    def _draft(self, id: str) -> Draft:
        episode, number = self._episodes[id]
        if self._drafts[0] != episode:
            self._drafts = (episode, drafts_of(episode, self._seed))
        return self._drafts[1][number]


def drawn_box(place: PlaceEntry, entity: Entity, spot: Spot) -> Box:
    """About where an entity's drawing is, which takes a little more than the room that layouts give it."""
    box = body_box(place, entity, spot)
    if entity.kind != "character":
        return box
    across, up, down = _LOOSE
    width, height = box.width, box.height
    return Box(
        box.left - across * width,
        box.top - up * height,
        box.right + across * width,
        box.bottom + down * height,
    )


def tracks_of(plan: ShotPlan) -> dict[str, np.ndarray]:
    """By id of the entity: (FRAMES, 6) box, depth and facing, by how much room each takes on the set."""
    steps = range(0, FRAMES, TRACK_STEP)
    found: dict[str, np.ndarray] = {}
    for row, frame in enumerate(steps):
        for entity in plan.shot.entities:
            placed = _placed(plan, entity.id, frame / RATE)
            if placed is not None and placed[0].clipped().area > 1e-5:
                values = found.setdefault(entity.id, np.full((len(steps), 6), np.nan, np.float32))
                box, spot = placed[0].clipped(), placed[1]
                values[row] = (box.left, box.top, box.right, box.bottom, spot.depth, spot.facing)
    return {id: all_frames(values) for id, values in found.items()}


def _placed(plan: ShotPlan, id: str, seconds: float) -> tuple[Box, Spot] | None:
    thing = plan.things.get(id)
    place, entity = plan.staging.place, plan.staging.entities[id]
    if thing is not None:
        lying = thing.at(seconds)
        if lying is None:
            return None
        holder = plan.staging.entities.get(lying.holder or "")
        if lying.spot is None and holder is not None:
            spot = plan.spot(holder.id, seconds)
            if spot is None:
                return None
            height = _HAND * size_of(holder, spot.posture).height
            hand = Spot(spot.x + _AHEAD * spot.facing, spot.depth, spot.facing, spot.lift + height)
            return body_box(place, entity, hand), spot
        return (body_box(place, entity, lying.spot), lying.spot) if lying.spot else None
    spot = plan.spot(id, seconds)
    return (drawn_box(place, entity, spot), spot) if spot else None


def _none():
    raise CartoonError("A clip that is not painted yet has no pixels; make the base first.")


def _background(plan: ShotPlan) -> np.ndarray:
    """(SIDE, SIDE, 3) uint8 of the set."""
    from gan.cartoon.stage.units import set_picture

    return set_picture(plan.shot, plan.staging)
