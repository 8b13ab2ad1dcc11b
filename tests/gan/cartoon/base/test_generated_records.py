"""Records made up in the published schema, with the oddities of real ones: each is counted, none is lost."""

from __future__ import annotations

from collections import Counter
from random import Random

import numpy as np
import pytest

from gan.cartoon.base.annotation import from_record, to_record
from gan.cartoon.base.folder import FolderBase
from gan.cartoon.base.opening import gaps_of
from tests.gan.cartoon.base.conftest import record, write_arrays, write_base

CAPTION = "Gus is standing next to a table."
BOXES = {
    "box that is empty": [],
    "box turned around": [192, 432, 64, 96],
    "box beyond the frame": [-20, 96, 660, 500],
    "box without area": [64, 96, 64, 432],
    "box that is none": [64, "96", None, 432],
}


def clip_id(number: int) -> str:
    return f"s_0{number % 6 + 1}_e_{number % 28 + 1:02d}_shot_{100 * number:06d}_{100 * number + 74:06d}"


def odd_record(random: Random, number: int) -> tuple[dict, Counter[str]]:
    """A record, and what is odd about it."""
    values, odd = record(clip_id(number), CAPTION), Counter({"box that is empty": 1})
    values["status"] = {"go": True, "reason": "", "stage": "stage_4"}  # working keys are no harm
    values["objects"][0] |= {"labelSpan": [5, 7], "localID": "table_0_6"}
    man = values["characters"][0]
    kind = random.choice(sorted(BOXES))
    man["rectangles"] = [BOXES[kind], *man["rectangles"][1:]]
    odd[kind] += 1
    if random.random() < 0.4:
        man["entitySpan"] = random.choice((None, [7, 3], [0, 99], "0 1"))
        odd["entity without a span"] += 1
    if random.random() < 0.3:
        del values["parse"]["coref"]
    if random.random() < 0.3:
        values["objects"].append({"entityLabel": "tv", "rectangles": [[], [], []]})
        odd["entity without an id"] += 1
    if random.random() < 0.3:
        id = f"{values['globalID']}_TV_0_9"
        values["objects"].append({"globalID": id, "entityLabel": "TV", "rectangles": [[], [], []]})
        odd.update({"box that is empty": 3, "entity without a box": 1, "entity without a span": 1})
    if random.random() < 0.2:
        values["parse"]["noun_phrase_chunks"]["chunks"].append([5, 70])
        odd["span beyond the caption"] += 1
    return values, odd


@pytest.mark.parametrize("seed", range(8))
def test_every_oddity_is_counted(seed):
    random, expected, found = Random(seed), Counter(), Counter()
    for number in range(25):
        values, odd = odd_record(random, number)
        expected += odd
        annotation = from_record(values, found)
        assert annotation.caption == CAPTION and annotation.objects[0].label == "table"
        assert annotation.characters[0].rectangles[1] == (64, 96, 192, 432)
        assert from_record(to_record(annotation)) == annotation
    assert found == expected


def test_a_folder_of_them_tells_what_is_missing(tmp_path):
    random = Random(3)
    records = [odd_record(random, number)[0] for number in range(6)]
    write_base(tmp_path, records)
    for values in records[:4]:
        write_arrays(tmp_path, values)
    ids = [values["globalID"] for values in records]
    (tmp_path / "video_frames" / f"{ids[0]}.npy").write_bytes(b"\x93NUMPY cut off")
    np.save(tmp_path / "entity_tracking" / f"{ids[1]}_char_0.npy", np.zeros((12, 4)))
    base = FolderBase(tmp_path)
    assert base.ids() == ids
    found = base.survey()
    assert found["no file in video_frames"] == found["no file in background_frames"] == 2
    assert found["array of another shape in entity_tracking"] == 1
    assert "no file in entity_tracking" in gaps_of(base, 20)
    for id in ids:
        track = base.clip(id).tracks[f"{id}_char_0"]
        assert np.isfinite(track).all() and (track[:, 2:] > track[:, :2]).all()
    assert base.clip(ids[2]).read_frames().shape == (75, 128, 128, 3)
