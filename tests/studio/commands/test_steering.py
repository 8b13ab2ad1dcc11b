"""Words on the standard input of a command: pause, go on, stop, and the end of whoever steers."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from gan.engine.pausing import PAUSE
from studio.commands.reporter import Reporter
from studio.commands.steering import heed

PATIENCE = 20


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The end of a pipe to write words into, which are heeded."""
    monkeypatch.setattr(PAUSE, "told", PAUSE.told)
    before = signal.getsignal(signal.SIGINT)
    reads, writes = os.pipe()
    heed(Reporter(as_json=True), reads)
    yield writes
    signal.signal(signal.SIGINT, before)
    PAUSE.release()
    os.close(reads)


def stand() -> None:
    end = time.monotonic() + PATIENCE
    PAUSE.stand(stop=lambda: time.monotonic() > end)


def say(descriptor: int, words: bytes, after: float = 0.0) -> None:
    """Write words later on; those that are to be heeded at once are waited for."""
    threading.Timer(after, os.write, (descriptor, words)).start()
    end = time.monotonic() + PATIENCE
    while not after and not PAUSE.is_asked and time.monotonic() < end:
        time.sleep(0.01)


def test_it_stands_still_and_goes_on_as_it_is_told(words: int, capfd: pytest.CaptureFixture[str]) -> None:
    say(words, b"pause\n")
    say(words, b"what?\nresume\n", after=0.5)
    stand()
    assert not PAUSE.is_asked
    said = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [event["state"] for event in said] == ["paused", "running"]
    say(words, b"pause\n")
    with pytest.raises(KeyboardInterrupt):
        say(words, b"stop\n", after=0.5)
        stand()
    os.close(words)


def test_when_whoever_steered_has_gone_it_ends(words: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        os.close(words)
        time.sleep(PATIENCE)
