from __future__ import annotations

from pathlib import Path

import pytest

from gan.engine import JobState
from gan.media import MediaError
from studio.widgets.job_list.item import Action, JobItem
from tests.studio.fakes import FakeEngine


@pytest.fixture
def item() -> JobItem:
    return JobItem(Path("photo.jpg"), scale=4, size=(640, 480))


def test_sizes_in_words(item: JobItem):
    assert item.size_words() == "640 × 480  →  2560 × 1920"
    item.size = None
    assert item.size_words() == ""


def test_it_follows_its_job(item: JobItem, engine: FakeEngine):
    job = engine.submit("request")
    item.follow(job)
    assert (item.state_words(), item.is_active, item.is_working) == ("Waiting", True, False)
    job.enter(JobState.READING)
    item.follow(job)
    assert item.state_words() == "Reading"
    job.compute(43, 100, 125)
    item.follow(job)
    assert item.state_words() == "43 %  ·  about 2 minutes left"
    assert item.is_working and item.actions() == (Action.CANCEL,)
    job.enter(JobState.WRITING)
    item.follow(job)
    assert item.state_words() == "Saving"
    job.succeed(Path("photo_4x.png"), (2560, 1920), 1.44, "Saved as PNG.")
    item.follow(job)
    assert (item.state_words(), item.message) == ("Done in 1.4 s", "Saved as PNG.")
    assert item.result == Path("photo_4x.png") and item.fraction == 1.0
    assert item.actions() == (Action.OPEN, Action.REVEAL, Action.RETRY, Action.REMOVE)


def test_a_failure_is_its_sentence(item: JobItem, engine: FakeEngine):
    job = engine.submit("request")
    job.fail(MediaError("photo.jpg is cut off; copy it again."))
    item.follow(job)
    assert item.message == "photo.jpg is cut off; copy it again."
    assert item.actions() == (Action.RETRY, Action.REMOVE)
    item.start_over()
    assert item.message == "" and item.is_active


def test_a_failure_that_is_not_ours_is_named_as_such(item: JobItem):
    item.fail(ZeroDivisionError("division by zero"))
    assert item.error == "Something unexpected went wrong (division by zero); the log has the details."
    item.fail(ValueError())
    assert "(ValueError)" in item.error


def test_what_is_held_can_be_started(item: JobItem):
    item.is_held = True
    assert item.state_words() == "Ready to start" and not item.is_active
    assert item.actions() == (Action.START, Action.REMOVE)


def test_the_whole_row_is_spoken(item: JobItem):
    item.notes = ("Computed on the processor.",)
    assert item.spoken() == "photo.jpg, 640 × 480  →  2560 × 1920, Waiting, Computed on the processor."
