"""The language model: how likely a character is after the five before it, for lines that are hard to read.

An n-gram model of characters in back-off form (Katz 1987): where an n-gram was seen its probability is
stored, elsewhere that of the next shorter one is taken and a penalty added. A digit is as likely as any
other digit, so that numbers are read from the ink alone. Needs numpy only.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.errors import HandwritingError
from gan.models import ModelError, check_model, default_model, find_model

LANGUAGE = "language"
"""Task of the model registry."""

BITS = 7
"""Bits of a symbol in the key of an n-gram."""

DIGITS = "0123456789"

TEN = float(np.log(10.0))
"""What each digit costs more than the symbol that the ten share, in nats."""

_UNKNOWN = 120  # cost of a character that the model has never heard of, in units


@dataclass(frozen=True)
class LanguageConfig:
    """What is to be known about a model's numbers.

    Attributes:
        symbols: symbol k is `symbols[k - 1]`; of the digits only 0, which stands for all of them.
        order: characters of the longest n-gram.
        unit: natural logarithm of the probability ratio of one unit of cost.
        weight: power to which a reader that decodes with the model takes its probabilities.
        bonus: natural logarithm of what such a reader multiplies with for each character, since otherwise
            short texts would always be the likelier ones.
    """

    symbols: str
    order: int = 6
    unit: float = 0.05
    weight: float = 0.6
    bonus: float = 1.2

    def symbol_of(self, character: str) -> int:
        """1.. or 0 for a character that the model does not know."""
        return self.symbols.find("0" if character in DIGITS else character) + 1

    def encode(self, text: str) -> np.ndarray:
        """(len(text),) int64 symbols, 0 for unknown ones."""
        return np.array([self.symbol_of(character) for character in text], dtype=np.int64)


@dataclass(frozen=True)
class NGrams:
    """The n-grams of a model, as its file holds them: level by level, sorted, each level after its parents.

    Attributes:
        symbols: (N,) uint8, the last symbol of each.
        costs: (N,) uint8, units of -log probability of that symbol after the others.
        children: (M,) uint8, for all but the longest: how many n-grams of the next level it begins.
        penalties: (M,) uint8, units that a symbol costs more where it was not seen after this n-gram.
    """

    symbols: np.ndarray
    costs: np.ndarray
    children: np.ndarray
    penalties: np.ndarray


class LanguageModel:
    """Looks up what characters cost after others.

    A state stands for the longest known n-gram at the end of a text, shorter than `order`. All costs are
    whole units of `config.unit` nats, 0..255. May be used from several threads.

    Attributes:
        config: its numbers.
        start: the state at the beginning of a line, which is that after a blank.
        costs: (states, 1 + len(symbols)) uint8; column 0 is for characters that are not known.
    """

    def __init__(self, config: LanguageConfig, ngrams: NGrams) -> None:
        self.config = config
        keys, self.costs = _lay_out(config, ngrams)
        self._keys: list[int] = keys.tolist()
        self._states = {key: state for state, key in enumerate(self._keys)}
        self._longest = (1 << (BITS * (config.order - 1))) - 1
        self.start = self.advance(0, config.symbol_of(" "))

    def columns(self, alphabet: Alphabet) -> tuple[int, ...]:
        """The column of `costs` for every class of a reader's alphabet; that of CTC's blank is 0."""
        return (0, *map(self.config.symbol_of, alphabet.characters))

    def advance(self, state: int, symbol: int) -> int:
        """The state after one more symbol; 0, the empty state, after an unknown one."""
        key = (self._keys[state] << BITS | symbol) & self._longest if symbol else 0
        while key not in self._states:
            key &= (1 << (BITS * ((key.bit_length() - 1) // BITS))) - 1  # without its first symbol
        return self._states[key]

    def log_probabilities(self, text: str) -> np.ndarray:
        """(len(text),) natural logarithms of each character's probability after those before it."""
        state, costs = self.start, []
        for character, symbol in zip(text, self.config.encode(text).tolist(), strict=True):
            costs.append(self.costs[state, symbol] * self.config.unit + TEN * (character in DIGITS))
            state = self.advance(state, symbol)
        return -np.array(costs)


