"""Tables of trainings: read while they are written, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.handwriting.adapting import TrainOptions
from studio.training.table import ENHANCE, FACES, HAND, PASSES, progress_words, read_table, time_words


def test_the_table_is_read_while_it_is_written(tmp_path: Path):
    file = tmp_path / "scores.csv"
    assert list(read_table(ENHANCE, file).points.values()) == [()] and read_table(ENHANCE, file).seconds == 0
    file.write_text("step,seconds,loss,psnr,ssim\n10,60,0.1,27.5,0.8\n20,180,0.1,28.0,0.8\n30,24")
    table = read_table(ENHANCE, file)
    assert list(table.points.values()) == [((60.0, 27.5), (180.0, 28.0))] and table.seconds == 180


def test_lines_that_are_not_whole_are_left_out_and_a_loss_of_nothing_is_no_point(tmp_path: Path):
    file = tmp_path / "curves.csv"
    head = "images,seconds,generator_loss,critic_loss\n"
    file.write_text(f"{head}10,1,0.0,3\n20,2,4\n30,3,x,5\n40,4,5,6\n5")
    table = read_table(FACES, file)
    assert table.points == {"Generator": ((40.0, 5.0),), "Critic": ((10.0, 3.0), (40.0, 6.0))}
    assert table.last["images"] == 40


@pytest.mark.parametrize(
    ("kind", "row", "words"),
    [
        (
            FACES,
            "images,seconds,generator_loss,critic_loss\n1200,90,0,3",
            "1,200 faces seen in 2 min. At first",
        ),
        (FACES, "images,seconds,generator_loss,critic_loss\n1200,90,1,3", "1,200 faces seen in 2 min."),
        (HAND, "pass,held_back\n4,0.5", "Pass 4 of 16 is done."),
        (ENHANCE, "step,seconds,loss,psnr,ssim\n10,120,0.1,27.5,0.8", "2 min of learning: 27.50 dB"),
        (ENHANCE, "", ""),
    ],
)
def test_how_far_it_is_is_a_sentence(tmp_path: Path, kind: str, row: str, words: str):
    file = tmp_path / "table.csv"
    file.write_text(row)
    said = progress_words(kind, read_table(kind, file))
    assert said.startswith(words) and bool(said) == bool(words)


def test_times_are_said_in_minutes_and_hours():
    assert [time_words(seconds) for seconds in (5, 90, 3900)] == ["1 min", "2 min", "1 h 5 min"]


def test_so_many_passes_as_the_recipe_makes(tmp_path: Path):
    assert TrainOptions("anna", tmp_path).passes == PASSES
