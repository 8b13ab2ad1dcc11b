"""Which words of a script are names of somebody."""

from __future__ import annotations

from collections.abc import Sequence

from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    INTERJECTIONS,
    MODALS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
)
from gan.cartoon.script.vocabulary.names import FEMALE_NAMES, MALE_NAMES, NAMES_THAT_ARE_WORDS, TITLES

_NEVER = frozenset(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august
    september october november december english french german spanish italian american british christmas
    easter
    halloween tv ok int ext fade cut scene act day night the end and or but if there here no yes not let
    who what where
    why how which please suddenly meanwhile finally everyone someone everybody somebody
    """.split()
) - {"april", "may", "june", "august"}
_SMALL = frozenset(
    {*DETERMINERS, *POSSESSIVES, *PRONOUNS, *BE, *MODALS, *SUBORDINATORS, *REFLEXIVES, *RELATIVES}
)
SMALL_WORDS = _SMALL | frozenset(NUMBERS) | frozenset(word for words in PREPOSITIONS for word in words)


class NameFinder:
    """Knows the names of one script. They are learned from where capitals cannot be those of a sentence."""

    def __init__(self) -> None:
        self._learned: set[str] = set()

    def learn(self, tokens: Sequence[Token]) -> None:
        """Take the names of a part of the script in."""
        starts, first = True, 0
        for place, token in enumerate(tokens):
            first = place if starts else first
            if token.kind == "word" and token.is_capital and not starts:
                before = tokens[place - 1].word
                is_bare = (
                    before not in DETERMINERS
                    and before not in POSSESSIVES
                    and (not tokens[place - 1].is_capital or place - 1 == first)
                )
                if is_bare and (not self._is_common(token) or self._is_thing(token, before)):
                    self._learned.add(token.word)
            if token.kind == "word" and token.text.isupper() and len(token.text) > 1:
                following = tokens[place + 1].word if place + 1 < len(tokens) else ""
                if following == ":" and not self._is_common(token):
                    self._learned.add(token.word)
            starts = (
                token.kind in ("line", "quote")
                or token.word in '.!?:"-('
                or (starts and token.kind in ("mark", "other"))
            )

    def add(self, word: str) -> None:
        """Take one name in, lower case."""
        self._learned.add(word)

    def is_name(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether the token at a place is (a part of) somebody's name."""
        token = tokens[place]
        word = token.word
        if token.kind != "word" or word in _NEVER or len(word) < 2 or word == "'s":
            return False
        before = tokens[place - 1].word if place else ""
        is_given = word in FEMALE_NAMES or word in MALE_NAMES
        if not token.is_capital:
            return (
                (
                    is_given
                    and word not in NAMES_THAT_ARE_WORDS
                    or word in self._learned
                    and not _is_word(word)
                )
                and not lexicon().is_known(word)
                and before not in DETERMINERS
            )
        if word in SMALL_WORDS and not (is_given and word in NAMES_THAT_ARE_WORDS):
            return False
        if is_given and word not in NAMES_THAT_ARE_WORDS:
            return True
        if before in DETERMINERS or before in POSSESSIVES:
            return False
        if word in self._learned:
            return True
        if is_given:
            return self._acts(tokens, place)
        if self._is_odd_plural(tokens, place):
            return True
        return not _is_word(word) and (place > 0 or self._acts(tokens, place))

    def _is_common(self, token: Token) -> bool:
        """Whether a capital says nothing about the word: "Policeman", "Grandma"."""
        word = token.word
        if word in _NEVER or word in SMALL_WORDS:
            return True
        if word in FEMALE_NAMES or word in MALE_NAMES:
            return False
        return _is_word(word)

    def _is_thing(self, token: Token, before: str) -> bool:
        """Whether a thing's word has a capital where only a name can have one: "feeds Pebbles"."""
        noun = lexicon().nouns.get((token.word,))
        is_after_quality = before in lexicon().adjectives or before in lexicon().adverbs
        return (
            noun is not None
            and noun.senses[0][0] == "prop"
            and not is_after_quality
            and not token.text.isupper()
        )

    def _is_odd_plural(self, tokens: Sequence[Token], place: int) -> bool:
        """ "Pebbles is …": a plural that does one person's deeds."""
        noun = lexicon().nouns.get((tokens[place].word,))
        if place or noun is None or not noun.plural or noun.senses[0][0] == "character":
            return False
        following = tokens[1] if len(tokens) > 1 else None
        if following is None or noun.lemma == tokens[place].word:
            return False
        return following.word in ("is", "was", "has", "does") or "s" in {
            tag for _, tag in lexicon().verbs.get(following.word, ())
        }

    def _acts(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether what follows fits a name: a verb, "and", a comma, or a possessive."""
        at = place + 1
        while at < len(tokens) and (tokens[at].word in lexicon().adverbs or tokens[at].word.endswith("ly")):
            at += 1
        following = tokens[at] if at < len(tokens) else None
        if following is None:
            return True
        if following.word in ("and", ",", "'s", "&", ":") or following.word in BE or following.word in MODALS:
            return True
        if following.kind == "word" and following.is_capital:
            return True
        tags = {tag for _, tag in lexicon().verbs.get(following.word, ())}
        return bool(tags & {"s", "past", "ing"})


def gender_of(name: str) -> str:
    """ "female", "male", or "" of a name or a title with one."""
    for word in name.lower().replace(".", "").split():
        if TITLES.get(word):
            return TITLES[word]
    for word in name.lower().replace(".", "").split():
        if word in FEMALE_NAMES or word in MALE_NAMES:
            return "female" if word in FEMALE_NAMES else "male"
    return ""


def _is_word(word: str) -> bool:
    return lexicon().is_known(word) or word in SMALL_WORDS or word in ADVERBS or word in INTERJECTIONS
