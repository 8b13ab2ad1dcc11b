"""What a stopped batch remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gan.enhance.films.request import FilmRequest
from gan.enhance.journal import NAME, Journal
from gan.enhance.request import EnhanceRequest


def test_a_result_is_known_again_until_something_changes(tmp_path: Path) -> None:
    source, result = tmp_path / "a.png", tmp_path / "out" / "sub" / "a_4x.png"
    source.write_text("picture")
    result.parent.mkdir(parents=True)
    result.write_text("result")
    request = EnhanceRequest(source, result.parent)
    Journal(tmp_path / "out").add(request, result)
    journal = Journal(tmp_path / "out")
    assert journal.result_of(request) == result
    assert journal.result_of(replace(request, overwrite=True)) == result
    assert journal.result_of(replace(request, quality=50)) is None
    assert journal.result_of(FilmRequest(source, result.parent)) is None
    source.write_text("another picture")
    assert journal.result_of(request) is None


def test_a_moved_folder_and_a_line_that_was_cut_off(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_text("picture")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.png").write_text("result")
    request = EnhanceRequest(source, tmp_path / "out")
    Journal(tmp_path / "out").add(request, tmp_path / "out" / "a.png")
    with (tmp_path / "out" / NAME).open("a") as file:
        file.write('{"key": "12", "resu')
    (tmp_path / "out").rename(tmp_path / "moved")
    assert Journal(tmp_path / "moved").result_of(request) == tmp_path / "moved" / "a.png"
    (tmp_path / "moved" / "a.png").unlink()
    assert Journal(tmp_path / "moved").result_of(request) is None
