"""Quality and speed of the line reader, with and without the language model, beside published readers.

    python tests/benchmarks/bench_lines.py DATA [--model NAME] [--weights CARD.json]

DATA is a folder with lines_val.zip. Rates are edits by the characters or words of the ground truth, plain
quotes and dashes folded, nothing else. The clean lines are those drawn from recorded strokes. Seconds are
the mean for one line from its grey picture to its words, one line at a time. The second table says how
often words are right, by how sure the reader was.
"""

from __future__ import annotations

import argparse
import string
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from gan.handwriting.adapting import load_reader
from gan.handwriting.alphabet import Alphabet
from gan.handwriting.archives import LabelledLine, read_labels, read_lines
from gan.handwriting.cards import LINES
from gan.handwriting.confidence import calibrate, load_calibration, word_features
from gan.handwriting.confidence_fitting import calibration_error, reliability, right_words
from gan.handwriting.decoding import Reading
from gan.handwriting.language import LanguageModel, load_language
from gan.handwriting.line_source import IAM_ONDB
from gan.handwriting.lines import LineReader
from gan.handwriting.looks import LEANS, read_looks
from gan.handwriting.reading import look_probabilities
from gan.metrics.text import TextErrors, text_errors
from gan.models import default_model, find_model
from gan.models.cards import read_card

PEERS = {
    "Tesseract 5.3": ("about 33", "51.3 / 84.8", "0.27"),
    "published on IAM lines: CRNN": ("3.85 to 5.8", "", ""),
    "published on IAM lines: VAN": ("5.0", "", ""),
    "published on IAM lines: TrOCR": ("2.9 to 3.4", "", ""),
}


@dataclass(frozen=True)
class SeenLine:
    """A line as the reader sees it.

    Attributes:
        looks: (looks, T, classes) float32 log-probabilities, of the plain look first.
        alphabet: of the classes.
        text: the ground truth.
        is_clean: whether it is drawn from recorded strokes.
    """

    looks: np.ndarray
    alphabet: Alphabet
    text: str
    is_clean: bool


@dataclass(frozen=True)
class Errors:
    """Errors on the clean lines and on all."""

    clean: TextErrors
    everything: TextErrors


@dataclass(frozen=True)
class Words:
    """The words of some readings.

    Attributes:
        features: (N, F), see `word_features`.
        products: (N,) products of the characters' probabilities.
        right: (N,) bool, whether they are right.
    """

    features: np.ndarray
    products: np.ndarray
    right: np.ndarray


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="", help="name of an installed reader; the default one otherwise")
    parser.add_argument("--weights", type=Path, help="a model card elsewhere, such as a training run's")
    options = parser.parse_args()
    torch.set_num_threads(min(2, torch.get_num_threads()))
    card = find_model(options.model, LINES) if options.model else default_model(LINES)
    card = read_card(options.weights) if options.weights else card
    reader, language = load_reader(card), load_language()
    lines = read_lines(options.data / "lines_val.zip")
    print(f"{card.name} {card.version}, {card.parameters / 1e6:.2f} M parameters, {len(lines)} lines\n")
    print("| CER / WER in % | clean lines | all lines | s per line |\n| --- | --- | --- | --- |")
    for name, cells in PEERS.items():
        print(f"| {name} | {' | '.join(cells)} |")
    seen = see(reader, lines)
    for name, model in (("greedy", None), ("with the language model", language)):
        errors, pace = errors_of(seen, read_all(seen, model)), seconds(reader, lines, model)
        print(f"| **Ganvas {name}** | {rates(errors.clean)} | {rates(errors.everything)} | {pace:.3f} |")
    print_kinds(
        seen,
        language,
        {word for label in read_labels(options.data / "lines_train.zip") for word in bare_words(label.text)},
    )
    for name, model in (("greedy", None), ("with the language model", language)):
        print_reliability(name, seen, model)


def see(reader: LineReader, lines: Sequence[LabelledLine]) -> list[SeenLine]:
    """The reader's log-probabilities of all lines."""
    alphabet = Alphabet(reader.config.characters)
    return [
        SeenLine(look_probabilities(reader, line.grey), alphabet, line.text, line.source == IAM_ONDB)
        for line in lines
    ]


