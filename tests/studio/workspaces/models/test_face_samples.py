"""The same faces by several models."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from gan.faces.errors import FacesError
from gan.faces.request import FacePictures
from studio.workspaces.models.face_samples import COLUMNS, SEEDS, SIDE, FaceSamples, tiled
from tests.studio.fakes import FakeEngine


def test_each_model_makes_the_same_seeds_once(qtbot: QtBot, engine: FakeEngine):
    samples = FaceSamples(engine)
    samples.ask(["a", "b"])
    samples.ask(["a"])
    assert [job.request.model for job in engine.jobs] == ["a", "b"]
    assert all([face.seed for face in job.request.faces] == list(SEEDS) for job in engine.jobs)
    pixels = np.zeros((len(SEEDS), 16, 16, 3), np.uint8)
    with qtbot.waitSignal(samples.changed) as told:
        engine.jobs[0].end(JobState.DONE, FacePictures(pixels, 0.1, "a"))
    assert told.args == ["a"] and samples.pixels("a") is pixels and samples.pixels("b") is None
    with qtbot.waitSignal(samples.changed):
        engine.jobs[1].end(JobState.FAILED, error=FacesError("Its weights are damaged."))
    assert samples.problem("b") == "Its weights are damaged."
    samples.close()


def test_faces_stand_in_rows(qtbot: QtBot):
    pixels = np.full((len(SEEDS), 16, 16, 3), 200, np.uint8)
    picture = tiled(pixels, 2.0)
    assert picture.deviceIndependentSize().width() == COLUMNS * SIDE + (COLUMNS - 1) * 4
    assert picture.toImage().pixelColor(SIDE, SIDE).red() == 200
