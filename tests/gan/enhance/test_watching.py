"""Files that appear, grow and are replaced."""

from __future__ import annotations

from pathlib import Path

from gan.enhance.watching import Watcher


def test_files_are_taken_once_they_are_whole(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_text("there before")
    watcher = Watcher(lambda: sorted(tmp_path.glob("*.png")), [tmp_path / "old.png"])
    assert watcher.look() == []
    new = tmp_path / "new.png"
    new.write_text("")
    assert watcher.look() == [] and watcher.look() == []  # empty: somebody is about to write
    new.write_text("half")
    assert watcher.look() == []
    new.write_text("half and whole")
    assert watcher.look() == []
    assert watcher.look() == [new]
    assert watcher.look() == []
    new.write_text("replaced by something else")
    assert watcher.look() == [] and watcher.look() == [new]
    new.unlink()
    assert watcher.look() == []
