"""Retrieval: labels of captions, recall, the index and its reasons, losses, and the retrievers at work."""

from __future__ import annotations

import time
from collections import Counter

import numpy as np
import pytest
import torch

from gan.cartoon.base.annotation import from_record
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.background_net import BackgroundRetrieverNet
from gan.cartoon.learned.background_training import SightBatches, background_loss, read_sights
from gan.cartoon.learned.entity_net import EntityRetrieverNet, motion, two_way_hinge
from gan.cartoon.learned.entity_training import SegmentBatches, embed, measure, retrieval_loss
from gan.cartoon.learned.index import Entry, Index, merged
from gan.cartoon.learned.labels import Labels, labels_of, lemma_of
from gan.cartoon.learned.recall import most_frequent, nearest, recall_of
from gan.cartoon.learned.retrieving import LearnedBackgroundRetriever, LearnedEntityRetriever
from gan.cartoon.learned.segments import label_names, read_segments
from gan.cartoon.learned.texts import Vocabulary
from tests.gan.cartoon.base.conftest import record
from tests.gan.cartoon.scenes import person, scene, thing

CPU = torch.device("cpu")
ID = "s_01_e_02_shot_000100_000174"


def test_labels_of_a_caption():
    words = "Gus is holding a red cup while she looks happy .".split()
    tags = "NNP VBZ VBG DT JJ NN IN PRP VBZ JJ .".split()
    values = record(ID, " ".join(words))
    values["objects"][0] |= {"entityLabel": "red cup", "entitySpan": [3, 6]}
    values["characters"].append(
        {"globalID": f"{ID}_char_1", "entityLabel": "ann", "entitySpan": [7, 8], "rectangles": []}
    )
    values["parse"]["pos_tags"] = [list(pair) for pair in zip(words, tags, strict=True)]
    labels = labels_of(from_record(values, Counter()))
    assert labels[f"{ID}_char_0"] == Labels(frozenset({"gus"}), frozenset(), frozenset({"hold"}))
    assert labels[f"{ID}_char_1"].adjectives == {"happy"}
    assert labels[f"{ID}_table_0_6"] == Labels(frozenset({"cup"}), frozenset({"red"}), frozenset())
    assert lemma_of("sitting") == "sit"


def test_a_name_that_comes_again_is_the_same_one():
    words = "Gus and Ann are standing . Gus speaks .".split()
    tags = "NNP CC NNP VBP VBG . NNP VBZ .".split()
    values = record(ID, " ".join(words), objects=[])
    values["characters"].append(
        {"globalID": f"{ID}_char_1", "entityLabel": "ann", "entitySpan": [2, 3], "rectangles": []}
    )
    values["parse"]["pos_tags"] = [list(pair) for pair in zip(words, tags, strict=True)]
    labels = labels_of(from_record(values))
    assert labels[f"{ID}_char_0"].verbs == {"stand", "speak"}
    assert labels[f"{ID}_char_1"].verbs == {"stand"}


def test_recall_and_the_most_frequent():
    walk, sit = Labels(verbs=frozenset({"walk"})), Labels(verbs=frozenset({"sit"}))
    found = [[sit, walk], [sit, sit]]
    assert recall_of([walk, sit], found, 1)["verbs"] == 0.5
    assert recall_of([walk, sit], found, 2)["verbs"] == 1.0
    assert np.isnan(recall_of([walk], found[:1], 1)["nouns"])
    assert most_frequent([walk, sit, sit], 2)[0].verbs == {"sit"}


def test_nearest_are_sorted():
    points = np.eye(4, dtype=np.float32)
    assert nearest(np.array([[0.1, 0.9, 0.5, 0.0]], np.float32), points, 3).tolist() == [[1, 2, 0]]


def test_the_index_tells_why():
    entries = [
        Entry("ada", "character", words=("walk", "blue", "dress")),
        Entry("bo", "character", words=("sit",)),
        Entry("cup", "prop", words=("cup",)),
    ]
    index = Index(np.eye(3, dtype=np.float32), entries)
    answers = index.find(np.array([0.9, 0.3, 0.0]), "character", 5, ("walk", "dress"))
    assert [answer.entry.asset for answer in answers] == ["ada", "bo"]
    assert answers[0].reasons == ("walk", "dress")
    assert answers[0].explanation == "walk, dress, blue"
    assert index.find(np.ones(3), "place") == []
    again = Index.from_text(index.points, index.to_text())
    assert again.entries == index.entries


def test_units_that_are_alike_become_one():
    entries = [Entry("ada", "character", f"c{n}", words=("walk",)) for n in range(3)] + [
        Entry("bo", "character")
    ]
    index = merged(np.eye(4, dtype=np.float32), entries)
    assert len(index) == 2
    assert index.entries[0] == Entry("ada", "character", words=("walk",))
    assert np.linalg.norm(index.points, axis=1) == pytest.approx(1.0)


def test_twenty_five_thousand_clips_answer_in_milliseconds():
    random = np.random.default_rng(0)
    points = random.standard_normal((65_000, 128)).astype(np.float32)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    index = Index(points, [Entry("ada", "character")] * len(points))
    index.find(points[0], "character")
    spent = []
    for number in range(5):
        began = time.thread_time()
        assert index.find(points[number], "character", 10)[0].nearness == pytest.approx(1.0, abs=1e-4)
        spent.append(time.thread_time() - began)
    assert min(spent) < 0.05


