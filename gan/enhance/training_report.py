"""What a training run leaves behind: scores, a table, a sheet to look at, and the weights."""

from __future__ import annotations

import logging
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from torch import Tensor

from gan.enhance.photos import Pair
from gan.enhance.request import TASK
from gan.metrics.fidelity import luma_scores
from gan.models import DataTerms, Figure, save_model

if TYPE_CHECKING:
    from gan.enhance.training import Trainer

_log = logging.getLogger(__name__)


def score(trainer: Trainer, held_back: list[Pair]) -> tuple[list[Tensor], tuple[float, float]]:
    """The results for the photographs that are measured on, and their mean luma PSNR and SSIM."""
    results = [trainer.enlarge(pair.low) for pair in held_back]
    scale = trainer.generator.config.scale
    scores = [
        luma_scores(_array(result), _array(pair.high), scale)
        for result, pair in zip(results, held_back, strict=True)
    ]
    psnr, ssim = np.mean(scores, axis=0)
    return results, (float(psnr), float(ssim))


def save_weights(trainer: Trainer, folder: Path, photographs: int, scores: tuple[float, float]) -> None:
    """Write the averaged weights and their card, with what was measured, into a folder."""
    options = trainer.options
    terms = "as the owner of the photographs decides"
    condition = f"held-back photographs of {options.data.name}, {trainer.generator.config.scale}x, luma"
    save_model(
        folder,
        trainer.average.state_dict(),
        name=options.name,
        task=TASK,
        version=str(trainer.step),
        summary=f"Trained on {options.data.name} for {trainer.seconds / 60:.0f} minutes.",
        license=terms,
        config=asdict(trainer.generator.config),
        trained_on=(DataTerms(options.data.name, photographs, terms),),
        recipe=f"{trainer.step} steps of {options.batch} crops; Charbonnier, then squared error",
        figures=(
            Figure("PSNR", round(scores[0], 3), "dB", condition),
            Figure("SSIM", round(scores[1], 4), "", condition),
        ),
        limits="Measured on its held-back photographs only.",
    )


def write_sheet(file: Path, pairs: list[Pair], results: list[Tensor], side: int = 192) -> None:
    """A row a photograph: bicubic, result, truth; the middle at 100 %."""
    rows = []
    for pair, result in zip(pairs, results, strict=True):
        height, width = pair.high.shape[1:]
        bicubic = Image.fromarray(_array(pair.low)).resize((width, height), Image.Resampling.BICUBIC)
        top, left = max(0, (height - side) // 2), max(0, (width - side) // 2)
        cells = [np.asarray(bicubic), _array(result), _array(pair.high)]
        cells = [cell[top : top + side, left : left + side] for cell in cells]
        rows.append(np.concatenate(cells, axis=1))
    shape = (max(row.shape[0] for row in rows), max(row.shape[1] for row in rows))
    sheet = np.zeros((shape[0] * len(rows), shape[1], 3), np.uint8)
    for index, row in enumerate(rows):
        sheet[index * shape[0] :][: row.shape[0], : row.shape[1]] = row
    Image.fromarray(sheet).save(file)


def _array(picture: Tensor) -> np.ndarray:
    return picture.permute(1, 2, 0).contiguous().numpy()
