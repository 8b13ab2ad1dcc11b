"""Upscalers of others: imported, refused, run."""

from __future__ import annotations

import importlib.util
import pickle
import zipfile
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
    with pytest.raises(ModelError, match="do not fit together.*size mismatch for body.2.weight"):
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
    torch.save({"params": Bomb()}, tmp_path / "saved.pth")
    for protocol in (0, 2, 4):
        bare = pickle.dumps({"params": Bomb()}, protocol=protocol)
        (tmp_path / f"bare{protocol}.pth").write_bytes(bare)
    torch.save(nn.Conv2d(3, 3, 1), tmp_path / "module.pth")
    with zipfile.ZipFile(tmp_path / "script.pt", "w") as archive:  # as TorchScript writes it
        archive.writestr("script/code/__torch__.py", "def forward(self): ...")
    names = [path.name for path in tmp_path.iterdir()]
    assert len(names) == 6
    for name in names:
        with pytest.raises(ModelError, match="code or objects"):
            read_foreign(tmp_path / name)
    assert not (tmp_path / "exploded").exists()
    with (tmp_path / "huge.pth").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(ModelError, match="5.0 GB"):
        read_foreign(tmp_path / "huge.pth")


def esrgan(scale: int) -> dict[str, torch.Tensor]:
    """A small network of the best-known kind, by spandrel's own class, with random weights."""
    from spandrel.architectures.ESRGAN import ESRGAN

    torch.manual_seed(0)
    return ESRGAN(in_nc=3, out_nc=3, num_filters=16, num_blocks=1, scale=scale).state_dict()


def span(scale: int) -> dict[str, torch.Tensor]:
    """A small network without attention, by spandrel's own class, with random weights."""
    from spandrel.architectures.SPAN import SPAN

    torch.manual_seed(0)
    return SPAN(num_in_ch=3, num_out_ch=3, feature_channels=16, upscale=scale).state_dict()


@needs_spandrel
@pytest.mark.parametrize("make", [esrgan, span])
@pytest.mark.parametrize(("scale", "suffix"), [(2, ".pth"), (4, ".safetensors")])
def test_real_architectures_run_from_both_kinds_of_files(tmp_path: Path, make, scale: int, suffix: str):
    from safetensors.torch import save_file

    weights, file = make(scale), tmp_path / f"community{suffix}"
    weights[[name for name in weights if name.endswith(".bias")][-1]].fill_(0.5)  # chance might make it black
    if suffix == ".pth":
        torch.save({"params_ema": weights}, file)
    else:
        save_file({name: tensor.contiguous() for name, tensor in weights.items()}, file)
    card = import_published(read_foreign(file), user_folder() / "models", "community")
    assert card.config["scale"] == scale
    Image.fromarray(np.full((24, 40, 3), 120, np.uint8)).save(tmp_path / "in.png")
    with Engine("cpu") as engine:
        request = EnhanceRequest(tmp_path / "in.png", tmp_path, scale, "community", name="out")
        result = engine.submit(request).result(60)
    assert np.asarray(Image.open(result.path)).shape == (24 * scale, 40 * scale, 3)


@needs_spandrel
@pytest.mark.parametrize("damage", ["shape", "lost", "cut"])
def test_damaged_weights_of_a_real_architecture_are_refused(tmp_path: Path, damage: str):
    weights = esrgan(4)
    name = next(name for name in weights if "RDB1.conv3.0.weight" in name)
    if damage == "shape":
        weights[name] = torch.zeros(5, 7, 3, 3)
    elif damage == "lost":
        del weights[name]
    file = published(tmp_path / "damaged.pth", weights)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(ModelError, match="do not fit together|cut off or damaged"):
        is_published(read_foreign(file))
