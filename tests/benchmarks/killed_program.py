"""The program that is killed: a real window off screen, with every kind of work, that says what it has done.

What it says, a line at a time: `kept` and `done` with the name of a request, `offered` with one that an
earlier turn left (`offered-all` ends these), `wrote` with a file, and of notes in the library `noted`,
`tagged`, `removing` and `removed`; `failed` with a sentence.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from killed_marks import FILES, JOBS, Marks, mark_files, mark_transactions

_SCALE = 2
_TELL_MS, _MOVE_MS, _EXPORT_MS, _SETTINGS_MS = 10, 150, 350, 400
_SUFFIXES = (".pdf", ".txt", ".hocr", ".json")
_SCRIPT = "Ada walks into the kitchen."
_PICTURES, _FILM_FRAMES, _FILM_RATE = 4, 40, 2.0  # a piece of five frames is 2.5 seconds long


def load() -> None:
    """All that the program loads, so that no turn has to; nothing is begun."""
    import torch  # noqa: F401

    import gan.cartoon.work  # noqa: F401
    import gan.enhance.films.work  # noqa: F401
    import gan.enhance.work  # noqa: F401
    import gan.faces.work  # noqa: F401
    import gan.handwriting.documents  # noqa: F401
    import gan.handwriting.work  # noqa: F401
    import gan.media  # noqa: F401
    import studio.app  # noqa: F401
    import studio.library.exporting  # noqa: F401
    import studio.workspaces.enhance.workspace  # noqa: F401
    import studio.workspaces.handwriting.exporting  # noqa: F401


# What it is given

SOURCES = {"pictures": "picture-?.png", "films": "film.mp4", "pages": "note.png"}
"""What is read, by kind of work; it lies among what was made alone."""


def name_of(path: Path) -> str:
    """A path below the folder of what is made: kind, turn and file; of another, the last two parts."""
    parts = path.parts
    return "/".join(parts[parts.index("made") + 1 :] if "made" in parts else parts[-2:])


def name_of_request(request: Any) -> str:
    """What a request is known by."""
    for field in ("source", "target", "folder"):
        if (path := getattr(request, field, None)) is not None:
            return name_of(path)
    raise AssertionError(type(request))


def pictures(folder: Path) -> list[Path]:
    """Small pictures, the same for every turn."""
    from tests.studio.fakes import save_picture

    return [save_picture(folder / f"picture-{number}.png", (128, 96), number) for number in range(_PICTURES)]


def film(folder: Path) -> list[Path]:
    """A small film of several pieces in which everything moves."""
    import cv2
    import numpy as np
    from PIL import Image

    from gan.media.films import open_film
    from tests.studio.fakes import save_picture

    still = np.asarray(Image.open(save_picture(folder / "still.png", (192, 144), 7)))
    (folder / "still.png").unlink()
    with open_film(folder / "film.mp4", (96, 72), _FILM_RATE, repeatable=True) as writer:
        for number in range(_FILM_FRAMES):
            shift = np.float32([[1, 0, -2 * number % 96], [0, 1, -number % 72]])
            writer.write(cv2.warpAffine(still, shift, (96, 72), borderMode=cv2.BORDER_REFLECT))
        return [writer.commit()]


def requests(kind: str, folder: Path, turn: int) -> list[Any]:
    """What the engine is asked for in a turn, but for pictures and films, which the window asks for."""
    from gan.cartoon.request import ClipRequest, StillRequest
    from gan.faces.face import Face
    from gan.faces.request import SaveFaces, WalkFaces
    from gan.handwriting.request import ReadPage

    if kind == "faces":
        return [SaveFaces(folder, count=3, grid=True)]
    if kind == "walks":
        faces = (Face(seed=1), Face(seed=2))
        return [WalkFaces(folder / ("walk.gif", "walk.mp4")[turn % 2], faces, 0.6, size=64)]
    if kind == "clips":
        target = folder / ("clip.mp4", "clip.webm", "clip.gif", "frames")[turn % 4]
        still = StillRequest(folder / "still.png", _SCRIPT, size=(160, 90))
        return [ClipRequest(target, _SCRIPT, size=(160, 90), voices=False), still]
    if kind == "pages":
        return [ReadPage(folder / "note.png")]
    raise AssertionError(kind)


def note(folder: Path) -> Path:
    """The first lines of the sample of handwriting."""
    from PIL import Image

    from gan.paths import assets_folder

    with Image.open(assets_folder() / "samples" / "handwriting" / "letter.jpg") as page:
        folder.mkdir(parents=True, exist_ok=True)
        page.crop((0, 0, page.width, page.height // 2)).save(folder / "note.png")
    return folder / "note.png"


def make_alone(folder: Path) -> None:
    """Everything once, by an engine that nobody disturbs, and the page that documents are made of."""
    import numpy as np
    from PySide6.QtWidgets import QApplication

    from gan.engine import Engine
    from studio.settings import Enhancing
    from studio.workspaces.enhance.requests import request_for

    app = QApplication([])  # cartoons are painted
    alone = folder / "alone"
    wanted = [request_for(path, Enhancing(scale=_SCALE)) for path in pictures(alone / "pictures")]
    wanted += [request_for(path, Enhancing(scale=_SCALE)) for path in film(alone / "films")]
    note(alone / "pages")
    for turn in range(4):
        wanted += requests("clips", alone / "clips", turn)[: 1 if turn else 2]
    for kind, turn in (("walks", 0), ("walks", 1), ("faces", 0), ("pages", 0)):
        wanted += requests(kind, alone / kind, turn)
    with Engine(gentle=True) as engine:
        for request in wanted:
            began = time.monotonic()
            result = engine.submit(request).result()
            print(f"{name_of_request(request)}: {time.monotonic() - began:.1f} s alone", file=sys.stderr)
    (folder / "page.json").write_text(result.page.to_json())
    np.save(folder / "page.npy", result.picture)
    make_documents(result.page, result.picture, alone / "documents")
    del app


def make_documents(page: Any, picture: Any, folder: Path) -> None:
    """A document of each kind, as the window writes them."""
    from gan.handwriting.documents import open_document
    from studio.workspaces.handwriting.page_store import PageStore

    store = PageStore()
    store.keep(0, picture)
    for suffix in _SUFFIXES:
        with open_document(folder / f"letter{suffix}") as document:
            document.add(page, store.pixels(0))
            document.commit()
    store.close()


# What it does


def work(folder: Path, turn: int, kinds: Sequence[str] | None, marks: Marks) -> None:
    """Open a window that works until it is killed: on what was left, and on new things of `kinds`.

    Without kinds (None) it does nothing but what was left.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from studio.app import Application
    from studio.queue import Task
    from tests.studio.fakes import FakeDesktop

    mark_transactions(marks)
    mark_files(marks, file_kind)
    say = Say()
    say_what_is_kept(say)
    app = QApplication([])
    application = Application(app, desktop=FakeDesktop())
    application.settings.edit("enhancing", scale=_SCALE)
    tasks = application.tasks

    def tell_ended(ended: Sequence[Task]) -> None:
        for task in ended:
            word = f"failed {task.error} of" if task.error else "done"
            say(f"{word} {name_of_request(task.request)}")

    def go_on() -> None:
        for left in tasks.left:
            say(f"offered {name_of_request(left.request)}")
        say("offered-all")
        tasks.go_on()

    def begin() -> None:
        made = folder / "made"
        for kind in kinds or ():
            place = made / kind / f"{turn:03}"
            if kind in ("pictures", "films"):
                application.shell._make(0).queue.add(sorted(place.iterdir()))
            else:
                tasks.add([Task(request) for request in requests(kind, place, turn)])
        if kinds is not None:
            Hand(folder, turn, say).start()
        say("up")

    tasks.ended.connect(tell_ended)
    tasks.leftFound.connect(go_on)
    application.shell.firstPainted.connect(lambda: QTimer.singleShot(0, begin))
    busy = Busy(application, folder, turn, say, marks) if kinds is not None else None
    application.start()
    app.exec()
    del busy


