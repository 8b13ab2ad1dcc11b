"""Finds edit directions of a model of faces, shows them, and keeps those that a person has named.

    python tests/benchmarks/ship_edits.py find OUT [--model NAME] [--count 10] [--samples 3000]
    python tests/benchmarks/ship_edits.py ship OUT EDITS.csv [--model NAME] [--version 1] [--folder DIR]

`find` writes OUT/directions.safetensors and a sheet for each direction (OUT/<name>.png: six seeds, one a
row, at amounts from -3 to 3). `ship` reads EDITS.csv, with a line for each edit that is kept: name,
direction, sign (1 or -1), low, high, words; it writes the edits beside the shipped models.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import load_file, save_file

from gan.faces.cards import find_card
from gan.faces.directions import draw_sheet, find_directions
from gan.faces.edits import Edit, save_edits
from gan.faces.generator import Generator
from gan.faces.model import build_generator
from gan.models import ModelCard
from gan.paths import assets_folder

SEEDS = tuple(range(6))
AMOUNTS = tuple(float(amount) for amount in range(-3, 4))
FILE = "directions.safetensors"


def main() -> None:
    """Find or ship."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words = parser.add_subparsers(dest="word", required=True)
    finding, shipping = (words.add_parser(word) for word in ("find", "ship"))
    for own in (finding, shipping):
        own.add_argument("out", type=Path)
        own.add_argument("--model", default="auto")
    finding.add_argument("--count", type=int, default=10)
    finding.add_argument("--samples", type=int, default=3000)
    shipping.add_argument("edits", type=Path)
    shipping.add_argument("--version", default="1")
    shipping.add_argument("--folder", type=Path, default=assets_folder() / "models")
    options = parser.parse_args()
    card = find_card(options.model)
    if options.word == "find":
        find(card, options.out, options.count, options.samples)
    else:
        ship(card, options)


def find(card: ModelCard, out: Path, count: int, samples: int) -> None:
    """Write the directions and their sheets."""
    generator = build_generator(card)
    if not isinstance(generator, Generator):
        raise SystemExit(f"{card.name} takes its latent at one place only, which this does not look into")
    generator.requires_grad_(False).freeze()
    directions = find_directions(generator, count=count, samples=samples)
    out.mkdir(parents=True, exist_ok=True)
    save_file({direction.name: direction.rows for direction in directions}, out / FILE)
    for direction in directions:
        sheet = draw_sheet(generator, direction, SEEDS, AMOUNTS)
        Image.fromarray(sheet).save(out / f"{direction.name}.png")
        change = np.abs(sheet[:, -card_side(sheet) :].astype(int) - sheet[:, : card_side(sheet)]).mean()
        print(f"{direction.name}: mean change from end to end {change:.1f} of 255", flush=True)


def card_side(sheet: np.ndarray) -> int:
    """Side of one face of a sheet."""
    return sheet.shape[1] // len(AMOUNTS)


def ship(card: ModelCard, options: argparse.Namespace) -> None:
    """Keep the named directions."""
    found = load_file(options.out / FILE)
    kept: dict[Edit, np.ndarray] = {}
    with options.edits.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            edit = Edit(row["name"], row["words"], float(row["low"]), float(row["high"]))
            kept[edit] = float(row["sign"]) * found[row["direction"]]
    recipe = "found without labels: eigenvectors of the weights, principal components of the activations"
    saved = save_edits(options.folder, card, kept, recipe=recipe, version=options.version)
    print(f"{saved.path}: {', '.join(edit.name for edit in kept)}")


if __name__ == "__main__":
    main()
