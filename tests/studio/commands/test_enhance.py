"""The command `enhance`, with an engine that computes nothing."""

from __future__ import annotations

import _thread
import threading
from pathlib import Path

import pytest

from gan.engine import Priority


def test_results_are_told_in_the_order_of_the_inputs(command, engines, picture, tmp_path):
    inputs = [picture(f"{name}.png") for name in ("c", "a", "b")]
    outcome = command("enhance", *inputs, "-o", tmp_path / "new" / "out")
    assert outcome.status == 0
    out = tmp_path / "new" / "out"
    lines = [f"{out / name}_4x.png  32x16  0.2 s\n  A note.\n" for name in ("c", "a", "b")]
    assert outcome.out == "".join(lines)
    assert engines[0].is_closed
    assert {job.priority for job in engines[0].jobs} == {Priority.BATCH}


def test_every_option_reaches_the_request(command, engines, picture, tmp_path):
    options = [
        "--scale",
        2,
        "--format",
        "webp",
        "--tile",
        64,
        "--quality",
        80,
        "--name",
        "x{stem}",
        "--overwrite",
    ]
    outcome = command("enhance", picture("a.png"), "-o", tmp_path / "out", "--device", "cpu", *options)
    assert outcome.status == 0
    assert engines[0].device == "cpu"
    request = engines[0].jobs[0].request
    assert (request.scale, request.model, request.format, request.tile) == (2, "auto", "webp", 64)
    assert (request.quality, request.name, request.overwrite) == (80, "x{stem}", True)


def test_json_lines_tell_results_and_errors(command, engines, picture, tmp_path):
    good, bad = picture("good.png"), picture("bad.png")
    outcome = command("enhance", good, bad, "-o", tmp_path / "out", "--json")
    assert outcome.status == 1
    (result,) = [event for event in outcome.events if event["event"] == "result"]
    assert result == {
        "event": "result",
        "input": str(good),
        "path": str(tmp_path / "out" / "good_4x.png"),
        "width": 32,
        "height": 16,
        "seconds": 0.25,
        "model": "fake",
        "notes": ["A note."],
    }
    (error,) = [event for event in outcome.events if event["event"] == "error"]
    assert error == {
        "event": "error",
        "input": str(bad),
        "message": "bad.png is no picture.",
        "exit_status": 2,
    }
    assert outcome.err == "error: bad.png is no picture.\n"


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["good", "bad"], 1),
        (["bad", "bad2"], 2),
        (["bad", "bug"], 1),
        (["good", "bug"], 1),
        (["bad", "missing"], 2),
        (["good", "missing"], 1),
        (["missing", "missing2"], 2),
    ],
)
def test_exit_status_of_several_inputs(command, engines, picture, tmp_path, names, status):
    paths = [tmp_path / name if name.startswith("missing") else picture(f"{name}.png") for name in names]
    outcome = command("enhance", *paths, "-o", tmp_path / "out")
    assert outcome.status == status
    assert outcome.err.count("error: ") == sum(name != "good" for name in names)
    assert ("good_4x.png" in outcome.out) == ("good" in names)


def test_nothing_is_made_where_no_input_is_good(command, engines, tmp_path):
    assert command("enhance", tmp_path / "missing.png", "-o", tmp_path / "out").status == 2
    assert not (tmp_path / "out").exists()
    assert engines == []


def test_what_nobody_foresaw_is_a_sentence_and_a_traceback_in_the_log(
    command, engines, picture, tmp_path, ganvas_home
):
    outcome = command("enhance", picture("bug.png"), "-o", tmp_path / "out")
    assert outcome.status == 1
    assert "bug.png: something went wrong (ZeroDivisionError: division by zero)" in outcome.err
    assert str(ganvas_home / "ganvas.log") in outcome.err
    assert "Traceback" not in outcome.err
    assert "ZeroDivisionError" in (ganvas_home / "ganvas.log").read_text()


def test_subfolders_of_a_folder_stay(command, engines, picture, tmp_path):
    for name in ("in/x.png", "in/one/x.png", "in/two/deep/x.png"):
        picture(name)
    assert command("enhance", tmp_path / "in", "-o", tmp_path / "out").status == 0
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.glob("out/**/*.png"))
    assert found == ["one/x_4x.png", "two/deep/x_4x.png", "x_4x.png"]


