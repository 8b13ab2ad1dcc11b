"""What is said: in quotation marks, after a name and a colon, or reported ("says that she is tired")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gan.cartoon.script.tokens import Token

_MARKS = '"“”„«»‟'
_SWAPS = {
    "is": "am",
    "was": "was",
    "has": "have",
    "does": "do",
    "wants": "want",
    "needs": "need",
    "likes": "like",
}


def quoted(text: str) -> str:
    """A speech without its quotation marks; a comma at its end becomes a stop."""
    inner = text.strip().strip(_MARKS).strip()
    if len(inner) > 1 and inner[0] in "'‘" and inner[-1] in "'’":
        inner = inner[1:-1]
    if inner.endswith(","):
        inner = inner[:-1] + "."
    return " ".join(inner.split())


def reported(tokens: Sequence[Token], is_speaker: Callable[[str], bool], asks: bool) -> str:
    """Reported speech as it was said: "she is tired" becomes "I am tired.".

    Args:
        tokens: of what was said.
        is_speaker: whether a pronoun means who speaks.
        asks: it was a question.
    """
    words: list[str] = []
    is_first_person = False
    for token in tokens:
        word = token.text
        if token.word in ("she", "he", "they") and is_speaker(token.word):
            word, is_first_person = "we" if token.word == "they" else "I", True
        elif token.word in ("her", "his", "their") and is_speaker(token.word):
            word, is_first_person = "our" if token.word == "their" else "my", False
        elif is_first_person and "we" not in words[-1:]:
            word, is_first_person = _first_person(token), False
        elif is_first_person:
            is_first_person = False
        if token.word == "'s" or token.word in ".,!?;:" or token.text.startswith(("'", "’", "n'", "n’")):
            words[-1:] = [(words[-1] if words else "") + word]
        else:
            words.append(word)
    text = " ".join(words).strip(" .,;")
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("?" if asks else "" if text[-1] in "!?" else ".")


def _first_person(token: Token) -> str:
    word = token.word
    if word in _SWAPS:
        return _SWAPS[word]
    return token.text


def find_quotes(tokens: Sequence[Token], text: str, offset: int) -> list[Token]:
    """Tokens with every speech in quotation marks as one token of the kind "quote".

    Args:
        tokens: of a part of the script.
        text: that part.
        offset: where in the script it begins.
    """
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _closing(tokens, place) if token.word in ('"', "'") and token.kind == "mark" else -1
        if end < 0:
            found.append(token)
            place += 1
            continue
        start, stop = token.start, tokens[end].end
        piece = text[start - offset : stop - offset]
        found.append(Token(start, stop, piece, '"', "quote"))
        place = end + 1
    return found


def _closing(tokens: Sequence[Token], place: int) -> int:
    """Place of the mark that closes the speech that opens here, or -1."""
    mark = tokens[place].word
    if mark == "'":
        before = tokens[place - 1] if place else None
        if before is not None and before.end == tokens[place].start:
            return -1  # an apostrophe: "the dogs' bowl"
    for end in range(place + 1, min(place + 400, len(tokens))):
        if tokens[end].word == mark and tokens[end].kind == "mark":
            return end if end > place + 1 else -1
    if mark == '"':
        # Never closed: it ends with the line.
        for end in range(place + 1, len(tokens)):
            if tokens[end].kind == "line":
                return end - 1 if end - 1 > place else -1
        return len(tokens) - 1 if len(tokens) - 1 > place else -1
    return -1
