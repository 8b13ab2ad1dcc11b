"""The learned parts of Cartoon against rules and plain guesses, on held-out episodes of a clip base.

    python tests/benchmarks/bench_craft.py --base DIR [--only captions,layout,…] [--clips N] [--models DIR]
                                           [--real FILE] [--sheet DIR]

- captions: figures of the base's captions beside those of real ones (--real, JSON lines with "text").
- layout: location NLL a frame on the 128x128 grid, box IoU and distance of centres: learned, rules, mean.
- entities, backgrounds: recall at 1 and 10 by part of speech against the most frequent; time of a query.
- truth: which share of relations and actions of held-out captions a checker finds in the finished frames.
- sheet: 40 captions, rules and learned side by side in a random order, with the key in a file beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from functools import lru_cache
from pathlib import Path
from random import Random

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import torch  # noqa: E402

from gan.cartoon.animation.plan import ShotPlan  # noqa: E402
from gan.cartoon.base.building import EPISODE, drafts_of, split_of  # noqa: E402
from gan.cartoon.base.describing import annotate  # noqa: E402
from gan.cartoon.base.measuring import figures_of, word_distance  # noqa: E402
from gan.cartoon.base.sketching import tracks_of  # noqa: E402
from gan.cartoon.base.store import PackedBase  # noqa: E402
from gan.cartoon.checking import check_film  # noqa: E402
from gan.cartoon.layout.composer import RuleComposer  # noqa: E402
from gan.cartoon.learned.background_training import SightBatches, read_sights  # noqa: E402
from gan.cartoon.learned.background_training import measure as measure_backgrounds  # noqa: E402
from gan.cartoon.learned.batches import Batches  # noqa: E402
from gan.cartoon.learned.cards import load_backgrounds, load_composer, load_entities  # noqa: E402
from gan.cartoon.learned.composer_net import PIXELS  # noqa: E402
from gan.cartoon.learned.composer_training import UNIFORM, overlap  # noqa: E402
from gan.cartoon.learned.composer_training import measure as measure_layouts  # noqa: E402
from gan.cartoon.learned.composing import LearnedComposer  # noqa: E402
from gan.cartoon.learned.corpus import AT, MOMENTS, read_examples  # noqa: E402
from gan.cartoon.learned.entity_training import SegmentBatches  # noqa: E402
from gan.cartoon.learned.entity_training import measure as measure_entities  # noqa: E402
from gan.cartoon.learned.index import Entry, Index  # noqa: E402
from gan.cartoon.learned.segments import label_names, read_segments  # noqa: E402
from gan.cartoon.learned.texts import Vocabulary, mean_vector, vectors_of, words_of  # noqa: E402
from gan.cartoon.retrieval.retriever import resolve  # noqa: E402
from gan.cartoon.script import understand  # noqa: E402
from gan.cartoon.stage.application import ensure_application  # noqa: E402
from gan.cartoon.stage.export import frame_pixels  # noqa: E402
from gan.cartoon.stage.film import Film  # noqa: E402
from gan.models.cards import read_card  # noqa: E402

_DRAWS = 6  # layouts of the rules that make a density
_SPREADS = (5.0, 8.0, 12.0, 18.0, 26.0)  # pixels; the best one on validation clips counts
_KNOWN = 0.95  # share of the rules' density that is not uniform


def held_out(count: int, split: str = "test") -> list[str]:
    """Captions of held-out episodes, as many of each."""
    episodes = [episode for episode in range(400) if split_of(episode) == split]
    each = -(-count // len(episodes[:24]))
    found = [draft.caption for episode in episodes[:24] for draft in drafts_of(episode, count=each)]
    return found[:count]


def spread_over(ids: list[str], count: int) -> list[str]:
    """So many of a split's clips, of all its episodes."""
    return [ids[n * len(ids) // count] for n in range(count)] if len(ids) > count else ids


# Captions


def measure_captions(real: Path | None) -> None:
    """Figures of 2,000 captions, and of as many real ones."""
    own = figures_of([draft.caption for episode in range(20) for draft in drafts_of(episode)])
    rows = {"ours": own}
    if real:
        rows["real"] = figures_of(json.loads(line)["text"] for line in real.read_text().splitlines())
    print("captions       words  spread  sentences  pronouns  verbs  ten verbs' share of the actions")
    for name, row in rows.items():
        print(
            f"  {name:<11} {row.words:6.2f} {row.spread:7.2f} {row.sentences:10.2f} "
            f"{100 * row.pronouns:8.1f} % "
            f"{100 * row.verbs:5.1f} % {100 * row.ten_verbs:5.1f} %"
        )
    if real:
        print(f"  distance of the words' distributions (0..1): {word_distance(own, rows['real']):.3f}")


# Layouts


def measure_layout(base: PackedBase, composer, count: int) -> None:
    """Learned, rules and mean layout on test clips; the rules' spread is chosen on validation clips."""
    vocabulary = Vocabulary()
    test = read_examples(base, spread_over(base.ids("test"), count), vocabulary)
    train = read_examples(base, base.ids("train"), vocabulary)
    val = read_examples(base, spread_over(base.ids("val"), max(40, count // 3)), vocabulary)
    print(f"layout, {len(test)} test clips: NLL a frame (uniform {UNIFORM:.3f}), box IoU, pixels of {PIXELS}")
    if composer is not None:
        scores = measure_layouts(composer, Batches(test, vocabulary, torch.device("cpu")))
        print(
            f"  learned       {scores.nll:7.3f} {scores.iou:7.3f} {scores.pixels:7.2f}   "
            f"facing {100 * scores.facing:.1f} %"
        )
    mean = mean_layout(train, test)
    print(f"  mean layout   {mean[0]:7.3f} {mean[1]:7.3f} {mean[2]:7.2f}")
    by_val = rule_layouts(base, val)
    best = min(_SPREADS, key=lambda spread: rule_scores(by_val, spread)[0])
    rules = rule_scores(rule_layouts(base, test), best)
    print(
        f"  rules         {rules[0]:7.3f} {rules[1]:7.3f} {rules[2]:7.2f}   "
        f"density of {_DRAWS} draws, spread {best}"
    )


def mean_layout(train, test) -> tuple[float, float, float]:
    """A histogram of centres and a mean box for people and for things."""
    grid = 32
    sums, totals = np.zeros(3), 0
    for is_person in (True, False):
        boxes = np.concatenate([one.boxes[one.people == is_person] for one in train])
        boxes = boxes[~np.isnan(boxes).any((1, 2))]
        if not len(boxes):
            continue
        centres = (boxes[..., :2] + boxes[..., 2:]) / 2
        chances = np.full((MOMENTS, grid, grid), 0.3)
        for moment in range(MOMENTS):
            cells = np.clip((centres[:, moment] * grid).astype(int), 0, grid - 1)
            np.add.at(chances[moment], (cells[:, 1], cells[:, 0]), 1)
        chances = chances / chances.sum((1, 2), keepdims=True) / (PIXELS / grid) ** 2
        usual = torch.from_numpy(boxes.mean(0))
        middle = (usual[:, :2] + usual[:, 2:]) / 2
        for one in test:
            for row in np.flatnonzero(one.people == is_person):
                seen = ~np.isnan(one.boxes[row]).any(1)
                true = torch.from_numpy(one.boxes[row])
                at = (true[:, :2] + true[:, 2:]) / 2
                cells = np.clip((at.nan_to_num(0).numpy() * grid).astype(int), 0, grid - 1)
                nll = -np.log(chances[np.arange(MOMENTS), cells[:, 1], cells[:, 0]])
                away = (at - middle).norm(dim=1).numpy() * PIXELS
                sums += [nll[seen].sum(), overlap(usual, true).numpy()[seen].sum(), away[seen].sum()]
                totals += int(seen.sum())
    return tuple(sums / totals)


def rule_layouts(base: PackedBase, examples) -> list[tuple[np.ndarray, np.ndarray]]:
    """(true boxes (T, 4), boxes of the rules' draws (D, T, 4)) of every entity."""
    found = []
    for example in examples:
        clip = base.clip(example.id)
        episode, number = place_of(example.id)
        draft = drafts(episode)[number]
        if draft.caption != clip.annotation.caption:
            continue  # the base is of another version of the writer
        true = {
            (e.label, e.span): example.boxes[example.names.index(e.id)]
            for e in clip.annotation.entities
            if e.id in example.names
        }
        draws: dict = {}
        for seed in range(_DRAWS):
            scene = resolve(draft.scene)
            plan = ShotPlan(scene.shots[0], scene.seed + 1000 * (seed + 1), composer=RuleComposer())
            boxes = {id: values[:, :4] for id, values in tracks_of(plan).items()}
            annotation, names = annotate(example.id, draft.caption, "", draft.tokens, scene, boxes)
            back = {name: id for id, name in names.items()}
            for entity in annotation.entities:
                draws.setdefault((entity.label, entity.span), []).append(boxes[back[entity.id]][list(AT)])
        found += [(true[key], np.stack(draws[key])) for key in true if key in draws]
    return found


@lru_cache(maxsize=4)
def drafts(episode: int):
    """All drafts of an episode."""
    return drafts_of(episode)


def rule_scores(pairs, spread: float) -> tuple[float, float, float]:
    """NLL under Gaussians around the draws, IoU and distance of the first draw."""
    sums, total = np.zeros(3), 0
    for true, draws in pairs:
        seen = ~np.isnan(true).any(1)
        at, near = (true[:, :2] + true[:, 2:]) / 2, (draws[..., :2] + draws[..., 2:]) / 2
        squares = (((at - near) * PIXELS) ** 2).sum(-1)
        each = np.where(np.isnan(squares), 0, np.exp(-squares / (2 * spread**2)) / (2 * np.pi * spread**2))
        density = _KNOWN * each.mean(0) + (1 - _KNOWN) / PIXELS**2
        first = torch.from_numpy(draws[0])
        away = np.sqrt(squares[0])
        both = seen & ~np.isnan(away)
        iou = overlap(first, torch.from_numpy(true)).numpy()
        sums += [
            -np.log(density[seen]).sum(),
            iou[seen].sum(),
            away[both].sum() * (seen.sum() / max(1, both.sum())),
        ]
        total += int(seen.sum())
    return tuple(sums / max(1, total))


def place_of(id: str) -> tuple[int, int]:
    """Numbers of the episode and of the clip in it, of an id of our own base."""
    parts = id.split("_")
    return (int(parts[1]) - 1) * 30 + int(parts[3]) - 1, int(parts[5]) // 75 % EPISODE


# Retrieval


def measure_retrieval(base: PackedBase, network, count: int) -> None:
    """Recall among the training clips, with and without a layout; time of a query over 25,000 clips."""
    vocabulary = Vocabulary()
    known = read_segments(base, base.ids("train"), vocabulary)
    asked = read_segments(base, spread_over(base.ids("test"), count), vocabulary)
    config = network.config
    names = label_names(known, config.nouns, config.adjectives, config.verbs)
    device = torch.device("cpu")
    sides = [SegmentBatches(part, names, vocabulary, device) for part in (asked, known)]
    print(
        f"entities, {len(asked)} of the test episodes among {len(known)}: recall in %, "
        "most frequent in brackets"
    )
    for what, layouts in (("with layout", True), ("without", False)):
        scores = measure_entities(network, *sides, layouts=layouts)
        for number, found, frequent in (
            (1, scores.first, scores.frequent_first),
            (10, scores.ten, scores.frequent_ten),
        ):
            cells = "  ".join(
                f"{part} {100 * found[part]:5.1f} ({100 * frequent[part]:4.1f})" for part in found
            )
            print(f"  {what:<12} @{number:<3} {cells}")
    measure_query(network)


@torch.no_grad()
def measure_query(network) -> None:
    """From a sentence to its ten best among 65,000 entities, about those of 25,000 clips."""
    random = np.random.default_rng(0)
    points = random.standard_normal((65_000, network.config.width)).astype(np.float32)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    index = Index(points, [Entry("ada", "character")] * len(points))
    words = words_of("An old man with a blue shirt is sitting on the sofa while Ada stands behind him.")
    spent, processor = [], []
    for _ in range(30):
        began, worked = time.perf_counter(), time.process_time()
        query = network.ask(
            torch.from_numpy(vectors_of(words))[None],
            torch.tensor([2]),
            torch.from_numpy(mean_vector(words[:3]))[None],
            torch.ones(1),
            torch.full((1, MOMENTS, 4), float("nan")),
        )
        index.find(query[0].numpy(), "character", 10)
        spent.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
    print(
        f"  a query over 65,000 entities: {np.median(spent):.1f} ms, "
        f"of the processor {np.median(processor):.1f} ms"
    )


def measure_sets(base: PackedBase, network, count: int) -> None:
    """Recall of the words of places."""
    vocabulary = Vocabulary()
    known = read_sights(base, base.ids("train"), vocabulary)
    asked = read_sights(base, spread_over(base.ids("test"), count), vocabulary)
    settings = [""] * network.config.nouns
    device = torch.device("cpu")
    scores = measure_backgrounds(
        network,
        SightBatches(asked, settings, vocabulary, device),
        SightBatches(known, settings, vocabulary, device),
    )
    print(
        f"backgrounds, {scores.queries} captions of the test episodes among {len(known)}: recall@1 "
        f"{100 * scores.first:.1f} % ({100 * scores.frequent_first:.1f}), @10 {100 * scores.ten:.1f} % "
        f"({100 * scores.frequent_ten:.1f})"
    )


# Truth of the finished frames


def measure_truth(composer, count: int, split: str = "test") -> None:
    """Rules, learned and checked, learned alone."""
    ways = {"rules": lambda: None}
    if composer is not None:
        ways |= {"learned, checked": lambda: LearnedComposer(composer)}
        ways |= {"learned alone": lambda: LearnedComposer(composer, checked=False)}
    captions = held_out(count, split)
    print(f"truth of {len(captions)} held-out captions ({split})")
    for name, make in ways.items():
        told = wrong = clean = 0
        seconds = 0.0
        kinds: dict[str, int] = {}
        one = make()
        for caption in captions:
            scene = understand(caption)
            if not scene.shots:
                continue
            film = Film(scene, composer=one)
            began = time.process_time()
            film.shot_painter(0)
            seconds += time.process_time() - began
            faults = check_film(film)
            told += sum(len(shot.events) + len(shot.relations) for shot in scene.shots)
            wrong += sum(fault.kind in ("event", "relation") for fault in faults)
            clean += not faults
            for fault in faults:
                kinds[fault.kind] = kinds.get(fault.kind, 0) + 1
        share = 100 * (1 - wrong / max(1, told))
        print(
            f"  {name:<18} relations and actions true {share:6.2f} % of {told}, clips without any fault "
            f"{100 * clean / len(captions):5.1f} %, "
            f"{1000 * seconds / len(captions):.0f} ms of the processor a shot; {kinds}",
            flush=True,
        )


def write_sheet(composer, folder: Path, count: int = 40) -> None:
    """Pictures of rules and learned side by side, in an order that only the key tells."""
    from PIL import Image, ImageDraw

    folder.mkdir(parents=True, exist_ok=True)
    random, key, rows = Random(7), [], []
    learned = LearnedComposer(composer)
    for number, caption in enumerate(held_out(count * 2)[::2]):
        scene = understand(caption)
        pictures = []
        for way in (None, learned):
            film = Film(scene, composer=way)
            pictures.append(frame_pixels(film, film.telling(0), 480, 270))
        swapped = random.random() < 0.5
        key.append({"number": number + 1, "caption": caption, "left": "learned" if swapped else "rules"})
        row = Image.fromarray(np.hstack(pictures[::-1] if swapped else pictures))
        board = Image.new("RGB", (960, 290), "white")
        board.paste(row, (0, 20))
        ImageDraw.Draw(board).text((4, 4), f"{number + 1}. {caption}", fill="black")
        rows.append(np.asarray(board))
    for page in range(0, len(rows), 8):
        Image.fromarray(np.vstack(rows[page : page + 8])).save(folder / f"sheet_{page // 8 + 1}.png")
    (folder / "key.json").write_text(json.dumps(key, indent=1))
    print(f"sheets and key: {folder}")


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--only", default="captions,layout,entities,backgrounds,truth")
    parser.add_argument("--clips", type=int, default=300)
    parser.add_argument("--models", type=Path, default=Path("assets/models"))
    parser.add_argument("--composer", type=Path, help="card of another composer")
    parser.add_argument("--split", default="test", choices=("test", "val"), help="episodes of the truth")
    parser.add_argument("--real", type=Path)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    wanted = options.only.split(",")
    ensure_application()
    torch.set_num_threads(1)
    card = options.composer or options.models / "cartoon-composer.json"
    composer = load_composer(read_card(card)) if card.is_file() else None
    if "captions" in wanted:
        measure_captions(options.real)
    base = PackedBase(options.base)
    if "layout" in wanted:
        measure_layout(base, composer, options.clips)
    if "entities" in wanted:
        measure_retrieval(
            base, load_entities(read_card(options.models / "cartoon-entities.json")), options.clips
        )
    if "backgrounds" in wanted:
        measure_sets(
            base, load_backgrounds(read_card(options.models / "cartoon-backgrounds.json")), options.clips
        )
    if "truth" in wanted:
        measure_truth(composer, options.clips, options.split)
    if options.sheet and composer is not None:
        write_sheet(composer, options.sheet)


if __name__ == "__main__":
    main()
