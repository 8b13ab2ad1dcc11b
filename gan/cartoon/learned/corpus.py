"""A clip base as arrays that a network learns from: captions, who is where, sets, parts of speech.

Layouts need no pixels of the players, so that a base serves as soon as its annotations are there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gan.cartoon.base.annotation import AnnotatedEntity, Annotation
from gan.cartoon.base.clip import Clip, ClipBase
from gan.cartoon.learned.texts import LONGEST, Vocabulary

MOMENTS = 8
"""Frames of a clip that networks see, as in the paper."""

GRID = 32
"""Cells across and down of what they see."""

AT = (0, 12, 18, 30, 42, 54, 60, 72)
"""Numbers of those frames."""


@dataclass(frozen=True, eq=False)
class Example:
    """One clip, ready to learn from. E entities, in the order of composing.

    Attributes:
        id: of the clip.
        words: numbers of the caption's words.
        names: ids of the entities.
        tokens: (E,) int, which word each of them is named by, -1 where none does.
        phrases: for each the numbers of the words of its noun phrase.
        people: (E,) bool, characters.
        boxes: (E, MOMENTS, 4) float32 in shares of the frame, NaN where it is not to be seen.
        depth, facing: (E, MOMENTS) float32, NaN where nobody knows.
        background: (GRID, GRID, 3) uint8.
    """

    id: str
    words: tuple[int, ...]
    names: tuple[str, ...]
    tokens: np.ndarray
    phrases: tuple[tuple[int, ...], ...]
    people: np.ndarray
    boxes: np.ndarray
    depth: np.ndarray
    facing: np.ndarray
    background: np.ndarray


def small_picture(picture: np.ndarray, side: int = GRID) -> np.ndarray:
    """(H, W, 3) uint8 -> (side, side, 3) uint8, each cell the mean of its pixels."""
    from PIL import Image

    return np.array(Image.fromarray(picture).resize((side, side), Image.Resampling.BOX))


def composing_order(annotation: Annotation, tracks: dict[str, np.ndarray]) -> list[AnnotatedEntity]:
    """Things before people, and what is in somebody's hands last; those who are named first come first."""

    def first(entity: AnnotatedEntity) -> int:
        return entity.span[0] if entity.span else LONGEST

    people = [tracks[entity.id][list(AT)] for entity in annotation.characters if entity.id in tracks]
    held = {
        entity.id
        for entity in annotation.objects
        if entity.id in tracks and any(_is_held(tracks[entity.id][list(AT)], person) for person in people)
    }
    things = sorted(annotation.objects, key=first)
    return [
        *(thing for thing in things if thing.id not in held),
        *sorted(annotation.characters, key=first),
        *(thing for thing in things if thing.id in held),
    ]


def _is_held(thing: np.ndarray, person: np.ndarray) -> bool:
    """Whether something small is within somebody's box most of the time."""
    sizes = [(box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (thing, person)]
    middle = (thing[:, :2] + thing[:, 2:]) / 2
    reach = 0.4 * (person[:, 2:] - person[:, :2])
    near = ((middle > person[:, :2] - reach * (1, 0)) & (middle < person[:, 2:] + reach * (1, 0))).all(1)
    small = sizes[0] < 0.35 * sizes[1]
    both = ~(np.isnan(thing).any(1) | np.isnan(person).any(1))
    return bool(both.any() and (near & small)[both].mean() > 0.5)


def example_of(
    clip: Clip, vocabulary: Vocabulary, backgrounds: dict[str, np.ndarray], key: str = ""
) -> Example | None:
    """A clip as an example; None where nobody is to be seen.

    Args:
        clip: of any base.
        vocabulary: takes the words.
        backgrounds: small pictures that are known already; takes this one's.
        key: names the background; "" for the clip's own.
    """
    annotation = clip.annotation
    people = {entity.id for entity in annotation.characters}
    entities = [e for e in composing_order(annotation, clip.tracks) if e.id in clip.tracks]
    boxes = [clip.tracks[entity.id][list(AT)] for entity in entities]
    seen = [n for n, box in enumerate(boxes) if not np.isnan(box).all()]
    if not seen:
        return None
    key = key or clip.id
    if key not in backgrounds:
        backgrounds[key] = small_picture(clip.read_background())
    entities, boxes = [entities[n] for n in seen], [boxes[n] for n in seen]
    words = [word for word, _ in annotation.tokens][:LONGEST]
    units = [clip.units.get(entity.id) for entity in entities]
    nothing = np.full(MOMENTS, np.nan, np.float32)
    return Example(
        clip.id,
        tuple(vocabulary.numbers(words)),
        tuple(entity.id for entity in entities),
        np.array([_token(entity, len(words)) for entity in entities], np.int64),
        tuple(tuple(vocabulary.numbers(entity.phrase.split()[:6])) for entity in entities),
        np.array([entity.id in people for entity in entities]),
        np.stack(boxes).astype(np.float32),
        np.stack([unit.depth[list(AT)] if unit else nothing for unit in units]),
        np.stack([unit.facing[list(AT)] if unit else nothing for unit in units]),
        backgrounds[key],
    )


def _token(entity: AnnotatedEntity, length: int) -> int:
    last = entity.span[1] - 1 if entity.span else -1
    return last if last < length else -1


def read_examples(
    base: ClipBase,
    ids: Iterable[str],
    vocabulary: Vocabulary,
    backgrounds: dict[str, np.ndarray] | None = None,
) -> list[Example]:
    """The examples of some clips, those without anybody left out; see `example_of`."""
    backgrounds = {} if backgrounds is None else backgrounds
    key_of = getattr(base, "background_key", lambda id: "")
    found = (example_of(base.clip(id), vocabulary, backgrounds, key_of(id)) for id in ids)
    return [example for example in found if example is not None]


def pictures_of(clip: Clip, names: Iterable[str]) -> np.ndarray:
    """Entities cut out at the moments that networks see.

    Returns:
        (E, MOMENTS, GRID, GRID, 4) uint8 RGBA, alpha multiplied in.
    """
    masks, frames = clip.read_masks(), clip.read_frames()
    rows = [min(range(len(clip.moments)), key=lambda n, at=at: abs(clip.moments[n] - at)) for at in AT]
    found = []
    for name in names:
        mask = masks[name][rows]
        cut = np.concatenate([frames[rows] * mask[..., None], mask[..., None] * np.uint8(255)], -1)
        cell = cut.shape[1] // GRID
        shape = (len(rows), GRID, cell, GRID, cell, 4)
        found.append(cut.reshape(shape).mean((2, 4)).round().astype(np.uint8))
    return np.stack(found)
