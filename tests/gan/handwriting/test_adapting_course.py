"""The passes of adapting: gone on with after an interrupt, paused, kept where the disk has room."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from gan.engine.pausing import PAUSE
from gan.handwriting import adapting_course
from gan.handwriting.adapting import Adapted, adapt
from gan.handwriting.errors import HandwritingError
from tests.gan.handwriting.readers import tiny_line_reader
from tests.gan.handwriting.test_adapting import lines_of, options, same

PASSES = 4  # of two batches each


def interrupted(tmp_path: Path, after: int, checkpoint: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        adapt(tiny_line_reader(), lines_of(14), options(tmp_path, passes=PASSES), stop, None, checkpoint)


def resumed(tmp_path: Path, checkpoint: Path, count: int = 14) -> tuple[Adapted, list[int]]:
    steps: list[int] = []
    how = options(tmp_path, passes=PASSES, resume=True)
    report = lambda done, total: steps.append(done)  # noqa: E731
    return adapt(tiny_line_reader(), lines_of(count), how, report, None, checkpoint), steps


@pytest.mark.parametrize("after", [3, 4])  # within a pass, and at the end of one
def test_resuming_equals_not_stopping(tmp_path: Path, after: int) -> None:
    whole = adapt(tiny_line_reader(), lines_of(14), options(tmp_path, passes=PASSES))
    checkpoint = tmp_path / "kept" / "checkpoint.pt"
    interrupted(tmp_path, after, checkpoint)
    found, steps = resumed(tmp_path, checkpoint)
    assert steps == list(range(after + 1, 2 * PASSES + 1))
    assert same(found.reader, whole.reader) and found.after == whole.after


def test_other_lines_begin_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    checkpoint = tmp_path / "checkpoint.pt"
    interrupted(tmp_path, 3, checkpoint)
    with caplog.at_level(logging.INFO):
        _, steps = resumed(tmp_path, checkpoint, count=15)
    assert steps[0] == 1 and "have changed" in caplog.text


def test_a_damaged_checkpoint_begins_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    checkpoint = tmp_path / "checkpoint.pt"
    checkpoint.write_bytes(b"PK half of it")
    _, steps = resumed(tmp_path, checkpoint)
    assert steps[0] == 1 and "is damaged" in caplog.text


def test_before_a_pause_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkpoint = tmp_path / "checkpoint.pt"
    stands: list[bool] = []

    def told(stands_still: bool) -> None:
        stands.append(checkpoint.exists())
        PAUSE.release()

    monkeypatch.setattr(PAUSE, "told", told)
    PAUSE.ask()
    adapt(tiny_line_reader(), lines_of(14), options(tmp_path), None, None, checkpoint)
    assert stands == [True, True]


def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(state: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adapting_course.torch, "save", full)
    checkpoint = tmp_path / "checkpoint.pt"
    with pytest.raises(HandwritingError, match="No space left on device.*make room"):
        adapt(tiny_line_reader(), lines_of(14), options(tmp_path), None, None, checkpoint)
    assert list(tmp_path.iterdir()) == []