def file_kind(path: Path) -> str:
    """What to call a file that is written."""
    if path.parent.name.endswith(".ganvas-film"):
        return FILES["piece" if path.suffix in (".mp4", ".webm") else "state"]
    return next((name for part, name in FILES.items() if part in path.parts), FILES["home"])


def say_what_is_kept(say: Say) -> None:
    from studio.queue.keeper import Keeper

    keep = Keeper.keep

    def keep_and_say(keeper: Keeper, tasks, then=lambda: None) -> None:
        names = [name_of_request(task.request) for task in tasks]
        keep(keeper, tasks, lambda: [say(f"kept {name}") for name in names])

    Keeper.keep = keep_and_say


class Busy:
    """What the window does again and again: move tasks, export, change settings; and it tells of its jobs."""

    def __init__(self, application: Any, folder: Path, turn: int, say: Say, marks: Marks) -> None:
        import numpy as np
        from PySide6.QtCore import QTimer

        from gan.handwriting.document import Page
        from studio.workspaces.handwriting.exporting import Exporter
        from studio.workspaces.handwriting.page_store import PageStore

        self._application, self._marks, self._say = application, marks, say
        self._draw = random.Random(turn)
        self._page = Page.from_json((folder / "page.json").read_text())
        self._store = PageStore(application)
        self._store.keep(0, np.load(folder / "page.npy"))
        self._exporter = Exporter(self._store, application)
        self._exporter.ended.connect(self._on_exported)
        self._documents = folder / "made" / "documents" / f"{turn:03}"
        self._numbers = itertools.count(turn)
        self._timers = []
        chores = {_TELL_MS: self._tell, _MOVE_MS: self._move, _EXPORT_MS: self._export}
        for pause, chore in (chores | {_SETTINGS_MS: self._set}).items():
            timer = QTimer(application, interval=pause)
            timer.timeout.connect(chore)
            timer.start()
            self._timers.append(timer)

    def _tell(self) -> None:
        at_work = [type(task.request).__name__ for task in self._application.tasks.active if task.is_working]
        for job, name in JOBS.items():
            self._marks.put(name, at_work.count(job))

    def _move(self) -> None:
        active = self._application.tasks.active
        if len(active) > 2:
            self._application.tasks.move([self._draw.choice(active)], self._draw.choice([*active, None]))

    def _export(self) -> None:
        suffix = _SUFFIXES[next(self._numbers) % len(_SUFFIXES)]
        self._exporter.start([(self._page, 0)], self._documents / f"letter{suffix}")

    def _on_exported(self, exported: Any) -> None:
        self._say(f"wrote {exported.path}" if exported.path else f"failed {exported.problem} of letter")

    def _set(self) -> None:
        self._application.settings.edit("queue", notify=self._draw.random() < 0.5)


