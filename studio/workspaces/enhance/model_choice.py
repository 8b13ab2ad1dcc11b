"""Compares models on a region: the person points at it, sees it by every model, and chooses one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from gan.engine import Engine
from gan.enhance.choices import list_scales
from gan.enhance.choosing import scale_for
from gan.enhance.region import Variant
from gan.errors import GanvasError
from studio.widgets.job_list import JobItem
from studio.workspaces.enhance.compare_pane import ComparePane
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.requests import request_for

if TYPE_CHECKING:
    from studio.workspaces.enhance.model_grid import ModelGrid
    from studio.workspaces.enhance.region_picker import RegionPicker


class ModelChoice(QObject):
    """What the button of the compare pane begins; what it needs is made with its first use."""

    def __init__(
        self, engine: Engine, pane: ComparePane, settings: OwnSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._pane, self._settings = engine, pane, settings
        self._picker: RegionPicker | None = None
        self._models: ModelGrid | None = None
        self._only: tuple[str, ...] = ()  # models that are compared; all of them without
        pane.models_button.clicked.connect(self._on_button)

    @property
    def is_active(self) -> bool:
        """Whether a region is being pointed at or shown."""
        return self._pane.models_button.isChecked()

    @property
    def can_begin(self) -> bool:
        """Whether there is a picture to point at."""
        item = self._pane.item
        is_picture = item is not None and bool(item.size) and not item.unit
        return is_picture and self._pane.view.viewport.has_content

    def begin(self, models: tuple[str, ...]) -> None:
        """Compare these models on the picture that is shown."""
        self.end()
        self._only = models
        self._pane.models_button.setChecked(True)
        self._on_button()

    def end(self) -> None:
        """Show the picture again; the keyboard stays there if it was at the region or the models."""
        self._only = ()
        parts = (self._picker, self._models.grid if self._models is not None else None)
        had_keyboard = any(part is not None and part.hasFocus() for part in parts)
        if self._picker is not None:
            self._picker.hide()
            self._picker.deleteLater()
            self._picker = None
        if self._models is not None:
            self._models.cancel()
        self._pane.cover(None)
        self._pane.models_button.setChecked(False)
        if had_keyboard:
            self._pane.view.setFocus()

    def close(self) -> None:
        """End, and listen to the engine no more."""
        if self._models is not None:
            self._models.close()
            self._models = None

    def _on_button(self) -> None:
        item = self._pane.item
        if not self.is_active or item is None or not item.size or item.unit:
            self.end()
        else:
            self._point(item, item.size)

    def _point(self, item: JobItem, size: tuple[int, int]) -> None:
        from studio.workspaces.enhance.region_picker import RegionPicker

        view = self._pane.view
        region = self._region(item, size, (size[0] / 2, size[1] / 2))
        # What the view shows is the result as soon as there is one.
        share = view.viewport.content[0] / size[0]
        if share <= 0:  # nothing is shown yet
            self.end()
            return
        self._picker = RegionPicker(view, (region.width * share / 1.5, region.height * share / 1.5))
        self._picker.left.connect(self.end)
        self._picker.picked.connect(
            lambda middle: self._show(item, size, QPointF(middle.x() / share, middle.y() / share))
        )

    def _show(self, item: JobItem, size: tuple[int, int], middle: QPointF) -> None:
        from studio.workspaces.enhance.model_grid import variants_of

        models = self._grid()
        region = self._region(item, size, (middle.x(), middle.y()))
        try:
            request = request_for(item.source, self._settings.value.enhancing)
        except GanvasError:  # the name pattern, which does not matter here, but will be said elsewhere
            self.end()
            return
        if self._picker is not None:
            self._picker.hide()
            self._picker.deleteLater()
            self._picker = None
        self._pane.cover(models.grid)
        models.grid.setFocus()
        scale = self._scale(item, size)
        models.show_region(replace(request, scale=scale), region, variants_of(scale, self._only))

    def _region(self, item: JobItem, size: tuple[int, int], middle: tuple[float, float]):
        from studio.workspaces.enhance.model_grid import region_around, variants_of

        scale, grid = self._scale(item, size), self._grid().grid
        grid.resize(self._pane.view.size())
        cell = grid.pane_size_for(len(variants_of(scale, self._only)))
        return region_around(middle, size, (cell.width(), cell.height()), scale)

    def _scale(self, item: JobItem, size: tuple[int, int]) -> int:
        from studio.workspaces.enhance.model_grid import scale_of

        scale = self._settings.value.enhancing.scale or scale_for(size, list_scales())
        return scale_of(self._only, scale) if self._only else scale

    def _grid(self) -> ModelGrid:
        if self._models is None:
            from studio.widgets.compare_grid import CompareGrid
            from studio.workspaces.enhance.model_grid import ModelGrid

            self._models = ModelGrid(self._engine, CompareGrid(), self)
            self._models.chosen.connect(self._choose)
        return self._models

    def _choose(self, variant: Variant) -> None:
        """Take a variant for what comes, and do the picture again with it."""
        enhancing = self._settings.value.enhancing
        strength = round(100 * variant.strength) if variant.strength == 0 else enhancing.strength
        if variant.strength and enhancing.strength == 0:
            strength = -1
        self.end()
        self._settings.edit(
            "enhancing",
            model=variant.model if variant.strength else enhancing.model,
            texture=round(100 * variant.texture),
            strength=strength,
        )
        self._pane.againAsked.emit()
