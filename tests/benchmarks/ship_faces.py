"""Puts freshly trained weights of Faces among the shipped models, if they measure better.

    python tests/benchmarks/ship_faces.py DATA FEATURES RUN/models/faces.json --version 1 --recipe "..." \
        --looked 93 --sheets DIR

DATA, FEATURES and the sheets are as in `bench_faces.py`. Look at first-100.png beforehand and count:
`--looked` is for how many of these 100 people would say that it is a face. Nothing is written unless the
kernel distance is below that of the weights that are shipped now.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from bench_faces import SAME_PERSON, SHOWN, Scores, measure, print_tables

from gan.faces.request import TASK
from gan.models import DataTerms, Figure, ModelCard, list_models, load_weights, save_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_LIMITS = (
    "Faces of one pose and framing: adults looking at the camera, more men than women, mostly official "
    "portraits with plain backgrounds; children, profiles and strong expressions are hardly among them. "
    "Glasses, earrings and teeth are often uneven, backgrounds are blurred."
)
# As the data set's README states them: (files, terms).
_BLOCKS = {
    "US federal agency staff and fellows": (328, "public domain (US government), CC0 1.0"),
    "Face Research Lab London Set, Young Adult White Faces (DeBruine and Jones)": (212, "CC BY 4.0"),
    "voteview/member_photos": (
        956,
        "mostly public domain (US government); a fifth from Wikipedia",
    ),
    "UK Parliament portraits (Chris McAndrew) and theyworkforyou": (870, "CC BY 3.0; some from Wikipedia"),
    "rOpenSci community": (148, "CC BY"),
    "FOSSASIA speakers": (735, "CC BY as marked by 5 of 6 sites"),
    "official portraits: Canada, France, Brazil, New York, Chicago, California": (
        2392,
        "public repositories; no licence stated for the photos themselves",
    ),
    "Nigerian office holders (shineyoureye)": (1251, "public repository; no licence stated"),
}


def main() -> None:
    """Measure, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("features", type=Path)
    parser.add_argument("card", type=Path, help="the card that the training run wrote")
    parser.add_argument("--version", required=True)
    parser.add_argument("--recipe", required=True, help="images, hours, losses, in a sentence")
    parser.add_argument("--looked", type=int, required=True, help=f"faces among the first {SHOWN} seeds")
    parser.add_argument("--sheets", type=Path)
    options = parser.parse_args()
    card = read_card(options.card)
    scores = measure(card, options.data, options.features, 1000, options.sheets)
    print_tables(card, scores)
    shipped = [card for card in list_models(TASK) if card.name == TASK]
    if shipped and kid_of(shipped[0]) <= scores.kid["generated"]:
        raise SystemExit("the shipped weights are as good or better, so they stay")
    ship(card, scores, options)


def kid_of(card: ModelCard) -> float:
    """The kernel distance that a card states."""
    return next(figure.value for figure in card.figures if figure.name == "KID x 1000")


def figures(scores: Scores, looked: int) -> tuple[Figure, ...]:
    """For the card."""
    left_out = "1,000 faces, truncation 1, against real faces left out of training, SqueezeNet features"
    real = "1,000 real training faces, likewise, for comparison"
    identities = "likewise, by identity embeddings (face-reidentification-retail-0095)"
    first = f"the first {SHOWN} seeds, truncation 0.7"
    return (
        Figure("KID x 1000", round(scores.kid["generated"], 2), "", left_out),
        Figure("KID x 1000, real", round(scores.kid["real faces from training"], 2), "", real),
        Figure("KID x 1000 of identities", round(scores.identity_kid["generated"], 2), "", identities),
        Figure(
            "KID x 1000 of identities, real",
            round(scores.identity_kid["real faces from training"], 2),
            "",
            real,
        ),
        Figure("Fréchet distance", round(scores.frechet["generated"], 1), "", left_out),
        Figure("Fréchet distance, real", round(scores.frechet["real faces from training"], 1), "", real),
        Figure("SWD x 1000", _mean(scores.swd["generated"]), "", "mean of the levels, truncation 1"),
        Figure("SWD x 1000, real", _mean(scores.swd["training faces"]), "", "mean of the levels"),
        Figure("MS-SSIM", round(scores.ms_ssim[0], 3), "", "pairs of generated faces, truncation 1"),
        Figure("MS-SSIM, real", round(scores.ms_ssim[1], 3), "", "pairs of real faces"),
        Figure("faces", looked, "%", f"counted by eye, {first}"),
        Figure("faces found", round(100 * scores.found, 1), "%", f"by a detector (YuNet), {first}"),
        Figure(
            "like a training face",
            round(100 * scores.alike[0], 2),
            "%",
            f"of 1,000 faces: identity cosine above {SAME_PERSON}; "
            f"real faces left out: {100 * scores.alike[1]:.2f} %",
        ),
    )


def ship(card: ModelCard, scores: Scores, options: argparse.Namespace) -> None:
    """Write weights and card into the assets."""
    saved = save_model(
        assets_folder() / "models",
        load_weights(card),
        name=TASK,
        task=TASK,
        version=options.version,
        summary=card.summary.replace("Faces at", "Faces of people who never existed, at"),
        license="research and demonstration: for half of the training faces no licence is stated",
        config=card.config,
        trained_on=tuple(DataTerms(name, count, terms) for name, (count, terms) in _BLOCKS.items()),
        recipe=options.recipe,
        figures=figures(scores, options.looked),
        limits=_LIMITS,
    )
    print(f"shipped as {saved.path}")


def _mean(levels: dict[int, float]) -> float:
    return round(float(np.mean(list(levels.values()))), 1)


if __name__ == "__main__":
    main()
