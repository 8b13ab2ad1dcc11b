"""The sheet of keys names every key there is, and no key means two things at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from studio.app import Application
from studio.shell import _KEYS as GLOBAL_KEYS
from studio.workspaces import WORKSPACES, Keys

_NAMES = {"Return": "Enter", "Escape": "Esc", "Delete": "Del", "=": "+", "−": "-", "Minus": "-", "Plus": "+"}
_HERE = (Qt.ShortcutContext.WidgetShortcut,)


def named(key: str) -> str:
    """A key as the sheet writes it."""
    *held, last = key.split("+") if not key.endswith("+") else [*key[:-1].rstrip("+").split("+"), "+"]
    return "+".join([*(each for each in held if each), _NAMES.get(last, last)])


def in_sheet(lines: tuple[Keys, ...]) -> set[str]:
    """The keys of a sheet, each for itself."""
    return {named(key) for line in lines for key in line.keys.split() if key not in ("or", "…")}


def listened_to(widget: QWidget) -> Iterator[tuple[str, bool]]:
    """The keys that a widget and all in it listen to, and whether only where they have the keyboard."""
    for each in [widget, *widget.findChildren(QWidget)]:
        if isinstance(each, QMenu):
            continue  # those are shown beside what they do
        for action in each.actions():
            for sequence in action.shortcuts() if isinstance(action, QAction) else ():
                yield (
                    sequence.toString(QKeySequence.SequenceFormat.PortableText),
                    (action.shortcutContext() in _HERE),
                )
        if isinstance(each, QAbstractButton) and not each.shortcut().isEmpty():
            text = each.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            if not text.startswith("Alt+"):  # the letter that its own words underline
                yield text, False
    for shortcut in widget.findChildren(QShortcut):
        yield shortcut.key().toString(QKeySequence.SequenceFormat.PortableText), shortcut.context() in _HERE


@pytest.mark.parametrize("number", range(len(WORKSPACES)), ids=[entry.name for entry in WORKSPACES])
def test_the_sheet_of_a_workspace_names_all_its_keys(number: int, application: Application) -> None:
    shell = application.shell
    shell.go_to(number)
    own = list(listened_to(shell.workspace))
    keys = {named(key) for key, _ in own}
    assert keys - in_sheet(tuple(shell.workspace.shortcuts())) == set()
    twice = [key for key, times in Counter(key for key, is_local in own if not is_local).items() if times > 1]
    assert not twice
    shells = {named(sequence.toString()) for action in shell.actions() for sequence in action.shortcuts()}
    assert keys & shells == set()


def test_the_sheet_names_the_keys_that_hold_everywhere(application: Application) -> None:
    own = {named(each.toString()) for action in application.shell.actions() for each in action.shortcuts()}
    numbered = {key for key in own if key.startswith("Ctrl+") and key[-1].isdigit()}
    assert len(numbered) == min(len(WORKSPACES), 9)
    assert own - numbered - in_sheet(GLOBAL_KEYS) == set()
    assert any(line.keys.startswith("Ctrl+1") for line in GLOBAL_KEYS)
