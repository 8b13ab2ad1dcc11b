"""A training that stands still: saved before, told of, ended by a release or a stop."""

from __future__ import annotations

import threading
import time

from gan.engine.pausing import Pause


def test_nothing_happens_unless_it_is_asked_for():
    pause, saved = Pause(), []
    assert pause.stand(lambda: saved.append(1)) == 0 and not saved


def test_it_saves_stands_still_and_goes_on():
    pause, said = Pause(), []
    pause.told = said.append
    pause.ask()
    threading.Timer(0.3, pause.release).start()
    seconds = pause.stand(lambda: said.append("saved"))
    assert said == ["saved", True, False]
    assert 0.2 < seconds < 5 and not pause.is_asked


def test_it_computes_nothing_meanwhile():
    pause = Pause()
    pause.ask()
    threading.Timer(0.5, pause.release).start()
    begin = time.process_time()
    pause.stand()
    assert time.process_time() - begin < 0.1


def test_a_stop_ends_it_though_it_is_still_asked_for():
    pause = Pause()
    pause.ask()
    asked: list[int] = []
    pause.stand(stop=lambda: bool(asked.append(1)) or len(asked) > 1)
    assert len(asked) == 2 and pause.is_asked


def test_what_interrupts_it_is_passed_on_and_told():
    pause, said = Pause(), []
    pause.told = said.append
    pause.ask()

    def stop() -> bool:
        raise KeyboardInterrupt

    try:
        pause.stand(stop=stop)
    except KeyboardInterrupt:
        pass
    assert said == [True, False]
