"""What the Models workspace knows of each model, read from the cards alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gan.models import Figure, ModelCard, default_model, list_models
from gan.paths import user_folder
from studio.language import joined, noted, number_words, tr
from studio.settings import Settings

AUTO = "auto"
_OTHER = noted("Other")
# A job's tasks begin with these.
_JOBS = {
    noted("Enhance"): ("enhance",),
    noted("Faces"): ("face",),
    noted("Cartoon"): ("cartoon",),
    noted("Handwriting"): ("lines", "language", "digits", "characters"),
}
# Where the settings keep which model a task takes: section and field.
_CHOSEN = {"enhance": ("enhancing", "model"), "faces": ("faces", "model"), "lines": ("reading", "reader")}
_UNCHOSEN_SUFFIX = "-texture"  # a set of weights that belongs to another model


@dataclass(frozen=True)
class Entry:
    """A model as the list shows it.

    Attributes:
        card: what is known of it.
        size: of its weights, in bytes; 0 where they are missing.
        is_own: whether it is the user's, not shipped.
    """

    card: ModelCard
    size: int
    is_own: bool


@dataclass(frozen=True)
class Group:
    """The models of one job."""

    title: str
    entries: tuple[Entry, ...]


def read_groups() -> list[Group]:
    """Every model, by job in the order of the rail; jobs without a model are left out."""
    own = own_folder()
    entries = [Entry(card, _size(card), card.path.parent == own) for card in list_models()]
    groups = []
    for title in (*_JOBS, _OTHER):
        members = tuple(entry for entry in entries if job_of(entry.card.task) == title)
        if members:
            groups.append(Group(tr(title), members))
    return groups


def own_folder() -> Path:
    """Where the person's own models lie."""
    return user_folder() / "models"


def short_path(path: Path) -> str:
    """A path with ~ for the person's home."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def job_of(task: str) -> str:
    """The job that a task belongs to."""
    return next((title for title, starts in _JOBS.items() if task.startswith(starts)), _OTHER)


def can_be_chosen(card: ModelCard) -> bool:
    """Whether a person may prefer this model to others of its task."""
    return card.task in _CHOSEN and not card.name.endswith(_UNCHOSEN_SUFFIX)


def chosen_names(entries: Iterable[Entry], settings: Settings) -> frozenset[str]:
    """Names of the models that the tasks take now."""
    names = set()
    for task in {entry.card.task for entry in entries} & _CHOSEN.keys():
        section, field = _CHOSEN[task]
        name = getattr(getattr(settings, section), field)
        names.add(default_model(task).name if name == AUTO else name)
    return frozenset(names)


def choice_of(card: ModelCard) -> tuple[str, str]:
    """Section and field of the setting that names the model of its task."""
    return _CHOSEN[card.task]


def card_words(text: str) -> str:
    """What a card says, in the language of the window where that is known: of the cards that are shipped.

    How a model was made, what it learned from and on which terms stays as its maker wrote it.
    """
    return tr(text) if text else ""


def figure_words(figure: Figure) -> str:
    """The value of a figure with its unit, as "31.52 dB"."""
    decimals = len(f"{figure.value:g}".partition(".")[2])
    return joined((number_words(figure.value, decimals), card_words(figure.unit)), " ")


def size_words(size: int) -> str:
    """Bytes in words, as "12.1 MB"."""
    if not size:
        return tr("missing")
    if size >= 100_000:
        return joined((number_words(size / 1e6, 1), "MB"), " ")
    return joined((number_words(size / 1e3), "KB"), " ")


def _size(card: ModelCard) -> int:
    try:
        return card.weights_path.stat().st_size
    except OSError:
        return 0
