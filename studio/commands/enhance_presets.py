"""`enhance --presets`, `--rename-preset` and `--forget-preset`: what is done with kept settings."""

from __future__ import annotations

import argparse
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from studio.commands.errors import CommandError
from studio.commands.reporter import Reporter

if TYPE_CHECKING:
    from gan.enhance.presets import Preset


def look_after_presets(options: argparse.Namespace, reporter: Reporter) -> int:
    """Carry out what was asked for; returns the exit status.

    Raises:
        CommandError: something is to be enhanced, too.
        EnhanceError: there is no such preset, it is one that Ganvas brings along, or the new name is taken.
    """
    from gan.enhance.presets import is_shipped, list_presets, remove_preset, rename_preset

    if options.inputs:
        raise CommandError("Looking after presets is a call of its own; leave the INPUT out.")
    if options.forget_preset:
        remove_preset(options.forget_preset)
        reporter.note(f"The settings {options.forget_preset!r} are kept no more.")
    if options.rename_preset:
        old, new = options.rename_preset
        rename_preset(old, new)
        reporter.note(f"The settings {old!r} are called {new!r} now.")
    if options.presets:
        for name, preset in list_presets().items():
            line = f"{name}: {preset_words(preset)}"
            reporter.result(line, preset=name, shipped=is_shipped(name), settings=asdict(preset))
    return 0


def preset_words(preset: Preset) -> str:
    """What is not as usual in a preset, as "scale 2, film format mkv"."""
    words = [
        _words(entry.name, getattr(preset, entry.name))
        for entry in fields(preset)
        if getattr(preset, entry.name) != entry.default
    ]
    return ", ".join(words) or "everything as usual"


def _words(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    if name == "scale" and not value:
        value = "auto"
    return f"{name.replace('_', ' ')} {value}"
