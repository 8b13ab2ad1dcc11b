"""Speed and memory of the compare view on a result of 192 megapixels.

Run: python tests/benchmarks/bench_compare_view.py [mode]. Prints the time of one paint of a view of
1600 x 1000 pixels (median and worst of several positions) at many zooms, and the memory that the pair holds.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import cv2
import numpy as np
import psutil
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.widgets.compare import CompareView

WIDTH, HEIGHT, SCALE = 16_000, 12_000, 4
VIEW = (1600, 1000)
ZOOMS = (0.0, 0.1, 0.13, 0.2, 0.26, 0.4, 0.51, 0.7, 1.0, 1.5, 2.0, 3.0, 8.0, 32.0)
REPEATS = 9


class MadeUpReader:
    """Makes detailed pixels in place of reading a file, to time the view and not a decoder."""

    def preview(self, path: Path) -> None:
        """No preview."""

    def pixels(self, path: Path, should_stop: Callable[[], bool]) -> np.ndarray:
        """Noise, enlarged: fine structure at every zoom."""
        size = (WIDTH, HEIGHT) if path.name == "after" else (WIDTH // SCALE, HEIGHT // SCALE)
        noise = np.random.default_rng(0).integers(0, 256, (size[1] // 8, size[0] // 8, 3), dtype=np.uint8)
        return cv2.resize(noise, size, interpolation=cv2.INTER_LINEAR)


def paint_seconds(view: CompareView, canvas: QImage) -> float:
    """Time of one paint."""
    start = time.perf_counter()
    view.render(canvas)
    return time.perf_counter() - start


def paints_at(view: CompareView, zoom: float, canvas: QImage) -> tuple[list[float], list[float]]:
    """Times of paints with a new position each, and of paints in which only the divider has moved."""
    moving, sliding = [], []
    view.fit() if zoom == 0.0 else view.zoom_to(zoom, (VIEW[0] / 3, VIEW[1] / 3), eased=False)
    for _ in range(REPEATS):
        view.pan(-37.3, -21.7)
        if not view.viewport.can_pan():
            view._painter.forget()
        moving.append(paint_seconds(view, canvas))
    paint_seconds(view, canvas)
    view.divider = 0.7
    paint_seconds(view, canvas)
    for index in range(REPEATS):
        view.divider = 0.2 + 0.05 * index
        sliding.append(paint_seconds(view, canvas))
    view.divider = 0.5
    return moving, sliding


def described(seconds: list[float]) -> str:
    """Median and worst in milliseconds."""
    return f"{statistics.median(seconds) * 1e3:5.1f} (worst {max(seconds) * 1e3:5.1f}) ms"


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    process = psutil.Process()
    view = CompareView(reader=MadeUpReader())
    view.animated = False
    view.mode = sys.argv[1] if len(sys.argv) > 1 else "slider"
    view.resize(*VIEW)
    view.show()
    at_rest = process.memory_info().rss
    done: list[bool] = []
    view.loaded.connect(lambda: done.append(True))
    start = time.perf_counter()
    view.show_pair(Path("before"), Path("after"), SCALE)
    peak = at_rest
    while not done:
        QTest.qWait(5)
        peak = max(peak, process.memory_info().rss)
    print(f"made up and halved in {time.perf_counter() - start:.1f} s")
    held = sum(picture.nbytes for picture in view._pair.pictures.values())
    more = process.memory_info().rss - at_rest
    print(f"pictures {held / 1e6:.0f} MB; process +{more / 1e6:.0f}, peak +{(peak - at_rest) / 1e6:.0f} MB")
    canvas = QImage(*VIEW, QImage.Format.Format_RGB32)
    for zoom in ZOOMS:
        moving, sliding = paints_at(view, zoom, canvas)
        print(f"{view.zoom * 100:7.1f} %  moving {described(moving)}   divider {described(sliding)}")
    view.clear()
    app.processEvents()
    print(f"after clear(): process +{(process.memory_info().rss - at_rest) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
