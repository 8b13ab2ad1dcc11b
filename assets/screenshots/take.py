"""Takes the pictures of the README: the real window, the shipped weights, our own samples.

    QT_QPA_PLATFORM=offscreen python assets/screenshots/take.py [NAME...]

The names are those of the workspaces and help, for the window, and crops (of Enhance), first-faces, clips and
sheets (Cartoon's cast and places), for what they make; without one it takes all. The pictures are written
beside this file.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from studio.app import Application
    from studio.theme import ThemeChoice

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLES = HERE.parent / "samples"
# What the crops of before-after.png show, in pixels of the sample.
CROP = (88, 108, 88 + 120, 108 + 80)
WINDOW = (1280, 800)
CLIPS = {
    "kitchen": "Ada walks into the kitchen and talks to Bo. Bo gives her a cake. A dog runs in and barks.",
    "rain": "At night, Otto stands on the beach in the rain. A dinosaur walks slowly to Otto. They dance.",
    "park": 'In the park, Tom throws a ball to the dog. The dog catches it. "Well done!" says Tom happily.',
}
STORIES = (
    "At night, Otto stands on the beach in the rain.",
    "Grandma reads a book in the living room. A cat sleeps on the sofa.",
    "A robot waters the flowers in the garden in the evening.",
    "Ada and Bo sit at a table in the restaurant.",
    "A dragon flies over the castle.",
)
WINDOWS = ["enhance", "faces", "cartoon", "handwriting", "library", "models", "help"]
NAMES = [*WINDOWS, "crops", "first-faces", "clips", "sheets"]
CLIP_SIZE = (480, 270)
CLIP_QUALITY = 60
FACES_SHOWN, FACES_A_ROW = 40, 10


def main() -> None:
    """Take those that are named, or all."""
    sys.path.insert(0, str(ROOT))
    wanted = sys.argv[1:] or NAMES
    if unknown := sorted(set(wanted) - set(NAMES)):
        sys.exit(f"There is no picture {unknown[0]}; there are {', '.join(NAMES)}.")
    os.environ["LC_ALL"] = "C.UTF-8"  # in English, wherever they are taken
    with tempfile.TemporaryDirectory() as home:
        os.environ["GANVAS_HOME"] = home
        work = Path(home) / "Pictures"
        shutil.copytree(SAMPLES, work)
        photograph_window(work, wanted)
        if "crops" in wanted:
            compare(work / "enhance/still-life.jpg", work)
            mend(work / "enhance/harbour.jpg", work)
        if "first-faces" in wanted:
            show_first_faces(Path(home))
        if "clips" in wanted:
            make_clips()
        if "sheets" in wanted:
            show_cast_and_places()


def photograph_window(work: Path, wanted: list[str]) -> None:
    """Open the window, use each workspace, and grab it."""
    from PySide6.QtWidgets import QApplication

    from studio.app import Application
    from studio.theme import ThemeChoice
    from studio.workspaces import WORKSPACES

    app = QApplication([])
    application = Application(app)
    application.start()
    application.shell.resize(*WINDOW)
    takers = {
        "enhance": lambda: take_enhance(application, work / "enhance"),
        "faces": lambda: take_faces(application),
        "cartoon": lambda: take_cartoon(application),
        "handwriting": lambda: take_handwriting(application, work / "handwriting"),
        "library": lambda: take_library(application, work),
        "models": lambda: grab(application, "models", ThemeChoice.LIGHT),
        "help": lambda: take_help(application),
    }
    places = [entry.icon for entry in WORKSPACES]
    for name, take in takers.items():
        if name in wanted:
            application.shell.go_to(places.index(name) if name in places else 0)
            take()
    application.close()


def grab(application: Application, name: str, *themes: ThemeChoice) -> None:
    """The window in these themes, as `name-theme.png`."""
    for choice in themes:
        application.settings.edit("appearance", theme=choice)
        wait(3000)  # what is shown has loaded and every motion has ended
        application.shell.grab().save(str(HERE / f"{name}-{choice.value}.png"))


def take_enhance(application: Application, pictures: Path) -> None:
    """The samples, enhanced."""
    from studio.theme import ThemeChoice

    workspace = application.shell.workspace
    workspace.open_paths(sorted(pictures.iterdir()))
    while not workspace.queue.model.items or workspace.queue.summary.active:
        wait(50)
    grab(application, "enhance", ThemeChoice.DARK, ThemeChoice.LIGHT)


def take_faces(application: Application) -> None:
    """The wall, as it comes."""
    from studio.theme import ThemeChoice

    wait(4000)
    while application.shell.workspace.store.is_busy:
        wait(50)
    grab(application, "faces", ThemeChoice.LIGHT, ThemeChoice.DARK)


def take_cartoon(application: Application) -> None:
    """The first example, a little way in."""
    from studio.theme import ThemeChoice

    workspace = application.shell.workspace
    workspace.play_example("picnic")
    wait(9000)
    workspace.player.stop()
    grab(application, "cartoon", ThemeChoice.DARK, ThemeChoice.LIGHT)


def take_handwriting(application: Application, scans: Path) -> None:
    """The sample letter, read."""
    from studio.theme import ThemeChoice

    workspace = application.shell.workspace
    workspace.open_paths(sorted(scans.iterdir()))
    wait(500)
    while workspace.intake.is_busy or workspace.queue.summary.active:
        wait(50)
    grab(application, "handwriting", ThemeChoice.DARK, ThemeChoice.LIGHT)


def take_library(application: Application, work: Path) -> None:
    """A little of everything, made for this picture, and remembered as it always is."""
    from gan.cartoon.request import ClipRequest, StillRequest
    from gan.enhance.request import EnhanceRequest
    from gan.faces.face import Face
    from gan.faces.request import SaveFaces
    from gan.handwriting.request import ReadPage
    from studio.theme import ThemeChoice

    out = work / "made"
    scan = next(file for file in (work / "handwriting").iterdir() if file.suffix in (".jpg", ".png"))
    photos = sorted(file for file in (work / "enhance").iterdir() if "_4x" not in file.stem)
    requests = [
        *(EnhanceRequest(photo, out, 2) for photo in photos[:3]),
        *(StillRequest(out / f"story-{n}.png", text, size=(640, 360)) for n, text in enumerate(STORIES)),
        ReadPage(scan),
        *(SaveFaces(out, faces=(Face.of_seed(seed),)) for seed in (4, 11, 23)),
        SaveFaces(out, 16, 40),
        ClipRequest(out / "kitchen.mp4", CLIPS["kitchen"], size=CLIP_SIZE),
    ]
    page = application.shell.workspace
    for request in requests:
        job = application.engine.submit(request)
        while not job.state.is_over:
            wait(50)
        job.result()
    while len(page.shelf) < len(requests) or not all(page.shelf.cell_at(n) for n in range(4)):
        wait(200)
    wait(4000)
    page.star([page.shelf.id_at(0), page.shelf.id_at(5)])
    page.view.go_to(0)
    page.add_tag("for the fridge")
    grab(application, "library", ThemeChoice.LIGHT, ThemeChoice.DARK)


def take_help(application: Application) -> None:
    """The help, with something that is looked for."""
    from studio.help.window import HelpWindow
    from studio.theme import ThemeChoice

    application.settings.edit("appearance", theme=ThemeChoice.LIGHT)
    application.shell.show_help()
    window = application.shell.findChild(HelpWindow)
    window.field.setText("slow")
    wait(1000)
    window.grab().save(str(HERE / "help-light.png"))
    window.close()


def wait(milliseconds: int) -> None:
    """Let the event loop run; unlike QTest.qWait, it leaves Python to the other threads meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def compare(photo: Path, work: Path) -> None:
    """The same crop: the sample's own pixels, bicubic and ours."""
    from gan.engine import Engine
    from gan.enhance.request import EnhanceRequest

    with Engine() as engine:
        after = engine.submit(EnhanceRequest(photo, work / "crops", scale=4)).result().path
    source, result = Image.open(photo).convert("RGB"), Image.open(after).convert("RGB")
    scale = result.width // source.width
    size = ((CROP[2] - CROP[0]) * scale, (CROP[3] - CROP[1]) * scale)
    cells = {
        "the photo, its own pixels": source.crop(CROP).resize(size, Image.Resampling.NEAREST),
        "bicubic": source.crop(CROP).resize(size, Image.Resampling.BICUBIC),
        "Ganvas": result.crop(tuple(side * scale for side in CROP)),
    }
    lay_out(cells, HERE / "before-after.png")


