"""Files that appear, grow and are replaced."""

from __future__ import annotations

from pathlib import Path

from gan.enhance.watching import Watcher, load_known, save_known, stamps
from gan.paths import user_folder


def test_files_are_taken_once_they_are_whole(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_text("there before")
    watcher = Watcher(lambda: sorted(tmp_path.glob("*.png")), stamps([tmp_path / "old.png"]))
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


def test_results_are_no_news_until_they_are_replaced(tmp_path: Path) -> None:
    watcher = Watcher(lambda: sorted(tmp_path.glob("*.png")), {})
    result = tmp_path / "a_4x.png"
    result.write_text("a result")
    watcher.ignore(result)
    watcher.ignore(tmp_path / "gone.png")
    assert watcher.look() == [] and watcher.look() == []
    result.write_text("drawn over by a person")
    assert watcher.look() == [] and watcher.look() == [result]


def test_what_is_known_is_kept_for_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_text("old")
    watcher = Watcher(lambda: sorted(tmp_path.glob("*.png")), stamps([tmp_path / "old.png"]))
    save_known(tmp_path, watcher.known)
    (tmp_path / "new.png").write_text("came while nobody looked")
    known = load_known(tmp_path)
    assert known == watcher.known and load_known(tmp_path / "other") is None
    again = Watcher(lambda: sorted(tmp_path.glob("*.png")), known)
    assert again.look() == [] and again.look() == [tmp_path / "new.png"]
    (user_folder() / "watched.json").write_text("cut o")
    assert load_known(tmp_path) is None
