"""Segments of film for the entity retriever: entities cut out of a few frames, with what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from gan.cartoon.base.clip import Clip, ClipBase
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.corpus import AT
from gan.cartoon.learned.labels import Labels, labels_of
from gan.cartoon.learned.texts import LONGEST, Vocabulary

CUTS = 4
"""Frames of a segment that are seen."""

CELLS = 24
"""Cells of a cut-out across and down."""


@dataclass(frozen=True, eq=False)
class Segment:
    """One entity of one clip.

    Attributes:
        clip, name: ids of the clip and of the entity.
        asset: id in the catalogue, "" in bases that are not our own.
        kind: "character" or "prop".
        words, token, phrase: of the caption, see `gan.cartoon.learned.corpus.Example`.
        labels: what is said of it.
        boxes: (T, 4) float32, NaN where it is not to be seen.
        cuts: (CUTS, CELLS, CELLS, 4) uint8 RGB and mask.
        actions, looks: ids of what it does, and words of its looks, where the base knows.
    """

    clip: str
    name: str
    asset: str
    kind: str
    words: tuple[int, ...]
    token: int
    phrase: tuple[int, ...]
    labels: Labels
    boxes: np.ndarray
    cuts: np.ndarray
    actions: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()


def segments_of(clip: Clip, vocabulary: Vocabulary) -> list[Segment]:
    """All entities of a clip that are to be seen.

    Raises:
        CartoonError: the clip has no pixels.
    """
    annotation = clip.annotation
    labels = labels_of(annotation)
    people = {entity.id for entity in annotation.characters}
    frames, masks = clip.read_frames(), clip.read_masks()
    words = [word for word, _ in annotation.tokens][:LONGEST]
    numbers = tuple(vocabulary.numbers(words))
    found = []
    for entity in annotation.entities:
        if entity.id not in clip.tracks or not masks[entity.id].any():
            continue
        unit = clip.units.get(entity.id)
        own = labels[entity.id]
        last = entity.span[1] - 1 if entity.span else -1
        if unit and last >= 0 and annotation.tokens[last][1] == "NNP":
            own = replace(own, nouns=frozenset({unit.asset}))  # names are given anew in every episode
        found.append(
            Segment(
                clip.id,
                entity.id,
                unit.asset if unit else "",
                "character" if entity.id in people else "prop",
                numbers,
                last if last < len(words) else -1,
                tuple(vocabulary.numbers(entity.phrase.split()[:6])),
                own,
                clip.tracks[entity.id][list(AT)],
                cut_out(frames, masks[entity.id]),
                unit.actions if unit else (),
                unit.words if unit else (),
            )
        )
    return found


def cut_out(frames: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """An entity at a few moments, each filling its square.

    Args:
        frames: (K, SIDE, SIDE, 3) uint8.
        masks: (K, SIDE, SIDE) bool.

    Returns:
        (CUTS, CELLS, CELLS, 4) uint8; black with an empty mask where it is not to be seen.
    """
    cuts = np.zeros((CUTS, CELLS, CELLS, 4), np.uint8)
    for row, at in enumerate(np.linspace(0, len(frames) - 1, CUTS).round().astype(int)):
        mask = masks[at]
        rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        if len(rows):
            part = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
            inside = mask[part]
            pixels = np.dstack([frames[at][part] * inside[..., None], inside * np.uint8(255)])
            cuts[row] = np.asarray(Image.fromarray(pixels).resize((CELLS, CELLS), Image.Resampling.BILINEAR))
    return cuts


def read_segments(base: ClipBase, ids: Iterable[str], vocabulary: Vocabulary) -> list[Segment]:
    """The segments of some clips; clips without pixels are left out.

    Raises:
        CartoonError: not one of them has pixels.
    """
    found, problem = [], None
    for id in ids:
        try:
            found += segments_of(base.clip(id), vocabulary)
        except CartoonError as error:
            problem = error
    if not found and problem is not None:
        raise problem
    return found


@dataclass(frozen=True)
class LabelNames:
    """The labels that a retriever tells, the most frequent first.

    Attributes:
        nouns, adjectives, verbs: lemmas.
    """

    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    verbs: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Nouns, adjectives and verbs in one row."""
        return self.nouns + self.adjectives + self.verbs

    def marks(self, labels: Labels) -> np.ndarray:
        """(nouns + adjectives + verbs,) float32, 1 for each that holds."""
        parts = zip(
            (self.nouns, self.adjectives, self.verbs),
            (labels.nouns, labels.adjectives, labels.verbs),
            strict=True,
        )
        return np.array([float(name in own) for names, own in parts for name in names], np.float32)


def label_names(segments: Iterable[Segment], nouns: int, adjectives: int, verbs: int) -> LabelNames:
    """The most frequent labels of a corpus, filled up with "" to the numbers that are asked for."""
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    for segment in segments:
        own = segment.labels
        for count, words in zip(counts, (own.nouns, own.adjectives, own.verbs), strict=True):
            count.update(words)
    wanted = (nouns, adjectives, verbs)
    rows = [
        tuple(name for name, _ in count.most_common(number)) + ("",) * max(0, number - len(count))
        for count, number in zip(counts, wanted, strict=True)
    ]
    return LabelNames(*rows)
