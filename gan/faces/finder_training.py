"""The recipe of the face finder: composed samples, focal loss, a rate that falls over the time of the run.

Another detector labels the faces in the photographs for this; the finder that comes of it needs none.
"""

from __future__ import annotations

import copy
import io
import logging
import math
import os
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image, UnidentifiedImageError
from torch import Tensor

from gan.engine.device import resolve_devices
from gan.faces.dataset import is_held_out, open_faces
from gan.faces.errors import FacesError
from gan.faces.finder_samples import Composer, Photo, targets
from gan.faces.measuring import to_network
from gan.faces.state import update_average
from gan.faces.trainer import use_bf16
from gan.nn.faces.finder import FaceFinder, finder_loss

_log = logging.getLogger(__name__)

CHECKPOINT_FILE = "finder.pt"
_LARGEST_PHOTO = 640
_DOUBTFUL = 0.4  # detections below this score are no faces
_DECAY = 0.998  # of the averaged weights, a step


@dataclass(frozen=True)
class FinderOptions:
    """One training run.

    Attributes:
        faces: zip or folder of aligned faces of 128x128 pixels.
        photos: zip or folder of photographs.
        out: folder for the checkpoint, the decoded faces and the model.
        detector: YuNet as an ONNX file, which labels the people in the photographs; None if they show nobody.
        exclude: photographs whose names begin so are left out (prefixes, comma-separated).
        resume: go on from the checkpoint.
        minutes: time of the whole run, over all its parts.
        device: "auto", "cpu", "cuda" or "cuda:N".
        batch: samples a step.
        rate: highest learning rate.
        report_seconds: time between reports and checkpoints.
        seed: of samples and first weights.
        name: of the model.
    """

    faces: Path
    photos: Path
    out: Path
    detector: Path | None = None
    exclude: str = "bsds500"
    resume: bool = False
    minutes: float = 30.0
    device: str = "auto"
    batch: int = 32
    rate: float = 2e-3
    report_seconds: float = 60.0
    seed: int = 0
    name: str = field(default="face-finder")


