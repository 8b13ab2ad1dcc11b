"""Whether enhanced faces are still those of the same people.

    python tests/benchmarks/bench_identity_enhance.py FACES FEATURES [--weights CARD.json] [--model NAME]
        [--faces N] [--shares 0.3,1] [--strengths 0.5] [--sheet FILE.png]

FACES is a zip file of aligned faces of 128x128, of which those that training leaves out are taken (see
`gan.enhance.faces_training`); FEATURES a folder with face_reidentification_retail_0095.onnx. Each face is put
into a mirrored frame, made bad (smaller, then as the faults of a seed say), and enhanced as a photo would be:
found by the finder, enhanced, blended in. The cosine between the embeddings of the face before and after
tells how much it is still the same; plain bicubic enlargement is what it is compared with. With --shares
only so much of what the face weights change is laid over the picture; with --strengths only so much of all
that is taken, and of plain enlargement the rest.

With --weights the card's weights (of a training run, say) take the place of the installed ones for faces.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from bench_faces_identity import Identity
from PIL import Image

from gan.engine import Engine
from gan.enhance.choices import FACES
from gan.enhance.comparison_work import draw_sheet
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.faces_training import HELD_BACK_STEP, TrainOptions, is_held_back
from gan.enhance.family_training import ranges_of
from gan.enhance.request import EnhanceRequest
from gan.models import load_weights, save_model
from gan.models.cards import read_card
from gan.paths import user_folder

SIDE, FRAME = 128, 64
_ACROSS = 5  # faces a row of one picture
_WORST = -0.05
_SHOWN = 3  # faces of each condition on the sheet


@dataclass(frozen=True)
class Condition:
    """How faces are made bad.

    Attributes:
        words: for the table.
        scale: how much smaller.
        mild: size of the faults, as training has them; None for none.
    """

    words: str
    scale: int
    mild: float | None

    @property
    def ranges(self) -> DegradationRanges:
        """The faults."""
        options = TrainOptions(Path(), Path(), mild=self.mild or 0.0)
        return replace(ranges_of(options), clean=1.0 if self.mild is None else 0.0)


CONDITIONS = (
    Condition("4x, reduced", 4, None),
    Condition("4x, mild faults", 4, 0.25),
    Condition("4x, faults", 4, 0.5),
    Condition("2x, reduced", 2, None),
    Condition("2x, faults", 2, 0.5),
    Condition("1x, faults", 1, 0.5),
)


@dataclass(frozen=True)
class Row:
    """What came of one way under one condition: (N,) cosines of it and of plain enlargement."""

    bicubic: np.ndarray
    way: np.ndarray

    def line(self, words: str, way: str) -> str:
        """For the table."""
        gap = self.way - self.bicubic
        means = f"{self.bicubic.mean():.3f} | {self.way.mean():.3f}"
        below, better = int((gap < _WORST).sum()), int((gap > 0).sum())
        return f"| {words} | {way} | {means} | {gap.min():+.3f} | {below} | {better} |"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("features", type=Path)
    parser.add_argument("--weights", type=Path, help="card of weights for faces elsewhere")
    parser.add_argument("--model", default="auto", help="what enhances the rest of the picture")
    parser.add_argument("--faces", type=int, default=100)
    parser.add_argument("--shares", type=_shares, default=(1.0,), help="of the face weights, such as 0.3,1")
    parser.add_argument("--strengths", type=_shares, default=(), help="such as 0.3,0.5")
    parser.add_argument("--sheet", type=Path, help="file for the first faces, to look at")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.weights:
            os.environ["GANVAS_HOME"] = folder
            _install(options.weights)
        measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Every condition, a row of the table each."""
    faces = list(held_back_faces(options.data))[: options.faces]
    identity = Identity(options.features)
    truth = _embed(identity, faces)
    print(f"{len(faces)} faces, cosine of identity; {options.model}, with {FACES} and without\n")
    print("| | | bicubic | enhanced | least, to bicubic | below -0.05 | better |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    cells = []
    with Engine("cpu") as engine:
        for condition in CONDITIONS:
            bad = [make_bad(face, condition, seed) for seed, face in enumerate(faces)]
            plain = [enlarged_plainly(low, condition.scale) for low in bad]
            without, _ = enhance(engine, bad, condition.scale, folder, options.model, "off")
            better, found = enhance(engine, bad, condition.scale, folder, options.model, "auto")
            ways = {"without": without}
            ways |= {f"share {share:g}": blended(without, better, share) for share in options.shares}
            ways |= {f"strength {share:g}": blended(plain, better, share) for share in options.strengths}
            bicubic = (_embed(identity, plain) * truth).sum(axis=1)
            for way, results in ways.items():
                row = Row(bicubic, (_embed(identity, results) * truth).sum(axis=1))
                print(row.line(condition.words, way), flush=True)
            print(f"| | {found} found | | | | | |", flush=True)
            if options.sheet:
                cells += _cells(condition.words, {"bicubic": plain, **ways, "truth": faces})
    if options.sheet:
        across = len(options.shares) + len(options.strengths) + 3
        Image.fromarray(draw_sheet(cells, columns=across)).save(options.sheet)


def _shares(text: str) -> tuple[float, ...]:
    """The type of --shares and --strengths."""
    return tuple(float(part) for part in text.split(","))


def blended(without: Sequence[np.ndarray], better: Sequence[np.ndarray], share: float) -> list[np.ndarray]:
    """So much of what the second way changes in the first."""
    pairs = zip(without, better, strict=True)
    return [np.rint((1 - share) * one + share * np.float32(other)).astype(np.uint8) for one, other in pairs]


def held_back_faces(archive: Path) -> Iterator[np.ndarray]:
    """(128, 128, 3) uint8 faces that training left out."""
    with zipfile.ZipFile(archive) as file:
        names = sorted(name for name in file.namelist() if name.endswith((".webp", ".png", ".jpg")))
        for index in range(0, len(names), HELD_BACK_STEP):
            assert is_held_back(index)
            yield np.array(Image.open(io.BytesIO(file.read(names[index]))).convert("RGB"))


def make_bad(face: np.ndarray, condition: Condition, seed: int) -> np.ndarray:
    """A face in its frame, as a bad picture of it."""
    framed = np.pad(face, ((FRAME, FRAME), (FRAME, FRAME), (0, 0)), mode="reflect")
    return Degrader(np.random.default_rng(seed), condition.ranges).degrade(framed, condition.scale)[0]


def enlarged_plainly(low: np.ndarray, scale: int) -> np.ndarray:
    """The face in the middle of a bad picture, bicubic."""
    size = tuple(scale * side for side in low.shape[1::-1])
    return _middle(np.array(Image.fromarray(low).resize(size, Image.Resampling.BICUBIC)))


def enhance(
    engine: Engine, bad: Sequence[np.ndarray], scale: int, folder: Path, model: str, faces: str
) -> tuple[list[np.ndarray], int]:
    """Enhanced faces, and over how many of them the face weights went."""
    results, found = [], 0
    side = (SIDE + 2 * FRAME) // scale
    for first in range(0, len(bad), _ACROSS**2):
        group = bad[first : first + _ACROSS**2]
        sheet = np.zeros((_ACROSS * side, _ACROSS * side, 3), np.uint8)
        for index, low in enumerate(group):
            row, column = divmod(index, _ACROSS)
            sheet[row * side :][:side, column * side :][:, :side] = low
        source = folder / f"group-{scale}-{first}.png"
        Image.fromarray(sheet).save(source)
        request = EnhanceRequest(
            source, folder, scale=scale, model=model, faces=faces, strength=1.0, overwrite=True
        )
        result = engine.submit(request).result()
        found += result.faces
        whole = np.array(Image.open(result.path).convert("RGB"))
        for index in range(len(group)):
            row, column = divmod(index, _ACROSS)
            large = side * scale
            results.append(_middle(whole[row * large :][:large, column * large :][:, :large]))
    return results, found


def _middle(framed: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(framed[FRAME : FRAME + SIDE, FRAME : FRAME + SIDE])


def _embed(identity: Identity, faces: Sequence[np.ndarray]) -> np.ndarray:
    return identity.embed(torch.from_numpy(np.stack(faces)).permute(0, 3, 1, 2))


def _cells(words: str, ways: dict[str, Sequence[np.ndarray]]) -> list[tuple[str, np.ndarray]]:
    """The first faces, every way in turn."""
    return [
        (f"{words}: {name}" if not number else name, part[index])
        for index in range(_SHOWN)
        for number, (name, part) in enumerate(ways.items())
    ]


def _install(card_file: Path) -> None:
    """Weights of a run as those for faces, in the folder of this run of the benchmark."""
    card = read_card(card_file)
    save_model(
        user_folder() / "models",
        load_weights(card),
        name=FACES,
        task=card.task,
        version=card.version,
        summary=card.summary,
        license=card.license,
        config=card.config,
        trained_on=card.trained_on,
        recipe=card.recipe,
        figures=card.figures,
        limits=card.limits,
    )


if __name__ == "__main__":
    main()
