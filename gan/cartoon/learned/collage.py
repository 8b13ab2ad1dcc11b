"""A clip out of somebody's base alone: composed, retrieved and fused from its captions, tracks and sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.clip import ClipBase
from gan.cartoon.base.fusion import Part, fused, kept_in_shape
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.background_net import BackgroundRetrieverNet
from gan.cartoon.learned.background_training import SightBatches, read_sights
from gan.cartoon.learned.background_training import embed as embed_sights
from gan.cartoon.learned.batches import signed
from gan.cartoon.learned.composer_net import PIXELS, LayoutComposerNet, spread
from gan.cartoon.learned.composing import token_of
from gan.cartoon.learned.corpus import AT, MOMENTS, small_picture
from gan.cartoon.learned.entity_net import EntityRetrieverNet
from gan.cartoon.learned.entity_training import SegmentBatches
from gan.cartoon.learned.entity_training import embed as embed_segments
from gan.cartoon.learned.index import Answer, Entry, Index
from gan.cartoon.learned.labels import lemma_of
from gan.cartoon.learned.segments import LabelNames, read_segments
from gan.cartoon.learned.texts import Vocabulary, mean_vector, vectors_of, words_of
from gan.cartoon.scene import Scene

_TRIES = 12  # layouts that are sampled for each entity


@dataclass(frozen=True, eq=False)
class BaseIndex:
    """A base that answers.

    Attributes:
        base: the clips.
        entities: their segments.
        backgrounds: their sets.
    """

    base: ClipBase
    entities: Index
    backgrounds: Index


@dataclass(frozen=True)
class Networks:
    """The three learned parts."""

    composer: LayoutComposerNet
    entities: EntityRetrieverNet
    backgrounds: BackgroundRetrieverNet


@dataclass(frozen=True)
class Placed:
    """One entity of a collage.

    Attributes:
        id: of the scene's entity.
        label: what it is called.
        answer: the segment that plays it.
        boxes: (FRAMES, 4) in shares of the frame.
    """

    id: str
    label: str
    answer: Answer
    boxes: np.ndarray


def index_base(base: ClipBase, networks: Networks, most: int = 25_000) -> BaseIndex:
    """Embed everything of a base.

    Raises:
        CartoonError: the base has no pixels, or no backgrounds.
    """
    ids, vocabulary = base.ids()[:most], Vocabulary()
    segments = read_segments(base, ids, vocabulary)
    sights = read_sights(base, ids, vocabulary)
    if not segments or not sights:
        raise CartoonError("The base has no masked pixels or no backgrounds, so no clip can be made of it.")
    device = torch.device("cpu")
    batches = SegmentBatches(segments, LabelNames((), (), ()), vocabulary, device)
    _, points = embed_segments(networks.entities, batches)
    entries = [
        Entry(
            one.asset,
            one.kind,
            one.clip,
            one.name,
            (*sorted(one.labels.verbs), *sorted(one.labels.adjectives), *sorted(one.labels.nouns)),
        )
        for one in segments
    ]
    _, pictures = embed_sights(networks.backgrounds, SightBatches(sights, (), vocabulary, device))
    places = [Entry(one.place, "place", one.clip, words=(one.setting,)) for one in sights]
    return BaseIndex(base, Index(points, entries), Index(pictures, places))


@torch.no_grad()
def compose_collage(
    scene: Scene, number: int, index: BaseIndex, networks: Networks, seed: int = 0
) -> tuple[np.ndarray, list[Placed], Answer]:
    """Find a set, and for one entity after the other a place and a segment.

    Args:
        scene: as understood.
        number: of the shot.
        index: of the base.
        networks: the three.
        seed: of what is left to chance.

    Returns:
        The set (SIDE, SIDE, 3) uint8, who is placed, and why this set.

    Raises:
        CartoonError: the base has nobody to play.
    """
    shot, random = scene.shots[number], Random(f"{seed}/{number}")
    words = words_of(shot.text)
    vectors = torch.from_numpy(vectors_of(words))[None]
    asked = tuple({word.lower() for word in words} | {lemma_of(word) for word in words})
    place = index.backgrounds.find(networks.backgrounds.ask(vectors)[0].numpy(), "place", 1, asked)[0]
    background = index.base.clip(place.entry.clip).read_background()
    placed: list[Placed] = []
    for entity in sorted(shot.entities, key=lambda entity: entity.kind == "character"):
        phrase = words_of(entity.label) or [entity.asset.replace("_", " ")]
        text = (
            vectors,
            torch.tensor([token_of(words, phrase)]),
            torch.from_numpy(mean_vector(phrase))[None],
            torch.tensor([float(entity.kind == "character")]),
        )
        boxes = _boxes(networks.composer, text, background, placed, random)
        query = networks.entities.ask(*text, torch.from_numpy(boxes[list(AT)])[None])[0].numpy()
        found = index.entities.find(query, entity.kind, 1, asked)
        if found:
            placed.append(Placed(entity.id, " ".join(phrase), found[0], boxes))
    if not placed:
        raise CartoonError(
            "The base has nobody who could play this; write of somebody that its captions name."
        )
    return background, placed, place


def frames_of(index: BaseIndex, background: np.ndarray, placed: Sequence[Placed], width: int, height: int):
    """The frames of a collage; see `gan.cartoon.base.fusion.fused`."""
    parts = []
    for one in placed:
        clip = index.base.clip(one.answer.entry.clip)
        name = one.answer.entry.name
        boxes = kept_in_shape(one.boxes, clip.tracks[name])
        parts.append(Part(clip.read_frames(), clip.read_masks()[name], boxes))
    return fused(background, parts, width, height)


def _boxes(
    network: LayoutComposerNet, text, background: np.ndarray, placed: list[Placed], random: Random
) -> np.ndarray:
    """(FRAMES, 4): of several sampled ways the one that breaks the fewest rules, and is likeliest."""
    others = np.full((1, max(1, len(placed)), MOMENTS, 4), np.nan, np.float32)
    phrases = np.zeros((1, max(1, len(placed)), network.config.word), np.float32)
    people = np.zeros((1, max(1, len(placed))), np.float32)
    for row, one in enumerate(placed):
        others[0, row], phrases[0, row] = one.boxes[list(AT)], mean_vector(words_of(one.label))
        people[0, row] = one.answer.entry.kind == "character"
    film = network.semantic_map(*(torch.from_numpy(part) for part in (others, phrases, people)))
    guess = network(film, signed(small_picture(background)[None]), *text)
    chances = spread(guess.logits)[0].numpy()
    ways = [_way(chances, random) for _ in range(_TRIES)]
    sizes = network.sizes(_repeated(guess, len(ways)), torch.from_numpy(np.stack(ways)).float())[..., :2]
    best = None
    for way, size in zip(ways, sizes.clamp(0.03, 0.95).numpy(), strict=True):
        boxes = np.concatenate([way - size / 2, way + size / 2], 1)
        value = 10 * _broken(boxes, others[0][: len(placed)]) - _likely(chances, way)
        if best is None or value < best[0]:
            best = value, boxes
    assert best is not None
    return np.stack([np.interp(range(FRAMES), AT, best[1][:, n]) for n in range(4)], 1).astype(np.float32)


def _repeated(guess, number: int):
    return type(guess)(
        *(part.expand(number, *part.shape[1:]) for part in (guess.logits, guess.features, guess.text))
    )


def _way(chances: np.ndarray, random: Random) -> np.ndarray:
    """(MOMENTS, 2) centres: the first one drawn, each later one drawn near the one before."""
    cells = (np.arange(PIXELS) + 0.5) / PIXELS
    way = np.zeros((MOMENTS, 2))
    near = np.zeros((PIXELS, PIXELS))
    for moment in range(MOMENTS):
        logits = chances[moment] + near
        total = np.cumsum(np.exp(logits - logits.max()).ravel(), dtype=np.float64)
        spot = min(int(np.searchsorted(total, random.random() * total[-1])), PIXELS * PIXELS - 1)
        way[moment] = (cells[spot % PIXELS], cells[spot // PIXELS])
        apart = ((cells - way[moment, 0]) / 0.05)[None] ** 2 + ((cells - way[moment, 1]) / 0.02)[:, None] ** 2
        near = -0.5 * apart
    smooth = np.pad(way, ((1, 1), (0, 0)), mode="edge")
    return (smooth[:-2] + smooth[1:-1] + smooth[2:]) / 3


def _likely(chances: np.ndarray, way: np.ndarray) -> float:
    cells = np.clip((way * PIXELS).astype(int), 0, PIXELS - 1)
    return float(np.mean([chances[n, y, x] for n, (x, y) in enumerate(cells)]))


def _broken(boxes: np.ndarray, others: np.ndarray) -> int:
    """How many rules a way breaks: nobody is cut off, and nobody stands in another."""
    cut = bool((boxes[:, :2] < -0.02).any() or (boxes[:, 2:] > 1.02).any())
    covers = 0
    for other in others:
        low, high = np.maximum(boxes[:, :2], other[:, :2]), np.minimum(boxes[:, 2:], other[:, 2:])
        common = np.clip(high - low, 0, None).prod(1)
        own = (boxes[:, 2:] - boxes[:, :2]).prod(1)
        covers += bool(np.nanmean(common / np.maximum(own, 1e-6)) > 0.5) if not np.isnan(common).all() else 0
    return cut + covers
