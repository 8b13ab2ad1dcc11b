"""The recipe of the language model: counts of characters in a row, smoothed and stored in a byte each.

Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999). The transcripts of the training lines
and our texts count several times; a word list, each word once, adds the spelling of what they lack.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from gan.handwriting.alphabet import CHARACTERS
from gan.handwriting.archives import read_labels
from gan.handwriting.errors import HandwritingError
from gan.handwriting.language import BITS, DIGITS, LANGUAGE, LanguageConfig, LanguageModel, NGrams
from gan.handwriting.texts import OLD_TEXTS, OUR_TEXTS
from gan.models import DataTerms, Figure, ModelCard, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)

SYMBOLS = "".join(character for character in CHARACTERS if character not in DIGITS[1:])
_TEXT_COUNT = 3  # what a character of running text counts, compared with one of the word list
_REPEAT = 12  # characters in a row by which a passage that was written out twice is known
_TERMS = {
    "iam-ondb-render": "IAM-OnDB: non-commercial research only (Liwicki and Bunke, ICDAR 2005)",
    "stanford-1905-scan": "CC BY 4.0 (Guimaraes, Maurel, Ozturk)",
    "hooker-letters-scan": "CC BY-SA 4.0 as catalogued",
}


@dataclass(frozen=True)
class TrainOptions:
    """What the recipe is given; `data` holds `lines_train.zip`, and `lines_val.zip` to measure on."""

    data: Path
    out: Path
    words: str = field(default="", metadata={"help": "word list to learn spelling from, a word a line"})
    texts: str = field(default="", metadata={"help": "folder of .txt files to learn from as well"})
    leave_out: str = field(
        default="",
        metadata={"help": "sources and writers not to learn from, comma-separated (iam-ondb-render for one)"},
    )
    order: int = field(default=6, metadata={"help": "characters of the longest n-gram"})
    name: str = field(default="my-language", metadata={"help": "name of the model that the run makes"})


@dataclass(frozen=True)
class Corpus:
    """Texts to learn from.

    Attributes:
        lines: running text, a line each.
        words: words of a list.
        terms: where they come from.
    """

    lines: tuple[str, ...]
    words: tuple[str, ...]
    terms: tuple[DataTerms, ...]


def train(options: TrainOptions) -> None:
    """Count, smooth, measure and save; see `TrainOptions`.

    Raises:
        HandwritingError: the data is missing or broken, or nothing is left to learn from.
    """
    corpus = read_corpus(options)
    config = LanguageConfig(SYMBOLS, options.order)
    ngrams = count_ngrams(corpus.lines, corpus.words, config)
    held_back = options.data / "lines_val.zip"
    texts = [label.text for label in read_labels(held_back)] if held_back.exists() else []
    bits = bits_per_character(LanguageModel(config, ngrams), texts)
    _log.info("%d n-grams, %.3f bits a character on %d lines", len(ngrams.symbols), bits, len(texts))
    figures = (Figure("entropy", round(bits, 3), "bits per character", "lines_val"),) if texts else ()
    for folder in (options.out, user_folder() / "models"):
        save_language(folder, options.name, asdict(config), ngrams, corpus.terms, figures, version="1")


def read_corpus(options: TrainOptions) -> Corpus:
    """The transcripts, our texts, and what `options` adds.

    Raises:
        HandwritingError: a file is missing or cannot be read.
    """
    leave_out = tuple(filter(None, options.leave_out.split(",")))
    labels = read_labels(options.data / "lines_train.zip", leave_out)
    sources = Counter(label.source for label in labels)
    terms = [DataTerms(f"transcripts of {name}", count, terms_of(name)) for name, count in sources.items()]
    ours = [line for line in (OUR_TEXTS + OLD_TEXTS).splitlines() if line]
    terms.append(DataTerms("texts of our own and out of copyright", len(ours), "public domain"))
    files = sorted(Path(options.texts).glob("*.txt")) if options.texts else []
    others = [line.strip() for file in files for line in _read_text(file).splitlines() if line.strip()]
    if others:
        terms.append(DataTerms(f"texts in {Path(options.texts).name}", len(others), "public domain"))
    words = _read_text(Path(options.words)).split() if options.words else []
    if words:
        terms.append(DataTerms("word list of SCOWL and MiniLM", len(words), "public domain; Apache-2.0"))
    lines = (*unrepeated(label.text for label in labels), *ours, *others)
    return Corpus(lines, tuple(words), tuple(terms))


def unrepeated(texts: Iterable[str]) -> list[str]:
    """The texts but for those that mostly repeat earlier ones: many people wrote out the same passages."""
    seen: set[str] = set()
    kept = []
    for text in texts:
        runs = {text[start : start + _REPEAT] for start in range(len(text) - _REPEAT + 1)}
        if len(runs & seen) <= len(runs) / 2:
            seen |= runs
            kept.append(text)
    return kept


def count_ngrams(lines: Iterable[str], words: Iterable[str], config: LanguageConfig) -> NGrams:
    """Count and smooth.

    Args:
        lines: running text; a blank is thought before and after each.
        words: counted less, see `_TEXT_COUNT`.
        config: order, symbols and unit.

    Raises:
        HandwritingError: there is nothing to count.
    """
    text, spelling = _stream(lines, config), _stream(words, config)
    if not len(text) + len(spelling):
        raise HandwritingError("there is no text to learn from; put one of the sources back.")
    levels = [_count(text, spelling, length) for length in range(1, config.order + 1)]
    levels[0] = _with_all_symbols(levels[0], len(config.symbols))
    return _store(levels, config)


def bits_per_character(language: LanguageModel, texts: Sequence[str]) -> float:
    """Cross entropy of the texts under the model, in bits; NaN without texts."""
    costs = [-language.log_probabilities(text) for text in texts]
    return float(np.concatenate(costs).mean() / np.log(2)) if costs else float("nan")


def save_language(
    folder: Path,
    name: str,
    config: Mapping[str, int | float | str],
    ngrams: NGrams,
    terms: tuple[DataTerms, ...],
    figures: tuple[Figure, ...],
    version: str,
) -> ModelCard:
    """Write a model and its card; `config` is a `LanguageConfig`'s, with what was fitted to readers since."""
    import torch

    non_commercial = any("non-commercial" in entry.terms for entry in terms)
    return save_model(
        folder,
        {key: torch.from_numpy(value) for key, value in vars(ngrams).items()},
        name=name,
        task=LANGUAGE,
        version=version,
        summary="How likely a character is after those before it: helps the line reader with hard words.",
        license="non-commercial research, as part of its texts is" if non_commercial else "MIT",
        config=config,
        trained_on=terms,
        recipe=f"modified Kneser-Ney, {config['order']}-grams; passages written out again counted once, "
        f"running text {_TEXT_COUNT} times, each word of the list once",
        figures=figures,
        limits="English, mostly newspaper prose of 1961 and letters of 1850 to 1905. It knows nothing beyond "
        "five characters: no grammar, no sense.",
    )


