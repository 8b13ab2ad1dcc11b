"""The command `library`, and that other commands are remembered."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from studio.library import recorder
from studio.library.item import Kind, Query
from studio.library.store import Library, library_path
from tests.studio.fakes import save_picture
from tests.studio.library.shelves import entry_of, fill


@pytest.fixture
def shelf(tmp_path: Path) -> list[str]:
    """Thirty items; their titles, the newest first."""
    with Library() as library:
        fill(library, 30, tmp_path / "things", looks=2)
        ids = library.find()
        library.set_star([int(ids[3])], True)
        library.add_tag([int(ids[4])], "for grandma")
        items = library.items(ids)
        return [items[int(id)].title for id in ids]


def test_list_has_the_newest_first(command, shelf):
    outcome = command("library", "list", "--limit", "5")
    lines = outcome.out.splitlines()
    assert outcome.status == 0 and len(lines) == 5
    assert all(title in line for title, line in zip(shelf, lines, strict=False))
    assert "* " in lines[3] and "[for grandma]" in lines[4]
    assert "25 more; --limit shows them." in outcome.err


def test_list_as_json_holds_everything(command, shelf, tmp_path):
    events = command("library", "list", "--limit", "30", "--json").events
    assert [event["title"] for event in events] == shelf
    first = events[0]
    assert first["event"] == "result" and first["request"]["version"] == 1
    assert first["kind"] in {kind.value for kind in Kind} and first["made"].startswith("2026-")
    assert [event["star"] for event in events].index(True) == 3
    assert events[4]["tags"] == ["for grandma"]


def test_search(command, shelf):
    with Library() as library:
        expected = len(library.find(Query("ada kit")))
    events = command("library", "search", "ada", "KIT", "--json").events
    assert len(events) == expected > 0
    assert all("kitchen" in event["text"] and "Ada" in event["text"] for event in events)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--starred"], 1),
        (["--tag", "for grandma"], 1),
        (["--since", "2030-01-01"], 0),
        (["--until", "2030-01-01"], 30),
    ],
)
def test_filters(command, shelf, options, count):
    assert len(command("library", "list", *options).out.splitlines()) == count


def test_kinds(command, shelf):
    events = command("library", "list", "--kind", "clip", "--kind", "faces", "--json").events
    assert {event["kind"] for event in events} == {"clip", "faces"}


def test_nothing_is_said_too(command):
    assert command("library", "list") == (0, "", "There is nothing in the library.\n")
    assert command("library", "search", "zebra") == (0, "", "Nothing fits.\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["library"], "the following arguments are required: list|search|export"),
        (["library", "search"], "the following arguments are required: WORD"),
        (["library", "list", "--since", "yesterday"], "'yesterday' is no day; write it as 2026-03-31"),
        (["library", "list", "--limit", "0"], "'0' is not a whole number from 1 up"),
        (["library", "list", "--kind", "song"], "invalid choice: 'song'"),
    ],
)
def test_bad_usage(command, arguments, problem):
    outcome = command(*arguments)
    assert outcome.status == 2 and problem in outcome.err and outcome.err.count("\n") == 1


def test_export(command, tmp_path):
    with Library() as library:
        entries = [entry_of(number, tmp_path / "things") for number in range(30)]
        library.add_all(entries)
        pictures = [entry for entry in entries if entry.kind is Kind.PICTURE]
    for entry in pictures[1:]:
        save_picture(entry.outputs[0])
    outcome = command("library", "export", tmp_path / "out", "--kind", "picture", "--json")
    kinds = [event["event"] for event in outcome.events]
    assert outcome.status == 1 and kinds.count("error") == 1 and kinds.count("result") == len(pictures) - 1
    assert f"{pictures[0].outputs[0]} is not there any more" in outcome.err
    assert len(list((tmp_path / "out").glob("*.jpg"))) == len(pictures) - 1
    assert len(json.loads((tmp_path / "out" / "library.json").read_text())) == len(pictures)


def test_a_damaged_library_is_said_and_set_aside(command):
    library_path().parent.mkdir(parents=True, exist_ok=True)
    library_path().write_bytes(b"nothing of the kind" * 400)
    outcome = command("library", "list")
    assert outcome.status == 0 and "set aside as library-damaged-" in outcome.err


def test_a_command_is_remembered_with_its_settings(command, engines, picture, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    picture("boat.png")
    assert command("enhance", "boat.png", "-o", "out", "--scale", "2").status == 0
    (event,) = command("library", "search", "boat", "--json").events
    assert event["inputs"] == [str(tmp_path / "boat.png")]
    assert event["outputs"] == [str(tmp_path / "out" / "boat_2x.png")]
    assert event["request"]["values"]["scale"] == 2 and event["model"] == "fake"


def test_what_failed_is_not(command, engines, picture, tmp_path):
    assert command("enhance", picture("bad.png"), "-o", tmp_path / "out").status == 2
    assert command("library", "list").out == ""


def test_nothing_is_remembered_where_nobody_wants_it(command, engines, picture, tmp_path, ganvas_home):
    (ganvas_home / "settings.json").write_text('{"library": {"remember": false}}')
    assert command("enhance", picture("boat.png"), "-o", tmp_path / "out").status == 0
    assert not library_path().exists()


def test_no_result_waits_until_patience_ends(command, engines, picture, tmp_path, monkeypatch):
    monkeypatch.setattr(recorder, "_PATIENCE", 60)
    pictures = [picture(f"p{number}.png") for number in range(20)]
    began = time.monotonic()
    assert command("enhance", *pictures, "-o", tmp_path / "out").status == 0
    assert time.monotonic() - began < 60
    with Library() as library:
        assert len(library.find()) == 20
