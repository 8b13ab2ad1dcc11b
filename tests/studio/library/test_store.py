"""What is kept, found, changed and forgotten; some of it against a plain model."""

from __future__ import annotations

import os
import random
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.library.errors import LibraryError
from studio.library.item import Entry, Kind, Query
from studio.library.store import Library
from tests.studio.library.shelves import entry_of, fill

BOAT = Entry(
    Kind.CLIP,
    "Ada rows the bóat",
    1000.0,
    "ClipRequest",
    '{"a": 1}',
    inputs=(Path("/in/script.txt"),),
    outputs=(Path("/out/sea_side.mp4"), Path("/out/b.png")),
    model="rules",
    model_hash="ff00",
    text="Ada rows to the ISLAND.\nThe dog barks.",
    width=1280,
    height=720,
    seconds=2.5,
)


def titles(library: Library, query: Query) -> list[str]:
    ids = library.find(query)
    items = library.items(ids)
    return [items[int(id)].title for id in ids]


def test_everything_comes_back(library: Library):
    id = library.add(BOAT)
    details = library.details(id)
    item = details.item
    assert (item.id, item.kind, item.title, item.made) == (id, Kind.CLIP, BOAT.title, 1000.0)
    assert (item.inputs, item.outputs) == (BOAT.inputs, BOAT.outputs)
    assert (item.model, item.width, item.height, item.star, item.tags) == ("rules", 1280, 720, False, ())
    assert (details.job, details.request, details.model_hash) == ("ClipRequest", '{"a": 1}', "ff00")
    assert (details.text, details.seconds) == (BOAT.text, 2.5)
    assert library.details(id + 1) is None and library.items([id + 1]) == {}


@pytest.mark.parametrize(
    "words",
    ["ada", "ADA boat", "bo", "bóat", "island", "isl dog", "sea", "sea_side", "script", "barks.",
     "dog the ada", '"island"', "rows-the", "  dog  ", "side.mp4"],
)  # fmt: skip
def test_words_find_it(library: Library, words: str):
    library.add(BOAT)
    assert titles(library, Query(words)) == [BOAT.title]


@pytest.mark.parametrize(
    "words", ["oat", "ada cat", "islands", "NOT dog", "dog OR cat", "barks*x", "title:zebra"]
)
def test_words_that_do_not_fit(library: Library, words: str):
    library.add(BOAT)
    assert titles(library, Query(words)) == []


@pytest.mark.parametrize("words", ["", "   ", '"', "-", "* ( )", '""" ^'])
def test_no_words_are_no_condition(library: Library, words: str):
    library.add(BOAT)
    assert len(library.find(Query(words))) == 1


def test_names_that_are_no_unicode_come_back(library: Library):
    odd = Path(os.fsdecode(b"/out/caf\xe9.png"))
    id = library.add(replace(BOAT, outputs=(odd,), text="\udcff and \0"))
    assert library.items([id])[id].outputs == (odd,)
    library.move_file(odd, Path("/new/plain.png"))
    assert library.items([id])[id].outputs == (Path("/new/plain.png"),)


def test_every_criterion_against_a_plain_model(library: Library, tmp_path: Path):
    """Random queries find just what going through everything finds."""
    draw = random.Random(5)
    entries = [entry_of(number, tmp_path, count=300) for number in range(300)]
    ids = library.add_all(entries)
    starred = set(draw.sample(ids, 60))
    tagged = set(draw.sample(ids, 80))
    library.set_star(sorted(starred), True)
    library.add_tag(sorted(tagged), "Old Times")
    times = sorted(entry.made for entry in entries)
    for _ in range(150):
        query = Query(
            words=draw.choice(["", "", "ada", "ada k", "IMG", "sing light", "old t", "xyz"]),
            kinds=frozenset(draw.sample(list(Kind), draw.choice([0, 0, 1, 2]))),
            since=draw.choice([None, None, draw.choice(times)]),
            until=draw.choice([None, None, draw.choice(times)]),
            starred=draw.random() < 0.2,
            tag=draw.choice(["", "", "old times"]),
        )
        expected = [
            id
            for id, entry in zip(ids, entries, strict=True)
            if fits(entry, query, id in starred, "Old Times" if id in tagged else "")
        ]
        assert library.find(query).tolist() == sorted(expected, reverse=True), query


def fits(entry: Entry, query: Query, star: bool, tag: str) -> bool:
    names = " ".join(path.name for path in (*entry.outputs, *entry.inputs))
    whole = f"{entry.title} {names} {tag} {entry.text}".casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in whole).split()
    return (
        all(any(own.startswith(word) for own in words) for word in query.words.casefold().split())
        and (not query.kinds or entry.kind in query.kinds)
        and (query.since is None or entry.made >= query.since)
        and (query.until is None or entry.made < query.until)
        and (star or not query.starred)
        and (not query.tag or tag.casefold() == query.tag.casefold())
    )


def test_the_newest_is_first_and_ids_are_never_given_twice(library: Library):
    first, second, third = library.add_all([BOAT, BOAT, BOAT])
    assert library.find().tolist() == [third, second, first]
    library.remove([third])
    assert library.add(BOAT) > third


def test_what_is_made_again_takes_the_place_and_keeps_star_and_tags(library: Library):
    old = library.add(replace(BOAT, identity="file:/out/sea.mp4"))
    library.set_star([old], True)
    library.add_tag([old], "sea")
    new = library.add(replace(BOAT, title="Again", identity="file:/out/sea.mp4"))
    assert library.find().tolist() == [new]
    item = library.items([new])[new]
    assert (item.title, item.star, item.tags) == ("Again", True, ("sea",))
    assert titles(library, Query("bóat")) == [] and titles(library, Query(tag="sea")) == ["Again"]


