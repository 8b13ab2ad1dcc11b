"""What became of each word of the script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gan.cartoon.scene import WordUse
from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.names import SMALL_WORDS
from gan.cartoon.script.nearest import Guess
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.grammar import ADVERBS, INTERJECTIONS

_GRAMMAR = (
    SMALL_WORDS
    | ADVERBS
    | frozenset(
        "'s and or not there ' than named called once upon sunday monday tuesday wednesday thursday friday "
        "saturday "
        "january february march april may june july august september october november december".split()
    )
)


class Accounts:
    """The words of a script in order; a word is settled by the first who says what it became."""

    def __init__(self) -> None:
        self._uses: dict[int, WordUse] = {}

    def understood(self, token: Token, meaning: str, refers: str = "", note: str = "") -> None:
        """It became what it says."""
        self._settle(token, "understood", meaning, refers, note)

    def acted(self, token: Token, meaning: str, refers: str) -> None:
        """It became an event, which says more than what it was by itself ("on his knees": kneels)."""
        old = self._uses.get(token.start)
        if old is not None and (old.state == "ignored" or "/" in old.refers):
            return
        self._uses.pop(token.start, None)
        self._settle(token, "understood", meaning, refers, "")

    def guessed(self, token: Token, meaning: str, refers: str, guess: Guess) -> None:
        """Something near it is shown."""
        if guess.typo:
            note = f"“{token.text}” was read as “{guess.word}”."
        elif guess.likeness >= 0.999:
            self._settle(token, "understood", meaning, refers, "")
            return
        else:
            note = f"“{token.text}” is not known; the nearest that can be shown is “{guess.word}”."
        self._settle(token, "nearest", meaning, refers, note)

    def unknown(self, token: Token, refers: str = "") -> None:
        """Nobody knows it; a neutral stand-in is shown where one has to be."""
        shown = "; a neutral stand-in takes its place" if refers else ""
        meaning = "stand_in" if refers else ""
        self._settle(token, "unknown", meaning, refers, f"“{token.text}” is not understood{shown}.")

    def left_out(self, token: Token, note: str) -> None:
        """It was understood, and is not shown; may be said after another account of it."""
        old = self._uses.get(token.start)
        meaning = old.meaning if old else ""
        self._uses[token.start] = WordUse(token.start, token.end, token.text, "ignored", meaning, note)

    def rest(self, tokens: Sequence[Token]) -> None:
        """Settle what nobody spoke of."""
        for token in tokens:
            if token.start in self._uses or token.kind not in ("word", "number", "other"):
                continue
            word = token.word
            if word in _GRAMMAR or token.kind == "number":
                self._settle(token, "understood", "grammar", "", "")
            elif lexicon().is_known(word) or word in INTERJECTIONS or word.endswith("ly"):
                self._settle(token, "ignored", "", "", "")
            elif token.kind == "other":
                self._settle(token, "ignored", "", "", f"“{token.text}” has no part in the scene.")
            else:
                self.unknown(token)

    def refer(self, token: Token) -> WordUse | None:
        """What is settled of a token so far."""
        return self._uses.get(token.start)

    def finish(self) -> tuple[WordUse, ...]:
        """All words in order."""
        return tuple(use for _, use in sorted(self._uses.items()))

    def _settle(self, token: Token, state: str, meaning: str, refers: str, note: str) -> None:
        old = self._uses.get(token.start)
        if old is not None and refers and not old.refers:
            self._uses[token.start] = replace(old, refers=refers)
        if old is None:
            use = WordUse(token.start, token.end, token.text, state, meaning, note, refers)
            self._uses[token.start] = use
