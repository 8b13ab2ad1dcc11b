"""The command `enhance`, with an engine that computes nothing."""

from __future__ import annotations

import _thread
import threading
import time
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
        "scale": 0,
        "strength": 1.0,
        "findings": None,
        "faces": 0,
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


def test_films_and_pictures_of_a_folder_are_told_apart(command, engines, picture, tmp_path):
    picture("in/x.png")
    (tmp_path / "in" / "old.AVI").write_bytes(b"film")
    options = ("--film-format", "mkv", "--preview", "--no-steady", "--quality", 70)
    assert command("enhance", tmp_path / "in", "-o", tmp_path / "out", *options).status == 0
    film, photo = [job.request for job in engines[0].jobs]
    assert type(film).__name__ == "FilmRequest" and type(photo).__name__ == "EnhanceRequest"
    assert (film.format, film.preview, film.steady, film.quality) == ("mkv", True, False, 70)
    assert (photo.format, photo.quality) == ("keep", 70)


def test_a_batch_is_summed_up(command, engines, picture, tmp_path):
    inputs = [picture(f"{name}.png") for name in ("a", "bad", "b")]
    outcome = command("enhance", *inputs, "-o", tmp_path / "out")
    assert "2 done, 1 failed, in 0:0" in outcome.err
    assert f"  {inputs[1]}: bad.png is no picture.\n" in outcome.err
    outcome = command("enhance", *inputs, "-o", tmp_path / "out", "--json")
    (summary,) = [event for event in outcome.events if "done" in event and "failed" in event]
    assert summary["event"] == "progress" and (summary["done"], summary["left_out"]) == (2, 0)
    assert summary["failed"] == [{"input": str(inputs[1]), "message": "bad.png is no picture."}]


def test_a_batch_goes_on_where_it_was(command, engines, picture, tmp_path):
    for name in ("in/a.png", "in/one/b.png", "in/bad.png"):
        picture(name)
    arguments = ("enhance", tmp_path / "in", "-o", tmp_path / "out")
    command(*arguments)
    outcome = command(*arguments, "--resume")
    assert [job.request.source.name for job in engines[1].jobs] == ["bad.png"]
    assert "0 done, 1 failed, 2 left out, since they were done before" in outcome.err
    command(*arguments, "--resume", "--scale", 2)
    assert len(engines[2].jobs) == 3  # with other settings there is another result
    (tmp_path / "out" / "a_4x.png").unlink()
    command(*arguments, "--resume")
    assert {job.request.source.name for job in engines[3].jobs} == {"a.png", "bad.png"}
    command(*arguments)
    assert len(engines[4].jobs) == 3


def test_settings_are_kept_under_a_name(command, engines, picture, tmp_path):
    assert command("enhance", "--save-preset", "Old films", "--scale", 2, "--quality", 70).status == 0
    arguments = ("enhance", picture("a.png"), "-o", tmp_path / "out", "--preset", "Old films")
    assert command(*arguments, "--quality", 60).status == 0
    request = engines[0].jobs[0].request
    assert (request.scale, request.quality, request.format) == (2, 60, "keep")
    outcome = command("enhance", picture("a.png"), "-o", tmp_path / "out", "--preset", "New")
    assert outcome.status == 2 and "no preset 'New'; known: " in outcome.err and "Old films." in outcome.err


def test_kept_settings_are_listed_renamed_and_forgotten(command, engines):
    command("enhance", "--save-preset", "Films", "--scale", 2, "--no-steady")
    outcome = command("enhance", "--presets")
    assert outcome.status == 0 and "\nFilms: scale 2, not steady\n" in outcome.out
    assert outcome.out.startswith("Everyday: scale auto\n")
    events = command("enhance", "--presets", "--json").events
    assert [event["shipped"] for event in events if event["preset"] in ("Everyday", "Films")] == [True, False]
    assert command("enhance", "--rename-preset", "Films", "Old films").status == 0
    assert "\nOld films: scale 2" in command("enhance", "--presets").out
    assert command("enhance", "--forget-preset", "Old films").status == 0
    assert "Old films" not in command("enhance", "--presets").out
    refused = command("enhance", "--forget-preset", "Everyday")
    assert refused.status == 2 and "comes with Ganvas" in refused.err
    assert command("enhance", "a.png", "--presets").status == 2


def test_what_is_done_is_written_down_at_once_whatever_the_order(command, engines, picture, tmp_path):
    slow = picture("in/slow.png")
    picture("in/z.png")
    journal = tmp_path / "out" / ".ganvas-done.jsonl"

    def look() -> None:
        wait_for(lambda: journal.exists() and "z_4x.png" in journal.read_text())
        seen.append("slow" not in journal.read_text())
        _thread.interrupt_main()

    seen: list[bool] = []
    threading.Thread(target=look).start()
    command("enhance", slow.parent, "-o", tmp_path / "out")
    assert seen == [True]


def test_what_appears_in_a_watched_folder_is_done(command, engines, picture, tmp_path, monkeypatch):
    monkeypatch.setattr("studio.commands.enhance_batch.LOOK_SECONDS", 0.02)
    picture("in/a.png")

    def journal() -> str:
        file = tmp_path / "out" / ".ganvas-done.jsonl"
        return file.read_text() if file.exists() else ""

    def go_on() -> None:
        wait_for(lambda: "a_4x.png" in journal())
        picture("in/sub/b.png")
        wait_for(lambda: "b_4x.png" in journal())
        _thread.interrupt_main()

    threading.Thread(target=go_on).start()
    outcome = command("enhance", tmp_path / "in", "-o", tmp_path / "out", "--watch")
    assert outcome.status == 0 and "2 done, in" in outcome.err

    def end() -> None:
        picture("in/d.png")
        wait_for(lambda: "d_4x.png" in journal())
        _thread.interrupt_main()

    threading.Thread(target=end).start()
    outcome = command("enhance", tmp_path / "in", "-o", tmp_path / "out", "--watch")
    assert [job.request.source.name for job in engines[-1].jobs] == ["d.png"]
    assert outcome.status == 0 and "1 done, 2 left out" in outcome.err
    assert command("enhance", picture("c.png"), "-o", tmp_path / "out", "--watch").status == 2


def wait_for(condition) -> None:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)


def test_results_may_not_go_where_is_watched(command, engines, picture, tmp_path):
    picture("in/a.png")
    outcome = command("enhance", tmp_path / "in", "-o", tmp_path / "in", "--watch")
    assert outcome.status == 2 and "would be enhanced again" in outcome.err and not engines


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{photo}", "--compare"], "Name a file for the sheet"),
        (["--compare", "-o", "sheet.png"], "name one file"),
        (["{photo}", "{photo}", "--compare", "-o", "sheet.png"], "name one file"),
        (["{photo}", "--compare", "-o", "sheet"], "has to end in"),
        (["{photo}", "--region", "0,0,9,9", "-o", "x.png"], "belongs to --compare"),
        (["{photo}", "--compare", "--region", "0,0,9", "-o", "x.png"], "X,Y,WIDTH,HEIGHT"),
        (["{photo}", "--compare", "--region", "0,0,9000,9", "-o", "x.png"], "1 to 1024 a side"),
        (["{photo}", "--faces", "all", "-o", "out"], "say off, auto or on"),
    ],
)
def test_comparing_needs_one_picture_and_one_sheet(command, engines, picture, arguments, words):
    photo = str(picture("a.png"))
    outcome = command("enhance", *(part.replace("{photo}", photo) for part in arguments))
    assert outcome.status == 2 and words in outcome.err
