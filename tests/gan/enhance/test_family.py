"""One network for three scales: shapes, beginnings, tiles, and its recipe."""

from __future__ import annotations

import csv
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.engine import Engine
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FamilyConfig, FamilyGenerator
from gan.enhance.family_training import FamilyTrainer, TrainOptions, ranges_of, train
from gan.enhance.generator import GeneratorConfig
from gan.enhance.model import build_generator, card_for, shape_of
from gan.enhance.request import EnhanceRequest
from gan.media.films import read_film
from gan.models import find_model, save_model
from gan.paths import user_folder
from tests.gan.enhance.small_model import install
from tests.gan.media.films.film_frames import drawn, write

CONFIG = FamilyConfig(channels=16, blocks=1, depth=2)


def install_family(name: str = "family", seed: int = 0) -> None:
    torch.manual_seed(seed)
    generator = FamilyGenerator(CONFIG)
    with torch.no_grad():
        generator.tail.weight.mul_(5)
    about = {"license": "MIT", "recipe": "random weights", "limits": "for tests", "summary": "Small."}
    save_model(
        user_folder() / "models",
        generator.state_dict(),
        name=name,
        task="enhance",
        version="1",
        config=asdict(CONFIG),
        trained_on=(),
        figures=(),
        **about,
    )


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("size", [(8, 12), (5, 7), (1, 1)])
def test_it_begins_as_the_bicubic_enlargement(scale: int, size: tuple[int, int]) -> None:
    torch.manual_seed(0)
    generator = FamilyGenerator(CONFIG)
    with torch.no_grad():
        generator.tail.weight.zero_()
    pictures = torch.rand(2, 3, *size)
    result = generator(pictures, scale)
    assert result.shape == (2, 3, scale * size[0], scale * size[1])
    if scale == 1:
        assert torch.equal(result, pictures)
    else:
        expected = torch.nn.functional.interpolate(pictures, scale_factor=scale, mode="bicubic")
        assert torch.allclose(result, expected)


def test_scales_share_everything_but_the_head() -> None:
    own = {name.split(".")[1] for name, _ in FamilyGenerator(CONFIG).named_parameters() if "heads" in name}
    assert own == {"1", "2", "4"}
    assert set(FamilyGenerator(replace(CONFIG, scales="2")).heads) == {"2"}


