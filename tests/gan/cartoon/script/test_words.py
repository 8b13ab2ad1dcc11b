"""Tokens, forms of words, names, nearest words, and what the lexicon owes the catalogue."""

from __future__ import annotations

import pytest

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script.inflection import guess_lemmas, plural, verb_forms
from gan.cartoon.script.language import foreign_language
from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.names import NameFinder, gender_of
from gan.cartoon.script.nearest import NEAR, nearest, respell, vectors
from gan.cartoon.script.tokens import plain_letters, tokenise
from gan.cartoon.script.vocabulary.actions import BODY_ACTIONS, LIGHT_NOUNS, MORE_VERBS
from gan.cartoon.script.vocabulary.looks import COLOURS, STATES
from gan.cartoon.script.vocabulary.names import MORE_PEOPLE
from gan.cartoon.script.vocabulary.things import EMOJI, MORE_PLACES, MORE_PROPS


def test_tokens_know_their_places():
    text = "She can’t — “won't” go to Ada's café; it's 3,000 m… 🐕‍🦺!"
    tokens = tokenise(text, 10)
    assert all(text[token.start - 10 : token.end - 10] == token.text for token in tokens)
    words = [token.word for token in tokens if token.kind == "word"]
    assert words == ["she", "can", "not", "will", "not", "go", "to", "ada", "'s", "café", "it", "is", "m"]
    assert [token.text for token in tokens if token.kind == "number"] == ["3,000"]


def test_accents_are_no_obstacle():
    assert plain_letters("café") == "cafe" and plain_letters("Zoë") == "Zoe"
    assert lexicon().nouns[("cafe",)].sense("place") == "cafe"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("walk", {"walk", "walks", "walking", "walked"}),
        ("run", {"run", "runs", "running", "ran"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("stop", {"stop", "stops", "stopping", "stopped"}),
        ("lie", {"lie", "lies", "lying", "lay", "lain"}),
        ("give", {"give", "gives", "giving", "gave", "given"}),
        ("travel", {"travel", "travels", "traveling", "travelling", "traveled", "travelled"}),
        ("listen", {"listen", "listens", "listening", "listened"}),
        ("panic", {"panic", "panics", "panicking", "panicked"}),
        ("go", {"go", "goes", "going", "went", "gone"}),
    ],
)
def test_verbs_have_their_forms(lemma, forms):
    assert {form for form, _ in verb_forms(lemma)} == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("dog", "dogs"),
        ("baby", "babies"),
        ("fox", "foxes"),
        ("fireman", "firemen"),
        ("child", "children"),
        ("bookshelf", "bookshelves"),
        ("ice cream", "ice creams"),
        ("glasses", "glasses"),
    ],
)
def test_nouns_have_their_plurals(one, many):
    assert plural(one) == many


def test_lemmas_of_unknown_words_are_guessed():
    assert ("juggle", "ing") in guess_lemmas("juggling")
    assert ("hop", "past") in guess_lemmas("hopped")
    assert ("pony", "plural") in guess_lemmas("ponies")


def test_every_word_of_the_catalogue_is_understood():
    known = lexicon()
    for id, action in ACTIONS.items():
        plain = [word for word in action.synonyms if " " not in word and word not in ("be", "do")]
        assert all(word in known.actions for word in plain), id
    for kind, entries in (("character", CHARACTERS), ("prop", PROPS), ("place", PLACES)):
        for id, entry in entries.items():
            nouns = [known.nouns.get(tuple(plain_letters(word).split())) for word in entry.synonyms]
            assert any(noun is not None and noun.sense(kind) == id for noun in nouns), id


def test_our_own_words_lead_into_the_catalogue():
    assert set(MORE_VERBS) | set(BODY_ACTIONS.values()) | set(LIGHT_NOUNS.values()) <= set(ACTIONS)
    assert set(STATES.values()) <= set(ACTIONS)
    assert set(MORE_PEOPLE) <= set(CHARACTERS)
    assert set(MORE_PROPS) <= set(PROPS)
    assert set(MORE_PLACES) <= set(PLACES)
    assert all(lexicon().noun_at(word.split()) for word in EMOJI.values())
    assert all(len(colour) == 7 for colour in COLOURS.values())


@pytest.mark.parametrize(
    ("word", "kind", "meaning"),
    [("accordion", "noun", "prop"), ("koala", "noun", "character"), ("moonlit", "noun", "")],
)
def test_nearest_nouns(word, kind, meaning):
    guess = nearest(word, kind)
    if not meaning:
        assert guess is None or guess.likeness >= NEAR
        return
    assert guess is not None and not guess.typo and guess.likeness >= NEAR
    assert lexicon().nouns[(guess.word,)].has(meaning)


def test_the_vectors_say_what_their_makers_say():
    known = vectors()
    pairs = [("puppy", "dog"), ("stroll", "walk"), ("automobile", "car")]
    for (first, second), expected in zip(pairs, (0.73, 0.68, 0.83), strict=True):
        one, other = known.of([first, second])
        assert float(one @ other) == pytest.approx(expected, abs=0.02)


def test_slips_of_one_letter():
    assert respell("kitchn") == respell("kitchenn") == respell("kithcen") == respell("kitxhen") == "kitchen"
    assert respell("dog") is None and respell("zorblax") is None
    guess = nearest("jmups", "verb")
    assert guess is not None and guess.word == "jump" and guess.typo


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rose waters the rose.", ["Rose"]),
        ("The Policeman sees Ada.", ["Ada"]),
        ("Suddenly Zork jumps. Then zork sleeps.", ["Zork", "zork"]),
        ("Mark marks the page.", ["Mark"]),
        ("fred and wilma are here", ["fred", "wilma"]),
        ("Then Zork eats. Now zork sleeps.", ["Zork", "zork"]),
        ("The bill is on the table.", []),
        ("Dogs bark.", []),
    ],
)
def test_names_are_found(text, names):
    finder, tokens = NameFinder(), tokenise(text)
    finder.learn(tokens)
    assert [token.text for place, token in enumerate(tokens) if finder.is_name(tokens, place)] == names


def test_names_tell_he_from_she():
    assert gender_of("Ada") == "female" and gender_of("Mr. Smith") == "male" and gender_of("Zork") == ""


def test_english_is_not_foreign():
    assert foreign_language("ada walks in the garden and sings".split()) == ""
    assert foreign_language("der hund ist in dem haus und die katze nicht".split()) == "German"
    assert foreign_language([]) == ""
