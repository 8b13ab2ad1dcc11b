"""Quality and speed of reading whole pages: lines found, text in order, seconds a page.

    python tests/benchmarks/bench_pages.py DATA [--model NAME] [--weights CARD.json] [--show DIR]

DATA is a folder with pages_val.zip. Four rates are given for the characters of a page (edits by the
length of the handwritten text in the file's own order, blanks folded): all that was found, read greedily;
the same with the language model; with it, but without the found lines that lie on printed ones, which the
ground truth leaves out; and, for what finding lines costs, the lines cut at the true boxes from the page
as it came, with the language model. A line counts as found where its box and a true box (one to one)
share at least half of their union. Seconds are of one thread: finding lines, and reading them with the
language model.
"""

from __future__ import annotations

import argparse
import io
import json
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from gan.handwriting.adapting import load_reader
from gan.handwriting.alphabet import Alphabet
from gan.handwriting.decoding import read_greedily
from gan.handwriting.document import Box
from gan.handwriting.language import LanguageModel, load_language
from gan.handwriting.lines import LineReader
from gan.handwriting.looks import read_looks
from gan.handwriting.pages import LineRegion, StraightPage, cut_line, find_lines, straighten_page
from gan.handwriting.pages.light import even_light
from gan.handwriting.reading import look_probabilities
from gan.metrics.text import TextErrors, text_errors
from gan.models import default_model, find_model
from gan.models.cards import read_card

TASK = "lines"
PEER = "Tesseract 5.3: page CER 78.0 %"
SAME = 0.5  # of the union of two boxes that they share


@dataclass(frozen=True)
class TrueLine:
    """A line of the ground truth: its text, whether it is print, its box in pixels of the file."""

    text: str
    is_printed: bool
    box: Box


@dataclass(frozen=True)
class Scores:
    """What one page measures; errors in the order of the module's description."""

    name: str
    found: int
    true: int
    hits: int
    errors: tuple[TextErrors, ...]
    geometry: float
    reading: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", help="name of an installed model; the default one otherwise")
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    parser.add_argument("--show", type=Path, help="folder for pictures of the pages with the lines found")
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader, language = _reader(options), load_language()
    rows = []
    with zipfile.ZipFile(options.data / "pages_val.zip") as pack:
        for name in sorted(n for n in pack.namelist() if n.endswith(".jpg")):
            rows.append(_measure(pack, name, reader, language, options.show))
            print(_row(rows[-1]), flush=True)
    print(_row(_total(rows)))
    print(PEER)


def _reader(options: argparse.Namespace) -> LineReader:
    if options.weights:
        card = read_card(options.weights)
    else:
        card = find_model(options.model, TASK) if options.model else default_model(TASK)
    print(f"{card.name} {card.version}")
    return load_reader(card)


def _measure(
    pack: zipfile.ZipFile, name: str, reader: LineReader, language: LanguageModel, show: Path | None
) -> Scores:
    picture = cv2.imdecode(np.frombuffer(pack.read(name), np.uint8), cv2.IMREAD_COLOR_RGB)
    truth = _truth(pack.read(name.replace(".jpg", ".json")))
    reference = _folded(io.TextIOWrapper(pack.open(name.replace(".jpg", ".txt")), encoding="utf-8").read())
    start = time.process_time()
    page = straighten_page(picture)
    regions = find_lines(page)
    strips = [cut_line(page, region) for region in regions]
    cut = time.process_time()
    tables = [look_probabilities(reader, strip) for strip in strips]
    alphabet = Alphabet(reader.config.characters)
    texts = [read_looks(looks, alphabet, language).text for looks in tables]
    done = time.process_time()
    greedy = _folded(" ".join(read_greedily(looks[0], alphabet).text for looks in tables))
    boxes = [_box_on_source(region, page) for region in regions]
    hits, printed = _matched(boxes, truth)
    ours = _folded(" ".join(texts))
    plain = _folded(" ".join(text for text, is_print in zip(texts, printed, strict=True) if not is_print))
    ideal = _folded(" ".join(_read_true_boxes(picture, truth, reader, language)))
    errors = tuple(text_errors([(text, reference)]) for text in (greedy, ours, plain, ideal))
    if show:
        show.mkdir(parents=True, exist_ok=True)
        _draw(page, regions, texts, show / (Path(name).stem + ".png"))
    return Scores(Path(name).stem, len(regions), len(truth), hits, errors, cut - start, done - cut)


