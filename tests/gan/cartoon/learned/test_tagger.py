"""The tagger: tags by rules and by hand, a run that learns, and a model that comes back the same."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.cards import load_tagger
from gan.cartoon.learned.tagger_net import TaggerNet
from gan.cartoon.learned.tagger_training import Captions, TrainOptions, measure, tags_of, train
from gan.cartoon.learned.tagging import (
    SIGNS,
    TAGS,
    UNTOLD,
    encoded,
    read_captions,
    signs_of,
    tagged_by_hand,
    tagged_by_rules,
    unexplained,
)
from gan.cartoon.script import understand
from gan.models.cards import read_card

TEXT = "Ada and a dog are sitting in the kitchen. She holds a red cup."
TAGS_OF_IT = (
    "character other other character other action other other place character action other other thing"
)


def test_the_rules_tag_what_they_understand():
    caption = tagged_by_rules(TEXT)
    assert caption.words[0] == "Ada" and caption.starts[3] == TEXT.index("dog")
    assert [TAGS[tag] for tag in caption.tags] == TAGS_OF_IT.split()


def test_nothing_is_told_of_unknown_words():
    caption = tagged_by_rules("Ada is holding a zorblax.")
    assert caption.tags[caption.words.index("zorblax")] == UNTOLD
    assert [use.text for use in unexplained(understand(caption.text))] == ["zorblax"]


def test_hands_tag_by_the_places_of_words():
    label = {"entities": [[0, 3, "a"], [10, 13, "b"], [33, 40, "place"]], "actions": [[18, 25, "ab"]]}
    caption = tagged_by_hand("Ada and a dog are sitting in the kitchen.", label)
    found = {word: TAGS[tag] for word, tag in zip(caption.words, caption.tags, strict=True) if tag}
    assert found == {"Ada": "character", "dog": "character", "sitting": "action", "kitchen": "place"}


def test_spelling_is_told():
    rows = signs_of(("Ada", "walking", "zorblax"), (0, 4, 12), "Ada walking zorblax")
    assert rows.shape == (3, len(SIGNS))
    told = [{name for name, value in zip(SIGNS, row, strict=True) if value} for row in rows]
    assert told[0] >= {"capital", "first"} and "-ing" in told[1] and "known" in told[1]
    assert "known" not in told[2]
    assert not encoded([tagged_by_rules("")])


def test_a_run_learns_and_its_model_comes_back(tmp_path):
    captions, labels = tmp_path / "captions.jsonl", tmp_path / "labels.json"
    texts = {f"clip {n}": f"{name} is sitting in the kitchen." for n, name in enumerate(("Ada", "Bo") * 30)}
    captions.write_text("\n".join(json.dumps({"id": id, "text": text}) for id, text in texts.items()))
    by_hand = [
        {
            "id": id,
            "entities": [[0, text.index(" "), "a"], [text.index("kitchen"), len(text) - 1, "place"]],
            "actions": [[text.index("sitting"), text.index(" in"), "a"]],
        }
        for id, text in texts.items()
    ]
    labels.write_text(json.dumps(by_hand))
    out = tmp_path / "run"
    train(TrainOptions(out, captions=captions, labels=labels, episodes=0, batch=8, steps=60, device="cpu"))
    network = load_tagger(read_card(out / "my-tagger.json"))
    kept = [tagged_by_hand(texts[label["id"]], label) for label in by_hand[-50:]]
    scores = measure(network, Captions(kept, torch.device("cpu")))
    assert scores.right == 1.0 and scores.found == 1.0 and scores.words == 300
    assert tags_of(network, tagged_by_rules("Bo is sitting in the kitchen."))[0] == "character"
    assert (out / "log.csv").exists()


def test_a_caption_is_tagged_to_its_end():
    torch.manual_seed(0)
    caption = tagged_by_rules("Ada walks. " * 40)
    tags = tags_of(TaggerNet().eval(), caption)
    assert len(tags) == len(caption.words) == 80 and set(tags[40:]) == {"other"}


def test_padding_changes_nothing():
    torch.manual_seed(0)
    network = TaggerNet().eval()
    long, short = tagged_by_rules(TEXT), tagged_by_rules("Ada walks.")
    _, _, tags = Captions([short, long], torch.device("cpu")).batch([0, 1])
    assert tags[0].tolist()[2:] == [UNTOLD] * (len(long.words) - 2)
    alone = measure(network, Captions([long], torch.device("cpu")))
    assert alone.words == int((np.array(long.tags) != UNTOLD).sum())


@pytest.mark.parametrize("text", ["", "{", '{"id": 3}', "[1]"])
def test_files_that_are_no_captions(tmp_path, text):
    path = tmp_path / "captions.jsonl"
    if text:
        path.write_text(text)
    with pytest.raises(CartoonError, match="cannot be read"):
        read_captions(path)


def test_labels_that_cannot_be_read(tmp_path):
    captions, labels = tmp_path / "captions.jsonl", tmp_path / "labels.json"
    captions.write_text('{"id": "a", "text": "Ada walks."}')
    labels.write_text("{")
    with pytest.raises(CartoonError, match=r"labels.*cannot be read"):
        train(TrainOptions(tmp_path / "run", captions=captions, labels=labels, episodes=0, steps=1))
