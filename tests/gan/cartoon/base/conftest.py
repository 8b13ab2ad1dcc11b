"""A base of a few clips of our own, and one in the published layout made of plain arrays."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.building import TrainOptions, train
from gan.cartoon.base.clip import SIDE
from gan.cartoon.base.store import PackedBase


@pytest.fixture(scope="session")
def small_base(tmp_path_factory) -> PackedBase:
    """Six clips of our own."""
    folder = tmp_path_factory.mktemp("base")
    train(TrainOptions(folder, clips=6))
    return PackedBase(folder)


def record(id: str, caption: str, **changes) -> dict:
    """A record as the published file has it, of a man at the left and a table at the right."""
    values = {
        "globalID": id,
        "keyFrames": [f"{id}_{number}.png" for number in (10, 40, 70)],
        "setting": "kitchen",
        "description": caption,
        "characters": [
            {
                "globalID": f"{id}_char_0",
                "entityLabel": "gus",
                "labelNPC": "gus",
                "entitySpan": [0, 1],
                "rectangles": [[64, 96, 192, 432]] * 3,
            }
        ],
        "objects": [
            {
                "globalID": f"{id}_table_0_6",
                "entityLabel": "table",
                "labelNPC": "a table",
                "entitySpan": [5, 7],
                "rectangles": [[400, 240, 560, 440], [], [400, 240, 560, 440]],
            }
        ],
        "parse": {
            "noun_phrase_chunks": {"chunks": [[0, 1], [5, 7]], "named_chunks": ["Gus", "a table"]},
            "pos_tags": [
                ["Gus", "NNP"], ["is", "VBZ"], ["standing", "VBG"], ["next", "JJ"], ["to", "TO"],
                ["a", "DT"], ["table", "NN"], [".", "."],
            ],
            "coref": {"clusters": [], "named_clusters": []},
        },
    }  # fmt: skip
    return values | changes


def write_arrays(folder: Path, values: dict) -> None:
    """All files of a record: a red man, a green table, a blue set."""
    id = values["globalID"]
    frames = np.zeros((FRAMES, SIDE, SIDE, 3), np.uint8)
    frames[..., 2] = 200
    background = frames.copy()
    for name in ("video_frames", "entity_tracking", "entity_segmentation", "background_frames"):
        (folder / name).mkdir(exist_ok=True)
    for entity, colour, box in (
        (values["characters"][0], 0, (13, 26, 38, 115)),
        (values["objects"][0], 1, (80, 64, 112, 117)),
    ):
        x1, y1, x2, y2 = box
        mask = np.zeros((FRAMES, SIDE, SIDE), np.uint8)
        mask[:, y1:y2, x1:x2] = 1
        frames[mask > 0] = np.eye(3, dtype=np.uint8)[colour] * 220
        np.save(
            folder / "entity_tracking" / f"{entity['globalID']}.npy", np.tile(np.float32(box), (FRAMES, 1))
        )
        np.savez_compressed(folder / "entity_segmentation" / f"{entity['globalID']}_segm.npy", mask)
    np.save(folder / "video_frames" / f"{id}.npy", frames)
    np.savez_compressed(folder / "background_frames" / f"{id}_bg.npy", background)


def write_base(folder: Path, records: list) -> Path:
    """The annotation file of some records."""
    (folder / "my_annotations.json").write_text(json.dumps(records))
    return folder
