"""The model cards of trained readers: what they learned from, under which terms, and what they scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from gan.models import DataTerms, Figure, save_model
from gan.paths import user_folder

if TYPE_CHECKING:
    from gan.handwriting.digits_training import GlyphScores, GlyphTraining
    from gan.handwriting.line_measuring import LineScores
    from gan.handwriting.lines_training import LineTraining

LINES, DIGITS, CHARACTERS = "lines", "digits", "characters"
"""Tasks of the model registry."""

_UNKNOWN_TERMS = "as the owner of the data decides"
_TERMS = {
    "iam-ondb-render": "IAM-OnDB: non-commercial research only (Liwicki and Bunke, ICDAR 2005)",
    "iam-ondb-strokes": "IAM-OnDB: non-commercial research only (Liwicki and Bunke, ICDAR 2005)",
    "stanford-1905-scan": "CC BY 4.0 (Guimaraes, Maurel, Ozturk)",
    "hooker-letters-scan": "CC BY-SA 4.0 as catalogued; images (c) RBG Kew, reproduced with permission",
    "handwriting-fonts": "OFL-1.1 and Apache-2.0",
    "mnist": "LeCun, Cortes and Burges; free to use",
    "emnist-balanced": "Cohen, Afshar, Tapson and van Schaik, from NIST Special Database 19",
}


def save_line_reader(training: LineTraining, counts: Mapping[str, int], scores: LineScores) -> None:
    """Save a line reader in the run's folder, and among the user's models, so that its name finds it.

    Args:
        training: the run that is over.
        counts: lines (for fonts: faces) of each source that it learned from.
        scores: its last measurement.
    """
    run, options = training.run, training.options
    figures = [
        _percent("CER", scores.clean.cer, "clean validation lines, greedy, no language model"),
        _percent("WER", scores.clean.wer, "clean validation lines, greedy, no language model"),
        _percent("CER, all", scores.everything.cer, "all validation lines, greedy, no language model"),
        _percent("WER, all", scores.everything.wer, "all validation lines, greedy, no language model"),
    ]
    non_commercial = any("non-commercial" in _TERMS.get(source, "") for source in counts)
    fields = {
        "name": options.name,
        "task": LINES,
        "version": str(run.step),
        "summary": "Reads lines of English handwriting.",
        "license": "non-commercial research, as part of its data is" if non_commercial else "CC BY-SA 4.0",
        "config": asdict(run.network.config),
        "trained_on": _terms(counts),
        "recipe": f"{run.step} steps of {training.batch} lines in {run.seconds / 60:.0f} minutes; "
        "CTC, AdamW one-cycle, averaged weights",
        "figures": tuple(figures if scores.everything.characters else ()),
        "limits": "English, one line at a time, without accents; old and hasty hands are read poorly.",
    }
    for folder in (options.out, user_folder() / "models"):
        save_model(folder, training.reader.state_dict(), **fields)


def save_glyph_reader(training: GlyphTraining, count: int, scores: GlyphScores) -> None:
    """Save a glyph reader in the run's folder, and among the user's models.

    Args:
        training: the run that is over.
        count: glyphs that it learned from.
        scores: its last measurement.
    """
    run, options = training.run, training.options
    is_digits = run.network.config.names.isdigit()
    source = "mnist" if is_digits else "emnist-balanced"
    condition = f"{len(scores.read)} test glyphs of {source}, one network, each read once"
    fields = {
        "name": options.name,
        "task": DIGITS if is_digits else CHARACTERS,
        "version": str(run.step),
        "summary": f"Reads single handwritten {'digits' if is_digits else 'characters'} of 28x28.",
        "license": _TERMS[source],
        "config": asdict(run.network.config),
        "trained_on": _terms({source: count}),
        "recipe": f"{run.step} steps of {options.batch} glyphs in {run.seconds / 60:.0f} minutes; "
        "affine and elastic distortion, erasing, AdamW one-cycle, averaged weights",
        "figures": (_percent("accuracy", scores.accuracy, condition),),
        "limits": "One centred character at a time"
        + ("." if is_digits else "; capitals and small letters of like shape are one class."),
    }
    for folder in (options.out, user_folder() / "models"):
        save_model(folder, training.reader.state_dict(), **fields)


def _terms(counts: Mapping[str, int]) -> tuple[DataTerms, ...]:
    return tuple(DataTerms(name, count, _TERMS.get(name, _UNKNOWN_TERMS)) for name, count in counts.items())


def _percent(name: str, share: float, condition: str) -> Figure:
    return Figure(name, round(100 * share, 2), "%", condition)
