"""Kills the program at random moments of every kind of writing, and looks at what is left.

    python tests/benchmarks/bench_queue.py [--kills 200] [--minutes 15] [--seed 0] [--folder DIR]

Each turn is a real window off screen, with the user folder of the turns before. It goes on with what the
last one left, is given pictures, films, faces, cartoons and pages, while documents and the library's items
are exported, notes are written into the library, tasks change places and settings change; and it is ended by
SIGKILL. Every other kill comes at a moment by chance alone; the others wait by chance, then for one kind of
writing that is under way, then for a few milliseconds more. Then it is checked that

- the data base opens and is whole, and has everything that was reported done, noted, tagged and removed;
- every file under a final name has the bytes that it has when it is made in one run, the films that were
  taken up again among them, and every piece of a film can be read;
- every request that was kept and is not done is offered, by the queue and in the next window.

The table says what was under way at the moments of the kills. At the end one more window does all the rest.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from killed_checks import Account, Checks  # noqa: E402
from killed_marks import FILES, NAMES, SETTLING, TRANSACTION, Marks  # noqa: E402
from killed_program import SOURCES, load, make_alone, work  # noqa: E402

_LATEST_S = 2.5  # of processor time that a window has had at most before a kill by chance, once it is up
_AIM_S = 0.8  # of it more, that an aimed kill waits at most for what it is aimed at
_PATIENCE_S = 60.0  # for all this on a busy machine
_PIPE_BYTES = 2**20
_START_S, _END_S = 60.0, 120.0
_MOST_LEFT = {"pictures": 8, "films": 2, "faces": 2, "walks": 2, "clips": 2, "pages": 1}
"""How many requests of a kind may be left when a turn is given new ones."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=15, help="no more kills after so long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where everything is made, and stays")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ganvas-kills-") as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        (folder / "tmp").mkdir(parents=True)
        os.environ |= {"GANVAS_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
        tempfile.tempdir = None  # it is asked for anew
        load()
        alone = fork(lambda: make_alone(folder), sys.stdout.fileno())
        if os.waitpid(alone, 0)[1]:
            raise SystemExit("What is made alone was not made.")
        Killer(folder, random.Random(options.seed)).run(options.kills, options.minutes * 60)


def fork(body, mouth: int) -> int:
    """A child that carries out `body`, with this as its standard output; it has all that was loaded."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.dup2(mouth, sys.stdout.fileno())
        body()
        status = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    os._exit(status)


def spent(process: int) -> float:
    """Seconds of processor time that a process has had, with all its threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Killer:
    """Starts windows, ends them, and keeps account."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self._folder, self._draw = folder, draw
        self._marks, self._account = Marks(), Account()
        self._checks = Checks(folder, self._account)
        self._under_way: Counter[str] = Counter()
        self._aimed: Counter[str] = Counter()
        self._hit: Counter[str] = Counter()
        self._aims = list(NAMES[: 2 + len(FILES)])

    def run(self, kills: int, most: float) -> None:
        """Kill so often, or for so many seconds; have one window end the work, and print the tables."""
        began = time.monotonic()
        for turn in range(kills):
            self._turn(turn, self._draw.choice(self._aims) if turn % 2 else "")
            self._checks.after(turn)
            if time.monotonic() - began > most:
                kills = turn + 1
                break
            if (turn + 1) % 10 == 0:
                self._tell(turn + 1, time.monotonic() - began)
        seconds = time.monotonic() - began
        left = len(self._account.outstanding - self._account.listed)
        self._rest(kills)
        self._checks.after(kills, to_the_end=True)
        self._report(kills, seconds, left)
        if self._account.wrong:
            raise SystemExit(1)

    # A turn

    def _turn(self, turn: int, aim: str) -> None:
        child, ear = self._start(turn, self._kinds())
        try:
            self._wait(ear, _START_S, until="up")
            self._let_work(child, ear, self._draw.uniform(0, _LATEST_S))
            if aim:
                self._aimed[aim] += 1
                self._hit[aim] += self._wait_for(child, aim)
            under_way = self._marks.now()
            os.kill(child, signal.SIGKILL)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self._under_way.update(under_way or ["nothing of all this"])
        self._wait(ear, 1.0, until=None)
        os.close(ear)

    def _kinds(self) -> list[str]:
        """The kinds of which there is little left to do."""
        account = self._account
        left = Counter(name.partition("/")[0] for name in account.outstanding - account.listed)
        return [kind for kind, most in _MOST_LEFT.items() if left[kind] < most]

    def _start(self, turn: int, kinds: list[str] | None) -> tuple[int, int]:
        """A window with new work of these kinds, and the end of its pipe."""
        for kind in kinds or ():
            place = self._folder / "made" / kind / f"{turn:03}"
            place.mkdir(parents=True)
            for source in (self._folder / "alone" / kind).glob(SOURCES.get(kind, "none")):
                shutil.copy(source, place)
        self._marks.clear()
        self._account.begin()
        ear, mouth = os.pipe()
        fcntl.fcntl(ear, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        os.set_blocking(ear, False)
        child = fork(lambda: work(self._folder, turn, kinds, self._marks), mouth)
        os.close(mouth)
        self._heard, self._is_gone = b"", False
        return child, ear

    def _wait(self, ear: int, seconds: float, until: str | None = "") -> None:
        """Listen for so long; or until something is said, or (None) until nobody is there to say anything.

        Raises:
            SystemExit: it was not said.
        """
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if select.select([ear], [], [], rest)[0] and self._hear(ear, until):
                return
        if until:
            raise SystemExit(f"The window did not say {until!r} within {seconds:.0f} s.")

    def _hear(self, ear: int, until: str | None) -> bool:
        """Take in what was said; whether that is enough."""
        data = os.read(ear, _PIPE_BYTES)
        self._is_gone = not data
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            self._account.hear(line.decode())
        return not data or bool(until) and until.encode() in lines

    def _let_work(self, child: int, ear: int, seconds: float) -> None:
        """Let it have so much of a processor, whatever else the machine does."""
        mark = spent(child) + seconds
        end = time.monotonic() + _PATIENCE_S
        while spent(child) < mark and time.monotonic() < end:
            self._wait(ear, 0.005)
            if self._is_gone:
                raise SystemExit("The window ended by itself.")

    def _wait_for(self, child: int, aim: str) -> bool:
        """Wait until it is under way, and a little more; returns whether it came to that."""
        mark = spent(child) + _AIM_S
        end = time.monotonic() + _PATIENCE_S
        while not self._marks.has(aim):
            time.sleep(0.0001)
            if spent(child) > mark or time.monotonic() > end:
                return False
        time.sleep(self._draw.uniform(0, 0.0005 if aim in (TRANSACTION, SETTLING) else 0.02))
        return True

    def _rest(self, turn: int) -> None:
        """One more window, without anything new, that may do what is left."""
        child, ear = self._start(turn, None)
        try:
            end = time.monotonic() + _END_S
            while self._account.outstanding - self._account.listed and time.monotonic() < end:
                self._wait(ear, 0.5)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(ear)

    # Words

    def _tell(self, kills: int, seconds: float) -> None:
        account = self._account
        print(
            f"{kills} kills in {seconds:.0f} s: {len(account.done)} of {len(account.kept)} done, "
            f"{len(account.taken_up)} films taken up, {len(account.wrong)} wrong",
            file=sys.stderr,
        )

    def _report(self, kills: int, seconds: float, left: int) -> None:
        account = self._account
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(account.kinds.items()))
        kept = Counter(name.partition("/")[0] for name in account.kept)
        taken_up = len(account.taken_up)
        rows = {
            "kills, in seconds": f"{kills} in {seconds:.0f}",
            "requests that were kept": f"{len(account.kept)} ("
            + ", ".join(f"{k} {n}" for k, n in kept.items())
            + ")",
            "reported done": f"{len(account.done)}; left at the end {left}, then "
            f"{len(account.outstanding - account.listed)}",
            "windows that offered what was left": account.offers,
            "files under their final names, all whole": f"{len(account.whole)} ({kinds})",
            "films broken off with pieces done": f"{len(account.broken_off)}, "
            f"{sum(account.broken_off.values())} times",
            "of these taken up and the same as in one run": f"{taken_up}",
            "documents and copies reported written": len(account.written),
            "notes reported, removed": f"{len(account.noted)}, {len(account.removed)}",
            "hidden part files left behind": account.parts,
            "wrong": len(account.wrong),
        }
        print("| killed at any moment | |\n| --- | --- |")
        for name, value in rows.items():
            print(f"| {name} | {value} |")
        print("\n| under way at the kill | kills | aimed at | met |\n| --- | --- | --- | --- |")
        for name in (*NAMES, "nothing of all this"):
            print(f"| {name} | {self._under_way[name]} | {self._aimed[name]} | {self._hit[name]} |")
        for sentence in account.wrong:
            print(f"- {sentence}")


if __name__ == "__main__":
    main()
