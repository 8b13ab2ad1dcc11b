"""How long a pose takes and how long painting it takes, each character at 1280x720.

python tests/benchmarks/bench_cartoon_cast.py [seconds per character]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QImage, QPainter  # noqa: E402

from gan.cartoon.catalogue.characters import CHARACTERS  # noqa: E402
from gan.cartoon.motion import pose  # noqa: E402
from gan.cartoon.scene import Look  # noqa: E402
from gan.cartoon.stage.application import ensure_application  # noqa: E402
from gan.cartoon.stage.character import paint  # noqa: E402

PIXELS_PER_METRE = 720 * 0.28


def main() -> None:
    """Print milliseconds for each character: pose, paint."""
    ensure_application()
    budget = float(sys.argv[1]) if len(sys.argv) > 1 else 0.4
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    totals = [0.0, 0.0]
    for who in CHARACTERS:
        poses, spent = [], 0.0
        start = process_time()
        while process_time() - start < budget:
            poses.append(pose(who, ("walk", "talk", "wave")[len(poses) % 3], len(poses) * 0.04))
        posing = (process_time() - start) / len(poses)
        paint(painter, who, Look(), poses[0])
        count = 0
        while spent < budget:
            painter.save()
            painter.translate(640, 650)
            painter.scale(PIXELS_PER_METRE, PIXELS_PER_METRE)
            before = process_time()
            paint(painter, who, Look(), poses[count % len(poses)])
            spent += process_time() - before
            painter.restore()
            count += 1
        totals[0] += posing
        totals[1] += spent / count
        print(f"{who:16} pose {1000 * posing:6.2f} ms   paint {1000 * spent / count:6.2f} ms")
    number = len(CHARACTERS)
    print(f"{'mean':16} pose {1000 * totals[0] / number:6.2f} ms   paint {1000 * totals[1] / number:6.2f} ms")
    painter.end()


if __name__ == "__main__":
    main()
