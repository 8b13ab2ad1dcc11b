"""Slips of those who write: what is left out, swapped or written small. The number of words stays."""

from __future__ import annotations

from random import Random

_SHORTEST = 5  # letters of a word that a slip spares


def with_slips(words: list[tuple[str, str]], random: Random) -> list[tuple[str, str]]:
    """The same words with the slips of a hasty person; most captions have none.

    Shares after the real captions: 7 % begin small, 6 % end without a stop.
    """
    found = list(words)
    if random.random() < 0.07:
        found[0] = (found[0][0].lower(), found[0][1])
    if random.random() < 0.06 and found[-1][0] == ".":
        found.pop()
    if random.random() < 0.03:
        long = [n for n, (word, tag) in enumerate(found) if len(word) >= _SHORTEST and tag != "NNP"]
        if long:
            number = random.choice(long)
            found[number] = (_slip(found[number][0], random), found[number][1])
    return found


def _slip(word: str, random: Random) -> str:
    place = random.randrange(1, len(word) - 1)
    if random.random() < 0.5:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + word[place + 1 :]
