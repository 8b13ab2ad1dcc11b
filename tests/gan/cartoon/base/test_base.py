"""Our own base: built, resumed, read, unpacked; bases in the published layout are read with their gaps."""

from __future__ import annotations

import json

import numpy as np
import pytest

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.building import TrainOptions, drafts_of, moments_of, split_of, train, turns_of
from gan.cartoon.base.clip import SIDE
from gan.cartoon.base.folder import FolderBase, between
from gan.cartoon.base.opening import gaps_of, open_base
from gan.cartoon.base.packing import all_frames, pack_film, pack_masks, unpack_film, unpack_masks
from gan.cartoon.base.sketching import SketchBase
from gan.cartoon.base.store import PackedBase
from gan.cartoon.base.unpacking import unpack
from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import from_json
from tests.gan.cartoon.base.conftest import record, write_arrays, write_base

ID = "s_01_e_02_shot_000100_000174"


def test_clips_have_all_their_parts(small_base):
    ids = small_base.ids()
    assert len(ids) == 6
    for id in ids:
        clip = small_base.clip(id)
        masks, frames = clip.read_masks(), clip.read_frames()
        assert frames.shape == (len(clip.moments), SIDE, SIDE, 3)
        assert clip.read_background().shape == (SIDE, SIDE, 3)
        assert set(masks) == set(clip.tracks) == {entity.id for entity in clip.annotation.entities}
        assert from_json(clip.scene).shots[0].duration == FRAMES / 25
        for name, track in clip.tracks.items():
            assert track.shape == (FRAMES, 4)
            _assert_mask_in_box(masks[name], track, clip.moments)


def _assert_mask_in_box(masks, track, moments):
    for mask, moment in zip(masks, moments, strict=True):
        rows, columns = np.nonzero(mask)
        if len(rows):
            x1, y1, x2, y2 = track[moment] * SIDE
            assert columns.min() >= x1 - 2 and columns.max() <= x2 + 2
            assert rows.min() >= y1 - 2 and rows.max() <= y2 + 2


def test_spans_name_their_entities(small_base):
    for id in small_base.ids():
        annotation = small_base.clip(id).annotation
        for entity in annotation.entities:
            if entity.span:
                words = [word for word, _ in annotation.tokens[entity.span[0] : entity.span[1]]]
                assert " ".join(words) == entity.phrase


def test_a_base_goes_on_where_it_stopped(tmp_path):
    train(TrainOptions(tmp_path, clips=2))
    first = PackedBase(tmp_path).clip(PackedBase(tmp_path).ids()[0]).read_frames()
    train(TrainOptions(tmp_path, clips=3))
    base = PackedBase(tmp_path)
    assert len(base.ids()) == 3
    assert np.array_equal(base.clip(base.ids()[0]).read_frames(), first)
    with pytest.raises(CartoonError, match="another folder"):
        train(TrainOptions(tmp_path, clips=3, seed=5))


def test_drafts_follow_from_their_numbers():
    assert [draft.caption for draft in drafts_of(3, count=4)] == [
        draft.caption for draft in drafts_of(3, count=4)
    ]
    assert drafts_of(3, count=1)[0].caption != drafts_of(4, count=1)[0].caption


def test_splits_are_those_of_the_paper():
    splits = [split_of(episode) for episode in range(250)]
    assert splits.count("train") == pytest.approx(250 * 0.821, abs=3)
    assert splits.count("val") == pytest.approx(250 * 0.085, abs=3)


def test_sketches_are_near_the_painted_clips(small_base):
    sketches = SketchBase(6)
    away = []
    for id in set(sketches.ids()) & set(small_base.ids("train")):
        sketch, clip = sketches.clip(id), small_base.clip(id)
        assert sketch.annotation.caption == clip.annotation.caption
        for name in set(sketch.tracks) & set(clip.tracks):
            away.append(np.nanmean(np.abs(sketch.tracks[name] - clip.tracks[name])))
    assert np.median(away) < 0.03
    with pytest.raises(CartoonError, match="no pixels"):
        sketches.clip(sketches.ids()[0]).read_frames()


def test_unpacked_clips_are_read_again(small_base, tmp_path):
    ids = small_base.ids()[:1]
    unpack(small_base, ids, tmp_path)
    base = open_base(tmp_path)
    assert isinstance(base, FolderBase)
    assert base.ids() == ids
    for id in ids:
        mine, theirs = small_base.clip(id), base.clip(id)
        assert theirs.annotation == mine.annotation and theirs.split == mine.split
        for name in mine.tracks:
            assert np.nanmax(np.abs(mine.tracks[name] - theirs.tracks[name])) < 0.01
            assert np.array_equal(theirs.read_masks()[name][mine.moments[0]], mine.read_masks()[name][0])
        assert np.array_equal(theirs.read_frames()[mine.moments[3]], mine.read_frames()[3])
    assert not base.survey() and gaps_of(base) == ""


