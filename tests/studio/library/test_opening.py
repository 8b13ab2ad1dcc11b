"""Opening: new, older, newer, damaged, and several at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from studio.library import schema
from studio.library.errors import LibraryError
from studio.library.item import Entry, Kind
from studio.library.opening import DOUBT_SUFFIX
from studio.library.store import Library

ENTRY = Entry(Kind.PICTURE, "a boat.png", 1000.0, "EnhanceRequest", "{}")


def test_a_new_one_is_made_with_its_folder(tmp_path: Path):
    path = tmp_path / "deep" / "library.db"
    with Library(path) as library:
        assert library.notice == "" and len(library.find()) == 0
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_older_one_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.add(ENTRY)
    further = ("ALTER TABLE item ADD COLUMN note TEXT NOT NULL DEFAULT 'none'",)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, further))
    with Library(path) as library:
        assert [item.title for item in library.items(library.find()).values()] == ["a boat.png"]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT note FROM item").fetchall() == [("none",)]
    assert schema.version_of(connection) == len(schema.MIGRATIONS)
    connection.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.add(ENTRY)
    before = len(schema.MIGRATIONS)
    further = ("CREATE TABLE extra (a)", "CREATE TABLE extra (a)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, further))
    with pytest.raises(LibraryError, match="cannot be used .*extra already exists"):
        Library(path)
    connection = sqlite3.connect(path)
    assert schema.version_of(connection) == before
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)
    assert connection.execute("SELECT title FROM item").fetchall() == [("a boat.png",)]
    connection.close()


def test_a_newer_one_is_left_alone(tmp_path: Path):
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.add(ENTRY)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match=r"newer Ganvas \(version 99.*update Ganvas"):
        Library(path)
    assert [file.name for file in tmp_path.iterdir() if "damaged" in file.name] == []


def test_what_is_no_data_base_is_set_aside(tmp_path: Path):
    path = tmp_path / "library.db"
    path.write_bytes(b"this was a shopping list" * 500)
    with Library(path) as library:
        assert "set aside as library-damaged-" in library.notice
        library.add(ENTRY)
    (kept,) = tmp_path.glob("library-damaged-*.db")
    assert kept.read_bytes().startswith(b"this was a shopping list")
    with Library(path) as library:
        assert library.notice == "" and len(library.find()) == 1


def test_who_tells_nobody_leaves_the_notice_to_who_does(tmp_path: Path):
    path = tmp_path / "library.db"
    path.write_bytes(b"no data base" * 500)
    with Library(path, tells=False), Library(path) as second, Library(path) as third:
        assert "set aside" in second.notice and third.notice == ""


def test_damage_that_is_met_later_is_said_and_set_aside_at_the_next_start(tmp_path: Path):
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.add_all(ENTRY for _ in range(2000))
        library.set_pictures({id: bytes(3000) for id in range(1, 400)})
    data = bytearray(path.read_bytes())
    data[-300_000:] = b"\xee" * 300_000  # leaves of the last pictures
    path.write_bytes(data)
    with Library(path) as library, pytest.raises(LibraryError, match="is damaged .*Start Ganvas again"):
        library.pictures(range(1, 400))
    assert Path(f"{path}{DOUBT_SUFFIX}").exists()
    with Library(path) as library:
        assert "damaged" in library.notice and len(library.find()) == 0
    assert len(list(tmp_path.glob("library-damaged-*.db"))) == 1
    assert not Path(f"{path}{DOUBT_SUFFIX}").exists()


def test_a_doubt_without_damage_goes_away(tmp_path: Path):
    path = tmp_path / "library.db"
    with Library(path) as library:
        library.add(ENTRY)
    Path(f"{path}{DOUBT_SUFFIX}").touch()
    with Library(path) as library:
        assert library.notice == "" and len(library.find()) == 1
    assert not Path(f"{path}{DOUBT_SUFFIX}").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be made"):
        Library(tmp_path / "file" / "library.db")


def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path):
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryError, match="cannot be used .*and start again"):
        Library(tmp_path / "library.db")


def test_several_programs_may_begin_it_at_once(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from studio.library.store import Library;"
        "from studio.library.item import Entry, Kind\n"
        "with Library(Path(sys.argv[1]), timeout=30) as library:\n"
        "    for number in range(15):\n"
        "        library.add(Entry(Kind.CLIP, f'{sys.argv[2]}-{number}', 1.0, 'ClipRequest', '{}'))\n"
    )
    root, path = Path(__file__).resolve().parents[3], tmp_path / "library.db"
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=root, stderr=subprocess.PIPE)
        for name in "abc"
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 3
    with Library(path) as library:
        titles = {item.title for item in library.items(library.find()).values()}
    assert titles == {f"{name}-{number}" for name in "abc" for number in range(15)}