def mend(source: Path, work: Path) -> None:
    """A sample that was blurred, made noisy and compressed, and what is made of it at its own size."""
    from gan.engine import Engine
    from gan.enhance.request import EnhanceRequest

    photo = Image.open(source).convert("RGB").filter(ImageFilter.GaussianBlur(1.8))
    noise = np.random.default_rng(0).normal(0, 8, (photo.height, photo.width, 3))
    faulty = work / "faulty.jpg"
    Image.fromarray((np.asarray(photo) + noise).clip(0, 255).astype(np.uint8)).save(faulty, quality=75)
    with Engine() as engine:
        result = engine.submit(EnhanceRequest(faulty, work / "mended", scale=1)).result()
    pictures = {"the photo: blurred, noisy, JPEG 75": faulty, "mended by Ganvas, 1x": result.path}
    cells = {
        words: Image.open(path).resize((2 * photo.width, 2 * photo.height), Image.Resampling.BICUBIC)
        for words, path in pictures.items()
    }
    lay_out(cells, HERE / "mended.jpg")


def lay_out(cells: dict[str, Image.Image], file: Path) -> None:
    """Pictures of one size side by side, each under its words."""
    gap, caption = 12, 28
    width, height = next(iter(cells.values())).size
    sheet = Image.new("RGB", ((width + gap) * len(cells) - gap, height + caption), "white")
    draw = ImageDraw.Draw(sheet)
    for index, (words, cell) in enumerate(cells.items()):
        left = index * (width + gap)
        sheet.paste(cell, (left, caption))
        draw.text((left, 4), words, fill="black", font_size=16)
    sheet.save(file, optimize=True, quality=88)


