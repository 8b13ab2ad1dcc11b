"""How much of real captions gets a place in the scene, and how fast scripts are read.

    python tests/benchmarks/bench_script.py DATA [--split tuned|kept|all] [--misses]

DATA is a folder with flintstones_captions.jsonl and stories.jsonl. The labels of 150 captions were written by
hand before the reader was tuned (tests/gan/cartoon/script/caption_labels.json): characters of the caption, a
key for who it is, or "thing"/"place". Not labelled are parts of bodies, of the set ("floor", "left") and of
time, "each other", relative pronouns, and who is said to be off the screen. Actions are verbs of what is to
be seen, with the keys of who acts. The last 50 are kept aside until the end.

An entity mention is found if its word refers to an entity of a shot (or is a shot's place, or something
worn); it is right if it is the same one for the same key. An action mention is found if its word became an
event (or a relation of wearing), and right if it is done by who is labelled. Words of which nothing is known
are not found, though a stand-in is shown for them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from gan.cartoon.scene import Scene, WordUse, from_json, to_json
from gan.cartoon.script import understand

LABELS = Path(__file__).parents[1] / "gan" / "cartoon" / "script" / "caption_labels.json"
_KEPT = 50


@dataclass
class Score:
    """Counts of mentions: all, found, right."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, found: bool, right: bool, what: str) -> None:
        """One mention."""
        self.counts["all"] += 1
        self.counts["found"] += found
        self.counts["right"] += found and right
        if not (found and right):
            self.misses.append(f"{'wrong' if found else 'lost '} {what}")

    def row(self, name: str) -> str:
        """A row of the table."""
        total = self.counts["all"]
        found, right = (100 * self.counts[key] / max(total, 1) for key in ("found", "right"))
        return f"| {name} | {total} | {found:.1f} % | {right:.1f} % |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", choices=("tuned", "kept", "all"), default="tuned")
    parser.add_argument("--misses", action="store_true", help="print every mention that is not right")
    options = parser.parse_args()
    understand("Ada sings.")  # loads everything
    captions = read_captions(options.data / "flintstones_captions.jsonl")
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    parts = {"tuned": labels[:-_KEPT], "kept": labels[-_KEPT:], "all": labels}
    entities, actions = Score(), Score()
    for label in parts[options.split]:
        measure(label, captions[label["id"]], entities, actions)
    print(f"| {options.split} captions | mentions | found | right |\n| --- | --- | --- | --- |")
    print(entities.row("entities"))
    print(actions.row("actions"))
    if options.misses:
        print(*entities.misses, *actions.misses, sep="\n")
    measure_speed(options.data, list(captions.values()))


def read_captions(path: Path) -> dict[str, str]:
    """Texts by clip id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {record["id"]: record["text"] for record in map(json.loads, lines)}


def measure(label: dict, text: str, entities: Score, actions: Score) -> None:
    """Count the mentions of one caption."""
    if hashlib.sha256(text.encode()).hexdigest()[:12] != label["sha256"]:
        raise SystemExit(f"{label['id']} has another text than the one that was labelled.")
    scene = understand(text)
    uses = {place: use for use in scene.words for place in range(use.start, use.end)}
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for start, _, key in label["entities"]:
        use = uses.get(start)
        if use and use.refers and len(key) == 1:
            owners[key][use.refers] += 1
    who = {key: counts.most_common(1)[0][0] for key, counts in owners.items()}
    for start, end, key in label["entities"]:
        use = uses.get(start)
        what = f"{text[start:end]!r} in {text!r}"
        if key in ("thing", "place"):
            found = use is not None and is_shown(use, scene)
            entities.add(found, found, what)
        else:
            found = use is not None and is_known(use) and is_character(use.refers, scene)
            entities.add(found, found and use.refers in {who.get(each) for each in key}, what)
    for start, end, key in label["actions"]:
        use = uses.get(start)
        actors = acting(use, scene) if use else None
        right = actors is not None and all(who.get(each, "?") in actors for each in key if each != "x")
        actions.add(actors is not None, right, f"{text[start:end]!r} in {text!r}")


def is_known(use: WordUse) -> bool:
    """Whether the word was understood, exactly or nearly."""
    return use.state in ("understood", "nearest")


def is_character(id: str, scene: Scene) -> bool:
    """Whether a character of that id is in a shot."""
    return any(
        entity.id == id and entity.kind == "character" for shot in scene.shots for entity in shot.entities
    )


def is_shown(use: WordUse, scene: Scene) -> bool:
    """Whether a word for a thing or a place became one that is in a shot."""
    kind, _, id = use.meaning.partition(":")
    if not is_known(use):
        return False
    if kind == "place":
        return any(shot.place == id for shot in scene.shots)
    return any(entity.id == use.refers for shot in scene.shots for entity in shot.entities)


def acting(use: WordUse, scene: Scene) -> set[str] | None:
    """Who does what a verb became; None if it became nothing."""
    if not is_known(use):
        return None
    if use.meaning == "relation:wearing":
        return {
            relation.subject
            for shot in scene.shots
            for relation in shot.relations
            if relation.kind == "wearing"
        }
    shot_id, _, event_id = use.refers.partition("/")
    for shot in scene.shots:
        for event in shot.events:
            if shot.id == shot_id and event.id == event_id:
                same = [other for other in shot.events if other.span == event.span]
                return {other.actor for other in same}
    return None


def measure_speed(data: Path, texts: list[str]) -> None:
    """Processor time of captions, stories and a script of 50,000 words; stories must come back from JSON."""
    seconds, actions, unknown, words = [], Counter(), Counter(), 0
    for text in texts:
        start = time.process_time()
        scene = understand(text)
        seconds.append(time.process_time() - start)
        actions.update(event.action for shot in scene.shots for event in shot.events)
        unknown.update(use.text.lower() for use in scene.words if use.state == "unknown")
        words += len(scene.words)
    seconds.sort()
    print(
        f"{len(texts)} captions: median {1000 * seconds[len(seconds) // 2]:.1f} ms, "
        f"slowest {1000 * seconds[-1]:.0f} ms; "
        f"{sum(unknown.values())} of {words} words unknown, most often {unknown.most_common(12)}"
    )
    stories = (data / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [record["story"] for record in map(json.loads, stories)]
    start = time.process_time()
    scenes = [understand(story) for story in stories]
    passed = time.process_time() - start
    for scene in scenes:
        assert from_json(to_json(scene)) == scene
    shots = sum(len(scene.shots) for scene in scenes)
    events = sum(len(shot.events) for scene in scenes for shot in scene.shots)
    print(f"{len(stories)} stories in {passed:.1f} s: {shots} shots, {events} events")
    long = "\n\n".join(stories)
    long = " ".join((long + " ").split(" ")[:50_000])
    start = time.process_time()
    scene = understand(long)
    print(f"{len(long.split())} words in {time.process_time() - start:.1f} s, {len(scene.shots)} shots")


if __name__ == "__main__":
    main()
