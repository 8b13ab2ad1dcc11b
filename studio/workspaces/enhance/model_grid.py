"""One region of a picture by every model, in the compare pane: computed by the engine, chosen by a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gan.engine import Engine, Job, JobState, Priority
from gan.enhance.choices import TEXTURE_SUFFIX, list_scales, scales_of
from gan.enhance.region import LARGEST_SIDE, Region, RegionRequest, Variant, list_variants
from gan.enhance.request import TASK
from gan.errors import GanvasError
from gan.models import default_model
from studio.heard import sentence_of
from studio.jobs import JobBridge

if TYPE_CHECKING:
    import numpy as np

    from gan.enhance.region import RegionResult
    from gan.enhance.request import EnhanceRequest
    from studio.widgets.compare_grid import CompareGrid


class ModelGrid(QObject):
    """Fills a grid with what each model makes of a region; the jobs go before all others.

    Attributes:
        grid: the widget.

    Signals:
        chosen(Variant): the person wants this one.
    """

    chosen = Signal(object)

    def __init__(self, engine: Engine, grid: CompareGrid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self.grid = engine, grid
        self._variants: list[Variant] = []
        self._jobs: dict[Job, int] = {}
        self._bridge = JobBridge(self)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)
        grid.chosen.connect(lambda index: self.chosen.emit(self._variants[index]))

    def show_region(self, request: EnhanceRequest, region: Region, variants: Sequence[Variant]) -> None:
        """Compute a region in these ways, in place of the one before; `request` is what holds now."""
        self.cancel()
        scale = request.scale
        self._variants = list(variants)
        names = [variant.words for variant in self._variants]
        size = (region.width * scale, region.height * scale)
        self.grid.show_cells(names, size, current_of(self._variants, request))
        for index, variant in enumerate(self._variants):
            try:
                wish = RegionRequest(variant.of(request), region)
                job = self._engine.submit(wish, Priority.INTERACTIVE)
            except GanvasError as error:
                self.grid.set_message(index, sentence_of(error))
                continue
            self._jobs[job] = index
            self._bridge.watch(job)

    @property
    def is_busy(self) -> bool:
        """Whether anything is still computed."""
        return bool(self._jobs)

    def cancel(self) -> None:
        """Stop what is still computed."""
        jobs, self._jobs = self._jobs, {}
        for job in jobs:
            job.cancel()

    def close(self) -> None:
        """Cancel, and listen to the engine no more."""
        self.cancel()
        self._bridge.close()

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if not job.state.is_over or (index := self._jobs.pop(job, None)) is None:
                continue
            if job.state is JobState.DONE:
                self.grid.set_pixels(index, _on_screen(job.result()))
            elif job.error is not None:
                self.grid.set_message(index, str(job.error))


def variants_of(scale: int, models: Sequence[str] = ()) -> list[Variant]:
    """The ways that there are at a scale: without a network, and by these models; by all if none is named."""
    names = {name.removesuffix(TEXTURE_SUFFIX) for name in models} | set(models)
    return [each for each in list_variants(scale) if not names or not each.strength or each.model in names]


def scale_of(models: Sequence[str], scale: int) -> int:
    """The scale that some of these models can do and that is the nearest to the wanted one."""
    names = {name.removesuffix(TEXTURE_SUFFIX) for name in models} | set(models)
    known = sorted({each for name in names for each in list_scales(name)})
    return min(known, key=lambda each: abs(each - scale), default=scale)


def current_of(variants: Sequence[Variant], request: EnhanceRequest) -> int:
    """The variant that is like the settings; -1 where it is not among them."""
    if request.strength == 0:
        return 0
    model = request.model
    if model == "auto":  # whatever ails the picture, this is the one that is taken first
        card = default_model(TASK)
        model = card.name if request.scale in scales_of(card) else ""
    wanted = (model, round(request.texture, 2))
    return next((i for i, v in enumerate(variants) if i and (v.model, v.texture) == wanted), -1)


def region_around(
    middle: tuple[float, float], picture: tuple[int, int], cell: tuple[int, int], scale: int
) -> Region:
    """The region to compute: a cell at 100 % and half as much again, to move about in.

    Args:
        middle: x and y in the picture.
        picture: its width and height.
        cell: width and height in pixels of the screen.
        scale: of the results.
    """
    width, height = (min(LARGEST_SIDE, max(16, round(1.5 * side / scale))) for side in cell)
    region = Region(round(middle[0] - width / 2), round(middle[1] - height / 2), width, height)
    return region.within(*picture)


def _on_screen(result: RegionResult) -> np.ndarray:
    from studio.widgets.screen_colour import to_screen

    recolour = to_screen(result.icc, 3)
    return result.pixels if recolour is None else recolour(result.pixels)