def test_the_hinge_wants_a_margin():
    points = torch.eye(3)
    alike = torch.eye(3, dtype=torch.bool)
    assert two_way_hinge(points, points, alike) == 0
    assert two_way_hinge(points, points.roll(1, 0), alike) > 1
    assert two_way_hinge(points, points.roll(1, 0), torch.ones(3, 3, dtype=torch.bool)) == 0


def test_motion_does_not_depend_on_where_a_segment_begins():
    boxes = torch.tensor([[[0.1, 0.2, 0.2, 0.5]] * 8])
    moved = boxes + torch.tensor([0.3, 0.0, 0.3, 0.0])
    assert torch.allclose(motion(boxes), motion(moved), atol=1e-6)
    assert motion(boxes * float("nan")).isfinite().all()


def test_a_step_towards_each_other(small_base):
    vocabulary = Vocabulary()
    segments = read_segments(small_base, small_base.ids(), vocabulary)
    assert {segment.kind for segment in segments} >= {"character"}
    assert all(segment.asset for segment in segments)
    torch.manual_seed(0)
    network = EntityRetrieverNet()
    config = network.config
    batches = SegmentBatches(
        segments, label_names(segments, config.nouns, config.adjectives, config.verbs), vocabulary, CPU
    )
    chosen, random = range(len(segments)), np.random.default_rng(0)
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3)
    losses = []
    for _ in range(6):
        loss = retrieval_loss(network, batches, list(chosen), random)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]
    asked, seen = embed(network, batches)
    assert np.linalg.norm(seen, axis=1) == pytest.approx(1.0, abs=1e-3) and asked.shape == seen.shape
    assert 0 <= measure(network, batches, batches).ten["nouns"] <= 1


def test_a_step_towards_the_sets(small_base):
    vocabulary = Vocabulary()
    sights = read_sights(small_base, small_base.ids(), vocabulary)
    assert all(sight.place in PLACES for sight in sights)
    torch.manual_seed(0)
    network = BackgroundRetrieverNet()
    settings = sorted({sight.word for sight in sights})
    batches = SightBatches(sights, settings + [""] * (network.config.nouns - len(settings)), vocabulary, CPU)
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3)
    losses = []
    for _ in range(6):
        loss = background_loss(network, batches, range(len(sights)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]


def retriever_of(networks) -> LearnedEntityRetriever:
    entries = [
        Entry("dog", "character"),
        Entry("ada", "character"),
        Entry("cup", "prop"),
        Entry("dog", "character"),
    ]
    return LearnedEntityRetriever(networks.entities, Index(np.eye(4, 128, dtype=np.float32), entries))


def test_what_a_scene_names_stays(networks):
    one = scene(person("bo"), thing("it", "sofa"), text="Bo has a sofa.")
    retriever = retriever_of(networks)
    assert retriever.rank(one, one.shots[0], one.shots[0].entities[0])[0] == "bo"
    assert retriever.rank(one, one.shots[0], one.shots[0].entities[1])[0] == "sofa"


def test_what_no_word_names_is_found(networks):
    one = scene(thing("it", "nonsense", label="a zorp"), text="There is a zorp.")
    ranked = retriever_of(networks).rank(one, one.shots[0], one.shots[0].entities[0])
    assert ranked[0] == "cup" and set(ranked) == set(PROPS)


def test_each_asset_is_answered_once(networks):
    one = scene(person("bo"), text="Bo runs.")
    answers = retriever_of(networks).answers(one, one.shots[0], one.shots[0].entities[0])
    assert sorted(answer.entry.asset for answer in answers) == ["ada", "dog"]


def test_a_set_that_no_word_names(networks):
    index = Index(np.eye(2, 96, dtype=np.float32), [Entry("cave", "place"), Entry("office", "place")])
    retriever = LearnedBackgroundRetriever(networks.backgrounds, index)
    named, unnamed = (
        scene(person("bo"), place="", text="Bo is in the kitchen."),
        scene(person("bo"), place="", text="Bo smiles."),
    )
    assert retriever.rank(named, named.shots[0])[0] == "kitchen"
    ranked = retriever.rank(unnamed, unnamed.shots[0])
    assert set(ranked[:2]) == {"cave", "office"} and set(ranked) == set(PLACES)


def test_a_saved_retriever_brings_its_index(small_base, tmp_path):
    from dataclasses import replace

    from gan.cartoon.learned.cards import load_entities, load_index
    from gan.cartoon.learned.entity_training import TrainOptions, train
    from gan.models.cards import read_card

    class Split:
        """The same clips for learning and measuring."""

        def __getattr__(self, name):
            return getattr(small_base, name)

        def ids(self, split=None):
            return small_base.ids()

    import gan.cartoon.learned.entity_training as recipe

    options = TrainOptions(tmp_path, tmp_path / "run", steps=2, batch=8, name="mine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipe, "open_base", lambda folder: Split())
        train(options)
        with pytest.raises(CartoonError, match="resume"):
            train(options)
        train(replace(options, resume=True, steps=3))
    card = read_card(tmp_path / "run" / "mine.json")
    index = load_index(card)
    assert index and all(entry.asset for entry in index.entries)
    assert load_entities(card).config == EntityRetrieverNet().config
    assert {figure.name for figure in card.figures} >= {"nouns recall@1", "verbs recall@10"}
