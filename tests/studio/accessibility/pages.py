"""Every window, page and dialog of the studio, filled as a person would fill it; only the engine is none."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gan.enhance.request import EnhanceRequest
from gan.faces.request import MakeFaces
from studio.app import Application
from studio.library.item import Entry, Kind
from studio.library.requests import job_of, to_json
from studio.library.store import Library
from studio.library.thumbnails import encode
from studio.widgets.question import Question
from studio.workspaces import WORKSPACES, Workspace
from studio.workspaces.handwriting.options_bar import PEN
from studio.workspaces.library.dialogs import RemoveDialog
from studio.workspaces.models.workspace import TRAINING
from tests.studio.fakes import FakeEngine, save_picture
from tests.studio.library.shelves import picture_of
from tests.studio.workspaces.faces.fake_faces import make, open_jobs
from tests.studio.workspaces.handwriting.readings import succeed

_PATIENCE = 60_000


@dataclass
class Visit:
    """A studio that is walked through.

    Attributes:
        application, engine, qtbot: the studio, what only seems to compute, and what waits.
        folder: of the test's own.
    """

    application: Application
    engine: FakeEngine
    qtbot: QtBot
    folder: Path

    def go_to(self, name: str) -> Workspace:
        """Show a workspace."""
        shell = self.application.shell
        shell.go_to([entry.name for entry in WORKSPACES].index(name))
        return shell.workspace

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that is computed behind the window."""
        self.qtbot.waitUntil(holds, timeout=_PATIENCE)

    def make_faces(self) -> None:
        """Answer what the wall asked for."""
        for job in open_jobs(self.engine):
            if isinstance(job.request, MakeFaces):
                make(job)


def empty_of(name: str) -> Callable[[Visit], QWidget]:
    """A page as it is in an empty studio."""

    def show(visit: Visit) -> QWidget:
        visit.go_to(name)
        return visit.application.shell

    return show


def enhanced(visit: Visit) -> QWidget:
    """Pictures in every state; the first is shown with its result."""
    page = visit.go_to("Enhance")
    sources = [save_picture(visit.folder / name, seed=seed) for seed, name in enumerate(("a.png", "b.png"))]
    page.open_paths(sources)
    visit.until(lambda: len(visit.engine.jobs) == 2)
    result = save_picture(visit.folder / "a_4x.png", (256, 192))
    visit.engine.job_of("a.png").succeed(result)
    visit.engine.job_of("b.png").fail(OSError("The disk is full."))
    with visit.qtbot.waitSignal(page.compare.view.loaded, timeout=_PATIENCE):
        page.list.go_to(page.queue.model.items[0])
    page.notice.say("A sentence.")
    return visit.application.shell


def faces(visit: Visit) -> QWidget:
    """The wall with faces, a face large at its side, and the walk."""
    page = visit.go_to("Faces")
    visit.application.shell.resize(1280, 800)
    visit.until(lambda: bool(open_jobs(visit.engine)) or bool(page.wandering.chosen))
    visit.make_faces()
    page.page.show_walk(True)
    page.page.wall.selection.take(0)
    page.add_to_walk()
    page.page.wall.selection.take(1)
    page.add_to_walk()
    visit.make_faces()
    return visit.application.shell


def told(visit: Visit) -> QWidget:
    """A story, with somebody chosen."""
    page = visit.go_to("Cartoon")
    page.document.type("Ada walks into the kitchen. “Hello!” she says. The frobnitz sleeps.")
    visit.until(lambda: bool(page.document.scene.shots) and page.changes.shown is not None)
    page.page.timeline.setFocus()
    return visit.application.shell


def cartoon_export(visit: Visit) -> QWidget:
    """What the film is to become."""
    told(visit)
    page = visit.application.shell.workspace
    page.export()
    return page._dialog


def read(visit: Visit) -> QWidget:
    """A page that was read."""
    page = visit.go_to("Handwriting")
    page.open_paths([save_picture(visit.folder / "letter.png", (60, 42))])
    visit.until(lambda: len(visit.engine.jobs) == 1)
    succeed(visit.engine, "letter.png")
    visit.until(lambda: page.desk.page is not None and page.desk.page_pane.view.page is not None)
    return visit.application.shell