def test_a_folder_with_gaps_is_read(tmp_path):
    whole, bare, odd = (f"s_01_e_0{n}_shot_000100_000174" for n in (2, 3, 4))
    records = [record(id, "Gus is standing next to a table.") for id in (whole, bare, odd)]
    records += [{"globalID": "nothing"}, record(whole, "Again.")]
    write_base(tmp_path, records)
    write_arrays(tmp_path, records[0])
    write_arrays(tmp_path, records[2])
    (tmp_path / "entity_tracking" / f"{odd}_char_0.npy").write_bytes(b"no array")
    np.savez_compressed(tmp_path / "entity_segmentation" / f"{odd}_char_0_segm.npy", np.zeros((3, 3)))
    base = FolderBase(tmp_path)
    assert base.ids() == [whole, bare, odd]
    assert base.oddities["record without an id or a caption"] == 1
    assert base.oddities["record of a clip that is there already"] == 1
    assert "record without an id or a caption (1)" in gaps_of(base)
    found = base.survey()
    assert found["no file in video_frames"] == 1
    assert found["no file in background_frames"] == 1
    assert found["damaged file in entity_tracking"] == 1
    assert found["array of another shape in entity_segmentation"] == 1
    clip = base.clip(bare)  # the boxes that people drew stand for tracks and masks
    assert clip.tracks[f"{bare}_char_0"][0] == pytest.approx([0.1, 0.2, 0.3, 0.9])
    assert clip.read_masks()[f"{bare}_char_0"][0].mean() == pytest.approx(0.14, abs=0.01)
    with pytest.raises(CartoonError, match="missing"):
        clip.read_frames()
    assert base.clip(whole).read_masks()[f"{whole}_table_0_6"][5, 100, 100]


def test_splits_of_a_file_count(tmp_path):
    ids = [f"s_01_e_0{n}_shot_000100_000174" for n in range(4)]
    write_base(tmp_path, [record(id, "Gus is standing next to a table.") for id in ids])
    (tmp_path / "train-val-test_split.json").write_text(json.dumps({"val": ids[:1], "test": ids[1:2]}))
    base = FolderBase(tmp_path)
    assert base.ids("val")[0] == ids[0] and ids[1] in base.ids("test")


@pytest.mark.parametrize("text", ["{", "5", "[]", '[{"globalID": 3}]'])
def test_damaged_annotation_files(tmp_path, text):
    (tmp_path / "annotations.json").write_text(text)
    with pytest.raises(CartoonError):
        open_base(tmp_path)


def test_a_folder_without_a_base(tmp_path):
    with pytest.raises(CartoonError, match="no clip base"):
        open_base(tmp_path)
    with pytest.raises(CartoonError, match="no clip base"):
        PackedBase(tmp_path)


def test_packing_keeps_what_it_is_given():
    random = np.random.default_rng(0)
    masks = random.random((5, SIDE, SIDE)) > 0.5
    assert np.array_equal(unpack_masks(pack_masks(masks)), masks)
    frames = np.full((3, SIDE, SIDE, 3), 90, np.uint8)
    frames[1] += 60
    assert np.abs(unpack_film(pack_film(frames)).astype(int) - frames).max() <= 3


def test_tracks_are_straight_between_what_is_kept():
    values = np.array([[0.0], [6.0], [np.nan], [np.nan], [24.0]] + [[24.0]] * 8)
    found = all_frames(values)[:, 0]
    assert found[3] == pytest.approx(3.0)
    assert found[7] == 6.0  # nearer to what is known
    assert np.isnan(found[15])
    assert between((None, (64, 48, 128, 96), None))[0] == pytest.approx([0.1, 0.1, 0.2, 0.2])


def test_moments_fall_on_kept_frames():
    assert moments_of(8) == (0, 12, 18, 30, 42, 54, 60, 72)
    assert moments_of(75) == tuple(range(75))


def test_a_base_that_is_not_done_has_all_episodes():
    turns = list(turns_of(1234))
    assert [episode for episode, _ in turns[:13]] == list(range(13))
    assert sorted(number for _, numbers in turns for number in numbers) == list(range(1234))
