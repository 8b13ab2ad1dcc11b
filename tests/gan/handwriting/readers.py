"""Tiny readers with random weights, put among the user's own models."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import torch
from torch import nn

from gan.handwriting.alphabet import CHARACTERS
from gan.handwriting.digits import GlyphReader, GlyphReaderConfig
from gan.handwriting.language import LanguageConfig
from gan.handwriting.language_training import SYMBOLS, count_ngrams, save_language
from gan.handwriting.lines import LineReader, LineReaderConfig
from gan.models import ModelCard, save_model
from gan.paths import user_folder

NAMES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"


def tiny_line_reader(seed: int = 0) -> LineReader:
    """Reads nonsense, the same each time."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return LineReader(LineReaderConfig(characters=CHARACTERS, channels=8, width=16, layers=1)).eval()


def talking_line_reader(seed: int = 0) -> LineReader:
    """One that finds characters everywhere: CTC's blank is unlikely."""
    reader = tiny_line_reader(seed)
    with torch.no_grad():
        last = [module for module in reader.modules() if isinstance(module, nn.Linear)][-1]
        last.weight.mul_(30)
        last.bias[0] -= 3
    return reader


def tiny_glyph_reader(names: str = "0123456789", seed: int = 0) -> GlyphReader:
    """Of single characters."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return GlyphReader(GlyphReaderConfig(names=names, channels=4, blocks=1)).eval()


def install(task: str, name: str = "", network: nn.Module | None = None, **config: Any) -> ModelCard:
    """Save a reader of a task in the user folder; without a name under that of the task."""
    if network is None:
        glyphs = {"digits": "0123456789", "characters": NAMES}
        network = talking_line_reader() if task == "lines" else tiny_glyph_reader(glyphs[task])
    return save_model(
        user_folder() / "models",
        network.state_dict(),
        name=name or task,
        task=task,
        version="1",
        summary="For tests.",
        license="MIT",
        config=asdict(network.config) | config,
        trained_on=(),
        recipe="random weights",
        figures=(),
        limits="for tests",
    )


def install_language(*lines: str, **fitted: float) -> ModelCard:
    """A language model of some lines, as the usual one."""
    config = LanguageConfig(SYMBOLS, order=4)
    ngrams = count_ngrams(lines or ("the sea and the tree",), (), config)
    folder = user_folder() / "models"
    return save_language(folder, "language", asdict(config) | fitted, ngrams, (), (), version="1")
