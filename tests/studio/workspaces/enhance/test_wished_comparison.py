"""Models that are to be compared as soon as there is a picture."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.wishes import CompareUpscalers
from studio.workspaces.enhance.model_grid import scale_of, variants_of
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.gan.enhance.small_model import install
from tests.studio.fakes import FakeEngine
from tests.studio.workspaces.enhance.test_model_choice import GeneratorConfig, regions

PATIENCE = 20_000


@pytest.fixture
def page(one_model, application: Application, engine: FakeEngine) -> EnhanceWorkspace:
    """Enhance without a picture, and with a model of 2x besides the shipped one of 4x."""
    install("twice", GeneratorConfig(scale=2, channels=16, blocks=1, depth=2))
    application.settings.edit("enhancing", scale=2, auto_start=False)
    return application.shell.workspace


def pick(page: EnhanceWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.models._picker is not None, timeout=PATIENCE)
    page.models._picker.picked.emit(page.models._picker.frame().center())


def test_it_waits_for_a_picture_and_says_so(
    page: EnhanceWorkspace, engine: FakeEngine, qtbot: QtBot, picture
) -> None:
    usual = page.drop_area._title.text()
    page.take_request(CompareUpscalers(("twice",)))
    assert page.drop_area._title.text() == "Which picture?" and "twice" in page.drop_area._promise.text()
    page.open_paths([picture("photo.png")])
    pick(page, qtbot)
    assert [job.request.request.model for job in regions(engine)][1:] == ["twice"]
    assert page.drop_area._title.text() == usual and not page.wished.is_waiting


def test_the_picture_at_hand_is_taken_at_once(
    page: EnhanceWorkspace, engine: FakeEngine, qtbot: QtBot, picture
) -> None:
    page.open_paths([picture("photo.png")])
    qtbot.waitUntil(lambda: page.models.can_begin, timeout=PATIENCE)
    page.take_request(CompareUpscalers(("twice", "enhance")))
    pick(page, qtbot)
    models = {job.request.request.model for job in regions(engine)[1:]}
    assert models == {"twice", "enhance"}


def test_escape_forgets_it(page: EnhanceWorkspace, qtbot: QtBot) -> None:
    page.take_request(CompareUpscalers(("twice",)))
    page._leave()
    assert not page.wished.is_waiting and page.drop_area._title.text() != "Which picture?"


def test_only_the_named_models_at_a_scale_that_they_have(page: EnhanceWorkspace) -> None:
    assert scale_of(("twice",), 4) == 2 and scale_of((), 4) == 4
    assert [variant.model for variant in variants_of(2, ("twice-texture",))][1:] == ["twice"]
