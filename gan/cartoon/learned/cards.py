"""Model cards of the learned parts, and how they are found again."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, TypeVar

import torch

from gan.cartoon.errors import CartoonError
from gan.models import DataTerms, Figure, ModelCard, save_model
from gan.models.registry import list_models
from gan.models.weights import load_weights

if TYPE_CHECKING:
    from gan.cartoon.learned.composer_net import LayoutComposerNet
    from gan.cartoon.learned.composer_training import LayoutScores, TrainOptions
    from gan.cartoon.learned.index import Index
    from gan.cartoon.learned.run import Run

COMPOSER, ENTITIES, BACKGROUNDS = "cartoon-composer", "cartoon-entities", "cartoon-backgrounds"
TAGGER = "cartoon-tagger"
"""Tasks of the registry, and names of the shipped models."""

_OWN = "MIT"
_LIMITS = (
    "Learned from clips of our own art and captions only, staged by habits that are written down in the "
    "program; other drawings and other ways of telling are guessed at."
)
Config = TypeVar("Config")


def trained_on(clips: int) -> tuple[DataTerms, ...]:
    """What all parts learn from."""
    return (
        DataTerms(
            "a clip base: captions, tracks, sets",
            clips,
            "our own art and captions: MIT; other bases: see where they come from",
        ),
    )


def save_composer(
    options: TrainOptions, run: Run, scores: LayoutScores, clips: int, entities: int, held_back: int
) -> ModelCard:
    """Save the averaged weights of a run, with what was measured."""
    condition = (
        f"{scores.frames} frames of {held_back} validation clips, earlier entities where they truly are"
    )
    figures = (
        Figure(
            "location NLL",
            round(scores.nll, 4),
            "nats a frame",
            f"128x128 pixels, uniform 9.704; {condition}",
        ),
        Figure("box IoU", round(scores.iou, 4), "", condition),
        Figure("distance of centres", round(scores.pixels, 2), "pixels of 128", condition),
        Figure("facing", round(100 * scores.facing, 2), "%", condition),
    )
    return save_model(
        options.out,
        run.average.state_dict(),
        name=options.name,
        task=COMPOSER,
        version="0.1",
        summary="Guesses where somebody of a sentence is in the picture, given who is there already.",
        license=_OWN,
        config=plain(run.average.config),
        trained_on=trained_on(clips),
        recipe=f"{run.step} steps of {options.batch} of {entities} entities in "
        f"{run.seconds / 60:.0f} minutes; AdamW, averaged weights",
        figures=figures,
        limits=_LIMITS,
    )


def plain(config: object) -> dict[str, int | float | str]:
    """A config as a card holds it: truths are 0 or 1."""
    return {key: int(value) if isinstance(value, bool) else value for key, value in asdict(config).items()}


def config_of(card: ModelCard, kind: type[Config]) -> Config:
    """The config of a card.

    Raises:
        CartoonError: it is none of this kind.
    """
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    try:
        return kind(
            **{key: bool(value) if known[key].type == "bool" else value for key, value in card.config.items()}
        )
    except (KeyError, TypeError) as error:
        raise CartoonError(
            f"The model {card.name} is of another kind ({error}); choose another one."
        ) from error


def find_card(task: str) -> ModelCard | None:
    """The model of a task: the one of its name, or the first; None where there is none."""
    cards = list_models(task)
    return next((card for card in cards if card.name == task), cards[0] if cards else None)


def load_composer(card: ModelCard) -> LayoutComposerNet:
    """The network of a card, ready for use.

    Raises:
        CartoonError: the card is of another kind.
        ModelError: the weights are missing or damaged.
    """
    from gan.cartoon.learned.composer_net import ComposerConfig, LayoutComposerNet

    network = LayoutComposerNet(config_of(card, ComposerConfig))
    return _filled(network, card)


def _filled(network, card: ModelCard):
    weights = {key: value for key, value in load_weights(card).items() if not key.startswith("index.")}
    try:
        network.load_state_dict(weights)
    except RuntimeError as error:
        raise CartoonError(
            f"The weights of {card.name} are of another network; install them anew."
        ) from error
    return network.eval().requires_grad_(False).to(memory_format=torch.contiguous_format)


def save_entities(options, run: Run, scores, batches, held_back: int) -> ModelCard:
    """Save the averaged weights of an entity retriever, and an index of the units that it learned from."""
    from gan.cartoon.learned.entity_training import embed
    from gan.cartoon.learned.index import Entry, merged

    _, points = embed(run.average, batches)
    entries = [Entry(segment.asset, segment.kind, words=_words(segment)) for segment in batches.segments]
    owned = [row for row, entry in enumerate(entries) if entry.asset]
    condition = f"{scores.queries} entities of {held_back} validation clips among those learned from"
    figures = [
        Figure(
            f"{part} recall@{number}",
            round(100 * found[part], 2),
            "%",
            f"{condition}; most frequent {100 * base[part]:.2f} %",
        )
        for number, found, base in (
            (1, scores.first, scores.frequent_first),
            (10, scores.ten, scores.frequent_ten),
        )
        for part in found
        if found[part] == found[part]
    ]
    index = merged(points[owned], [entries[row] for row in owned], most=2500) if owned else None
    weights = dict(run.average.state_dict()) | _indexed(index)
    return save_model(
        options.out,
        weights,
        name=options.name,
        task=ENTITIES,
        version="0.1",
        summary="Finds who or what of the catalogue a sentence means, and says why.",
        license=_OWN,
        config=plain(run.average.config),
        trained_on=trained_on(len({segment.clip for segment in batches.segments})),
        recipe=_recipe(options, run, len(batches.segments), "entities"),
        figures=tuple(figures),
        limits=_LIMITS,
    )


def save_backgrounds(options, run: Run, scores, batches, held_back: int) -> ModelCard:
    """Save the averaged weights of a background retriever, and an index of the sets that it learned from."""
    from gan.cartoon.learned.background_training import embed
    from gan.cartoon.learned.index import Entry, merged

    _, points = embed(run.average, batches)
    owned = [row for row, sight in enumerate(batches.sights) if sight.place]
    entries = [
        Entry(batches.sights[row].place, "place", words=(batches.sights[row].setting,)) for row in owned
    ]
    index = merged(points[owned], entries, most=600) if owned else None
    condition = f"{scores.queries} captions of {held_back} validation clips among those learned from"
    figures = tuple(
        Figure(
            f"place recall@{number}",
            round(100 * found, 2),
            "%",
            f"{condition}; most frequent {100 * base:.2f} %",
        )
        for number, found, base in (
            (1, scores.first, scores.frequent_first),
            (10, scores.ten, scores.frequent_ten),
        )
    )
    weights = dict(run.average.state_dict()) | _indexed(index)
    return save_model(
        options.out,
        weights,
        name=options.name,
        task=BACKGROUNDS,
        version="0.1",
        summary="Finds the set of the catalogue that a sentence plays in.",
        license=_OWN,
        config=plain(run.average.config),
        trained_on=trained_on(len(batches.sights)),
        recipe=_recipe(options, run, len(batches.sights), "clips"),
        figures=figures,
        limits=_LIMITS,
    )


def save_tagger(options, run: Run, scores, captions: int) -> ModelCard:
    """Save the averaged weights of a tagger."""
    condition = f"{scores.words} words of captions that it did not learn from"
    figures = (
        Figure("words right", round(100 * scores.right, 2), "%", condition),
        Figure("telling words found", round(100 * scores.found, 2), "%", condition),
        Figure("said and right", round(100 * scores.sure, 2), "%", condition),
    )
    return save_model(
        options.out,
        run.average.state_dict(),
        name=options.name,
        task=TAGGER,
        version="0.1",
        summary="Tags what each word of a sentence tells of: somebody, a thing, a place, a deed.",
        license=_OWN,
        config=plain(run.average.config),
        trained_on=(DataTerms("captions", captions, "our own: MIT; others: see where they come from"),),
        recipe=f"{run.step} steps of {options.batch} captions in {run.seconds / 60:.0f} minutes; AdamW, "
        "averaged weights",
        figures=figures,
        limits=_LIMITS,
    )


def load_tagger(card: ModelCard):
    """The tagger of a card; see `load_composer`."""
    from gan.cartoon.learned.tagger_net import TaggerConfig, TaggerNet

    return _filled(TaggerNet(config_of(card, TaggerConfig)), card)


def load_index(card: ModelCard):
    """The index that a model was saved with; None where it has none.

    Raises:
        CartoonError: it is damaged.
        ModelError: the weights are missing or damaged.
    """
    from gan.cartoon.learned.index import Index

    weights = load_weights(card)
    points, text = weights.get("index.points"), weights.get("index.entries")
    if points is None or text is None:
        return None
    return Index.from_text(points.numpy(), text.numpy().tobytes().decode())


def load_entities(card: ModelCard):
    """The entity retriever of a card; see `load_composer`."""
    from gan.cartoon.learned.entity_net import EntityConfig, EntityRetrieverNet

    return _filled(EntityRetrieverNet(config_of(card, EntityConfig)), card)


def load_backgrounds(card: ModelCard):
    """The background retriever of a card; see `load_composer`."""
    from gan.cartoon.learned.background_net import BackgroundConfig, BackgroundRetrieverNet

    return _filled(BackgroundRetrieverNet(config_of(card, BackgroundConfig)), card)


def _recipe(options, run: Run, number: int, what: str) -> str:
    return (
        f"{run.step} steps of {options.batch} of {number} {what} in {run.seconds / 60:.0f} minutes; "
        "hinge loss with margin 0.1 both ways, loss of labels, AdamW, averaged weights"
    )


def _words(segment) -> tuple[str, ...]:
    labels = segment.labels
    return tuple(sorted(labels.verbs)) + tuple(sorted(labels.adjectives)) + tuple(sorted(labels.nouns))


def _indexed(index: Index | None) -> dict[str, torch.Tensor]:
    """An index as weights: its points, and its entries as bytes."""
    if index is None:
        return {}
    text = bytearray(index.to_text().encode())
    return {
        "index.points": torch.from_numpy(index.points),
        "index.entries": torch.frombuffer(text, dtype=torch.uint8),
    }
