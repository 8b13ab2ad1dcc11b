"""The recipe of our own clip base: episodes of captions, staged, painted and taken apart."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.captions import Episode, write_caption
from gan.cartoon.base.clip import Clip, Unit
from gan.cartoon.base.describing import annotate, without_strangers
from gan.cartoon.base.directing import DirectedComposer
from gan.cartoon.base.packing import TRACK_STEP, all_frames
from gan.cartoon.base.slips import with_slips
from gan.cartoon.base.store import BaseWriter
from gan.cartoon.base.tokens import Token, joined, tagged
from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Camera, Event, Scene, Shot, to_json

_log = logging.getLogger(__name__)

RATE = 25
SECONDS = FRAMES / RATE
EPISODE = 100
"""Clips of an episode."""

_TURN = 10  # clips of an episode that are made in one go
_SETS = 8  # ways that a place can look
_KEPT = 160  # sets whose layers are kept
_GOLDEN = 0.6180339887
_TRAIN, _VAL = 0.821, 0.906  # shares of the episodes: 20,656 and 2,135 of 25,168 clips, as published
_COLOURS = {
    "red": "#d8413a", "blue": "#3f77c4", "green": "#4e9f55", "yellow": "#f4c93b", "purple": "#8453ab",
    "orange": "#ee8a33", "pink": "#ec8fb1", "white": "#f6f2ea", "brown": "#8a5a3a", "grey": "#8e9096",
}  # fmt: skip


@dataclass(frozen=True)
class TrainOptions:
    """What a base is made of."""

    base: Path = field(metadata={"help": "folder of the clip base; what is there already stays and counts"})
    out: Path = field(default=Path(), metadata={"help": "not used: the base is written into --base"})
    clips: int = field(default=25_000, metadata={"help": "how many clips of three seconds"})
    frames: int = field(default=8, metadata={"help": "frames of each clip whose pixels are kept, 75 for all"})
    minutes: float = field(
        default=0.0, metadata={"help": "stop after so many minutes; 0 to go on to the end"}
    )
    seed: int = field(default=0, metadata={"help": "seed of captions, looks and layouts"})
    device: str = "auto"


@dataclass(frozen=True)
class Draft:
    """A caption and what it became.

    Attributes:
        caption, setting, tokens: what was written.
        scene: one shot of three seconds, with the camera at rest.
    """

    caption: str
    setting: str
    tokens: list[Token]
    scene: Scene


def train(options: TrainOptions) -> None:
    """Make the base, or go on with it.

    Raises:
        CartoonError: the folder cannot be written, or holds a base of another kind.
    """
    from gan.cartoon.stage.application import ensure_application

    if not 1 <= options.frames <= FRAMES:
        raise CartoonError(f"The frames are {options.frames}; a clip can keep 1 to {FRAMES} of its frames.")
    ensure_application()
    with BaseWriter(options.base) as writer:
        made_as = writer.settle("made as", f"seed {options.seed}, frames {options.frames}")
        if made_as != f"seed {options.seed}, frames {options.frames}":
            raise CartoonError(f"The base {options.base} was made with {made_as}; choose another folder.")
        _Builder(options, writer).run()


def split_of(episode: int) -> str:
    """The split of an episode: spread evenly, in the published shares."""
    place = (episode + 1) * _GOLDEN % 1
    return "train" if place < _TRAIN else "val" if place < _VAL else "test"


def drafts_of(episode: int, seed: int = 0, count: int = EPISODE) -> list[Draft]:
    """The drafts of an episode; the same for the same numbers."""
    random = Random(f"{seed}/{episode}")
    show = Episode(random)
    found: list[Draft] = []
    while len(found) < count:
        words, place = write_caption(show)
        draft = _draft(with_slips(tagged(words), random), place, episode, random)
        if draft is not None:
            found.append(draft)
    return found


def _draft(words: list[tuple[str, str]], place: str, episode: int, random: Random) -> Draft | None:
    """None for a caption of which nothing, or more than one shot, comes."""
    from gan.cartoon.script import understand

    text, tokens = joined(words)
    scene = understand(text, episode % _SETS)
    if len(scene.shots) != 1 or not scene.shots[0].entities:
        return None
    scene = without_strangers(scene)
    if not scene.shots[0].entities:
        return None
    time_of_day = random.choices(("day", "evening", "night"), (84, 8, 8))[0]
    shot = _in_three_seconds(replace(scene.shots[0], time=time_of_day))
    return Draft(text, place, tokens, _dressed(replace(scene, shots=(shot,)), episode))


def _in_three_seconds(shot: Shot) -> Shot:
    """The same shot, faster or slower, with the camera at rest."""
    ratio = SECONDS / shot.duration

    def timed(event: Event) -> Event:
        return replace(
            event, start=event.start * ratio, end=max(event.end * ratio, event.start * ratio + 0.1)
        )

    relations = tuple(
        replace(relation, start=relation.start * ratio, end=relation.end * ratio)
        for relation in shot.relations
    )
    camera = Camera("wide", shot.entities[0].id)
    events = tuple(map(timed, shot.events))
    return replace(
        shot, start=0.0, duration=SECONDS, camera=camera, events=events, relations=relations, weather="clear"
    )


def _dressed(scene: Scene, episode: int) -> Scene:
    """Everybody in the colours that he wears all through the episode, where the caption names no others."""
    cast = []
    for member in scene.cast:
        name = member.name or member.label
        colour = list(_COLOURS.values())[crc32(f"{episode}/{name}".encode()) % len(_COLOURS)]
        plain = not member.look.top and member.character not in (
            "dog",
            "cat",
            "horse",
            "bird",
            "dinosaur",
            "robot",
        )
        cast.append(
            replace(member, look=replace(member.look, top=colour)) if plain and member.name else member
        )
    return replace(scene, cast=tuple(cast))


class _Builder:
    """Paints drafts into a base."""

    def __init__(self, options: TrainOptions, writer: BaseWriter) -> None:
        self._options, self._writer = options, writer
        self._sets: OrderedDict[str, tuple[np.ndarray, ...]] = OrderedDict()
        self._moments = moments_of(options.frames)

    def run(self) -> None:
        options = self._options
        started = time.monotonic()
        for turn, (episode, numbers) in enumerate(turns_of(options.clips)):
            missing = [number for number in numbers if not self._writer.has_clip(number)]
            if not missing:
                continue
            first = episode * EPISODE
            drafts = drafts_of(episode, options.seed, missing[-1] - first + 1)
            for number in missing:
                self._add(number, episode, drafts[number - first])
            self._writer.commit()
            minutes = (time.monotonic() - started) / 60
            if turn % 20 == 0 or options.clips < 1000:
                _log.info("%d clips after %.1f minutes", self._writer.count, minutes)
            if options.minutes and minutes >= options.minutes:
                break
        _log.info("the base %s has %d clips", options.base, self._writer.count)

    def _add(self, number: int, episode: int, draft: Draft) -> None:
        from gan.cartoon.stage.film import Film
        from gan.cartoon.stage.units import TakenApart

        film = Film(draft.scene, captions="none", composer=DirectedComposer(number))
        apart = TakenApart(film)
        layers = self._layers(apart)
        players = {
            frame: apart.players(frame / RATE)
            for frame in sorted({*range(0, FRAMES, TRACK_STEP), *self._moments})
        }
        numbers = _numbers(apart, players)
        scene = film.scene
        id = clip_id(episode, number % EPISODE)
        boxes = {entity: values[:, :4] for entity, values in numbers.items()}
        annotation, names = annotate(id, draft.caption, draft.setting, draft.tokens, scene, boxes)
        shown = [apart.moment(players[moment], layers) for moment in self._moments]
        empty = np.zeros(shown[0].frame.shape[:2], bool)
        masks = {
            name: np.stack([one.masks.get(entity, empty) for one in shown]) for entity, name in names.items()
        }
        clip = Clip(
            annotation,
            split_of(episode),
            self._moments,
            {name: boxes[entity] for entity, name in names.items()},
            {name: _unit(scene, entity, numbers[entity]) for entity, name in names.items()},
            to_json(draft.scene),
            lambda: masks,
            lambda: np.stack([one.frame for one in shown]),
            lambda: np.zeros(0),
        )
        self._writer.add(number, clip, apart.set_key, lambda: _background(layers))

    def _layers(self, apart) -> tuple[np.ndarray, ...]:
        key = apart.set_key
        if key not in self._sets:
            self._sets[key] = apart.layers()
            while len(self._sets) > _KEPT:
                self._sets.popitem(last=False)
        self._sets.move_to_end(key)
        return self._sets[key]


def turns_of(clips: int) -> Iterator[tuple[int, range]]:
    """In which order clips are made: a few of every episode, then the next few, so that a base that is not
    done yet has all sorts already.

    Args:
        clips: of the whole base.

    Yields:
        The number of an episode, and numbers of clips of the base.
    """
    for begin in range(0, EPISODE, _TURN):
        for episode in range(-(-clips // EPISODE)):
            first = episode * EPISODE + begin
            numbers = range(min(first, clips), min(first + _TURN, clips))
            if numbers:
                yield episode, numbers


def clip_id(episode: int, number: int) -> str:
    """The id of a clip in the form of the published ones: season, episode, first and last frame."""
    first = number * FRAMES
    return f"s_{episode // 30 + 1:02d}_e_{episode % 30 + 1:02d}_shot_{first:06d}_{first + FRAMES - 1:06d}"


def moments_of(count: int) -> tuple[int, ...]:
    """Numbers of so many frames, spread evenly; where they may they fall on those that tracks are kept at."""
    last = (FRAMES - 1) // TRACK_STEP
    if count <= last + 1:
        return tuple(round(step) * TRACK_STEP for step in np.linspace(0, last, count))
    return tuple(round(step) for step in np.linspace(0, FRAMES - 1, count))


def _numbers(apart, players) -> dict[str, np.ndarray]:
    """By id of the scene: (FRAMES, 6) box, depth and facing."""
    steps = range(0, FRAMES, TRACK_STEP)
    found: dict[str, np.ndarray] = {}
    for row, frame in enumerate(steps):
        for id, place in apart.places(players[frame]).items():
            values = found.setdefault(id, np.full((len(steps), 6), np.nan, np.float32))
            box = place.box.clipped()
            values[row] = (box.left, box.top, box.right, box.bottom, place.depth, place.facing)
    return {id: all_frames(values) for id, values in found.items()}


def _unit(scene: Scene, entity: str, numbers: np.ndarray) -> Unit:
    shot = scene.shots[0]
    it = shot.entity(entity)
    assert it is not None
    own = [event for event in shot.events if event.actor == entity]
    emotion = next((event.emotion for event in own if event.emotion != "neutral"), "neutral")
    return Unit(
        it.asset,
        it.kind,
        tuple(dict.fromkeys(event.action for event in own)),
        emotion,
        _looks(it.look),
        numbers[:, 4],
        numbers[:, 5],
    )


def _looks(look) -> tuple[str, ...]:
    """Words for a look."""
    names = {colour: name for name, colour in _COLOURS.items()}
    found = [
        names.get(look.top, ""),
        look.outfit,
        "glasses" if look.glasses else "",
        "beard" if look.beard else "",
    ]
    return tuple(word for word in found if word)


def _background(layers: tuple[np.ndarray, ...]) -> np.ndarray:
    frame = layers[0][..., :3].astype(np.uint16)
    for layer in layers[1:]:
        frame = layer[..., :3] + frame * (255 - layer[..., 3:].astype(np.uint16)) // 255
    return frame.astype(np.uint8)
