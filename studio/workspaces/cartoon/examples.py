"""Little stories to begin with. Each shows another side of what can be written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from studio.language import noted


@dataclass(frozen=True)
class Example:
    """A story.

    Attributes:
        id: names it.
        title: two or three words.
        script: as a person would write it.
    """

    id: str
    title: str
    script: str


EXAMPLES = (
    Example(
        "birthday",
        noted("The birthday"),
        "Lila stands in the living room. She looks sad.\n\n"
        "Bo walks in with a red balloon. “Happy birthday!” he says. "
        "Now Lila is happy. She jumps and laughs.\n\n"
        "In the garden, a small brown dog runs to Lila. She hugs the dog while Bo dances.\n\n"
        "At night, Lila sleeps in her bed in the bedroom.",
    ),
    Example(
        "picnic",
        noted("Where is the cat?"),
        "On a sunny day, Ada sits on a bench in the park and reads a blue book. "
        "A cat walks behind the bench. It looks at Ada.\n\n"
        "Tom runs in from the left. “Have you seen my cat?” he asks. Ada points at the cat. Tom laughs.",
    ),
    Example(
        "robot",
        noted("A robot cooks"),
        "A robot stands in the kitchen. It cooks slowly.\n\n"
        "Granny walks in. “What is that smell?” she asks angrily. The robot gives her a cake. "
        "Granny eats the cake. She smiles.",
    ),
    Example(
        "storm",
        noted("A night at the beach"),
        "At night, Otto stands on the beach in the rain. A dinosaur walks slowly to Otto. He is afraid.\n\n"
        "Close up of Otto. “Oh no!” he shouts.\n\n"
        "Wide shot of the beach. “Do you want to dance?” the dinosaur asks. "
        "Now Otto is happy. Otto and the dinosaur dance.",
    ),
)


def example(id: str) -> Example:
    """The example of an id."""
    return next(each for each in EXAMPLES if each.id == id)


def paint_example(id: str, size: QSize) -> QImage:
    """The picture of a story: a telling moment of its first shot. Call it in any thread."""
    from gan.cartoon.script import understand
    from gan.cartoon.stage.film import Film

    scene = understand(example(id).script)
    return Film(scene, captions="none").thumbnail(scene.shots[0].id, size.width(), size.height())