def terms_of(source: str) -> str:
    """Under which terms the transcripts of a source may be used."""
    return _TERMS.get(source, "as the owner of the data decides")


@dataclass(frozen=True)
class _Counts:
    """N-grams of one length.

    Attributes:
        keys: (N,) int64, sorted.
        counts: (N,) float64.
    """

    keys: np.ndarray
    counts: np.ndarray


def _stream(texts: Iterable[str], config: LanguageConfig) -> np.ndarray:
    """Symbols of all texts in a row, a 0 after each; characters without a symbol part like a 0."""
    parts = [np.append(config.encode(f" {text} "), 0) for text in texts]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _count(text: np.ndarray, spelling: np.ndarray, length: int) -> _Counts:
    keys = [_keys(stream, length) for stream in (text, spelling)]
    weights = np.repeat([_TEXT_COUNT, 1.0], [len(part) for part in keys])
    found, place = np.unique(np.concatenate(keys), return_inverse=True)
    return _Counts(found, np.bincount(place, weights))


def _keys(stream: np.ndarray, length: int) -> np.ndarray:
    """The keys of all n-grams of this length that hold no 0."""
    count = max(len(stream) - length + 1, 0)
    keys, whole = np.zeros(count, dtype=np.int64), np.ones(count, dtype=bool)
    for offset in range(length):
        part = stream[offset : offset + count]
        keys = keys << BITS | part
        whole &= part > 0
    return keys[whole]


