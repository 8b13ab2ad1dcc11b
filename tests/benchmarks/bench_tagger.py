"""The learned tagger against the rules on captions labelled by hand, and on what the rules do not understand.

    python tests/benchmarks/bench_tagger.py DATA --model CARD.json [--words N]

DATA is a folder with flintstones_captions.jsonl; the labels are those of `bench_script.py`, and nothing was
learned from the 50 at their end. A mention is found if its word has the right tag ("character", "thing",
"place", "action"; the rules' tag follows from what the word became in the scene); "said" counts the other
words that got a tag, though parts of bodies and sets, which nobody labelled, are among them.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import torch  # noqa: E402

from gan.cartoon.learned.cards import load_tagger  # noqa: E402
from gan.cartoon.learned.tagger_training import tags_of  # noqa: E402
from gan.cartoon.learned.tagging import (  # noqa: E402
    TAGS,
    UNTOLD,
    Tagged,
    read_captions,
    tagged_by_hand,
    tagged_by_rules,
    unexplained,
)
from gan.cartoon.script import understand  # noqa: E402
from gan.models.cards import read_card  # noqa: E402

LABELS = Path(__file__).parents[1] / "gan" / "cartoon" / "script" / "caption_labels.json"
_KEPT = 50


def by_rules(text: str) -> list[str]:
    """What the rules say of each word."""
    return ["unknown" if tag == UNTOLD else TAGS[tag] for tag in tagged_by_rules(text).tags]


def ways(network, caption: Tagged) -> dict[str, list[str]]:
    """Tags by way: the rules, the tagger, and the tagger only where the rules know nothing."""
    rules, learned = by_rules(caption.text), tags_of(network, caption)
    both = [own if rule == "unknown" else rule for rule, own in zip(rules, learned, strict=True)]
    return {"rules": rules, "tagger": learned, "rules, then tagger": both}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--words", type=int, default=60, help="words that the rules do not know to print")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = load_tagger(read_card(options.model))
    texts = read_captions(options.data / "flintstones_captions.jsonl")
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    captions = [tagged_by_hand(texts[label["id"]], label) for label in labels[-_KEPT:]]
    counts: dict[str, Counter[str]] = {}
    for caption in captions:
        for way, tags in ways(network, caption).items():
            for true, said in zip(caption.tags, tags, strict=True):
                kind = "entities" if TAGS[true] in ("character", "thing", "place") else TAGS[true]
                counts.setdefault(way, Counter())[kind] += 1
                counts[way][f"{kind} right"] += TAGS[true] == said
                counts[way]["said"] += true == 0 and said not in ("other", "unknown")
    print(f"| {_KEPT} kept captions | entities | actions | other words said to tell |")
    print("| --- | --- | --- | --- |")
    for way, count in counts.items():
        shares = [100 * count[f"{kind} right"] / count[kind] for kind in ("entities", "action")]
        print(f"| {way} | {shares[0]:.1f} % | {shares[1]:.1f} % | {count['said']} of {count['other']} |")
    list_unknown(network, texts, options.words)


def list_unknown(network, texts: dict[str, str], most: int) -> None:
    """What the tagger says of the words that the rules do not know, to be judged by eye."""
    rows, words, began = [], 0, time.process_time()
    for text in texts.values():
        lost = {use.start for use in unexplained(understand(text))}
        caption = tagged_by_rules(text)
        words += len(caption.words)
        if lost:
            tags = tags_of(network, caption)
            found = zip(caption.starts, caption.words, tags, strict=True)
            rows += [f"  {tag:<10} {word!r} in {text!r}" for start, word, tag in found if start in lost]
    print(f"{len(rows)} of {words} words of {len(texts)} captions are unknown to the rules:")
    print(*rows[:most], sep="\n")
    print(f"{time.process_time() - began:.1f} s of the processor")


if __name__ == "__main__":
    main()
