"""Models are compared on a region of the picture: pointed at, computed by the engine, chosen by a click."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.enhance.generator import GeneratorConfig
from gan.enhance.region import Region, RegionRequest, RegionResult, list_variants
from gan.enhance.request import EnhanceRequest
from studio.app import Application
from studio.workspaces.enhance.model_grid import current_of, region_around
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.gan.enhance.small_model import install
from tests.studio.fakes import FakeEngine

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(
    one_model: Path, application: Application, qtbot: QtBot, engine: FakeEngine, picture
) -> EnhanceWorkspace:
    """Enhance with one picture of 64x48, and two models besides the one that is shipped."""
    twice = GeneratorConfig(scale=2, channels=16, blocks=1, depth=2)
    install("twice", twice)
    install("twice-texture", twice, seed=1)
    application.settings.edit("enhancing", scale=2, auto_start=False)
    page = application.shell.workspace
    page.open_paths([picture("photo.png")])
    qtbot.waitUntil(lambda: page.compare.item is not None and page.compare.item.size is not None)
    qtbot.waitUntil(lambda: page.compare.view.viewport.has_content)
    return page


def regions(engine: FakeEngine) -> list:
    return [job for job in engine.jobs if isinstance(job.request, RegionRequest)]


def compare(page: EnhanceWorkspace) -> None:
    QTest.mouseClick(page.compare.models_button, LEFT)
    picker = page.models._picker
    QTest.mouseClick(picker, LEFT, pos=picker.rect().center())


def test_a_region_is_computed_by_every_model_before_all_else(
    page: EnhanceWorkspace, engine: FakeEngine
) -> None:
    compare(page)
    jobs = regions(engine)
    variants = list_variants(2)
    assert len(jobs) == len(variants) == 5 and {job.priority for job in jobs} == {Priority.INTERACTIVE}
    wishes = [job.request.request for job in jobs]
    assert wishes[0].strength == 0
    assert [(wish.model, wish.texture) for wish in wishes[1:]] == [
        ("enhance", 0),
        ("twice", 0),
        ("twice", 0.5),
        ("twice", 1),
    ]
    assert {job.request.region for job in jobs} == {Region(0, 0, 64, 48)}  # all of so small a picture
    assert page.models._models.grid.isVisible() and not page.compare.view.isVisible()


def test_what_is_clicked_is_used_from_then_on_and_for_this_picture(
    qtbot: QtBot, application: Application, page: EnhanceWorkspace, engine: FakeEngine
) -> None:
    compare(page)
    jobs, grid = regions(engine), page.models._models.grid
    for job in jobs[:4]:
        pixels = np.zeros((96, 128, 3), np.uint8)
        job.end(JobState.DONE, RegionResult(pixels, job.request.region, "x", 0.1))
    qtbot.waitUntil(lambda: grid._cells[3].pyramid is not None)
    assert grid.current == 1
    QTest.mouseClick(grid, LEFT, pos=grid.cell_rect(3).center() / grid.devicePixelRatioF())
    enhancing = application.settings.value.enhancing
    assert (enhancing.model, enhancing.texture, enhancing.strength) == ("twice", 50, -1)
    assert not grid.isVisible() and page.compare.view.isVisible() and not page.models.is_active
    assert jobs[4].cancel_asked
    compare(page)
    assert page.models._models.grid.current == 3


def test_why_a_model_cannot_is_said_in_its_cell(
    qtbot: QtBot, page: EnhanceWorkspace, engine: FakeEngine
) -> None:
    compare(page)
    regions(engine)[1].fail(ValueError("The weights are gone."))
    grid = page.models._models.grid
    qtbot.waitUntil(lambda: grid._cells[1].message == "The weights are gone.")
    assert page.models._models.is_busy


@pytest.mark.parametrize("way", ["escape", "button", "other picture"])
def test_ways_back(qtbot: QtBot, page: EnhanceWorkspace, engine: FakeEngine, picture, way: str) -> None:
    compare(page)
    if way == "escape":
        QTest.keyClick(page.models._models.grid, Qt.Key.Key_Escape)
    elif way == "button":
        QTest.mouseClick(page.compare.models_button, LEFT)
    else:
        page.open_paths([picture("other.png")])
        qtbot.waitUntil(lambda: page.compare.item.source.name == "other.png")
    qtbot.waitUntil(lambda: not page.models.is_active)
    assert page.compare.view.isVisible() and all(job.cancel_asked for job in regions(engine))


def test_pointing_can_be_left(page: EnhanceWorkspace, engine: FakeEngine) -> None:
    QTest.mouseClick(page.compare.models_button, LEFT)
    QTest.keyClick(page.models._picker, Qt.Key.Key_Escape)
    assert not page.models.is_active and not regions(engine)
    QTest.mouseClick(page.compare.models_button, LEFT)
    QTest.keyClick(page.models._picker, Qt.Key.Key_Return)
    assert regions(engine)


def test_regions_are_a_cell_and_a_half() -> None:
    assert region_around((500, 300), (1000, 600), (400, 300), 2) == Region(350, 188, 300, 225)
    assert region_around((0, 590), (1000, 600), (400, 300), 4) == Region(0, 488, 150, 112)
    assert region_around((5, 5), (40, 30), (400, 300), 1) == Region(0, 0, 40, 30)


def test_which_variant_is_in_use(one_model: Path) -> None:
    install("twice", GeneratorConfig(scale=2, channels=16, blocks=1, depth=2))
    variants = list_variants(2)
    request = EnhanceRequest(Path("a.png"), Path(), scale=2)
    assert current_of(variants, request) == 1
    assert current_of(variants, EnhanceRequest(Path("a.png"), Path(), scale=2, model="twice")) == 2
    assert current_of(variants, EnhanceRequest(Path("a.png"), Path(), scale=2, strength=0.0)) == 0
    assert current_of(variants, EnhanceRequest(Path("a.png"), Path(), scale=2, texture=0.3)) == -1
