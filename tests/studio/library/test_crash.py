"""Killed in the middle of remembering: what was reported is there, and the data base is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.library.store import Library

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from pathlib import Path
from gan.engine import Job, Priority
from gan.enhance.request import EnhanceRequest, EnhanceResult
from studio.library.recorder import Recorder
folder = Path(sys.argv[1])
recorder = Recorder(folder / "l.db")
first = int(sys.argv[2])
for number in range(first, first + 100000):
    request = EnhanceRequest(folder / f"photo{number}.png", folder, 2)
    result = EnhanceResult(folder / f"photo{number}_2x.png", 40, 30, 0.1, "m")
    recorder.on_finish(Job(number, request, Priority.NORMAL), result)
    print(number, flush=True)  # this is the report
"""


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_was_reported_is_missing(tmp_path: Path, seed: int):
    draw, reported = random.Random(seed), []
    for turn in range(4):
        run = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(turn * 1_000_000)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        reported += [int(run.stdout.readline()) for _ in range(draw.randrange(1, 40))]
        time.sleep(draw.uniform(0.0, 0.02))
        run.kill()
        reported += [int(line) for line in run.communicate()[0].splitlines() if line]
    with Library(tmp_path / "l.db") as library:
        assert library.notice == ""
        ids = library.find()
        titles = {item.title for item in library.items(ids).values()}
        assert titles >= {f"photo{number}.png" for number in reported}
        assert len(titles) <= len(reported) + 4  # one more of each run may be there, unreported
        whole = library._read("PRAGMA integrity_check", ())
        words = library._read("INSERT INTO found (found) VALUES ('integrity-check')", ())
    assert whole == [("ok",)] and words == [] and len(reported) > 8
