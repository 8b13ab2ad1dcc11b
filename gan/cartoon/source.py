"""The scene of a request: understood from its text, or given, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Scene

_MOST_WORDS = 8  # that a note names


def scene_of(text: str, scene: Scene | None, seed: int | None, note: Callable[[str], None]) -> Scene:
    """The scene to show.

    Args:
        text: English, where there is no scene.
        scene: instead of a text.
        seed: of what is left to chance; None for the scene's own, or 0.
        note: takes sentences for the person.

    Raises:
        CartoonError: nothing of the text can be shown.
    """
    if scene is None:
        from gan.cartoon.script import understand

        scene = understand(text, seed or 0)
        for sentence in _notes(scene):
            note(sentence)
    elif seed is not None:
        scene = replace(scene, seed=seed)
    if not scene.shots:
        raise CartoonError(
            " ".join(scene.notes) or "Nothing of the text can be shown; write who does what, and where."
        )
    return scene


def _notes(scene: Scene) -> list[str]:
    """Words that were not understood, or only nearly."""
    notes = list(scene.notes)
    unknown = list(dict.fromkeys(word.text for word in scene.words if word.state == "unknown"))
    if unknown:
        more = len(unknown) - _MOST_WORDS
        named = ", ".join(f"“{word}”" for word in unknown[:_MOST_WORDS])
        notes.append(f"Not understood: {named}{f' and {more} more' if more > 0 else ''}.")
    nearest = {
        word.text: word.meaning.partition(":")[2].replace("_", " ")
        for word in scene.words
        if word.state == "nearest" and ":" in word.meaning
    }
    if nearest:
        shown = [f"“{word}” as {meaning}" for word, meaning in list(nearest.items())[:_MOST_WORDS]]
        notes.append(f"Shown by what comes nearest: {', '.join(shown)}.")
    return notes