def test_a_picture_that_is_given_twice_is_done_once(command, engines, picture, tmp_path, monkeypatch):
    path = picture("in/x.png")
    monkeypatch.chdir(tmp_path)
    assert command("enhance", path, "in", Path("in/x.png"), "-o", "out").status == 0
    assert len(engines[0].jobs) == 1


def test_results_of_earlier_runs_are_no_inputs(command, engines, picture, tmp_path):
    picture("in/x.png")
    earlier = picture("in/out/x_4x.png")
    assert command("enhance", tmp_path / "in", "-o", tmp_path / "in" / "out").status == 0
    assert [job.request.source.name for job in engines[0].jobs] == ["x.png"]
    assert command("enhance", earlier, "-o", tmp_path / "in" / "out").status == 0
    (tmp_path / "in" / "x.png").unlink()
    outcome = command("enhance", tmp_path / "in", "-o", tmp_path / "in" / "out")
    assert outcome.status == 2
    assert "holds no pictures but the results" in outcome.err


def test_with_overwrite_pictures_of_one_name_do_not_replace_each_other(command, engines, picture, tmp_path):
    inputs = [picture("one/x.png"), picture("two/X.png"), picture("one/y.png")]
    assert command("enhance", *inputs, "-o", tmp_path / "out", "--overwrite").status == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["X_4x (2).png", "x_4x.png", "y_4x.png"]


def test_an_output_folder_that_is_a_file_is_refused(command, engines, picture, tmp_path):
    (tmp_path / "out").write_text("precious")
    outcome = command("enhance", picture("a.png"), "-o", tmp_path / "out")
    assert outcome.status == 2
    assert outcome.err == f"error: {tmp_path / 'out'} is a file; give a folder for the results.\n"
    assert (tmp_path / "out").read_text() == "precious"


def test_an_unknown_model_stops_before_anything_is_done(command, engines, picture, tmp_path):
    outcome = command("enhance", picture("a.png"), "-o", tmp_path / "out", "--model", "nonsense")
    assert outcome.status == 2
    assert "There is no model 'nonsense' for enhance; known:" in outcome.err
    assert not (tmp_path / "out").exists()


def test_a_bad_name_pattern_is_bad_usage(command, engines, picture, tmp_path):
    outcome = command("enhance", picture("a.png"), "-o", tmp_path / "out", "--name", "{colour}")
    assert outcome.status == 2
    assert "colour" in outcome.err
    assert engines == []


def test_a_device_that_is_not_there_is_said_once(command, engines, picture, tmp_path):
    inputs = [picture("a.png"), picture("b.png")]
    outcome = command("enhance", *inputs, "-o", tmp_path / "out", "--device", "cuda:7")
    assert outcome.status == 1
    assert outcome.err == "error: There is no device cuda:7 here.\n"


def test_ctrl_c_cancels_the_jobs_and_waits_for_them(command, engines, picture, tmp_path):
    inputs = [picture("a.png"), picture("slow.png"), picture("slow2.png")]

    def interrupt() -> None:
        while not (tmp_path / "out" / "a_4x.png").exists():
            threading.Event().wait(0.01)
        _thread.interrupt_main()

    threading.Thread(target=interrupt).start()
    outcome = command("enhance", *inputs, "-o", tmp_path / "out")
    assert outcome.status == 130
    assert engines[0].is_closed
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a_4x.png"]


def test_one_result_name_for_many_pictures_is_numbered_when_overwriting(command, engines, picture, tmp_path):
    inputs = [picture("a.png"), picture("b.png")]
    arguments = ("-o", tmp_path / "out", "--name", "result", "--overwrite")
    assert command("enhance", *inputs, *arguments).status == 0
    names = [job.request.name for job in engines[0].jobs]
    assert names == ["result", "result (2)"]


def test_a_wrong_pattern_is_said_once_and_nothing_is_done(command, engines, picture, tmp_path):
    outcome = command(
        "enhance", picture("a.png"), picture("b.png"), "-o", tmp_path / "out", "--name", "{stem:d}"
    )
    assert outcome.status == 2 and outcome.err.count("error:") == 1
    assert not engines and not (tmp_path / "out").exists()
