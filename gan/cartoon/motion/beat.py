"""The moment of an action: what every function of motion is told."""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.motion.easing import swing
from gan.cartoon.motion.rigs import Rig


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of one action of one character.

    Attributes:
        rig: the bones.
        seconds: since the action began.
        share: 0..1 of an action that ends; of one that loops, the phase of its turn, 0..1.
        turns: whole and part turns of the loop so far; equal to `share` for one that ends.
        duration: seconds of the whole, or of one turn.
        energy: size of the movements: 1 natural, below tired, above wild.
        stride: metres of one turn of its gait.
        emotion, manner: as asked for.
        seed: sets apart characters who do the same.
        loops: the action goes on for any time.
        paws: how far a beast sits up for it, 0..1, so that its front paws are free.
        posture: what the legs do where the action leaves them free, see `postures.POSTURES`.
    """

    rig: Rig
    seconds: float
    share: float
    turns: float
    duration: float
    energy: float = 1.0
    stride: float = 1.0
    emotion: str = "neutral"
    manner: str = ""
    seed: int = 0
    loops: bool = False
    posture: str = "stand"
    paws: float = 0.0

    def wave(self, times: float = 1.0, shift: float = 0.0) -> float:
        """A sine wave, `times` turns in the action: whole numbers keep loops closed."""
        return swing(self.share * times, shift)
