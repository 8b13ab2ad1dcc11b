"""The button behind which settings are kept under a name, and taken again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from gan.errors import GanvasError
from studio.language import tr
from studio.settings import Enhancing, FilmFormat, OutputFormat
from studio.settings_store import SettingsStore
from studio.workspaces.enhance.requests import faces_for_all

if TYPE_CHECKING:
    from gan.enhance.presets import Preset  # brings Pillow, which the window must not wait for


class PresetButton(QPushButton):
    """Opens a menu of presets, which is made anew each time: the command line keeps presets, too."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
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
        if preset is None:  # removed meanwhile
            return
        self._settings.edit(
            "enhancing",
            scale=preset.scale,
            texture=round(100 * preset.texture),
            strength=-1 if preset.strength is None else round(100 * preset.strength),
            faces=faces_for_all(preset.faces),
            model=preset.model,
            format=OutputFormat(preset.format),
            quality=preset.quality,
            film_format=FilmFormat(preset.film_format),
            film_quality=preset.film_quality,
            steady=preset.steady,
            pattern=preset.name,
        )

    def keep(self, name: str) -> None:
        """Keep the settings as they are; a name that cannot be is said where it was asked for."""
        from gan.enhance.presets import save_preset

        try:
            save_preset(name, preset_of(self._settings.value.enhancing))
        except GanvasError as error:
            self._ask(name, str(error))

    def _fill(self) -> None:
        from gan.enhance.presets import list_presets, remove_preset

        menu, names = self.menu(), list(list_presets())
        menu.clear()
        for name in names:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                lambda _=False, name=name: self.apply(name)
            )
        if names:
            menu.addSeparator()
        menu.addAction(tr("Keep these settings…")).triggered.connect(lambda _=False: self._ask())
        if names:
            forget = menu.addMenu(tr("Forget"))
            for name in names:
                forget.addAction(name.replace("&", "&&")).triggered.connect(
                    lambda _=False, name=name: remove_preset(name)
                )

    def _ask(self, name: str = "", problem: str = "") -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Keep these settings"))
        dialog.setLabelText(problem or tr("Called"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


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
