"""A process that behaves as `train faces --steered --json` does: curves, sheets, pauses, an end, or none.

    python trainer_process.py KIND … --out OUT …

KIND: "learns" (until it is asked to stop), "waits" (the same, critics only), "ends", "refuses", "breaks",
"killed".
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path


def tell(**event: object) -> None:
    print(json.dumps(event), flush=True)


class Steered:
    """What was said on the standard input; a polite kill is a stop, too."""

    def __init__(self) -> None:
        self.word = "resume"
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "word", "stop"))
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with open(0, "rb", buffering=0, closefd=False) as words:
            for line in words:
                self.word = line.decode().strip()
        self.word = "stop"

    def stand(self, checkpoint: Path) -> None:
        """As long as it is paused."""
        if self.word == "pause":
            checkpoint.write_bytes(b"learned")
            tell(event="progress", state="paused")
            while self.word == "pause":
                time.sleep(0.02)
            tell(event="progress", state="running")


def main() -> int:
    kind, out = sys.argv[1], Path(sys.argv[sys.argv.index("--out") + 1])
    if kind == "refuses":
        tell(event="error", message="The folder gives too few faces; training needs 50 or more.")
        return 2
    if kind == "breaks":
        print("Traceback: something", file=sys.stderr)
        return 1
    steered, checkpoint = Steered(), out / "checkpoint.pt"
    curves, images = out / "curves.csv", 0
    if "--resume" not in sys.argv:
        curves.write_text("images,seconds,generator_loss,critic_loss\n")
    while steered.word != "stop" and not (kind == "ends" and images == 300):
        images += 100
        with curves.open("a") as file:
            generator = 0.0 if kind == "waits" else 1 + images / 1000
            file.write(f"{images},{images / 2},{generator},{2 - images / 1000}\n")
        save_sheet(out / "sheets" / f"{images:09d}.png")
        tell(event="progress", message=f"{images} faces")
        if kind == "killed" and images == 200:
            checkpoint.write_bytes(b"learned")
            os.kill(os.getpid(), signal.SIGKILL)
        steered.stand(checkpoint)
        time.sleep(0.05)
    checkpoint.write_bytes(b"learned")
    tell(event="result", out=str(out))
    return 0


def save_sheet(path: Path) -> None:
    from PIL import Image

    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (8, 8), (200, 30, 30)).save(path)


if __name__ == "__main__":
    sys.exit(main())
