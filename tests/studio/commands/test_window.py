"""No command: the window, or a sentence where it cannot open."""

from __future__ import annotations

import sys
import types

import pytest

from studio.commands import window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A stand-in for the window; the list fills with what it is opened with."""
    calls: list[list[str]] = []
    app = types.ModuleType("studio.app")
    app.run = lambda arguments: calls.append(arguments) or 0
    monkeypatch.setitem(sys.modules, "studio.app", app)
    monkeypatch.setattr(window, "require_qt_libraries", lambda: None)
    return calls


def test_the_window_opens(command, opened):
    assert command() == (0, "", "")
    assert opened == [[]]


def test_it_is_given_the_files(command, opened, picture):
    path = picture("a b.png")
    assert command(path).status == 0
    assert opened == [[str(path)]]


def test_without_a_screen_it_does_not_open(command, opened, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    status, _, err = command()
    assert status == 2
    assert "so the window cannot open" in err and "main.py demo DIR" in err
    assert opened == []
