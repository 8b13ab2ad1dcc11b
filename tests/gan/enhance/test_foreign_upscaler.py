"""Upscalers of others: imported, refused, run."""

from __future__ import annotations

import importlib.util
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from gan.engine import Engine
from gan.enhance import foreign_upscaler
from gan.enhance.foreign_upscaler import import_published, is_published
from gan.enhance.request import EnhanceRequest
from gan.models import ModelError, find_model, read_foreign
from gan.paths import user_folder

needs_spandrel = pytest.mark.skipif(
    importlib.util.find_spec("spandrel") is None, reason="spandrel is an optional extra"
)


def compact(scale: int = 2, channels: int = 3) -> dict[str, torch.Tensor]:
    """Weights as those of realesr-animevideov3 are named: plain convolutions with PReLUs between."""
    torch.manual_seed(0)
    layers = [nn.Conv2d(channels, 16, 3, 1, 1), nn.PReLU(16)]
    layers += [nn.Conv2d(16, 16, 3, 1, 1), nn.PReLU(16), nn.Conv2d(16, channels * scale**2, 3, 1, 1)]
    return nn.ModuleDict({"body": nn.Sequential(*layers)}).state_dict()


def published(path: Path, values: object) -> Path:
    torch.save(values, path)
    return path


@needs_spandrel
@pytest.mark.parametrize("wrapping", [None, "params_ema", "params"])
def test_an_upscaler_runs_on_the_engine(tmp_path: Path, wrapping: str | None) -> None:
    values = {wrapping: compact()} if wrapping else compact()
    weights = read_foreign(published(tmp_path / "Anime v3.pth", values))
    assert is_published(weights)
    card = import_published(weights, user_folder() / "models", "anime")
    assert card.task == "enhance" and card.config["scale"] == 2 and card.license.startswith("not stated")
    assert weights.sha256 in find_model("anime", "enhance").recipe
    pixels = np.random.default_rng(0).integers(0, 256, (83, 90, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "in.png")
    with Engine("cpu") as engine:
        results = [
            engine.submit(
                EnhanceRequest(tmp_path / "in.png", tmp_path, 2, "anime", tile=tile, name=f"{tile}")
            ).result(60)
            for tile in (None, 72)
        ]
    whole, tiled = (np.asarray(Image.open(result.path)).astype(int) for result in results)
    assert whole.shape == (166, 180, 3) and np.abs(whole - tiled).max() <= 2
    import spandrel

    network = spandrel.ModelLoader().load_from_state_dict(compact()).model.eval()
    with torch.no_grad():
        expected = network(torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255)
    expected = (expected[0].clamp(0, 1) * 255).permute(1, 2, 0).numpy()
    assert np.abs(whole - expected).mean() < 1


@needs_spandrel
def test_what_is_no_upscaler_is_refused(tmp_path: Path) -> None:
    random = nn.ModuleDict({"thing": nn.Conv2d(5, 7, 3)}).state_dict()
    assert not is_published(read_foreign(published(tmp_path / "thing.pth", random)))
    vectors = {"words": torch.zeros(4, 4)}
    assert not is_published(read_foreign(published(tmp_path / "words.pth", vectors)))
    wrong = compact() | {"body.2.weight": torch.zeros(16, 9, 3, 3)}
    with pytest.raises(ModelError, match="do not fit together"):
        is_published(read_foreign(published(tmp_path / "wrong.pth", wrong)))
    grey = compact(channels=1)
    with pytest.raises(ModelError, match="channels"):
        is_published(read_foreign(published(tmp_path / "grey.pth", grey)))


def test_without_spandrel_a_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        foreign_upscaler.importlib.util, "find_spec", lambda name: None if name == "spandrel" else find(name)
    )
    weights = read_foreign(published(tmp_path / "a.pth", compact()))
    with pytest.raises(ModelError, match=r"pip install 'ganvas\[import\]'"):
        is_published(weights)
    assert not is_published(read_foreign(published(tmp_path / "b.pth", {"words": torch.zeros(4, 4)})))


class Bomb:
    def __reduce__(self) -> tuple:
        return Path.touch, (Path("exploded"),)


def test_code_and_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bomb.pth").write_bytes(pickle.dumps({"params": Bomb()}))
    torch.save({"params": Bomb()}, tmp_path / "bomb2.pth")
    for name in ("bomb.pth", "bomb2.pth"):
        with pytest.raises(ModelError, match="code or objects|cut off or damaged"):
            read_foreign(tmp_path / name)
    assert not (tmp_path / "exploded").exists()
    with (tmp_path / "huge.pth").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(ModelError, match="5.0 GB"):
        read_foreign(tmp_path / "huge.pth")
