"""Clips out of somebody's base alone: fusion, and the whole way from a text to a film."""

from __future__ import annotations

import numpy as np
import pytest

from gan.cartoon.base.annotation import FRAMES
from gan.cartoon.base.folder import FolderBase
from gan.cartoon.base.fusion import Part, fused, kept_in_shape
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned import collage_work
from gan.cartoon.learned.collage import compose_collage, frames_of, index_base
from gan.cartoon.learned.collage_request import CollageRequest
from gan.cartoon.script import understand
from gan.engine import Job, Priority
from tests.gan.cartoon.base.conftest import record, write_arrays, write_base

ID = "s_01_e_02_shot_000100_000174"


def part(**changes) -> Part:
    """A red square on a blue ground, to be twice as large at the left."""
    frames = np.zeros((FRAMES, 128, 128, 3), np.uint8)
    frames[..., 2] = 120
    masks = np.zeros((FRAMES, 128, 128), bool)
    masks[:, 40:60, 40:60] = True
    frames[masks] = (220, 20, 20)
    values = {
        "frames": frames,
        "masks": masks,
        "boxes": np.tile(np.float32([0.1, 0.3, 0.4, 0.6]), (FRAMES, 1)),
    }
    return Part(**(values | changes))


def test_masked_pixels_fill_their_box():
    ground = np.full((128, 128, 3), 120, np.uint8)
    frames = list(fused(ground, [part(stands=False)], 200, 200))
    assert len(frames) == FRAMES and frames[0].shape == (200, 200, 3)
    assert frames[0][90, 50, 0] > 150 and frames[0][90, 50, 2] < 60
    outside = np.ones((200, 200), bool)
    outside[57:123, 17:83] = False
    assert (frames[0][outside] == 120).all()
    # Nothing of the old blue ground shines at the edge.
    edge = frames[0][55:125, 15:85].astype(int)
    assert (edge[..., 2] <= 122).all()


def test_light_goes_some_way_to_that_of_the_set():
    dark, light = np.full((128, 128, 3), 20, np.uint8), np.full((128, 128, 3), 230, np.uint8)
    frames = np.full((FRAMES, 128, 128, 3), 120, np.uint8)
    at_night, by_day = (
        int(next(fused(ground, [part(frames=frames)], 128, 128))[58, 32, 0]) for ground in (dark, light)
    )
    assert 60 < at_night < 120 < by_day < 200


def test_who_stands_casts_a_shadow():
    ground = np.full((128, 128, 3), 120, np.uint8)
    assert next(fused(ground, [part()], 128, 128))[79, 32].max() < 115


def test_the_lower_one_is_in_front():
    green = part(frames=np.full((FRAMES, 128, 128, 3), (20, 200, 20), np.uint8), stands=False)
    low = part(boxes=np.tile(np.float32([0.1, 0.35, 0.4, 0.65]), (FRAMES, 1)), stands=False)
    for order in ([green, low], [low, green]):
        frame = next(fused(np.full((128, 128, 3), 90, np.uint8), order, 128, 128))
        assert frame[60, 32, 0] > frame[60, 32, 1]


def test_nobody_is_nowhere():
    ground = np.full((128, 128, 3), 90, np.uint8)
    empty = part(boxes=np.full((FRAMES, 4), np.nan, np.float32))
    assert (next(fused(ground, [empty], 64, 64)) == 90).all()


def test_segments_keep_their_shape():
    source = np.tile(np.float32([0.0, 0.0, 0.1, 0.4]), (FRAMES, 1))
    boxes = kept_in_shape(np.tile(np.float32([0.2, 0.2, 0.6, 0.6]), (FRAMES, 1)), source)
    assert boxes[0] == pytest.approx([0.35, 0.2, 0.45, 0.6])


@pytest.fixture
def folder(tmp_path):
    values = record(ID, "Gus is standing next to a table.")
    write_base(tmp_path, [values, record("s_01_e_03_shot_000100_000174", "Gus is standing next to a table.")])
    write_arrays(tmp_path, values)
    return tmp_path


def test_a_base_alone_makes_a_clip(folder, networks):
    index = index_base(FolderBase(folder), networks)  # the clip without pixels is left out
    scene = understand("Gus stands next to a table.")
    background, placed, place = compose_collage(scene, 0, index, networks)
    assert place.entry.clip == ID and {one.answer.entry.name for one in placed} == {
        f"{ID}_char_0",
        f"{ID}_table_0_6",
    }
    assert all(one.boxes.shape == (FRAMES, 4) and np.isfinite(one.boxes).all() for one in placed)
    frames = list(frames_of(index, background, placed, 96, 72))
    assert len(frames) == FRAMES and len(np.unique(frames[40].reshape(-1, 3), axis=0)) > 3


def test_the_request_writes_a_film(folder, networks, monkeypatch):
    monkeypatch.setattr(collage_work, "shipped_networks", lambda: networks)
    request = CollageRequest(folder / "out.gif", folder, "Gus stands next to a table.", size=(96, 72))
    work, job = request.work(), Job(1, request, Priority.BATCH)
    work.read(job)
    job.expect(work.count())
    saved = work.write(job, iter(()))
    assert saved.path.stat().st_size > 500 and saved.frames == FRAMES
    assert any("gus" in note.lower() for note in job.notes)
    assert any("gaps" in note for note in job.notes)


def test_boxes_that_people_drew_do_where_tracks_and_masks_are_missing(folder, networks):
    for name in ("entity_tracking", "entity_segmentation"):
        for path in (folder / name).iterdir():
            path.unlink()
    base = FolderBase(folder)
    index = index_base(base, networks)
    background, placed, _ = compose_collage(understand("Gus stands next to a table."), 0, index, networks)
    assert {one.answer.entry.name for one in placed} == {f"{ID}_char_0", f"{ID}_table_0_6"}
    assert len(list(frames_of(index, background, placed, 64, 48))) == FRAMES
    assert base.oddities["no file in entity_tracking"] >= 2
    assert base.oddities["no file in entity_segmentation"] >= 2


def test_requests_that_cannot_be(tmp_path):
    with pytest.raises(CartoonError, match="no text"):
        CollageRequest(tmp_path / "a.mp4", tmp_path)
    with pytest.raises(CartoonError, match="ending"):
        CollageRequest(tmp_path / "a.txt", tmp_path, "Ada runs.")
    with pytest.raises(CartoonError, match="size"):
        CollageRequest(tmp_path / "a.mp4", tmp_path, "Ada runs.", size=(8, 8))
