"""A process that behaves as `train faces --json` does: curves, sheets, an end, or none.

    python trainer_process.py OUT KIND

KIND: "learns" (until it is asked to stop), "waits" (the same, critics only), "ends", "refuses", "breaks".
"""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path


def tell(**event: object) -> None:
    print(json.dumps(event), flush=True)


def main() -> int:
    out, kind = Path(sys.argv[1]), sys.argv[2]
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(1))
    if kind == "refuses":
        tell(event="error", message="The folder gives too few faces; training needs 50 or more.")
        return 2
    if kind == "breaks":
        print("Traceback: something", file=sys.stderr)
        return 1
    curves = out / "curves.csv"
    curves.write_text("images,seconds,generator_loss,critic_loss\n")
    images = 0
    while not stopped and not (kind == "ends" and images == 300):
        images += 100
        with curves.open("a") as file:
            generator = 0.0 if kind == "waits" else 1 + images / 1000
            file.write(f"{images},{images / 2},{generator},{2 - images / 1000}\n")
        save_sheet(out / "sheets" / f"{images:09d}.png")
        tell(event="progress", message=f"{images} faces")
        time.sleep(0.05)
    (out / "checkpoint.pt").write_bytes(b"learned")
    tell(event="result", out=str(out))
    return 0


def save_sheet(path: Path) -> None:
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (8, 8), (200, 30, 30)).save(path)


if __name__ == "__main__":
    sys.exit(main())
