"""A script to paragraphs, lines and sentences: headings, "NAME: speech", and prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.names import SMALL_WORDS, NameFinder
from gan.cartoon.script.speech import find_quotes
from gan.cartoon.script.tokens import Token, tokenise
from gan.cartoon.script.vocabulary.actions import SPEECH_VERBS
from gan.cartoon.script.vocabulary.names import TITLES

_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_DIALOGUE = re.compile(
    r"^\s*(?P<name>[A-Z][\w.’'-]*(?: [A-Z0-9][\w.’'-]*){0,2})\s*"
    r"(?:\((?P<how>[^)]*)\))?\s*:\s*(?P<speech>\S.*)$"
)
_NOT_SPEAKERS = frozenset(
    "scene title note act shot chapter story part the end setting place time camera then".split()
)
_CUE = re.compile(r"^\s*(?P<name>[A-Z][A-Z0-9 .'-]{1,24}?)\s*(?:\((?P<how>[^)]*)\))?\s*$")
_BRACKETS = re.compile(r"^\s*\((?P<how>[^)]*)\)\s*$")
_LONGEST = 120  # tokens of a sentence; prose without stops is cut there


@dataclass(frozen=True)
class Paragraph:
    """Text between blank lines, and where it begins in the script."""

    start: int
    text: str


@dataclass(frozen=True)
class Dialogue:
    """ "ADA (sadly): Oh no." Places are characters of the script.

    Attributes:
        name: (start, end) of who speaks.
        how: (start, end) of what stands in brackets, or (0, 0).
        speech: (start, end) of what is said.
    """

    name: tuple[int, int]
    how: tuple[int, int]
    speech: tuple[int, int]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a script, none of them empty."""
    start = 0
    for match in _BLANK.finditer(text):
        if text[start : match.start()].strip():
            yield Paragraph(start, text[start : match.start()])
        start = match.end()
    if text[start:].strip():
        yield Paragraph(start, text[start:])


def lines_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph."""
    start = 0
    for line in paragraph.text.split("\n"):
        if line.strip():
            yield Paragraph(paragraph.start + start, line)
        start += len(line) + 1


def dialogue_of(line: Paragraph, names: NameFinder) -> Dialogue | None:
    """Who says what in a line, or None if it is no "NAME: speech"."""
    match = _DIALOGUE.match(line.text)
    if match is None or not _can_speak(match["name"], names):
        return None
    return _dialogue(line, match, line.start + match.start("speech"), line.start + len(line.text.rstrip()))


def cue_of(
    lines: Sequence[Paragraph], place: int, names: NameFinder, is_other: Callable[[Paragraph], bool]
) -> tuple[Dialogue, int] | None:
    """Who says the next lines, and how many they are; None if the line is no name alone in capitals.

    Args:
        lines: of a paragraph.
        place: of the line in question.
        names: who can speak.
        is_other: whether a line is a heading or a speech of its own, so that the speech ends before it.
    """
    match = _CUE.match(lines[place].text)
    if match is None or place + 1 >= len(lines) or not _can_speak(match["name"], names):
        return None
    first, how = place + 1, (0, 0)
    brackets = _BRACKETS.match(lines[first].text)
    if brackets and first + 1 < len(lines):
        how = tuple(lines[first].start + edge for edge in brackets.span("how"))
        first += 1
    last = first
    while last + 1 < len(lines) and not is_other(lines[last + 1]) and not _CUE.match(lines[last + 1].text):
        last += 1
    start = lines[first].start + len(lines[first].text) - len(lines[first].text.lstrip())
    end = lines[last].start + len(lines[last].text.rstrip())
    dialogue = _dialogue(lines[place], match, start, end)
    return (replace(dialogue, how=how) if how != (0, 0) else dialogue), last - place


def _dialogue(line: Paragraph, match: re.Match[str], start: int, end: int) -> Dialogue:
    how = (line.start + match.start("how"), line.start + match.end("how")) if match["how"] else (0, 0)
    return Dialogue((line.start + match.start("name"), line.start + match.end("name")), how, (start, end))


def _can_speak(name: str, names: NameFinder) -> bool:
    tokens = [token for token in tokenise(name) if token.kind == "word"]
    words = [token.word for token in tokens]
    if not words or words[0] in _NOT_SPEAKERS or words[-1] in SPEECH_VERBS and len(words) > 1:
        return False
    if any(word in SMALL_WORDS and word not in ("may", "will") for word in words):
        return False
    found = lexicon().noun_at(words)
    if found and found[1].has("character"):
        return True
    return (
        bool(names.is_name(tokens, len(tokens) - 1)) or name.isupper() and not lexicon().is_known(words[-1])
    )


def sentences(text: str, start: int) -> Iterator[list[Token]]:
    """The sentences of prose; speeches in quotation marks are single tokens. Marks at ends are kept."""
    tokens = find_quotes(tokenise(text, start), text, start)
    sentence: list[Token] = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.kind == "line":
            if sentence and following is not None and following.is_capital and _is_whole(sentence):
                yield sentence
                sentence = []
            continue
        sentence.append(token)
        if _ends(tokens, place, following) or len(sentence) >= _LONGEST:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _is_whole(sentence: Sequence[Token]) -> bool:
    """Whether a line without a stop is a sentence: what follows begins with a capital."""
    return len(sentence) > 1 and sentence[-1].word not in (",", "and", "with", "the", "a", "of", "to", "in")


def _ends(tokens: Sequence[Token], place: int, following: Token | None) -> bool:
    token = tokens[place]
    if token.kind == "quote":
        return _ends_after_quote(tokens, place, following)
    if token.kind != "mark" or token.word not in ".!?;":
        return False
    if following is None:
        return True
    before = tokens[place - 1] if place else None
    if token.word == "." and before is not None:
        is_short = before.word in ("mr", "mrs", "ms", "dr")
        if is_short or before.word in TITLES and before.is_capital or before.word in ("st", "etc", "vs"):
            return False
        is_initial = len(before.text) == 1 and before.is_capital and before.text != "I"
        if is_initial and following.is_capital:
            return False
    if following.kind == "mark" and following.word in ".!?)":
        return False
    return not (following.kind == "mark" and following.word == ",")


def _ends_after_quote(tokens: Sequence[Token], place: int, following: Token | None) -> bool:
    """'"Hello!" Ada says.' goes on; '"Hello!" Bo waves.' does not."""
    if following is None:
        return True
    last = tokens[place].text.rstrip("\"“”„«»'’ ")[-1:]
    if last not in ".!?…":
        return False
    if not following.is_capital:
        return False
    for later in tokens[place + 1 : place + 8]:
        if later.kind == "quote" or later.word in ".!?":
            return True
        lemmas = {lemma for lemma, _ in lexicon().verbs.get(later.word, ())}
        if lemmas & SPEECH_VERBS and later.kind == "word":
            return False
    return True