def read_all(lines: Iterable[SeenLine], language: LanguageModel | None) -> list[Reading]:
    """Decode; the plain look greedily without a language model."""
    return [read_looks(line.looks, line.alphabet, language) for line in lines]


def errors_of(lines: Sequence[SeenLine], readings: Sequence[Reading]) -> Errors:
    """Error rates of readings."""
    pairs = [(reading.text, line.text) for reading, line in zip(readings, lines, strict=True)]
    clean = [pair for pair, line in zip(pairs, lines, strict=True) if line.is_clean]
    return Errors(text_errors(clean), text_errors(pairs))


def words_of(lines: Sequence[SeenLine], readings: Sequence[Reading], language: LanguageModel | None) -> Words:
    """All words, with what their confidence is made from."""
    features = [word_features(reading, language) for reading in readings]
    products = [word.confidence for reading in readings for word in reading.words]
    right = [
        is_right
        for reading, line in zip(readings, lines, strict=True)
        for is_right in right_words(reading.text.split(), line.text.split())
    ]
    return Words(np.concatenate(features), np.array(products), np.array(right))


def seconds(reader: LineReader, lines: Sequence[LabelledLine], language: LanguageModel | None) -> float:
    """Mean time for a line, from picture to words."""
    alphabet, calibration = Alphabet(reader.config.characters), load_calibration()
    start = time.perf_counter()
    for line in lines:
        looks = look_probabilities(reader, line.grey, LEANS if language else LEANS[:1])
        calibrate(read_looks(looks, alphabet, language), language, calibration)
    return (time.perf_counter() - start) / max(len(lines), 1)


def rates(errors: TextErrors) -> str:
    """CER / WER in percent."""
    return f"{100 * errors.cer:.2f} / {100 * errors.wer:.2f}"


def bare_words(text: str) -> list[str]:
    """Words in small letters, without marks around them."""
    return [word.strip(string.punctuation).lower() for word in text.split()]


def print_kinds(lines: Sequence[SeenLine], language: LanguageModel, known: set[str]) -> None:
    """What the language model does to words that it should leave alone."""
    kinds: dict[str, Callable[[str], bool]] = {
        "with digits": lambda word: any(character.isdigit() for character in word),
        "never in a training text": lambda word: word.isalpha() and word not in known,
        "others": lambda word: word in known and not any(character.isdigit() for character in word),
    }
    found = [[reading.text for reading in read_all(lines, model)] for model in (None, language)]
    print("\n| words of the ground truth | number | read greedily | with the language model |")
    print("| --- | --- | --- | --- |")
    for name, belongs in kinds.items():
        counts = [kept_words(texts, lines, belongs) for texts in found]
        total = max(counts[0][1], 1)
        print(f"| {name} | {total} | {' | '.join(f'{100 * kept / total:.1f} %' for kept, _ in counts)} |")


def kept_words(
    texts: Sequence[str], lines: Sequence[SeenLine], belongs: Callable[[str], bool]
) -> tuple[int, int]:
    """How many words of a kind are right, and how many there are."""
    kept = total = 0
    for text, line in zip(texts, lines, strict=True):
        truth = line.text.split()
        for word, is_right in zip(truth, right_words(truth, text.split()), strict=True):
            if belongs(word.strip(string.punctuation).lower()):
                kept, total = kept + is_right, total + 1
    return kept, total


def print_reliability(name: str, lines: Sequence[SeenLine], language: LanguageModel | None) -> None:
    """Confidence against the share of right words."""
    readings = read_all(lines, language)
    words = words_of(lines, readings, language)
    sure = np.array([word.confidence for each in readings for word in calibrate(each, language).words])
    rows = reliability(sure, words.right)
    before = calibration_error(reliability(words.products, words.right))
    print(
        f"\nWords read {name}: expected calibration error {calibration_error(rows):.3f}, of the products "
        f"of characters {before:.3f}\n"
    )
    print("| confidence | words | mean confidence | right |\n| --- | --- | --- | --- |")
    for row in rows:
        print(f"| {row.low:.1f} to {row.high:.1f} | {row.count} | {row.confidence:.2f} | {row.right:.2f} |")


if __name__ == "__main__":
    main()
