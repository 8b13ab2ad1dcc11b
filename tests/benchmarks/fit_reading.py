"""Fits how the installed line reader and language model work together: weight, bonus, confidences.

    python tests/benchmarks/fit_reading.py DATA [--words FILE] [--language CARD.json] [--dry]

To be run whenever a line reader or a language model is shipped. DATA is a folder with lines_train.zip and
lines_val.zip. Everything is fitted on lines of the training archive whose transcripts were kept from a
language model made for the purpose (with --words as for `train language`); the reader has learned from
those lines, so it is somewhat better there than on a stranger's. What was fitted goes into the card of
the shipped language model, or of the one at --language, which is shipped thereby. The validation lines
are only measured.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from bench_lines import SeenLine, errors_of, rates, read_all, see, words_of
from safetensors.numpy import load_file

from gan.handwriting.adapting import load_reader
from gan.handwriting.archives import LabelledLine, read_lines
from gan.handwriting.cards import LINES
from gan.handwriting.confidence import Calibration, probabilities
from gan.handwriting.confidence_fitting import calibration_error, fit_weights, reliability
from gan.handwriting.language import (
    LANGUAGE,
    LanguageConfig,
    LanguageModel,
    NGrams,
    build_language,
)
from gan.handwriting.language_training import (
    SYMBOLS,
    TrainOptions,
    count_ngrams,
    read_corpus,
    save_language,
)
from gan.handwriting.line_source import IAM_ONDB
from gan.models import Figure, ModelCard, check_model, default_model
from gan.models.cards import read_card
from gan.paths import assets_folder

_WRITERS, _LINES = 16, 28  # writers held back, and lines of each
_SCANS = 100  # lines of letters held back
_SEED = 5


@dataclass(frozen=True)
class Say:
    """How much the language model has to say; see `LanguageConfig`."""

    weight: float
    bonus: float


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--words", default="", help="word list, as for `train language`")
    parser.add_argument("--language", type=Path, help="card of a language model that is to be shipped")
    parser.add_argument("--dry", action="store_true", help="measure, but write nothing")
    options = parser.parse_args()
    torch.set_num_threads(min(2, torch.get_num_threads()))
    reader_card = default_model(LINES)
    reader = load_reader(reader_card)
    held_back = choose_lines(read_lines(options.data / "lines_train.zip"))
    language = language_without({line.text for line in held_back}, options)
    seen = see(reader, held_back)
    say = tune(seen, language)
    calibration = fit(seen, with_say(language, say))
    card = read_card(options.language) if options.language else default_model(LANGUAGE)
    shipped = with_say(open_language(card), say)
    val = see(reader, read_lines(options.data / "lines_val.zip"))
    figures = measure(val, shipped, calibration, f"reader {reader_card.name} {reader_card.version}")
    if not options.dry:
        ship(card, say, calibration, figures)


def choose_lines(lines: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Lines of some writers of clean lines, and of the letters; the same at every call."""
    random = np.random.default_rng(_SEED)
    hands: dict[str, list[LabelledLine]] = {}
    letters: dict[str, list[LabelledLine]] = {}
    for line in lines:
        kind, name = (hands, line.writer) if line.source == IAM_ONDB else (letters, line.source)
        kind.setdefault(name, []).append(line)
    known = sorted(name for name, own in hands.items() if len(own) >= _LINES)
    chosen = [known[place] for place in random.permutation(len(known))[:_WRITERS]]
    held_back = [line for name in chosen for line in hands[name][:_LINES]]
    for _, own in sorted(letters.items()):
        held_back += [own[place] for place in random.permutation(len(own))[: _SCANS // len(letters)]]
    return held_back


def language_without(texts: set[str], options: argparse.Namespace) -> LanguageModel:
    """A language model that has not read the texts."""
    corpus = read_corpus(TrainOptions(options.data, options.data, options.words))
    config = LanguageConfig(SYMBOLS)
    lines = [line for line in corpus.lines if line not in texts]
    return LanguageModel(config, count_ngrams(lines, corpus.words, config))


def with_say(language: LanguageModel, say: Say) -> LanguageModel:
    """The model, told how much it has to say from now on."""
    language.config = replace(language.config, **asdict(say))
    return language


def tune(lines: Sequence[SeenLine], language: LanguageModel) -> Say:
    """The lowest character error rate, by steps to better neighbours, at last by small ones."""
    found: dict[Say, float] = {}

    def rate(say: Say) -> float:
        if say not in found:
            errors = errors_of(lines, read_all(lines, with_say(language, say)))
            found[say] = errors.everything.cer
            print(f"  weight {say.weight:.2f}, bonus {say.bonus:.2f}: {rates(errors.everything)}", flush=True)
        return found[say]

    best = Say(0.5, 1.0)
    for step in (0.2, 0.1):
        is_better = True
        while is_better:
            moves = itertools.product((-step, 0, step), (-2 * step, 0, 2 * step))
            near = [Say(round(max(best.weight + a, 0), 2), round(best.bonus + b, 2)) for a, b in moves]
            candidate = min(near, key=rate)
            is_better = rate(candidate) < rate(best)
            best = candidate if is_better else best
    return best


def fit(lines: Sequence[SeenLine], language: LanguageModel) -> Calibration:
    """Weights for words read greedily and with the language model."""
    weights = []
    for model in (None, language):
        words = words_of(lines, read_all(lines, model), model)
        weights.append(fit_weights(words.features, words.right))
    return Calibration(*weights)


def measure(
    lines: Sequence[SeenLine], language: LanguageModel, calibration: Calibration, reader: str
) -> tuple[Figure, ...]:
    """Figures on the validation lines, printed too."""
    figures: list[Figure] = []
    for way, model, weights in (
        ("greedy", None, calibration.ink),
        ("with the language model", language, calibration.language),
    ):
        readings = read_all(lines, model)
        errors, words = errors_of(lines, readings), words_of(lines, readings, model)
        sure = probabilities(words.features, weights)
        before, after = (calibration_error(reliability(each, words.right)) for each in (words.products, sure))
        print(
            f"lines_val, {way}: clean {rates(errors.clean)}, all {rates(errors.everything)}, "
            f"calibration error {before:.3f} -> {after:.3f}"
        )
        condition = f"{way}, {reader}"
        figures += [
            Figure("CER, clean lines_val", round(100 * errors.clean.cer, 2), "%", condition),
            Figure("CER, lines_val", round(100 * errors.everything.cer, 2), "%", condition),
            Figure("calibration error, lines_val", round(after, 4), "", condition),
        ]
    return tuple(figures)


def open_language(card: ModelCard) -> LanguageModel:
    """The model of a card anywhere."""
    check_model(card)
    return build_language(card.config, load_file(card.weights_path))


def ship(card: ModelCard, say: Say, calibration: Calibration, figures: tuple[Figure, ...]) -> None:
    """Write the model with what was fitted into the assets."""
    entropy = tuple(figure for figure in card.figures if figure.name == "entropy")
    config = card.config | asdict(say) | calibration.to_config()
    ngrams = NGrams(**load_file(card.weights_path))
    saved = save_language(
        assets_folder() / "models",
        LANGUAGE,
        config,
        ngrams,
        card.trained_on,
        (*entropy, *figures),
        card.version,
    )
    print(f"shipped as {saved.path}")


if __name__ == "__main__":
    main()