def load_language(name: str = "auto") -> LanguageModel:
    """An installed model by name, "auto" for the usual one; the last ones used stay in memory.

    Raises:
        ModelError: it is not there, or its file is damaged.
        HandwritingError: it is none of this kind.
    """
    card = default_model(LANGUAGE) if name == "auto" else find_model(name, LANGUAGE)
    check_model(card)
    with _loading:
        return _load(card.weights_path, card.sha256, tuple(sorted(card.config.items())))


def build_language(
    config: Mapping[str, int | float | str], tensors: Mapping[str, np.ndarray]
) -> LanguageModel:
    """A model from what its card and its file hold.

    Raises:
        HandwritingError: something is missing or does not fit.
    """
    names = [field.name for field in fields(LanguageConfig)]
    try:
        numbers = LanguageConfig(**{name: config[name] for name in names})
        return LanguageModel(numbers, NGrams(**tensors))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise HandwritingError(
            f"The language model does not hold what one does ({error}); install it again."
        ) from error


_loading = threading.Lock()


@lru_cache(maxsize=2)
def _load(path: Path, sha256: str, config: tuple[tuple[str, int | float | str], ...]) -> LanguageModel:
    """`sha256` and `config` are there for the cache: a file that was replaced is loaded again."""
    import safetensors
    from safetensors.numpy import load_file

    try:
        tensors = load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise ModelError(f"The language model {path} cannot be loaded ({error}).") from error
    return build_language(dict(config), tensors)


@dataclass(frozen=True)
class _Level:
    """The states of one length.

    Attributes:
        keys: (S,) int64, sorted.
        costs: (S, symbols + 1) uint8.
    """

    keys: np.ndarray
    costs: np.ndarray


def _lay_out(config: LanguageConfig, ngrams: NGrams) -> tuple[np.ndarray, np.ndarray]:
    """Keys (states,) and costs (states, symbols + 1) of all states, sorted by key.

    Every n-gram with children is a state. Symbols are numbered from 1, so a longer n-gram has a greater
    key, and one sorted array holds all lengths.
    """
    nodes = _Nodes(ngrams)
    level = _Level(np.zeros(1, np.int64), np.full((1, len(config.symbols) + 1), 255, np.uint8))
    births = np.array([len(ngrams.symbols) - int(ngrams.children.sum(dtype=np.int64))])
    levels = []
    for length in range(config.order):
        owners = np.repeat(np.arange(len(level.keys)), births)
        symbols, costs, children, penalties = nodes.take(len(owners), is_last=length == config.order - 1)
        level.costs[owners, symbols] = costs
        level.costs[:, 0] = _UNKNOWN
        levels.append(level)
        is_state = children > 0
        births = children[is_state]
        keys = (level.keys[owners] << BITS | symbols)[is_state]
        level = _longer(level, keys, penalties[is_state], length)
    return np.concatenate([level.keys for level in levels]), np.concatenate([level.costs for level in levels])


def _longer(shorter: _Level, keys: np.ndarray, penalties: np.ndarray, length: int) -> _Level:
    """The states with these keys, with the costs of the states without their first symbol, penalised."""
    ends = keys & ((1 << (BITS * length)) - 1)
    place = np.minimum(np.searchsorted(shorter.keys, ends), len(shorter.keys) - 1)
    if not np.array_equal(shorter.keys[place], ends):
        raise ValueError("the end of an n-gram is missing")
    costs = np.minimum(shorter.costs[place].astype(np.uint16) + penalties[:, None], 255).astype(np.uint8)
    return _Level(keys, costs)


class _Nodes:
    """Hands out the n-grams of a file level by level."""

    def __init__(self, ngrams: NGrams) -> None:
        self._ngrams, self._first = ngrams, 0

    def take(self, count: int, is_last: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Symbols int64, costs, children int64 and penalties of the next n-grams."""
        part = slice(self._first, self._first + count)
        self._first += count
        symbols, costs = self._ngrams.symbols[part].astype(np.int64), self._ngrams.costs[part]
        if is_last:
            nothing = np.zeros(count, np.int64)
            if self._first != len(self._ngrams.symbols):
                raise ValueError("its levels do not add up")
            return symbols, costs, nothing, nothing
        return symbols, costs, self._ngrams.children[part].astype(np.int64), self._ngrams.penalties[part]