def _with_all_symbols(level: _Counts, symbols: int) -> _Counts:
    """Single symbols, with a count of 0 for those that never occur: each must have some probability."""
    counts = np.zeros(symbols)
    counts[level.keys - 1] = level.counts
    return _Counts(np.arange(1, symbols + 1), counts)


def _store(levels: list[_Counts], config: LanguageConfig) -> NGrams:
    """Probabilities of all levels, from short to long, as units of cost."""
    symbols, costs, children, penalties = [], [], [], []
    shorter_keys, shorter = np.zeros(1, dtype=np.int64), np.full(1, 1 / len(config.symbols))
    for length, level in enumerate(levels, start=1):
        longer = levels[length].keys if length < config.order else None
        counts = level.counts if longer is None else _continuations(level.keys, longer, length)
        histories, place = np.unique(level.keys >> BITS, return_inverse=True)
        discounts = _discounts(counts)
        totals = np.bincount(place, counts)
        rest = np.bincount(place, discounts) / totals
        ends = np.searchsorted(shorter_keys, level.keys & ((1 << (BITS * (length - 1))) - 1))
        # Of single symbols, all rest on the same even odds.
        below = shorter[ends] if length > 1 else np.full(len(level.keys), shorter[0])
        probabilities = (counts - discounts) / totals[place] + rest[place] * below
        symbols.append((level.keys & ((1 << BITS) - 1)).astype(np.uint8))
        costs.append(_units(probabilities, config.unit))
        if length > 1:
            born = np.zeros(len(shorter_keys), dtype=np.int64)
            penalty = np.zeros(len(shorter_keys), dtype=np.uint8)
            owners = np.searchsorted(shorter_keys, histories)
            born[owners], penalty[owners] = np.bincount(place), _units(rest, config.unit)
            children.append(born.astype(np.uint8))
            penalties.append(penalty)
        shorter_keys, shorter = level.keys, probabilities
    return NGrams(*(np.concatenate(parts) for parts in (symbols, costs, children, penalties)))


def _continuations(keys: np.ndarray, longer: np.ndarray, length: int) -> np.ndarray:
    """Before shorter n-grams what counts is how many different symbols were seen, not how often."""
    ends = longer & ((1 << (BITS * length)) - 1)
    seen = np.bincount(np.searchsorted(keys, ends), minlength=len(keys)).astype(float)
    return np.maximum(seen, 1.0)  # the first of a line has nothing before it


def _discounts(counts: np.ndarray) -> np.ndarray:
    """What is taken from each count for what was never seen: by how many n-grams occur once to four times."""
    once, twice, thrice, four = (max(int((np.round(counts) == number).sum()), 1) for number in (1, 2, 3, 4))
    share = once / (once + 2 * twice)
    bounds = ((0.05, 0.95), (0.05, 1.9), (0.05, 2.9))
    wanted = (1 - 2 * share * twice / once, 2 - 3 * share * thrice / twice, 3 - 4 * share * four / thrice)
    amounts = np.array([0.0, *(np.clip(value, *bound) for value, bound in zip(wanted, bounds, strict=True))])
    return np.minimum(amounts[np.minimum(np.round(counts), 3).astype(int)], counts)


def _units(probabilities: np.ndarray, unit: float) -> np.ndarray:
    return np.clip(np.round(-np.log(probabilities) / unit), 0, 255).astype(np.uint8)


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HandwritingError(f"{file} cannot be read as text ({error}); give another file.") from error
