"""The button behind which settings are kept under a name, and taken again."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import noted, tr
from studio.settings import Enhancing, FilmFormat, OutputFormat
from studio.widgets.question import Question
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.requests import faces_for_all

if TYPE_CHECKING:
    from gan.enhance.presets import Preset  # brings Pillow, which the window must not wait for

SHIPPED_NAMES = (
    noted("Everyday"),
    noted("Mend at its size"),
    noted("Small picture from the web"),
    noted("Large print"),
    noted("Old photo, gently"),
    noted("Old film"),
)
"""As the command line calls what comes along; the window translates them."""


class PresetButton(QPushButton):
    """Opens a menu of presets, which is made anew each time: the command line keeps presets, too."""

    def __init__(self, settings: OwnSettings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Presets"), parent)
        self._settings = settings
        self.setAccessibleName(tr("Presets"))
        self.setToolTip(tr("Settings that were kept under a name"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def apply(self, name: str) -> None:
        """Take the settings of a preset."""
        from gan.enhance.presets import list_presets

        preset = list_presets().get(name)
        if preset is not None:  # it may have been removed meanwhile
            self._settings.edit("enhancing", **_values_of(name, preset))

    def keep(self, name: str) -> None:
        """Keep the settings as they are; before another of the person's own goes, that is asked."""
        from gan.enhance.presets import is_shipped, list_presets

        name = name.strip()
        if name not in list_presets() or is_shipped(name):
            self._keep(name)
            return
        question = Question(
            tr("Replace {name}?", name=name),
            tr("Settings of that name are kept already."),
            tr("Replace"),
            tr("Cancel"),
            self,
        )
        question.accepted.connect(lambda: self._keep(name))
        question.open()

    def rename(self, old: str, new: str) -> None:
        """Call a preset otherwise; a name that cannot be is said where it was asked for."""
        from gan.enhance.presets import rename_preset

        try:
            rename_preset(old, new)
        except GanvasError as error:
            self._ask_rename(old, new, sentence_of(error))

    def forget(self, name: str) -> None:
        """Keep a preset no more."""
        from gan.enhance.presets import remove_preset

        with contextlib.suppress(GanvasError):  # it has gone already
            remove_preset(name)

    def _keep(self, name: str) -> None:
        from gan.enhance.presets import save_preset

        try:
            save_preset(name, preset_of(self._settings.value.enhancing))
        except GanvasError as error:
            self._ask_keep(name, sentence_of(error))

    def _fill(self) -> None:
        from gan.enhance.presets import is_shipped, list_presets

        menu, presets = self.menu(), list_presets()
        menu.clear()
        shipped = [name for name in presets if is_shipped(name)]
        own = [name for name in presets if name not in shipped]
        now = self._settings.value.enhancing
        for names in (shipped, own):
            for name in names:
                action = _add(menu, tr(name) if name in shipped else name, lambda name=name: self.apply(name))
                action.setCheckable(True)
                action.setChecked(replace(now, **_values_of(name, presets[name])) == now)
            menu.addSeparator()
        _add(menu, tr("Keep these settings…"), self._ask_keep)
        if own:
            rename, forget = menu.addMenu(tr("Rename")), menu.addMenu(tr("Forget"))
            for name in own:
                _add(rename, name, lambda name=name: self._ask_rename(name, name))
                _add(forget, name, lambda name=name: self.forget(name))

    def _ask_keep(self, name: str = "", problem: str = "") -> None:
        self._ask(tr("Keep these settings"), problem or tr("Called"), name, self.keep)

    def _ask_rename(self, old: str, new: str, problem: str = "") -> None:
        words = problem or tr("{name} is called from now on", name=old)
        self._ask(tr("Rename settings"), words, new, lambda chosen: self.rename(old, chosen))

    def _ask(self, title: str, words: str, name: str, take: Callable[[str], None]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _add(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _=False: do())
    return action


def preset_of(enhancing: Enhancing) -> Preset:
    """The settings of the window as a preset."""
    from gan.enhance.presets import Preset

    return Preset(
        scale=enhancing.scale,
        texture=enhancing.texture / 100,
        strength=None if enhancing.strength < 0 else enhancing.strength / 100,
        faces=enhancing.faces,
        model=enhancing.model,
        format=enhancing.format.value,
        quality=enhancing.quality,
        film_format=enhancing.film_format.value,
        film_quality=enhancing.film_quality,
        steady=enhancing.steady,
        name=enhancing.pattern,
    )


def _values_of(name: str, preset: Preset) -> dict[str, Any]:
    """The other way round; how a person names and packs results, what comes along leaves as it is."""
    from gan.enhance.presets import is_shipped

    values = {
        "scale": preset.scale,
        "texture": round(100 * preset.texture),
        "strength": -1 if preset.strength is None else round(100 * preset.strength),
        "faces": faces_for_all(preset.faces),
        "model": preset.model,
        "format": OutputFormat(preset.format),
        "quality": preset.quality,
        "film_format": FilmFormat(preset.film_format),
        "film_quality": preset.film_quality,
        "steady": preset.steady,
        "pattern": preset.name,
    }
    if is_shipped(name):
        del values["pattern"], values["quality"], values["model"]
    return values
