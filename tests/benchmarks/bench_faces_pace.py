"""How quick Faces is: faces a second through the engine, the first face on the wall, a slider's picture.

    python tests/benchmarks/bench_faces_pace.py [--device auto] [--threads N] [--moves 40]

The networks have random weights and the shapes that Ganvas trains; pace does not depend on the weights.
Drawn off screen unless QT_QPA_PLATFORM says otherwise; on a GPU, the paper's 1024x1024 network is timed, too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable

from gan.engine import Engine, Priority
from gan.faces.face import Face
from gan.faces.generator import Generator, GeneratorConfig
from gan.faces.measuring import FaceGenerator, settle_statistics
from gan.faces.request import MakeFaces
from gan.models import save_model
from gan.paths import user_folder

_SIDES = (64, 128)
_PATIENCE = 60.0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--moves", type=int, default=40)
    options = parser.parse_args()
    if options.threads:
        import torch

        torch.set_num_threads(options.threads)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["GANVAS_HOME"] = home
        for side in _SIDES:
            install(f"faces-{side}", gated(side))
        install("faces", gated(128))
        with Engine(options.device) as engine:
            report(engine, options.moves)


def report(engine: Engine, moves: int) -> None:
    """Measure everything with one engine."""
    names = {f"faces-{side}": side for side in _SIDES}
    rates = {side: faces_a_second(engine, name) for name, side in names.items()}
    if engine.device_name and not engine.device_name.startswith("CPU"):
        from gan.faces.progressive import Generator as Paper

        install("paper", Paper())
        rates[1024] = faces_a_second(engine, "paper", 64)
    print(f"| {engine.device_name} | figure |\n| --- | ---: |")
    for side, rate in rates.items():
        print(f"| faces a second at {side}x{side}, through the engine | {rate:.0f} |")
    first, full, slider = window(engine, moves)
    print(f"| from opening Faces to the first face on the wall, weights warm | {first:.2f} s |")
    print(f"| ... to a full wall in a window of 1280x800 | {full:.2f} s |")
    print(
        f"| slider to picture at 128x128, median of {moves} | {1000 * statistics.median(slider):.0f} ms "
        f"(19 of 20 within {1000 * sorted(slider)[int(0.95 * (len(slider) - 1))]:.0f} ms) |"
    )


def gated(side: int) -> Generator:
    """A generator as Ganvas trains them."""
    network = Generator(GeneratorConfig.for_resolution(side))
    settle_statistics(network, side, 1.0)
    return network


def install(name: str, network: FaceGenerator) -> None:
    """Among the models of the temporary user folder."""
    save_model(
        user_folder() / "models",
        network.state_dict(),
        name=name,
        task="faces",
        version="1",
        summary="Random weights.",
        license="MIT",
        config=network.config.to_card(),
        trained_on=(),
        recipe="none",
        figures=(),
        limits="for measuring",
    )


def faces_a_second(engine: Engine, model: str, number: int = 192) -> float:
    """The best of three."""
    make(engine, model, 8)  # loads the weights and chooses the precision
    paces = []
    for _ in range(3):
        begin = time.perf_counter()
        make(engine, model, number)
        paces.append(number / (time.perf_counter() - begin))
    return max(paces)


def make(engine: Engine, model: str, number: int) -> None:
    faces = tuple(map(Face.of_seed, range(number)))
    engine.submit(MakeFaces(faces, model), Priority.BATCH).result()


def window(engine: Engine, moves: int) -> tuple[float, float, list[float]]:
    """Seconds to the first face and to a full wall, and from each move of a slider to its picture."""
    from PySide6.QtWidgets import QApplication

    from studio.app import Application
    from studio.workspaces.faces.workspace import FacesWorkspace

    application = Application(QApplication([]), engine)
    application.settings.edit("appearance", reduced_motion=True)
    application.start()
    application.shell.resize(1280, 800)
    make(engine, "faces", 1)
    wait_until(lambda: False, 2.0)  # what starts with the window is done
    begin = time.perf_counter()
    application.shell.go_to(1)
    workspace = application.shell.workspace
    assert isinstance(workspace, FacesWorkspace)
    store, wall, board = workspace.store, workspace.page.wall, workspace.board

    def has(index: int) -> bool:
        return store.pixels(board.state.face_at(index)) is not None

    wait_until(lambda: has(0))
    wall.viewport().repaint()
    first = time.perf_counter() - begin
    wait_until(lambda: all(map(has, wall.visible_cells)))
    wall.viewport().repaint()
    full = time.perf_counter() - begin
    wait_until(lambda: not store.is_busy)
    paces = [move(workspace, 0.1 + 0.8 * number / moves) for number in range(moves)]
    application.close()
    return first, full, paces


def move(workspace: object, truncation: float) -> float:
    """Seconds from a move of the panel's slider to the picture that belongs to it, painted."""
    page = workspace.page  # type: ignore[attr-defined]
    slider, view = page.panel.edits.variety.slider, page.panel.view
    before = view.pixels
    slider.setSliderDown(True)
    begin = time.perf_counter()
    slider.setSliderPosition(round(200 * truncation))
    wait_until(lambda: view.pixels is not before)
    view.repaint()
    return time.perf_counter() - begin


def wait_until(condition: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Let the event loop run until something holds; it leaves Python to the other threads meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.perf_counter() + patience
    while not condition() and time.perf_counter() < end:
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
