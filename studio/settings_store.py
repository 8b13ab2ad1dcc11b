"""The settings in use, and the JSON file that keeps them."""

from __future__ import annotations

import json
import logging
from dataclasses import Field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSaveFile, QThreadPool, QTimer, Signal

from studio.settings import SECTION_TITLES, Settings, about, field_type

_log = logging.getLogger(__name__)
_SAVE_AFTER_MS = 400
Section = TypeVar("Section")


def to_json(settings: Settings) -> str:
    """The text of the settings file."""
    sections = {
        section.name: {
            entry.name: _plain(getattr(getattr(settings, section.name), entry.name))
            for entry in fields(getattr(settings, section.name))
        }
        for section in fields(settings)
    }
    return json.dumps(sections, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Settings:
    """The settings in `text`; whatever is missing, unknown or not allowed is at its default."""
    try:
        sections = json.loads(text)
    except ValueError:
        _log.warning("the settings file is not JSON; starting with the defaults")
        return Settings()
    if not isinstance(sections, dict):
        return Settings()
    defaults = Settings()
    return Settings(
        **{
            section.name: _read_section(getattr(defaults, section.name), sections.get(section.name))
            for section in fields(defaults)
        }
    )


def _read_section(defaults: Section, values: Any) -> Section:
    if not isinstance(values, dict):
        return defaults
    known = {}
    for entry in fields(defaults):  # type: ignore[arg-type]
        if entry.name in values:
            try:
                known[entry.name] = _typed(defaults, entry, values[entry.name])
            except (TypeError, ValueError):
                _log.warning("the setting %s is not usable: %r", entry.name, values[entry.name])
    return replace(defaults, **known)  # type: ignore[type-var]


def _plain(value: Any) -> Any:
    """What JSON can hold of a setting."""
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


def _typed(section: Any, entry: Field[Any], raw: Any) -> Any:
    """A setting from what JSON held; ValueError or TypeError if it is not allowed."""
    kind, limits = field_type(section, entry), about(entry)
    if kind == Path | None:
        return Path(raw) if raw else None
    value = kind(raw) if issubclass(kind, Enum) else raw
    if type(value) is not kind:
        raise TypeError(f"{raw!r} is not of type {kind.__name__}")
    if limits.choices and value not in [choice for choice, _ in limits.choices]:
        raise ValueError(f"{raw!r} is not a choice")
    if limits.problem is not None and limits.problem(value):
        raise ValueError(limits.problem(value))
    return min(max(value, limits.low), limits.high) if limits.high else value


class SettingsStore(QObject):
    """The settings in use. Changes are saved a moment later, in another thread.

    Signals:
        changed(Settings): at least one setting has another value now.
    """

    changed = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Read `file`, or start with the defaults if it cannot be read."""
        super().__init__(parent)
        self._file = file
        self._value = self._load()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # one after the other: the last one wins
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def value(self) -> Settings:
        """All settings as they are now."""
        return self._value

    def edit(self, section: str, **values: Any) -> None:
        """Change settings of one section, by name."""
        old = getattr(self._value, section)
        new = replace(old, **values)
        if new == old:
            return
        self._value = replace(self._value, **{section: new})
        self._timer.start()
        self.changed.emit(self._value)

    def reset(self) -> None:
        """Everything that the preferences show back to its default."""
        for name in SECTION_TITLES:
            shown = [entry for entry in fields(getattr(self._value, name)) if about(entry).title]
            self.edit(name, **{entry.name: entry.default for entry in shown})

    def close(self) -> None:
        """Write what is not written yet, and wait for it."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()
        self._pool.waitForDone()

    def _load(self) -> Settings:
        try:
            return from_json(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("the settings could not be read: %s", error)
            return Settings()

    def _save(self) -> None:
        text = to_json(self._value)
        self._pool.start(lambda: write_atomically(self._file, text))


def write_atomically(file: Path, text: str) -> None:
    """Write beside `file` and rename over it; failures are logged, since nobody waits for them."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        target = QSaveFile(str(file))
        if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise OSError(target.errorString())
        target.write(text.encode("utf-8"))
        if not target.commit():
            raise OSError(target.errorString())
    except OSError as error:
        _log.warning("the settings could not be saved: %s", error)
