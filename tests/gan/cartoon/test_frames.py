"""Painting ahead, and folders of frames."""

from __future__ import annotations

import threading
import time

import pytest

from gan.cartoon.folder import FrameFolder
from gan.cartoon.frames import painted_ahead
from gan.media import MediaError


def test_frames_come_in_order():
    assert list(painted_ahead(30, lambda index: index * 2)) == [2 * index for index in range(30)]


def test_only_a_few_frames_wait():
    painted = []
    frames = painted_ahead(100, painted.append)
    next(frames)
    time.sleep(0.3)
    assert len(painted) <= 7
    frames.close()
    threads = threading.active_count()
    assert len(painted) <= 8 and threading.active_count() == threads


def test_what_goes_wrong_is_raised_where_frames_are_wanted():
    def paint(index: int) -> int:
        if index == 2:
            raise ZeroDivisionError("two")
        return index

    frames = painted_ahead(5, paint)
    assert [next(frames), next(frames)] == [0, 1]
    with pytest.raises(ZeroDivisionError, match="two"):
        next(frames)


def write(target, count: int = 3, **more):
    with FrameFolder(target, count, **more) as folder:
        for number in range(count):
            folder.write(b"png %d" % number)
        return folder.commit()


def test_a_folder_is_there_whole(tmp_path):
    assert write(tmp_path / "deep" / "frames") == tmp_path / "deep" / "frames"
    names = sorted(path.name for path in (tmp_path / "deep" / "frames").iterdir())
    assert names == ["0000.png", "0001.png", "0002.png"]
    assert list((tmp_path / "deep").iterdir()) == [tmp_path / "deep" / "frames"]


def test_a_folder_that_holds_something_gets_one_beside_it(tmp_path):
    write(tmp_path / "frames")
    assert write(tmp_path / "frames") == tmp_path / "frames (2)"
    assert write(tmp_path / "frames", overwrite=True) == tmp_path / "frames"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["frames", "frames (2)"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "frames").mkdir()
    assert write(tmp_path / "frames") == tmp_path / "frames"


def test_nothing_is_left_of_a_folder_that_is_given_up(tmp_path):
    with pytest.raises(RuntimeError), FrameFolder(tmp_path / "frames", 3) as folder:
        folder.write(b"png")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_said(tmp_path):
    (tmp_path / "frames").write_text("mine")
    with pytest.raises(MediaError, match="frames"):
        write(tmp_path / "frames")
    assert (tmp_path / "frames").read_text() == "mine"
