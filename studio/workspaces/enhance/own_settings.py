"""Settings for all pictures, or for some of them alone: the controls of Enhance show and change either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.settings import Enhancing, Settings
from studio.settings_store import SettingsStore
from studio.widgets.job_list import JobItem


class OwnSettings(QObject):
    """To the controls what `SettingsStore` is elsewhere.

    As long as the shown picture has settings of its own, these are what is shown, and changes hold for it
    and for whatever else is chosen and has its own; else they are those for all.

    Signals:
        changed(Settings): other values are shown now.
        refitted(list[JobItem]): these are to be done with other settings than before.
    """

    changed = Signal(object)
    refitted = Signal(object)

    def __init__(self, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._shown: JobItem | None = None
        self._chosen: tuple[JobItem, ...] = ()
        settings.changed.connect(lambda _: self.changed.emit(self.value))

    @property
    def value(self) -> Settings:
        """All settings, with those of Enhance as they are for the shown picture."""
        values = self._settings.value
        return replace(values, enhancing=self.of(self._shown))

    def of(self, item: JobItem | None) -> Enhancing:
        """The settings of a picture: its own, or those for all."""
        own = item.own if item is not None else None
        return own or self._settings.value.enhancing

    @property
    def is_own(self) -> bool:
        """Whether the shown picture has settings of its own."""
        return self._shown is not None and self._shown.own is not None

    def show(self, shown: JobItem | None, chosen: Sequence[JobItem]) -> None:
        """Another picture is shown, or others are chosen."""
        self._shown, self._chosen = shown, tuple(chosen)
        self.changed.emit(self.value)

    def set_own(self, is_own: bool) -> None:
        """Give the chosen pictures settings of their own, at first as those for all; or take them away."""
        if self._shown is None:
            return
        now = self._settings.value.enhancing
        items = [item for item in self._meant() if (item.own is not None) is not is_own]
        for item in items:
            item.own = now if is_own else None
        self._tell(items)

    def edit(self, section: str, **values: Any) -> None:
        """Change settings of one section, by name."""
        if section != "enhancing" or not self.is_own:
            self._settings.edit(section, **values)
            return
        items = []
        for item in self._meant():
            if item.own is not None and (changed := replace(item.own, **values)) != item.own:
                item.own = changed
                items.append(item)
        self._tell(items)

    def _meant(self) -> tuple[JobItem, ...]:
        """The shown picture and what is chosen with it."""
        if self._shown is None or self._shown in self._chosen:
            return self._chosen
        return (self._shown,)

    def _tell(self, items: list[JobItem]) -> None:
        if items:
            self.refitted.emit(items)
            self.changed.emit(self.value)