class Hand(threading.Thread):
    """Writes notes into the library, gives them stars and tags, removes them, and exports what was made."""

    def __init__(self, folder: Path, turn: int, say: Say) -> None:
        super().__init__(daemon=True)
        self._copies = folder / "made" / "copies" / f"{turn:03}"
        self._turn, self._say, self._draw = turn, say, random.Random(turn)

    def run(self) -> None:
        from studio.library.store import Library

        kept: list[tuple[str, int]] = []
        with Library(tells=False) as library:
            for number in itertools.count():
                name = f"{self._turn:03}/note-{number}"
                kept.append((name, self._note(library, name)))
                if number % 3 == 2:
                    name, id = kept.pop(self._draw.randrange(len(kept)))
                    self._say(f"removing {name}")
                    library.remove([id])
                    self._say(f"removed {name}")
                if number % 8 == 3:
                    self._export(library, self._copies / str(number))
                time.sleep(self._draw.uniform(0.01, 0.06))

    def _note(self, library: Any, name: str) -> int:
        from studio.library.item import Entry, Kind

        id = library.add(Entry(Kind.READING, name, time.time(), "Note", "{}", text=f"words of {name}"))
        self._say(f"noted {name}")
        library.add_tag([id], name)
        library.set_star([id], True)
        self._say(f"tagged {name}")
        return id

    def _export(self, library: Any, folder: Path) -> None:
        from studio.library.exporting import export

        recent = [id for id, item in library.items(library.find()[:300]).items() if item.outputs]
        for exported in export(library, recent[:3], folder):
            for file in exported.files:
                self._say(f"wrote {file}")


class Say:
    """One line at a time, from any thread, at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, line: str) -> None:
        with self._lock:
            os.write(sys.stdout.fileno(), f"{line}\n".encode())
