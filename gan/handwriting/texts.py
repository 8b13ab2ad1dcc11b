"""Texts to set as synthetic lines: words of the training labels in new order, our own, and old literature."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

OUR_TEXTS = """
Dear Anna, thank you for the long letter and the photographs of the garden.
We arrived late in the evening; the lake was quite still and nobody was about.
Please bring bread, butter, two lemons, a dozen eggs and the good coffee.
The meeting is moved to Thursday at half past nine in the small room upstairs.
I remain, Sir, your obedient servant and friend,
Yours very truly, With kind regards to Mrs. Bell and the children.
My dear Professor, I have received your note of the 14th and answer it at once.
Remember: call the dentist, pay the gas bill, water the plants!
He asked "Where is the key?" and she said it hung behind the door.
Question 3: explain why ice floats. Answer: its density is less than water's.
Exam on Friday - revise chapters 7, 8 and 12 (not the appendix).
Mix 250 g flour with 3 eggs & 1/2 litre of milk; bake 40 minutes at 180.
The temperature fell below zero during the night, so the pipes froze again.
Invoice no. 2041: 3 chairs @ £45.50 = £136.50, paid by cheque.
Happy birthday! May the new year of your life be full of joy and surprise.
On Monday we walked from the station to the old mill and back by the river.
To whom it may concern: the bearer of this letter has worked here since 1987.
Our flight leaves at 06:45, gate B22; the hotel is booked until the 9th.
I can't believe it's already June, and you haven't met Jack's sister yet.
Faithfully yours, in haste, the Secretary of the Club and the Committee.
It would give me great pleasure to accept your invitation for Saturday evening.
Quite exactly: x equals zero, y equals one, just as Zoe and Xavier guessed.
Jam, quince jelly, zinc, wax, vinegar, yeast, oxtail, kiwi, squash, fizz.
The quick brown fox jumps over the lazy dog. Pack my box with five dozen jugs.
"""

OLD_TEXTS = """
Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do:
once or twice she had peeped into the book her sister was reading, but it had no pictures or conversations
in it, "and what is the use of a book," thought Alice, "without pictures or conversations?"
It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want
of a wife. However little known the feelings or views of such a man may be on his first entering a
neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is considered
as the rightful property of some one or other of their daughters.
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in
Liberty, and dedicated to the proposition that all men are created equal. Now we are engaged in a great
civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure.
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it
was the season of Darkness, it was the spring of hope, it was the winter of despair.
Call me Ishmael. Some years ago - never mind how long precisely - having little or no money in my purse,
and nothing particular to interest me on shore, I thought I would sail about a little and see the watery
part of the world. You don't know about me without you have read a book by the name of The Adventures of
Tom Sawyer; but that ain't no matter. That book was made by Mr. Mark Twain, and he told the truth, mainly.
"""

_NAMES = (
    "Adams Agnes Albert Alice Arthur Baker Benjamin Bertha Brown Carter Charles Clara Cooper Davis Dorothy "
    "Edith Edward Eleanor Elizabeth Evans Florence Francis Frank George Grace Green Hall Harriet Harold "
    "Harvey Helen Henry Howard Hughes Jackson James Jane Joseph Julia Keller Kelly Lewis Louisa Margaret "
    "Martin Mary Morgan Nancy Nelson Oliver Palmer Parker Patrick Philip Quincy Ralph Roberts Ruth Samuel "
    "Sarah Simpson Stephen Sullivan Taylor Theodore Thomas Turner Victor Vincent Walker Watson White William "
    "Wilson Winifred Wright Xavier Young Yvonne Zachary"
).split()
_PLACES = (
    "Avenue Boston Bristol Broadway California Cambridge Chicago College Denver Dublin Edinburgh Germany "
    "India Kingston London Manchester Mexico Naples New York Ohio Oxford Paris "
    "Queensland Rome Sydney Texas University Utah Venice Vienna Wales Zurich"
).split()
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TITLES = ("Mr.", "Mrs.", "Miss", "Dr.", "Prof.", "Sir", "Mr", "Rev.")
_WORD_MARKS = (",", ",", ",", ".", ".", ".", ";", ":", "!", "?", "-", "...")


class TextSource:
    """Draws texts for lines: half of them runs of real text, the rest new mixtures.

    Attributes:
        words: what mixtures are made from; frequent words stand in it as often as they occur.
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._runs = [text.split() for text in (OUR_TEXTS, OLD_TEXTS)]
        self.words = [word for text in labels for word in text.split()] + self._runs[0] + self._runs[1]
        # Words seldom seen teach the reader to look rather than to guess.
        self._rare = sorted(set(self.words))

    def line(self, source: np.random.Generator, longest: int) -> str:
        """One text of at most `longest` characters (at least one word, shortened if it must be)."""
        wanted = int(source.integers(min(4, longest), longest + 1))
        words: list[str] = []
        maker = self._run if source.random() < 0.35 else self._mixture
        for word in maker(source, wanted):
            if words and len(" ".join(words)) + 1 + len(word) > wanted:
                break
            words.append(word)
        return " ".join(words)[:longest].strip()

    def _run(self, source: np.random.Generator, wanted: int) -> list[str]:
        """Words that follow one another in a real text."""
        run = self._runs[int(source.integers(len(self._runs)))]
        start = int(source.integers(len(run)))
        return run[start : start + wanted]

    def _mixture(self, source: np.random.Generator, wanted: int) -> list[str]:
        """Words, names, numbers and dates at random."""
        return [self._piece(source) for _ in range(wanted // 2 + 1)]

    def _piece(self, source: np.random.Generator) -> str:
        kind = source.random()
        if kind < 0.45:
            return _pick(self.words, source)
        if kind < 0.68:
            return _dress(_pick(self._rare, source), source)
        if kind < 0.82:
            return _pick((_NAMES, _PLACES, _MONTHS, _DAYS, _TITLES)[int(source.integers(5))], source)
        return number(source)


def number(source: np.random.Generator) -> str:
    """A number as people write them: plain, with decimals, money, date, time, share, ordinal."""
    value, small = int(10 ** source.uniform(0, 5)), source.integers(1, 32, 3)
    forms = (
        f"{value}",
        f"{value}.",
        f"{value:,}",
        f"{value / 100:.2f}",
        f"£{value}",
        f"${value / 100:.2f}",
        f"€{value}",
        f"{small[0]}/{small[1] % 12 + 1}/{source.integers(1850, 2030)}",
        f"{small[0]}.{small[1] % 12 + 1}.{small[2]:02d}",
        f"{source.integers(1700, 2030)}",
        f"{small[0] % 24}:{source.integers(60):02d}",
        f"{small[0]}%",
        f"{small[0]}{_ordinal(int(small[0]))}",
        f"({small[0]})",
        f"No. {small[0]}",
        f"#{small[0]}",
        f"{small[0]}+{small[1]}={small[0] + small[1]}",
        f"'{small[0]:02d}",
    )
    return forms[int(source.integers(len(forms)))]


def _ordinal(value: int) -> str:
    return "th" if 10 < value < 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _dress(word: str, source: np.random.Generator) -> str:
    """A word in capitals, quoted, bracketed or with a mark, now and then."""
    kind = source.random()
    if kind < 0.15:
        return word.capitalize()
    if kind < 0.25:
        return word.upper()
    if kind < 0.35:
        return f'"{word}"'
    if kind < 0.4:
        return f"({word})"
    if kind < 0.42:
        return f"[{word}]"
    if kind < 0.44:
        return f"*{word}"
    if kind < 0.6:
        return word + _pick(_WORD_MARKS, source)
    return word


def _pick(items: tuple[str, ...] | list[str], source: np.random.Generator) -> str:
    return items[int(source.integers(len(items)))]
