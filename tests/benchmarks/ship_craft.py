"""Put trained parts of Cartoon among the shipped models, with further figures on their cards.

    python tests/benchmarks/ship_craft.py RUN_FOLDER… [--figures FILE.json] [--folder DIR]

Each run folder holds a model that `train cartoon` made. The file of figures has, by name of a model, a list
of {"name", "value", "unit", "condition"} that `bench_craft.py` measured; they take the place of those of the
same name and condition.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gan.media.atomic import AtomicFile  # noqa: E402
from gan.models.cards import Figure, format_card, parse_card, read_card  # noqa: E402
from gan.models.weights import check_model  # noqa: E402
from gan.paths import assets_folder  # noqa: E402


def ship(run: Path, figures: dict[str, list[dict]], folder: Path) -> None:
    """Copy the weights and the card of a run."""
    (path,) = [path for path in sorted(run.glob("*.json")) if path.with_suffix(".safetensors").exists()]
    card = read_card(path)
    check_model(card)
    more = [Figure(**values) for values in figures.get(card.name, [])]
    new = {(figure.name, figure.condition) for figure in more}
    kept = [figure for figure in card.figures if (figure.name, figure.condition) not in new]
    card = replace(card, figures=(*kept, *more), path=folder / path.name)
    text = format_card(card)
    parse_card(text, card.path)
    if path.parent.resolve() != folder.resolve():
        shutil.copyfile(path.with_suffix(".safetensors"), card.weights_path)
    with AtomicFile(card.path, overwrite=True) as file:
        file.write(text.encode())
        file.commit()
    print(f"{card.name}: {card.weights_path.stat().st_size / 1e6:.2f} MB, {len(card.figures)} figures")


def main() -> None:
    """Ship what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--folder", type=Path, default=assets_folder() / "models")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text()) if options.figures else {}
    for run in options.runs:
        ship(run, figures, options.folder)


if __name__ == "__main__":
    main()
