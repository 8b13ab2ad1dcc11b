"""Text to tokens: words, numbers, marks, emoji and line ends, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PATTERN = re.compile(
    r"""
    (?P<line>\n\s*)
  | (?P<number>\d+(?:[.,]\d+)*(?:s\b)?)
  | (?P<word>[^\W\d_]+(?:-[^\W\d_]+)*(?:['’][^\W\d_]+)?)
  | (?P<dots>\.{2,}|…)
  | (?P<mark>[.!?,;:()\[\]"“”„«»‘’'–—\-&/*])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CONTRACTIONS = {
    "can't": ("can", "'t"),
    "won't": ("wo", "n't"),
    "shan't": ("sha", "n't"),
    "let's": ("let", "'s"),
    "doesnt": ("does", "nt"),
    "dont": ("do", "nt"),
    "isnt": ("is", "nt"),
    "didnt": ("did", "nt"),
    "theyre": ("they", "re"),
}
_PRONOUNS = frozenset("i you he she it we they that there who what here where how everyone someone".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a text.

    Attributes:
        start, end: characters of the text.
        text: as written.
        word: lower case, plain apostrophes, contractions spelled out ("n't" is "not", "'s" after a pronoun
            is "is"); the possessive is the token "'s" of its own.
        kind: "word", "number", "mark", "line" (an end of line), "quote" (a whole speech), or "other" (emoji).
    """

    start: int
    end: int
    text: str
    word: str
    kind: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def tokenise(text: str, offset: int = 0) -> list[Token]:
    """The tokens of a text; `offset` is added to their places."""
    tokens: list[Token] = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "other"
        start, piece = match.start() + offset, match.group()
        if kind == "word":
            tokens += _split_word(piece, start)
        elif kind == "dots":
            tokens.append(Token(start, start + len(piece), piece, ".", "mark"))
        elif kind == "other" and not _is_visible(piece):
            continue
        else:
            word = _MARKS.get(piece, piece) if kind == "mark" else piece.rstrip("s")  # "in her 30s"
            tokens.append(Token(start, start + len(piece), piece, word, kind))
    return tokens


_MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}


def _is_visible(piece: str) -> bool:
    # Joiners, variation selectors and skin tones belong to the emoji before them.
    return unicodedata.category(piece) not in ("Cf", "Mn", "Cc", "Sk", "Me")


def _split_word(piece: str, start: int) -> list[Token]:
    plain = piece.replace("’", "'").lower()
    if plain in _CONTRACTIONS:
        first, rest = _CONTRACTIONS[plain]
        cut = len(first)
    elif plain.endswith("n't") and len(plain) > 3:
        first, rest, cut = plain[:-3], "n't", len(plain) - 3
    elif "'" in plain:
        cut = plain.index("'")
        first, rest = plain[:cut], plain[cut:]
        if len(first) == 1 and first not in "i" and rest not in ("'s", "'d"):  # O'Neil
            return [Token(start, start + len(piece), piece, plain, "word")]
    else:
        return [Token(start, start + len(piece), piece, plain, "word")]
    second = _spell_out(first, rest)
    return [
        Token(start, start + cut, piece[:cut], {"wo": "will", "sha": "shall"}.get(first, first), "word"),
        Token(start + cut, start + len(piece), piece[cut:], second, "word"),
    ]


def _spell_out(first: str, rest: str) -> str:
    if rest in ("n't", "'t", "nt"):
        return "not"
    if rest == "re":
        return "are"
    if rest == "'s":
        return ("us" if first == "let" else "is") if first in _PRONOUNS or first == "let" else "'s"
    return {"'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}.get(rest, rest)


def plain_letters(word: str) -> str:
    """The word without accents: "cafe" for "café"."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