class FinderTrainer:
    """A run in memory.

    Attributes:
        finder, average: what is trained, and the same with averaged weights.
        step, seconds: how far it is.
    """

    def __init__(self, options: FinderOptions, composer: Composer) -> None:
        self._options, self._composer = options, composer
        self._device = resolve_devices(options.device)[0]
        self._bf16 = use_bf16("auto", self._device)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(options.seed)
            self.finder = FaceFinder().to(self._device).to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.finder).eval().requires_grad_(False)
        self._steps = torch.optim.AdamW(self.finder.parameters(), lr=options.rate, weight_decay=1e-3)
        self.step, self.seconds = 0, 0.0

    @property
    def fraction(self) -> float:
        """Share of the run's time that is spent, 0..1 and beyond."""
        return self.seconds / (60 * self._options.minutes)

    def train_step(self) -> tuple[float, float]:
        """One step on fresh samples; the losses of scores and places."""
        begin = time.monotonic()
        pictures, wanted, places = (value.to(self._device) for value in self._batch())
        pictures = to_network(pictures).contiguous(memory_format=torch.channels_last)
        warm = min(1.0, (self.step + 1) / 100)
        for group in self._steps.param_groups:
            fall = 0.5 * (1 + math.cos(math.pi * min(1.0, self.fraction)))
            group["lr"] = self._options.rate * warm * (0.01 + 0.99 * fall)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._bf16):
            output = self.finder(pictures)
        score_loss, place_loss = finder_loss(output, wanted, places)
        if not torch.isfinite(score_loss + place_loss):
            raise FacesError("Training diverged; resume the last checkpoint with a lower rate.")
        self._steps.zero_grad(set_to_none=True)
        (score_loss + place_loss).backward()
        torch.nn.utils.clip_grad_norm_(self.finder.parameters(), 5.0)
        self._steps.step()
        self.step += 1
        update_average(self.average, self.finder, min(_DECAY, (1 + self.step) / (10 + self.step)))
        self.seconds += time.monotonic() - begin
        return score_loss.item(), place_loss.item()

    def _batch(self) -> tuple[Tensor, Tensor, Tensor]:
        """Samples of this step: (N, 3, S, S) uint8, and as of `targets`."""
        random = np.random.default_rng((self._options.seed, self.step))
        samples = [self._composer.sample(random) for _ in range(self._options.batch)]
        wanted, places = zip(*(targets(sample) for sample in samples), strict=True)
        pixels = torch.from_numpy(np.stack([sample.pixels for sample in samples])).permute(0, 3, 1, 2)
        return pixels, torch.from_numpy(np.stack(wanted)), torch.from_numpy(np.stack(places))

    def save(self, path: Path) -> None:
        """Write a checkpoint; a kill at any moment leaves this one or the one before."""
        part = path.with_suffix(".part")
        names = ("finder", "average", "_steps")
        values = {name: getattr(self, name).state_dict() for name in names}
        torch.save(values | {"step": self.step, "seconds": self.seconds}, part)
        os.replace(part, path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint.

        Raises:
            FacesError: it is missing, damaged or of another network.
        """
        try:
            values = torch.load(path, map_location=self._device, weights_only=True)
            for name in ("finder", "average", "_steps"):
                getattr(self, name).load_state_dict(values[name])
            self.step, self.seconds = values["step"], values["seconds"]
        except Exception as error:  # reading a damaged file may raise almost anything
            raise FacesError(f"{path} cannot be resumed from ({error}); start without resuming.") from error


def train_finder(options: FinderOptions) -> Path:
    """Train until `options.minutes` are spent; returns the folder with the model and its card.

    Raises:
        FacesError: data or checkpoint that cannot be used, or a run that diverged.
    """
    cv2.setNumThreads(1)
    data = open_faces(options.faces, 128, options.out / "cache")
    exclude = tuple(filter(None, options.exclude.split(",")))
    photos = read_photos(options.photos, options.detector, held_out=False, exclude=exclude)
    trainer = FinderTrainer(options, Composer(photos, data.pixels[data.training]))
    checkpoint = options.out / CHECKPOINT_FILE
    if options.resume:
        trainer.load(checkpoint)
    losses: list[tuple[float, float]] = []
    reported = time.monotonic()
    while trainer.fraction < 1:
        losses.append(trainer.train_step())
        if time.monotonic() - reported > options.report_seconds or trainer.fraction >= 1:
            trainer.save(checkpoint)
            score_loss, place_loss = np.mean(losses, axis=0)
            _log.info(
                "step %d, %.0f s: scores %.4f, places %.4f",
                *(trainer.step, trainer.seconds, score_loss, place_loss),
            )
            losses.clear()
            reported = time.monotonic()
    return _export(trainer, options, len(data.training), len(photos))


def read_photos(
    source: Path, detector: Path | None, held_out: bool | None = None, exclude: tuple[str, ...] = ()
) -> list[Photo]:
    """Photographs with the faces that a detector sees in them, reduced to 640 pixels a side at most.

    Args:
        source: zip or folder.
        detector: YuNet as an ONNX file; None for photographs without people.
        held_out: only those that are kept from training, only the others, or all.
        exclude: beginnings of the names of what is left out.

    Raises:
        FacesError: the source holds no photographs, or the detector cannot be read.
    """
    labeller = None if detector is None else _load_detector(detector)
    photos = [
        _labelled(pixels, labeller)
        for name, pixels in _pictures(source)
        if not name.startswith(exclude) and held_out in (None, is_held_out(name))
    ]
    if not photos:
        raise FacesError(f"{source} holds no photographs; give a zip or folder of them.")
    return photos


def _load_detector(path: Path) -> cv2.FaceDetectorYN:
    try:
        return cv2.FaceDetectorYN.create(str(path), "", (320, 320), _DOUBTFUL, 0.3, 500)
    except cv2.error as error:
        raise FacesError(f"{path} is not the detector YuNet as an ONNX file.") from error


def _labelled(pixels: np.ndarray, detector: cv2.FaceDetectorYN | None) -> Photo:
    if detector is None:
        return Photo(pixels, np.zeros((0, 3, 2)), np.zeros(0))
    detector.setInputSize(pixels.shape[1::-1])
    _, rows = detector.detect(np.ascontiguousarray(pixels[..., ::-1]))
    rows = np.zeros((0, 15)) if rows is None else rows.astype(np.float64)
    points = rows[:, 4:14].reshape(-1, 5, 2)
    mouth = points[:, 3:].mean(axis=1, keepdims=True)
    return Photo(pixels, np.concatenate((points[:, :2], mouth), axis=1), rows[:, 14])


def _pictures(source: Path) -> Iterator[tuple[str, np.ndarray]]:
    """(name, (H, W, 3) uint8) of every picture of a zip or folder."""
    if source.is_dir():
        files = sorted(path for path in source.rglob("*") if path.is_file())
        entries = ((path.name, path.read_bytes()) for path in files)
    else:
        try:
            archive = zipfile.ZipFile(source)
        except (OSError, zipfile.BadZipFile) as error:
            raise FacesError(f"{source} is not a zip file or folder of photographs.") from error
        entries = ((name, archive.read(name)) for name in sorted(archive.namelist()))
    for name, data in entries:
        try:
            with Image.open(io.BytesIO(data)) as file:
                file.thumbnail((_LARGEST_PHOTO, _LARGEST_PHOTO), Image.Resampling.BOX)
                yield name, np.asarray(file.convert("RGB"))
        except (UnidentifiedImageError, OSError, ValueError):
            _log.warning("%s is left out: it is no picture that can be read", name)


def _export(trainer: FinderTrainer, options: FinderOptions, faces: int, photos: int) -> Path:
    """Write the averaged weights and a card without measures."""
    from gan.models import DataTerms, save_model

    folder = options.out / "models"
    save_model(
        folder,
        trainer.average.state_dict(),
        name=options.name,
        task="face-finder",
        version="1",
        summary="Finds faces, their eyes and mouths in photographs.",
        license="see the terms of the data",
        config=trainer.average.config.to_card(),
        trained_on=(
            DataTerms(options.faces.name, faces, "see the data set"),
            DataTerms(options.photos.name, photos, "see the data set"),
        ),
        recipe=f"gan.faces.finder_training: {trainer.step} steps of {options.batch} composed samples in "
        f"{trainer.seconds / 60:.0f} min"
        + ("; faces in the photographs labelled by YuNet" if options.detector else ""),
        figures=(),
        limits="Upright faces, turned by up to 40 degrees, with both eyes in view.",
    )
    return folder
