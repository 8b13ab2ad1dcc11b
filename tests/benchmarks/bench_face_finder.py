"""How well the face finder finds faces, and how well it places their eyes.

    python tests/benchmarks/bench_face_finder.py FACES PHOTOS DETECTOR [--card CARD.json] [--ship VERSION]

FACES is the zip of aligned 128x128 faces, PHOTOS a folder with photos_train.zip and bsd100.zip, DETECTOR the
file of YuNet. Only faces and photographs that training left out are looked at: scenes composed of both, with
known faces, and the photographs as they are, beside what YuNet sees in them. --ship writes the weights
with these figures among the shipped models.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gan.faces.dataset import open_faces
from gan.faces.finder_samples import Composer, Photo, eye_distance
from gan.faces.finder_training import read_photos
from gan.models import DataTerms, Figure, ModelCard, default_model, load_weights, save_model
from gan.models.cards import read_card
from gan.nn.faces.aligner import TASK, Aligner, build_finder
from gan.paths import assets_folder

SMALLEST_EYES = 9.0  # of a face that must be found
_SURE, _DOUBTFUL = 0.8, 0.4  # scores of YuNet: a face that counts; anything that may be one
_SCENES = 300


@dataclass
class Tally:
    """What was found, counted over many pictures.

    Attributes:
        faces: that should be found.
        found: how many of them were.
        false: detections where no face is.
        pictures: that were looked at.
        eye_errors: distances of eyes from where they should be, in eye distances.
    """

    faces: int = 0
    found: int = 0
    false: int = 0
    pictures: int = 0
    eye_errors: list[float] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.eye_errors = []

    @property
    def recall(self) -> float:
        """Share found, in %."""
        return 100 * self.found / max(1, self.faces)

    @property
    def eye_error(self) -> float:
        """Median error of the eyes, in % of the eye distance."""
        return 100 * statistics.median(self.eye_errors)

    def __str__(self) -> str:
        return (
            f"{self.found} of {self.faces} faces found ({self.recall:.1f} %), {self.false} false alarms in "
            f"{self.pictures} pictures, eyes off by {self.eye_error:.1f} % of their distance (median), "
            f"{100 * np.percentile(self.eye_errors, 95):.1f} % (95th percentile)"
        )


def main() -> None:
    """Measure, print, and ship if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("faces", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("detector", type=Path)
    parser.add_argument("--card", type=Path, help="of a training run; the installed model otherwise")
    parser.add_argument("--ship", metavar="VERSION")
    options = parser.parse_args()
    card = read_card(options.card) if options.card else default_model(TASK)
    aligner = Aligner(build_finder(card))
    scenes = measure_scenes(aligner, options)
    print(f"composed scenes: {scenes}")
    photos = [
        *read_photos(options.photos / "photos_train.zip", options.detector, held_out=True),
        *read_photos(options.photos / "bsd100.zip", options.detector),
    ]
    real = measure(aligner, photos)
    print(f"photographs beside YuNet: {real}")
    seconds = pace(aligner)
    print(f"{1000 * seconds:.0f} ms for a picture of 1280x853 pixels")
    if options.ship:
        ship(card, options.ship, scenes, real, seconds)


def measure_scenes(aligner: Aligner, options: argparse.Namespace) -> Tally:
    """Composed scenes of 384x384 pixels with faces of 9 to 70 pixels between the eyes, turned by up to 40."""
    with tempfile.TemporaryDirectory() as folder:
        data = open_faces(options.faces, 128, Path(folder))
        faces = np.array(data.pixels[data.held_out])
    photos = read_photos(options.photos / "photos_train.zip", options.detector, held_out=True)
    empty = [photo for photo in photos if not len(photo.points)]
    composer = Composer(empty, faces, side=384, eyes=(SMALLEST_EYES, 70.0))
    random = np.random.default_rng(0)
    samples = [composer.sample(random) for _ in range(_SCENES)]
    return measure(
        aligner, [Photo(sample.pixels, sample.points, np.ones(len(sample.points))) for sample in samples]
    )


def measure(aligner: Aligner, photos: list[Photo]) -> Tally:
    """Compare what is found with the photographs' labels."""
    tally = Tally()
    for photo in photos:
        found = [np.array([*face.eyes, face.mouth]) for face in aligner.find(photo.pixels)]
        tally.pictures += 1
        sure = photo.scores >= _SURE
        for face in photo.points[sure]:
            if eye_distance(face) < SMALLEST_EYES or not _is_inside(face, photo.pixels.shape):
                continue
            tally.faces += 1
            match = min(found, key=lambda other, face=face: _distance(face, other), default=None)
            if match is not None and _distance(face, match) < 0.5:
                tally.found += 1
                errors = np.linalg.norm(match[:2] - face[:2], axis=1) / eye_distance(face)
                tally.eye_errors.extend(errors.tolist())
        labels = photo.points[photo.scores >= _DOUBTFUL]
        tally.false += sum(all(_distance(face, label) > 1 for label in labels) for face in found)
    return tally


def _distance(face: np.ndarray, other: np.ndarray) -> float:
    """Between the centres of two faces, in eye distances of the larger one."""
    size = max(eye_distance(face), eye_distance(other), 1e-3)
    return float(np.hypot(*(face.mean(axis=0) - other.mean(axis=0)))) / size


def _is_inside(face: np.ndarray, shape: tuple[int, ...]) -> bool:
    """Whether both eyes and the mouth are in the picture."""
    return bool((face > 0).all() and (face < (shape[1], shape[0])).all())


def pace(aligner: Aligner) -> float:
    """Seconds for a large picture, the fastest of five."""
    picture = np.random.default_rng(0).integers(0, 256, (853, 1280, 3), np.uint8)
    seconds = []
    for _ in range(5):
        begin = time.perf_counter()
        aligner.find(picture)
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def ship(card: ModelCard, version: str, scenes: Tally, real: Tally, seconds: float) -> None:
    """Write weights and card into the assets."""
    composed = (
        f"{scenes.pictures} scenes composed of faces and photographs left out of training, {scenes.faces} "
        "faces, eyes 9 to 70 px apart, turned by up to 40 degrees"
    )
    photos = f"{real.pictures} photographs left out of training, {real.faces} faces that YuNet is sure of"
    figures = (
        Figure("recall", round(scenes.recall, 1), "%", composed),
        Figure("false alarms", scenes.false, "", composed),
        Figure("eye error", round(scenes.eye_error, 1), "% of the eye distance, median", composed),
        Figure("recall", round(real.recall, 1), "%", photos),
        Figure("false alarms", real.false, "", f"{photos}; what YuNet doubts is not counted"),
        Figure("eye error", round(real.eye_error, 1), "% of the eye distance, median", f"{photos}; to YuNet"),
        Figure("time", round(1000 * seconds), "ms", "a picture of 1280x853 pixels, CPU"),
    )
    terms = {
        "faces128.zip": "public domain, CC0 and CC BY portraits (about half), and portraits from public "
        "repositories that state no licence for the photographs",
        "photos_train.zip": "CC0, public domain, Unsplash, Pexels, CC BY, CC BY-SA and other free licences; "
        "without BSDS500",
    }
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=TASK,
        task=TASK,
        version=version,
        summary=card.summary,
        license="MIT",
        config=card.config,
        trained_on=tuple(
            DataTerms(data.name, data.count, terms.get(data.name, data.terms)) for data in card.trained_on
        ),
        recipe=f"{card.recipe}; the score from which a face counts was chosen on the pictures of the figures",
        figures=figures,
        limits="Upright faces, turned by up to about 40 degrees, with both eyes in view and 9 pixels or more "
        "apart. Profiles and children were hardly among its examples. It says where a face is, never whose.",
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