def test_the_engine_runs_every_scale_and_tiles_do_not_show(tmp_path: Path) -> None:
    install_family()
    random = np.random.default_rng(1)
    Image.fromarray(random.integers(0, 256, (101, 127, 3), dtype=np.uint8)).save(tmp_path / "a.png")
    with Engine("cpu") as engine:
        for scale in (1, 2, 4):
            shape = shape_of(find_model("family", "enhance"), scale)
            tile = (2 * shape.margin // shape.multiple + 5) * shape.multiple
            wish = EnhanceRequest(tmp_path / "a.png", tmp_path, scale, "family", strength=1.0)
            wish = replace(wish, name=f"{scale}")
            jobs = [engine.submit(wish), engine.submit(replace(wish, tile=tile, name=f"{scale} tiled"))]
            whole, tiled = (np.asarray(Image.open(job.result(60).path)).astype(int) for job in jobs)
            assert whole.shape == (101 * scale, 127 * scale, 3) and jobs[1].progress.total > 3
            assert np.abs(whole - tiled).max() <= 1
        with pytest.raises(EnhanceError, match="multiple of 4"):
            engine.submit(replace(wish, scale=1, tile=97)).result(60)
        film = write(tmp_path / "film.mp4", drawn(3, 62, 90))
        from gan.enhance.films.request import FilmRequest

        result = engine.submit(FilmRequest(film, tmp_path / "out", 1, "family")).result(60)
        with read_film(result.path) as reader:
            assert (reader.info.width, reader.info.height) == (90, 62) and len(list(reader)) == 3


def test_models_are_chosen_by_their_scales(no_family: None) -> None:
    install("enhance")  # in place of the shipped one
    with pytest.raises(EnhanceError, match="No installed model is made for 1x"):
        card_for("auto", 1)
    with pytest.raises(EnhanceError, match="enhance is made for 2x and 4x, not for 1x"):
        shape_of(find_model("enhance", "enhance"), 1)
    install_family()
    assert card_for("auto", 1).name == "family" and card_for("auto", 4).name == "enhance"


@pytest.fixture
def options(tmp_path: Path) -> TrainOptions:
    folder = tmp_path / "photographs"
    folder.mkdir()
    random = np.random.default_rng(1)
    for index in range(4):
        coarse = Image.fromarray(random.integers(0, 255, (12, 12, 3), dtype=np.uint8))
        coarse.resize((120, 100), Image.Resampling.BICUBIC).save(folder / f"photo{index}.png")
    return TrainOptions(
        folder, tmp_path / "run", batch=2, crop=8, channels=16, blocks=1, minutes=0.03, device="cpu"
    )


def test_training_makes_a_model_of_all_scales(options: TrainOptions) -> None:
    train(options)
    card = find_model("my-family", "enhance")
    assert card.config["scales"] == "1,2,4" and len(card.figures) == 9
    (row,) = csv.DictReader((options.out / "scores.csv").open())
    assert int(row["step"]) == int(card.version) > 2 and float(row["clean_1x"]) > 20
    assert Image.open(options.out / "sheet.png").size == (7 * 192, 192)
    with pytest.raises(EnhanceError, match="holds a training run already"):
        train(options)
    train(replace(options, resume=True, minutes=0.05))
    assert int(find_model("my-family", "enhance").version) > int(card.version)


def test_steps_go_through_the_scales_with_the_same_crops_again(options: TrainOptions) -> None:
    trainer = FamilyTrainer(options)
    photos = [torch.randint(0, 256, (3, 90, 90), dtype=torch.uint8)]
    for step, (scale, side) in enumerate([(1, 32), (2, 16), (4, 8)]):
        bad, good = trainer.batch(photos, step)
        assert trainer.scale_of(step) == scale
        assert bad.shape == (2, 3, side, side) and good.shape == (2, 3, 32, 32)
        assert torch.equal(bad, trainer.batch(photos, step)[0])
        before = [parameter.clone() for parameter in trainer.generator.parameters()]
        assert trainer.family_step((bad, good)) > 0
        assert any(not torch.equal(a, b) for a, b in zip(before, trainer.generator.parameters(), strict=True))


def test_it_learns(options: TrainOptions) -> None:
    """On one batch the loss falls well below that of leaving the pictures as they are."""
    trainer = FamilyTrainer(replace(options, scales="1", minutes=60))
    photos = [torch.from_numpy(np.kron(np.eye(12), np.ones((8, 8)))[None].repeat(3, 0) * 200).to(torch.uint8)]
    batch = trainer.batch(photos, 3)
    losses = [trainer.family_step(batch) for _ in range(60)]
    assert losses[-1] < 0.7 * losses[0]


def test_it_can_start_from_the_trunk_of_a_fidelity_model(options: TrainOptions) -> None:
    install("fine", GeneratorConfig(channels=16, blocks=1), seed=4)
    trainer = FamilyTrainer(replace(options, start="fine"))
    pictures = torch.rand(1, 3, 9, 11)
    expected = build_generator(find_model("fine", "enhance"))(pictures)
    assert torch.allclose(trainer.generator(pictures, 4), expected, atol=1e-5)
    with pytest.raises(EnhanceError, match="fine has another shape"):
        FamilyTrainer(replace(options, start="fine", blocks=2))
    with pytest.raises(EnhanceError, match="4 among --scales"):
        FamilyTrainer(replace(options, start="fine", scales="1,2"))


def test_faults_can_be_milder_and_scales_must_be_scales(options: TrainOptions) -> None:
    usual, none = ranges_of(options), ranges_of(replace(options, mild=0))
    assert usual.motion_length == (3, 25) and none.motion_length == (3, 3)
    assert none.read == (0, 0) and none.jpeg_quality == (95, 95) and usual.clean == options.clean
    with pytest.raises(EnhanceError, match="'1,3'"):
        train(replace(options, scales="1,3"))
