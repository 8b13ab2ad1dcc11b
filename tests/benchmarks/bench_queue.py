"""Kills the program at random moments of writing, queueing and enhancing, and looks at what is left.

    python tests/benchmarks/bench_queue.py [--kills 200] [--seed 0]

Each turn is a real window off screen, with the user folder of the turns before. It goes on with what the
last one left, is given pictures in its queue, and is ended by SIGKILL at a random moment. It says which
requests it has kept and which results it has reported. Then it is checked that
the data base opens and is whole, that every result that was reported is in the library and on the disk, that
every picture under a final name can be decoded to its end, and that every request that was kept and is not
done is offered at the next start.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_LATEST_MS = 1800  # of a kill, after the window is up
_PICTURES = 8  # given to each turn


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ganvas-kills-") as folder:
        os.environ["GANVAS_HOME"] = folder
        load()
        kill_all(Path(folder), options.kills, random.Random(options.seed))


# The one who kills


@dataclass
class Account:
    """What the turns have said, and what was found wrong."""

    kept: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    offered: int = 0
    gone_on: int = 0

    def hear(self, line: str) -> None:
        """Take in what a turn has said: a word, and the name of a picture."""
        word, _, name = line.strip().partition(" ")
        if word == "kept":
            self.kept.add(name)
        elif word == "done":
            self.done.add(name)
        elif word == "left":
            self.gone_on += 1


def kill_all(folder: Path, kills: int, draw: random.Random) -> None:
    account, began = Account(), time.monotonic()
    (folder / "pictures").mkdir()
    for turn in range(kills):
        one_kill(folder, turn, draw, account)
        check(folder, account, turn)
        if (turn + 1) % 20 == 0:
            print(f"{turn + 1} kills, {len(account.done)} done, {len(account.wrong)} wrong", file=sys.stderr)
    half = sum(1 for path in (folder / "pictures").glob("*_2x.png"))
    print("| kills | kept | reported done | results | offered again | gone on with | wrong | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    numbers = (kills, len(account.kept), len(account.done), half, account.offered, account.gone_on)
    print(f"| {' | '.join(map(str, numbers))} | {len(account.wrong)} | {time.monotonic() - began:.0f} |")
    for sentence in account.wrong:
        print(f"- {sentence}")
    if account.wrong:
        raise SystemExit(1)


def one_kill(folder: Path, turn: int, draw: random.Random, account: Account) -> None:
    """Start the program, and end it in the middle of whatever it does.

    It is a fork of this process, which has loaded all that is slow to load but begun nothing.
    """
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        os.dup2(mouth, sys.stdout.fileno())
        work(folder, turn)
        os._exit(0)
    os.close(mouth)
    with open(ear) as lines:
        while (line := lines.readline()) and line.strip() != "up":
            account.hear(line)
        time.sleep(draw.uniform(0, _LATEST_MS) / 1000)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in lines:
            account.hear(line)


def load() -> None:
    """All that the program loads, so that no turn has to."""
    import torch  # noqa: F401

    import gan.enhance.work  # noqa: F401
    import gan.media  # noqa: F401
    import studio.app  # noqa: F401
    import studio.workspaces.enhance.workspace  # noqa: F401


def check(folder: Path, account: Account, turn: int) -> None:
    """Everything that must hold after a kill."""
    from PIL import Image

    from studio.library.store import Library
    from studio.queue.keeper import _left
    from studio.queue.store import QueueStore

    with Library() as library:
        if library.notice:
            account.wrong.append(f"turn {turn}: {library.notice}")
        if library._read("PRAGMA integrity_check", ()) != [("ok",)]:
            account.wrong.append(f"turn {turn}: the data base is damaged")
        items = library.items(library.find()).values()
        listed = {item.title for item in items}
    results = {path.name.replace("_2x.png", ".png"): path for path in (folder / "pictures").glob("*_2x.png")}
    store = QueueStore("check")
    offered = {left.request.source.name for left in _left(store)}
    store.close()
    account.offered = len(offered)
    for name in sorted(account.done - listed - {""}):
        account.wrong.append(f"turn {turn}: {name} was reported and is not in the library")
    for name in sorted(account.done - results.keys()):
        account.wrong.append(f"turn {turn}: {name} was reported and is not on the disk")
    for name in sorted(account.kept - account.done - listed - offered):
        account.wrong.append(f"turn {turn}: {name} was kept, is not done and is not offered")
    for name, path in results.items():
        if path.stat().st_mtime < time.time() - 30 and turn % 20:
            continue  # looked at before
        try:
            with Image.open(path) as image:
                image.load()
        except Exception as error:
            account.wrong.append(f"turn {turn}: the result of {name} is broken: {error}")


# The one who is killed


def work(folder: Path, turn: int) -> None:
    """A window that works until it is killed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gan.engine import Engine
    from studio.app import Application
    from studio.queue.keeper import Keeper
    from tests.studio.fakes import FakeDesktop, save_picture

    say = Say()
    keep = Keeper.keep

    def keep_and_say(keeper: Keeper, tasks, then=lambda: None) -> None:
        names = [task.request.source.name for task in tasks]
        keep(keeper, tasks, lambda: [say(f"kept {name}") for name in names])

    Keeper.keep = keep_and_say
    app = QApplication([])
    application = Application(app, Engine(), FakeDesktop())
    pictures = folder / "pictures"
    fresh = [
        save_picture(pictures / f"{turn:03}-{number}.png", (224, 168), number) for number in range(_PICTURES)
    ]
    application.settings.edit("enhancing", scale=2)
    tasks = application.tasks

    def tell_ended(ended) -> None:
        for task in ended:
            if task.result is not None:
                say(f"done {task.request.source.name}")

    def go_on() -> None:
        for left in tasks.left:
            say(f"left {left.request.source.name}")
        tasks.go_on()

    tasks.ended.connect(tell_ended)
    tasks.leftFound.connect(go_on)
    application.start()
    application.shell.firstPainted.connect(lambda: say("up"))
    QTimer.singleShot(0, lambda: application.shell.workspace.queue.add(fresh))
    sys.exit(app.exec())


class Say:
    """One line at a time, from any thread, at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, line: str) -> None:
        with self._lock:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
