"""Everything that must hold when a program was killed, in whatever it was doing."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import pypdfium2
from killed_program import name_of, name_of_request
from PIL import Image

_NUMBER = re.compile(r" \(\d+\)(?=\.|$)")


@dataclass
class Account:
    """What the turns have said, and what was found wrong.

    Attributes:
        kept, done: requests that the queue has, and that were reported done.
        written: files that were reported written.
        noted, tagged, removing, removed: notes in the library.
        offered: what the last turn has offered; None if it did not come to that.
        wrong: sentences.
        files: names of those that were found whole, and how many bytes they have.
        parts: hidden part files that are left; the folders of films are none.
        twice: files with a number in their name, which were written again.
    """

    kept: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    tagged: set[str] = field(default_factory=set)
    removing: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    offered: set[str] = field(default_factory=set)
    has_offered: bool = False
    offers: int = 0
    whole: dict[Path, tuple[int, int]] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    broken_off: Counter[str] = field(default_factory=Counter)
    taken_up: Counter[str] = field(default_factory=Counter)
    listed: set[str] = field(default_factory=set)
    last_id: int = 0

    def begin(self) -> None:
        """A turn begins."""
        self.offered, self.has_offered = set(), False

    def hear(self, line: str) -> None:
        """Take in what a turn has said."""
        word, _, name = line.strip().partition(" ")
        heard = {"wrote": self.written, "offered": self.offered}
        for each in ("kept", "done", "noted", "tagged", "removing", "removed"):
            heard[each] = getattr(self, each)
        if word in heard:
            heard[word].add(name)
        elif word == "offered-all":
            self.has_offered, self.offers = True, self.offers + 1
        elif word == "failed":
            self.wrong.append(line.strip())

    @property
    def outstanding(self) -> set[str]:
        """Requests that are kept and not done, as far as was heard."""
        return self.kept - self.done


class Checks:
    """Looks through a folder of a program that was killed."""

    def __init__(self, folder: Path, account: Account) -> None:
        self._folder, self._account = folder, account
        self._alone = {
            each.relative_to(folder / "alone").parts[1:]: _digest(each)
            for each in (folder / "alone").rglob("*")
            if each.is_file()
        }
        self._frames = sum(1 for parts in self._alone if parts[0] == "frames")
        self._before: set[str] = set()  # what the next window has to offer

    def after(self, turn: int, *, to_the_end: bool = False) -> None:
        """Look after a turn; `to_the_end` reads every file again, else what is new."""
        wrong: list[str] = []
        if to_the_end:
            self._account.whole.clear()
        self._look_at_files(wrong)
        self._look_at_library(wrong)
        self._look_at_queue(wrong)
        if self._account.has_offered:
            missing = self._before - self._account.offered
            wrong += [
                f"{name} was left by the turn before and was not offered in the window" for name in missing
            ]
        self._before = self._still_to_do()
        self._account.wrong += [f"turn {turn}: {sentence}" for sentence in wrong]

    # Files

    def _look_at_files(self, wrong: list[str]) -> None:
        account, parts = self._account, 0
        for path in self._files():
            if any(part.startswith(".ganvas-") for part in path.parts):
                parts += 1
                continue
            status = path.stat()
            state = (status.st_size, status.st_mtime_ns)
            if account.whole.get(path) == state:
                continue
            account.whole[path] = state
            if problem := self._problem(path):
                wrong.append(f"{path.relative_to(self._folder)}: {problem}")
        account.parts = parts
        for name in account.written:
            if not Path(name).is_file():
                wrong.append(f"{name} was reported written and is not there")
        for frames in (self._folder / "made" / "clips").glob("*/frames*"):
            if (count := len(list(frames.iterdir()))) != self._frames:
                wrong.append(f"{frames.relative_to(self._folder)} has {count} of {self._frames} frames")

    def _files(self) -> list[Path]:
        tops = (self._folder / "made", self._folder / "home")
        return [Path(top, name) for each in tops for top, _, names in os.walk(each) for name in names]

    def _problem(self, path: Path) -> str:
        """What is wrong with a file; "" if it is whole."""
        if path.parent.name.endswith(".ganvas-film") or ".preview." in path.name:
            return _problem_of_piece(path)
        if path.is_relative_to(self._folder / "home"):
            return _problem_of_json(path) if path.suffix == ".json" else ""
        if path.name == "library.json":
            return _problem_of_json(path)
        parts = path.relative_to(self._folder / "made").parts[2:]
        if parts and path.is_relative_to(self._folder / "made" / "copies"):
            parts = parts[1:]
        key = tuple(_NUMBER.sub("", part) for part in parts)
        if key not in self._alone:
            return "nobody has asked for it"
        self._account.kinds[path.relative_to(self._folder / "made").parts[0]] += 1
        try:
            return "" if _digest(path) == self._alone[key] else "it is not what is made in one run"
        except Exception as error:
            return f"it cannot be read: {error}"

    # Data base

    def _look_at_library(self, wrong: list[str]) -> None:
        from studio.library.store import Library

        account = self._account
        with Library() as library:
            if library.notice:
                wrong.append(library.notice)
            if library._read("PRAGMA integrity_check", ()) != [("ok",)]:
                wrong.append("the data base is damaged")
            self._read_items(library, wrong)
            tags = {name for name, _ in library.tags()}
            sql = "SELECT title FROM item WHERE job = 'Note'"
            notes = {title for (title,) in library._read(sql, ())}
        for name in account.done - account.listed:
            wrong.append(f"{name} was reported done and is not in the library")
        for name in account.noted - account.removing - notes:
            wrong.append(f"{name} was reported noted and is not in the library")
        for name in account.tagged - account.removing - tags:
            wrong.append(f"{name} was reported tagged and is not")
        for name in account.removed & notes:
            wrong.append(f"{name} was reported removed and is still in the library")

    def _read_items(self, library, wrong: list[str]) -> None:
        """Take down whose results the library has; they are there."""
        from studio.library.requests import from_json

        account = self._account
        sql = "SELECT id, request FROM item WHERE id > ? AND job != 'Note' ORDER BY id"
        for id, request in library._read(sql, (account.last_id,)):
            account.listed.add(name_of_request(from_json(request)))
            account.last_id = id
            for path in library.items([id])[id].outputs:
                if not path.exists():
                    wrong.append(f"{name_of(path)} is in the library and not on the disk")

    # Queue

    def _still_to_do(self) -> set[str]:
        return self._account.kept - self._account.done - self._account.listed

    def _look_at_queue(self, wrong: list[str]) -> None:
        from studio.queue.keeper import _left
        from studio.queue.store import QueueStore

        store = QueueStore("check")
        offered = {name_of_request(left.request) for left in _left(store)}
        store.close()
        for name in self._still_to_do() - offered:
            wrong.append(f"{name} was kept, is not done and is not offered")
        self._look_at_films(offered)

    def _look_at_films(self, offered: set[str]) -> None:
        """How often films were broken off with pieces done, and went on to their end."""
        account = self._account
        for pieces in (self._folder / "made" / "films").glob("*/.*.ganvas-film"):
            film = f"films/{pieces.parent.name}/film.mp4"
            if film in offered and any(pieces.glob("*.npz")):
                account.broken_off[film] += 1
        for film in set(account.broken_off) & account.listed:
            account.taken_up[film] = account.broken_off[film]


def _problem_of_piece(path: Path) -> str:
    try:
        if path.suffix in (".mp4", ".webm"):
            with av.open(str(path)) as film:
                if not sum(1 for _ in film.decode(video=0)):
                    return "the piece is empty"
        elif path.suffix == ".npz":
            with np.load(path) as stored:
                [stored[name] for name in stored.files]
        elif path.suffix == ".json":
            return _problem_of_json(path)
    except Exception as error:
        return f"the piece is broken: {error}"
    return ""


def _problem_of_json(path: Path) -> str:
    try:
        json.loads(path.read_text())
    except ValueError as error:
        return f"it is broken: {error}"
    return ""


def _digest(path: Path) -> str:
    """What is the same for the same result: all bytes, but of what names the moment or the folder less.

    PNGs carry the request, whose folder is that of the turn: their pixels count. PDFs carry the moment: their
    pages count, text and picture.
    """
    if path.suffix == ".png":
        with Image.open(path) as picture:
            data = f"{picture.size} {picture.mode}".encode() + picture.tobytes()
    elif path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            data = b"".join(
                page.get_textpage().get_text_range().encode() + page.render(scale=0.2).to_numpy().tobytes()
                for page in document
            )
    else:
        data = path.read_bytes()
    return hashlib.sha256(data).hexdigest()
