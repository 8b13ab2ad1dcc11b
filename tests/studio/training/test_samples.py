"""Samples of trainings: sheets, and lines with what is read in them."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from studio.training.plan import Plan
from studio.training.samples import forget_results, read_samples, samples_file
from studio.training.table import ENHANCE, FACES, HAND


def test_the_latest_sheet_of_faces_is_shown(tmp_path: Path):
    plan = Plan(FACES, "mine", str(tmp_path))
    assert samples_file(plan) is None
    folder = plan.out / "sheets"
    folder.mkdir(parents=True)
    for name, side in (("000000500.png", 4), ("000001000.png", 8)):
        Image.new("RGB", (side, side)).save(folder / name)
    assert read_samples(plan, samples_file(plan)).sheet.width() == 8
    forget_results(plan)
    assert samples_file(plan) is None


def test_what_is_damaged_is_no_sample(tmp_path: Path):
    for kind, name in ((ENHANCE, "sheet.png"), (HAND, "samples.json")):
        plan = Plan(kind, "mine", str(tmp_path))
        plan.out.mkdir(parents=True)
        (plan.out / name).write_text("[{")
        samples = read_samples(plan, samples_file(plan))
        assert samples.sheet is None and samples.lines == ()


def test_lines_come_with_what_was_and_is_read(tmp_path: Path):
    plan = Plan(HAND, "lines-me", "me")
    plan.out.mkdir(parents=True)
    Image.new("L", (60, 20)).save(plan.out / "line-1.png")
    line = {"picture": "line-1.png", "truth": "one", "before": "onc", "now": "one"}
    (plan.out / "samples.json").write_text(json.dumps([line]))
    (sample,) = read_samples(plan, samples_file(plan)).lines
    assert (sample.truth, sample.before, sample.now, sample.picture.width()) == ("one", "onc", "one", 60)
