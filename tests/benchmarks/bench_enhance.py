"""Quality and speed of Enhance on the public benchmarks, beside published networks.

    python tests/benchmarks/bench_enhance.py DATA [--model NAME] [--weights CARD.json] [--features DIR]
        [--sheets DIR] [--fast]

DATA is a folder with set5.zip, set14.zip and bsd100.zip (high-resolution pictures, sides divisible
by 4). Low resolution is Pillow's bicubic reduction to a quarter; PSNR and SSIM are on luma with 4
border pixels cut; seconds are the median over BSD100 of the bare network at the engine's precision.

If DATA holds photos_train.zip, NIQE is measured on BSD100 with a model of good photographs fitted to
those. With --features (a folder with squeezenet1_1_imagenet.safetensors) so is the distance of
SqueezeNet's features to those of the truth. Texture weights of the model are measured, too. With
--sheets, crops at 100 % of twelve pictures are written there: plain, fidelity, texture and truth.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from gan.engine.precision import Precision, arrange, run
from gan.engine.tuning import Tuning
from gan.enhance.choices import TEXTURE_SUFFIX
from gan.enhance.comparison_work import draw_sheet
from gan.enhance.family import AtScale, FamilyGenerator
from gan.enhance.model import Enlarger, blended, build_generator, texture_card_for
from gan.enhance.photos import Pair, load_pairs
from gan.enhance.request import TASK
from gan.enhance.texture_losses import FeatureLoss
from gan.metrics.fidelity import luma_scores
from gan.metrics.niqe import PATCH, NaturalModel, niqe
from gan.models import ModelCard, default_model, find_model, list_models, load_weights
from gan.models.cards import read_card
from gan.nn.squeezenet import load_squeezenet

SETS = ("set5", "set14", "bsd100")
SCALE = 4
TOWER_FILE = "squeezenet1_1_imagenet.safetensors"
TEXTURES = (0.5, 1.0)
# Published or re-measured elsewhere on two cores under the same protocol: PSNR, SSIM a set; NIQE on BSD100
# by its authors' model, which gives 3.35 for the high-resolution pictures; s/MP.
PEERS = {
    "LapSRN": ((28.75, 0.822), (26.38, 0.705), (26.02, 0.662), None, 1.71),
    "CARN-M, 0.41 M": ((31.89, 0.891), (28.43, 0.777), (27.45, 0.732), None, 1.38),
    "IMDN, 0.72 M": ((32.21, 0.895), (28.60, 0.781), (27.56, 0.735), 6.56, 0.59),
    "SRGAN, 0.73 M": ((30.66, 0.864), (27.70, 0.754), (27.00, 0.712), 6.31, 2.08),
    "EnhanceNet-PAT": ((28.87, 0.817), (26.05, 0.687), (25.27, 0.636), 4.51, 2.36),
    "Fast-SRGAN, 0.93 M": ((29.40, 0.845), (26.35, 0.714), (25.56, 0.662), 3.91, 1.57),
    "upscayl-lite, 1.2 M": ((26.64, 0.826), (25.20, 0.717), (25.57, 0.680), 6.32, 0.44),
    "realesr-animevideov3, 0.6 M": ((28.25, 0.827), (26.13, 0.714), (26.06, 0.672), 8.61, 0.25),
}
_SHOWN = {"set5": 2, "set14": 4, "bsd100": 6}  # pictures on the sheets
_CROP = (320, 240)
_ROWS = 4  # pictures on one sheet

Enlarge = Callable[[Tensor], Tensor]


@dataclass(frozen=True)
class Scores:
    """What a network measures.

    Attributes:
        quality: (PSNR in dB, SSIM) by set.
        seconds: per output megapixel; None where that was not measured.
        niqe, distance: means over the last set; None where there was nothing to measure them by.
    """

    quality: dict[str, tuple[float, float]]
    seconds: float | None = None
    niqe: float | None = None
    distance: float | None = None


@dataclass(frozen=True)
class Judges:
    """What looks at results without, or not only, counting errors.

    Attributes:
        natural: for NIQE; None without photographs to fit it to.
        features: for the distance; None without a tower.
    """

    natural: NaturalModel | None = None
    features: FeatureLoss | None = None

    def judge(self, result: Tensor, truth: Tensor) -> tuple[float, float]:
        """NIQE and distance of one (3, H, W) uint8 result; NaN where nothing measures it."""
        natural = niqe(_array(result), self.natural) if self.natural else float("nan")
        if self.features is None:
            return natural, float("nan")
        ours, theirs = (picture[None].float() / 255 for picture in (result, truth))
        return natural, self.features.distance(ours, theirs)


def main() -> None:
    """Measure and print the table."""
    options = _options()
    card = _card(options)
    sets = SETS[:1] if options.fast else SETS
    judges = Judges(fit_natural(options.data), load_features(options.features))
    rows = {"bicubic": measure_by(plain, options.data, sets, judges)}
    ways: dict[str, Enlarge] = {"plain": plain}
    for texture in (0.0, *(TEXTURES if _has_texture(card) else ())):
        network, precision = prepare(card, texture)
        name = card.name + (f", texture {texture:g}" if texture else f", {card.parameters / 1e6:.2f} M")
        ways["fidelity" if not texture else f"texture {texture:g}"] = partial(enlarge, network, precision)
        rows[f"**Ganvas {name}**"] = measure_by(
            ways[list(ways)[-1]], options.data, sets, judges, pace_of=(network, precision)
        )
        print(f"{name}: {precision}, {torch.get_num_threads()} threads", flush=True)
    print_rows(rows, _truth_niqe(options.data, sets, judges), judges)
    if options.sheets:
        write_sheets(ways, options.data, options.sheets)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", help="name of an installed model; the default one otherwise")
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--features", type=Path, help=f"folder with {TOWER_FILE}")
    parser.add_argument("--sheets", type=Path, help="folder for crops to look at")
    parser.add_argument("--fast", action="store_true", help="Set5 only")
    return parser.parse_args()


def _card(options: argparse.Namespace) -> ModelCard:
    if options.weights:
        return read_card(options.weights)
    return find_model(options.model, TASK) if options.model else default_model(TASK)


def _has_texture(card: ModelCard) -> bool:
    return any(other.name == f"{card.name}{TEXTURE_SUFFIX}" for other in list_models(TASK))


# Networks


def prepare(card: ModelCard, texture: float = 0.0) -> tuple[nn.Module, Precision]:
    """A network at 4x, at the precision that the engine would choose."""
    weights = None
    if texture:
        weights = blended(load_weights(card), load_weights(texture_card_for(card)), texture)
    network: nn.Module = build_generator(card, weights)
    if isinstance(network, FamilyGenerator):
        network = AtScale(network, SCALE).eval()
    key = Enlarger(card.name, card.sha256, SCALE, SCALE, 8, texture)
    with torch.inference_mode():
        precision = Tuning().choose(key, network, torch.rand(1, 3, 128, 128))
        arrange(network, precision)
    return network, precision


def enlarge(network: nn.Module, precision: Precision, low: Tensor) -> Tensor:
    """(3, H, W) uint8 -> (3, scale * H, scale * W) uint8."""
    with torch.inference_mode():
        result = run(network, low[None].float() / 255, precision)[0]
    return (result.clamp(0, 1) * 255).round().to(torch.uint8)


def plain(low: Tensor) -> Tensor:
    """Bicubic, as Pillow does it."""
    picture = Image.fromarray(_array(low))
    size = (SCALE * picture.width, SCALE * picture.height)
    large = np.array(picture.resize(size, Image.Resampling.BICUBIC))
    return torch.from_numpy(large).permute(2, 0, 1)


# Measures


def measure(card: ModelCard, data: Path, sets: tuple[str, ...] = SETS) -> Scores:
    """Fidelity and speed of a model on the benchmarks, at the precision that the engine would choose."""
    network, precision = prepare(card)
    print(f"{card.name} {card.version}: {precision}, {torch.get_num_threads()} threads")
    way = partial(enlarge, network, precision)
    return measure_by(way, data, sets, Judges(), pace_of=(network, precision))


def measure_by(
    way: Enlarge,
    data: Path,
    sets: tuple[str, ...],
    judges: Judges,
    pace_of: tuple[nn.Module, Precision] | None = None,
) -> Scores:
    """Scores of a way to enlarge pictures four times; NIQE and distance on the last set."""
    quality, judged = {}, [(float("nan"), float("nan"))]
    for name in sets:
        pairs = load_pairs(data / f"{name}.zip", SCALE)
        results = [way(pair.low) for pair in pairs]
        found = zip(results, pairs, strict=True)
        scores = [luma_scores(_array(result), _array(pair.high), SCALE) for result, pair in found]
        quality[name] = tuple(np.mean(scores, axis=0).tolist())
        if name == sets[-1]:
            judged = [judges.judge(result, pair.high) for result, pair in zip(results, pairs, strict=True)]
    natural, distance = (None if np.isnan(value) else float(value) for value in np.mean(judged, axis=0))
    seconds = statistics.median(pace(*pace_of, pair) for pair in pairs) if pace_of else None
    return Scores(quality, seconds, natural, distance)


def pace(network: nn.Module, precision: Precision, pair: Pair) -> float:
    """Seconds per output megapixel, of the faster of two runs."""
    seconds = []
    for _ in range(2):
        begin = time.perf_counter()
        enlarge(network, precision, pair.low)
        seconds.append(time.perf_counter() - begin)
    return min(seconds) / (pair.high.shape[1] * pair.high.shape[2] / 1e6)


def fit_natural(data: Path) -> NaturalModel | None:
    """The model for NIQE, from the training photographs without those of BSDS500; None without any."""
    archive = data / "photos_train.zip"
    if not archive.exists():
        return None
    return NaturalModel.fit(_photographs(archive))


def _photographs(archive: Path) -> Iterator[np.ndarray]:
    with zipfile.ZipFile(archive) as file:
        for name in sorted(file.namelist()):
            if Path(name).suffix in (".webp", ".png", ".jpg") and not name.startswith("bsds500"):
                picture = np.array(Image.open(io.BytesIO(file.read(name))).convert("RGB"))
                if min(picture.shape[:2]) >= PATCH:
                    yield picture


def load_features(folder: Path | None) -> FeatureLoss | None:
    """The tower of the distance; None without a folder."""
    return None if folder is None else FeatureLoss(load_squeezenet(folder / TOWER_FILE))


def _truth_niqe(data: Path, sets: tuple[str, ...], judges: Judges) -> float | None:
    if judges.natural is None:
        return None
    pairs = load_pairs(data / f"{sets[-1]}.zip", SCALE)
    return float(np.mean([niqe(_array(pair.high), judges.natural) for pair in pairs]))


# What is shown


def print_table(card: ModelCard, scores: Scores) -> None:
    """The model's row under its peers'."""
    print_rows({f"**Ganvas {card.name}, {card.parameters / 1e6:.2f} M**": scores}, None, Judges())


def print_rows(rows: dict[str, Scores], truth: float | None, judges: Judges) -> None:
    """All rows under those of the peers."""
    print(f"\n| 4x | {' | '.join(SETS)} | NIQE | SqueezeNet distance | s per output megapixel |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, (*quality, natural, seconds) in PEERS.items():
        cells = [f"{psnr:.2f}/{ssim:.3f}" for psnr, ssim in quality]
        print(_line(name, *cells, _number(natural), "-", _number(seconds)))
    for name, scores in rows.items():
        found = [scores.quality.get(key) for key in SETS]
        cells = [f"{cell[0]:.2f}/{cell[1]:.3f}" if cell else "-" for cell in found]
        judged = (_number(scores.niqe), _number(scores.distance, 4))
        print(_line(name, *cells, *judged, _number(scores.seconds)))
    if judges.natural is not None:
        print(_line("high resolution", "-", "-", "-", _number(truth), "0", "-"))
        print(
            "\nThe peers' NIQE is by its authors' model of good photographs (high resolution: 3.35), "
            f"ours by one fitted to {judges.natural.patches:,} patches of other photographs: near, not equal."
        )


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: float | None, digits: int = 2) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def write_sheets(ways: dict[str, Enlarge], data: Path, folder: Path) -> None:
    """Middles of twelve pictures at 100 %: every way, then the truth."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, count in _SHOWN.items():
        pairs = load_pairs(data / f"{name}.zip", SCALE)
        for pair in pairs[:: max(1, len(pairs) // count)][:count]:
            cells = [(f"{pair.name}: {words}", _middle(way(pair.low))) for words, way in ways.items()]
            rows.append([*cells, ("truth", _middle(pair.high))])
    for first in range(0, len(rows), _ROWS):
        cells = [cell for row in rows[first : first + _ROWS] for cell in row]
        sheet = draw_sheet(cells, columns=len(ways) + 1)
        Image.fromarray(sheet).save(folder / f"enhance-{first // _ROWS + 1}.png")


def _middle(picture: Tensor) -> np.ndarray:
    width, height = (min(side, length) for side, length in zip(_CROP, picture.shape[:0:-1], strict=True))
    left, top = (picture.shape[2] - width) // 2, (picture.shape[1] - height) // 2
    return np.ascontiguousarray(_array(picture)[top : top + height, left : left + width])


def _array(picture: Tensor) -> np.ndarray:
    return picture.permute(1, 2, 0).contiguous().numpy()


if __name__ == "__main__":
    main()