def test_all_or_nothing(library: Library):
    broken = replace(BOAT, made=None)
    with pytest.raises(LibraryError):
        library.add_all([BOAT, broken])
    assert len(library.find()) == 0
    library.add(BOAT)
    assert len(library.find()) == 1


def test_stars_and_tags(library: Library):
    one, two, three = library.add_all([BOAT, replace(BOAT, title="Two"), replace(BOAT, title="Three")])
    library.set_star([one, three], True)
    assert library.find(Query(starred=True)).tolist() == [three, one]
    library.set_star([three], False)
    assert library.find(Query(starred=True)).tolist() == [one]
    library.add_tag([one, two], "  by   the sea ")
    library.add_tag([one], "By The Sea")  # no other one
    library.add_tag([one], "  ")
    library.add_tag([one, 999], "zoo")
    assert library.items([one])[one].tags == ("by the sea", "zoo")
    assert library.tags() == [("by the sea", 2), ("zoo", 1)]
    assert library.find(Query("zoo")).tolist() == [one]
    library.remove_tag([one, two], "BY THE SEA")
    assert library.items([one, two])[one].tags == ("zoo",)
    assert library.tags() == [("zoo", 1)] and len(library.find(Query("by"))) == 0


def test_forgetting_leaves_nothing_behind(library: Library, tmp_path: Path):
    one, two = library.add_all([BOAT, replace(BOAT, title="Two")])
    library.add_tag([one], "sea")
    library.set_pictures({one: b"picture"})
    library.remove([one])
    assert library.find().tolist() == [two] and library.tags() == [] and library.pictures([one]) == {}
    assert titles(library, Query("ada")) == ["Two"]
    left = library._read("SELECT count(*) FROM file WHERE item = ?", (one,))
    assert left == [(0,)]


def test_pictures(library: Library):
    one, two, three = library.add_all([BOAT, BOAT, BOAT])
    assert library.without_picture(2) == [three, two]
    library.set_pictures({one: b"a", two: None, 999: b"nobody's"})
    assert library.pictures([one, two, three, 999]) == {one: b"a"}
    assert library.without_picture(9) == [three]
    library.set_pictures({one: b"b"})
    assert library.pictures([one]) == {one: b"b"}


def test_a_file_that_moved(library: Library):
    one, two = library.add_all([BOAT, replace(BOAT, outputs=(Path("/out/other.mp4"),))])
    library.move_file(Path("/out/sea_side.mp4"), Path("/new/beach.mp4"))
    assert library.items([one])[one].outputs == (Path("/new/beach.mp4"), Path("/out/b.png"))
    assert library.find(Query("beach")).tolist() == [one]
    assert library.outputs_in(Path("/out")) == [Path("/out/b.png"), Path("/out/other.mp4")]
    assert library.outputs_in(Path("/ou")) == [] and library.outputs_in(Path("/new")) == [
        Path("/new/beach.mp4")
    ]
    assert library.items([two])[two].outputs == (Path("/out/other.mp4"),)


def test_counts(library: Library, tmp_path: Path):
    fill(library, 40, tmp_path, looks=2)
    assert sum(library.counts().values()) == 40 and Kind.PICTURE in library.counts()


def test_more_ids_than_a_statement_holds(library: Library):
    ids = library.add_all(replace(BOAT, title=str(number)) for number in range(1200))
    assert list(library.items(np.array(ids)).keys()) and len(library.items(np.array(ids))) == 1200


def test_others_see_what_is_written_and_that_it_was(tmp_path: Path):
    with Library(tmp_path / "l.db") as one, Library(tmp_path / "l.db") as two:
        before = two.version
        assert two.version == before
        one.add(BOAT)
        assert two.version != before and len(two.find()) == 1


def test_many_threads_write_and_read_at_once(tmp_path: Path):
    path, errors = tmp_path / "l.db", []
    with Library(path) as shared:

        def write(own: Library | None, name: str) -> None:
            try:
                library = own or Library(path, timeout=30)
                for number in range(25):
                    id = library.add(replace(BOAT, title=f"{name} {number}"))
                    library.add_tag([id], name)
                    library.find(Query("ada"))
            except Exception as error:
                errors.append(error)

        threads = [
            threading.Thread(target=write, args=(shared if number % 2 else None, f"t{number}"))
            for number in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert len(shared.find()) == 100 and shared.tags() == [(f"t{number}", 25) for number in range(4)]


def test_a_closed_one_says_so(tmp_path: Path):
    library = Library(tmp_path / "l.db")
    library.close()
    with pytest.raises(LibraryError):
        library.find()


def test_what_was_made_from_what(library: Library):
    scan, large, clip_file = Path("/in/scan.jpg"), Path("/out/scan_2x.jpg"), Path("/out/c.mp4")

    def add(kind: Kind, source: Path, *outputs: Path) -> int:
        return library.add(replace(BOAT, kind=kind, inputs=(source,), outputs=outputs))

    photo = add(Kind.PICTURE, scan, large)
    read = add(Kind.READING, large)
    clip = add(Kind.CLIP, large, clip_file)
    film = add(Kind.FILM, clip_file, Path("/out/d.mp4"))

    def relatives(id: int) -> tuple[list[int], list[int]]:
        details = library.details(id)
        return [each.id for each in details.origins], [each.id for each in details.outcomes]

    assert relatives(photo) == ([], [clip, read])
    assert relatives(read) == ([photo], [clip])
    assert relatives(clip) == ([read, photo], [film])
    assert relatives(film) == ([clip], [])