def _truth(data: bytes) -> list[TrueLine]:
    lines = json.loads(data)["lines"]
    return [TrueLine(line["text"], line["type"] == "printed", Box(*line["box"])) for line in lines]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _box_on_source(region: LineRegion, page: StraightPage) -> Box:
    """The upright box, in pixels of the file, around a line's outline."""
    outline = np.array(region.polygon, dtype=np.float64)[None]
    points = cv2.perspectiveTransform(outline, np.linalg.inv(page.homography))[0]
    return Box(*points.min(axis=0).tolist(), *points.max(axis=0).tolist())


def _matched(boxes: list[Box], truth: list[TrueLine]) -> tuple[int, list[bool]]:
    """How many true lines were found, best pairs first; and which found lines lie on print."""
    shares = np.array([[_share(box, line.box) for line in truth] for box in boxes]).reshape(len(boxes), -1)
    printed = [bool(len(row)) and row.max() > 0 and truth[row.argmax()].is_printed for row in shares]
    hits, left = 0, shares.copy()
    while left.size and left.max() >= SAME:
        row, column = np.unravel_index(int(left.argmax()), left.shape)
        left[row], left[:, column] = 0, 0
        hits += 1
    return hits, printed


def _share(first: Box, second: Box) -> float:
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    common = max(across, 0.0) * max(down, 0.0)
    return common / (first.width * first.height + second.width * second.height - common)


def _read_true_boxes(
    picture: np.ndarray, truth: list[TrueLine], reader: LineReader, language: LanguageModel
) -> list[str]:
    grey = even_light(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    texts, alphabet = [], Alphabet(reader.config.characters)
    for line in truth:
        left, top, right, bottom = (max(round(side), 0) for side in _sides(line.box))
        if line.text and not line.is_printed:
            looks = look_probabilities(reader, grey[top:bottom, left:right])
            texts.append(read_looks(looks, alphabet, language).text)
    return texts


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _total(rows: list[Scores]) -> Scores:
    def summed(place: int) -> TextErrors:
        parts = [row.errors[place] for row in rows]
        return TextErrors(
            sum(part.character_edits for part in parts),
            sum(part.characters for part in parts),
            sum(part.word_edits for part in parts),
            sum(part.words for part in parts),
        )

    count = max(len(rows), 1)
    return Scores(
        "all",
        sum(row.found for row in rows),
        sum(row.true for row in rows),
        sum(row.hits for row in rows),
        tuple(map(summed, range(4))),
        sum(row.geometry for row in rows) / count,
        sum(row.reading for row in rows) / count,
    )


def _row(scores: Scores) -> str:
    rates = "   ".join(f"{errors.cer:6.1%}" for errors in scores.errors)
    return (
        f"{scores.name:12} lines {scores.found:3} of {scores.true:3}, recall "
        f"{scores.hits / max(scores.true, 1):6.1%}, precision {scores.hits / max(scores.found, 1):6.1%}   "
        f"CER greedy / language / without print / true boxes {rates}   "
        f"s {scores.geometry:.2f} + {scores.reading:.2f}"
    )


def _draw(page: StraightPage, regions: tuple[LineRegion, ...], texts: list[str], target: Path) -> None:
    picture = page.colour[..., ::-1].copy()
    for number, (region, text) in enumerate(zip(regions, texts, strict=True)):
        colour = ((0, 0, 255), (0, 150, 0), (255, 0, 0), (190, 0, 190))[number % 4]
        cv2.polylines(picture, [np.array(region.polygon).astype(np.int32)], True, colour, 2)
        place = (int(region.box.left), int(region.middle[:, 1].mean() + region.pitch * 0.4))
        label = f"{number} p{region.paragraph} {text}".encode("ascii", "replace").decode()
        cv2.putText(picture, label, place, cv2.FONT_HERSHEY_SIMPLEX, region.pitch / 110, colour, 2)
    cv2.imwrite(str(target), picture)


if __name__ == "__main__":
    main()
