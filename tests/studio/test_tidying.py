from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.tidying import Tidier, untidied


class Knot:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidier(qtbot: QtBot) -> Iterator[Tidier]:
    made = Tidier()
    made.begin()
    yield made
    made.end()
    gc.unfreeze()


def make_knots() -> list[weakref.ref]:
    return [weakref.ref(Knot()) for _ in range(3 * gc.get_threshold()[0])]


def test_only_the_thread_of_the_window_searches(tidier: Tidier):
    searched_by = []

    def note(phase: str, _: object) -> None:
        searched_by.append(threading.current_thread())

    gc.callbacks.append(note)
    try:
        knots: list[weakref.ref] = []
        worker = threading.Thread(target=lambda: knots.extend(make_knots()))
        worker.start()
        worker.join()
        assert all(knot() is not None for knot in knots)
        tidier.look()
        assert not any(knot() is not None for knot in knots)
    finally:
        gc.callbacks.remove(note)
    assert set(searched_by) == {threading.main_thread()}


def test_it_looks_by_itself(tidier: Tidier, qtbot: QtBot):
    knots = make_knots()
    qtbot.waitUntil(lambda: not any(knot() is not None for knot in knots))


def test_where_nothing_was_made_nothing_is_searched(tidier: Tidier, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gc, "get_count", lambda: (3, 40, 40))
    monkeypatch.setattr(gc, "collect", lambda *_: pytest.fail("searched"))
    tidier.look()


def test_old_objects_are_searched_at_times(tidier: Tidier, monkeypatch: pytest.MonkeyPatch):
    searched = []
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", searched.append)
    for counts in ((900, 3, 3), (900, 11, 3), (900, 3, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        tidier.look()
    assert searched == [0, 1, 2]


def test_in_the_end_python_searches_again(tidier: Tidier):
    assert not gc.isenabled()
    tidier.end()
    assert gc.isenabled()


def test_while_it_is_held_nobody_searches(tidier: Tidier):
    with untidied(), untidied():
        knots = make_knots()
        tidier.look()
        assert all(knot() is not None for knot in knots)
    assert not gc.isenabled()  # it is still for this thread alone


def test_who_ends_meanwhile_leaves_it_to_python_afterwards(tidier: Tidier):
    with untidied():
        tidier.end()
        assert not gc.isenabled()
    assert gc.isenabled()