def show_first_faces(home: Path) -> None:
    """The first seeds at the usual truncation, as one picture without gaps."""
    from gan.engine import Engine
    from gan.faces.request import SaveFaces

    with Engine() as engine:
        saved = engine.submit(SaveFaces(home / "faces", count=FACES_SHOWN)).result()
    faces = [Image.open(path) for path in saved.paths]
    side = 2 * faces[0].width
    sheet = Image.new("RGB", (FACES_A_ROW * side, FACES_SHOWN // FACES_A_ROW * side))
    for index, face in enumerate(faces):
        row, column = divmod(index, FACES_A_ROW)
        sheet.paste(face.resize((side, side), Image.Resampling.BICUBIC), (column * side, row * side))
    sheet.save(HERE / "faces-first-40.png", optimize=True)


def make_clips() -> None:
    """Three clips of Cartoon as animated WebP."""
    from gan.cartoon.request import ClipRequest
    from gan.engine import Engine

    with Engine() as engine:
        for name, text in CLIPS.items():
            target = HERE / f"clip-{name}.webp"
            request = ClipRequest(target, text, size=CLIP_SIZE, quality=CLIP_QUALITY, overwrite=True)
            engine.submit(request).result()


def show_cast_and_places() -> None:
    """Contact sheets: every character, and every set once by day, by evening or at night."""
    from gan.cartoon.catalogue.characters import CHARACTERS
    from gan.cartoon.catalogue.places import PLACES

    sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
    import sheet_cast
    import sheet_places
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage, QPainter

    with tempfile.TemporaryDirectory() as folder:
        sheet_cast.cast(Path(folder), list(CHARACTERS))
        with Image.open(Path(folder) / "cast.png") as cast:
            small = cast.resize((cast.width * 2 // 3, cast.height * 2 // 3), Image.Resampling.LANCZOS)
            small.convert("RGB").quantize(128).save(HERE / "cartoon-cast.png", optimize=True)
    columns, cell = 7, QSize(182, 102)
    rows = -(-len(PLACES) // columns)
    sheet = QImage(columns * cell.width(), rows * cell.height(), QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for index, place in enumerate(PLACES):
        time = ("day", "evening", "night")[index % 3]
        image = sheet_places.frame(place, time, "clear", QSize(1280, 720), False)
        scaled = image.scaled(cell, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(index % columns * cell.width(), index // columns * cell.height(), scaled)
    painter.end()
    sheet.save(str(HERE / "cartoon-places.jpg"), quality=88)


if __name__ == "__main__":
    main()