def searched(visit: Visit) -> QWidget:
    """The search in all pages, with what it found."""
    read(visit)
    page = visit.application.shell.workspace
    page.search()
    visit.qtbot.keyClicks(page.desk.text_pane.search.field, "letter")
    visit.until(lambda: bool(page.desk.text_pane.search.count.text()))
    return visit.application.shell


def reading_export(visit: Visit) -> QWidget:
    """How pages become a file."""
    read(visit)
    page = visit.application.shell.workspace
    page.export()
    return page.export_dialog


def pen(visit: Visit) -> QWidget:
    """The sheet to write on."""
    visit.go_to("Handwriting").show_section(PEN)
    return visit.application.shell


def library(visit: Visit) -> QWidget:
    """A library with things in it, of which one is chosen."""
    with Library() as store:
        for number, name in enumerate(("apple", "boat", "castle")):
            source = save_picture(visit.folder / "in" / f"{name}.png", seed=number)
            out = save_picture(visit.folder / "out" / f"{name}_2x.png", seed=number)
            request = EnhanceRequest(source, visit.folder / "out", 2, quality=80)
            entry = Entry(
                Kind.PICTURE,
                f"{name}.png",
                time.time() - 60,
                job_of(request),
                to_json(request),
                inputs=(source,),
                outputs=(out,),
                width=64,
                height=48,
            )
            store.set_pictures({store.add(entry): encode(picture_of(number))})
    visit.application.shell.resize(1280, 820)
    page = visit.go_to("Library")
    visit.until(lambda: len(page.shelf) == 3)
    visit.until(lambda: all(page.shelf.cell_at(index) for index in page.view.visible_cells))
    page.view.go_to(1)
    visit.until(lambda: page.panel.isVisible())
    return visit.application.shell


def nothing_found(visit: Visit) -> QWidget:
    """The library when nothing fits what is looked for."""
    library(visit)
    page = visit.application.shell.workspace
    page.filters.field.setText("zeppelin")
    visit.until(lambda: page.nothing.isVisible())
    return visit.application.shell


def models(visit: Visit) -> QWidget:
    """All cards, with one of them shown."""
    page = visit.go_to("Models")
    visit.until(lambda: page.card.entry is not None)
    return visit.application.shell


def preferences(visit: Visit) -> QWidget:
    """Everything that can be set."""
    visit.application.shell.show_preferences()
    return visit.application.shell._dialogs["preferences"]


def keys_of(name: str) -> Callable[[Visit], QWidget]:
    """The sheet of keys, opened in a workspace."""

    def show(visit: Visit) -> QWidget:
        visit.go_to(name)
        visit.application.shell.show_keys()
        return visit.application.shell._dialogs["keys"]

    return show


def question(visit: Visit) -> QWidget:
    """A question with two answers."""
    asked = Question("Leave?", "Something would be lost.", "Leave", "Stay", visit.application.shell)
    asked.open()
    return asked


def removing(visit: Visit) -> QWidget:
    """What is to become of files."""
    asked = RemoveDialog(3, 2, visit.application.shell)
    asked.open()
    return asked


def training(visit: Visit) -> QWidget:
    """Learning from a folder of photos."""
    page = visit.go_to("Models")
    page.show_page(TRAINING)
    return visit.application.shell


PAGES: dict[str, Callable[[Visit], QWidget]] = {
    **{f"{entry.name}, empty": empty_of(entry.name) for entry in WORKSPACES},
    "Enhance": enhanced,
    "Faces": faces,
    "Cartoon": told,
    "Cartoon, export": cartoon_export,
    "Handwriting": read,
    "Handwriting, search": searched,
    "Handwriting, export": reading_export,
    "Handwriting, pen": pen,
    "Library": library,
    "Library, nothing found": nothing_found,
    "Models": models,
    "Preferences": preferences,
    "Keys of Cartoon": keys_of("Cartoon"),
    "Question": question,
    "Removing": removing,
    "Training": training,
}
