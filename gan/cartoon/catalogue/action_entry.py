"""One action of the catalogue, and short ways to write them down."""

from __future__ import annotations

from dataclasses import dataclass

POSTURES = ("stand", "sit", "lie", "crouch", "fly", "float")
NEEDS = ("none", "target", "prop", "person", "place")
MANNERS = (
    "slowly",
    "quickly",
    "sadly",
    "happily",
    "angrily",
    "fearfully",
    "tiredly",
    "proudly",
    "sneakily",
    "gently",
    "wildly",
    "calmly",
)
EMOTIONS = ("neutral", "happy", "sad", "angry", "afraid", "surprised")


@dataclass(frozen=True)
class ActionEntry:
    """One action of the catalogue.

    Attributes:
        id: what scenes name it by.
        synonyms: English verbs and verb phrases, lower-case lemmas ("pick up"), that mean it; plainest first.
        duration: seconds that it takes by nature; of an action that loops, one turn of the loop.
        loops: it can go on for any time; its first and last frames agree.
        moves: the character leaves its place while doing it.
        speed: metres a second of an adult person, 0 where it does not move. Others scale by their legs.
        posture: how the body is at the end of it, one of `POSTURES`.
        needs: what it is done to, one of `NEEDS`: "prop" a thing in the hand or reach, "target" anyone or
            anything, "person" someone near, "place" a spot of the set.
        hands: which hands touch what it is done to: "", "one" (the right one) or "both".
        contact: from when to when they do, as shares of `duration`; (0, 0) where they do not.
        upper: only arms, head and trunk matter: it can be laid over walking or sitting (`motion.combine`).
        prop: kind of prop in the hand by default ("book", "broom", …), "" for none.
        distance: metres between actor and target that suit it; 0 where it does not matter.
    """

    id: str
    synonyms: tuple[str, ...]
    duration: float
    loops: bool = False
    moves: bool = False
    speed: float = 0.0
    posture: str = "stand"
    needs: str = "none"
    hands: str = ""
    contact: tuple[float, float] = (0.0, 0.0)
    upper: bool = False
    prop: str = ""
    distance: float = 0.0


def action_entry(id: str, words: str, duration: float, **more) -> ActionEntry:
    """An action that ends; `words` are its synonyms, parted by commas."""
    return ActionEntry(id, tuple(word.strip() for word in words.split(",")), duration, **more)


def loop_entry(id: str, words: str, duration: float, **more) -> ActionEntry:
    """An action that can go on for any time; `duration` is that of one turn."""
    return action_entry(id, words, duration, loops=True, **more)


def gait_entry(id: str, words: str, duration: float, speed: float, **more) -> ActionEntry:
    """A loop that moves the character on at `speed` metres a second."""
    return action_entry(id, words, duration, loops=True, moves=True, speed=speed, **more)
