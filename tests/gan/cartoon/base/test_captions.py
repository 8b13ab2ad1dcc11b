"""Captions are as people write them, and are understood."""

from __future__ import annotations

from random import Random

from gan.cartoon.base.captions import Episode, write_caption
from gan.cartoon.base.measuring import figures_of, word_distance
from gan.cartoon.base.slips import with_slips
from gan.cartoon.base.tokens import chunks_of, form, joined, sentences_of, tagged
from gan.cartoon.script import understand


def captions(count: int, slips: bool = False) -> list[str]:
    found = []
    for number in range(count // 10):
        episode = Episode(Random(number))
        for _ in range(10):
            words = tagged(write_caption(episode)[0])
            found.append(joined(with_slips(words, episode.random) if slips else words)[0])
    return found


def test_figures_are_near_those_of_real_captions():
    # Of 2,071 real captions: 16.4 words, 1.70 sentences, 57 % with a pronoun, 23.7 % verbs.
    figures = figures_of(captions(400, slips=True))
    assert 14 < figures.words < 18
    assert 1.5 < figures.sentences < 2.1
    assert 0.42 < figures.pronouns < 0.66
    assert 0.21 < figures.verbs < 0.27


def test_captions_vary():
    found = captions(300)
    assert len(set(found)) > 290
    assert word_distance(figures_of(found[:150]), figures_of(found[150:])) < 0.5


def test_the_script_understands_them():
    scenes = [understand(caption) for caption in captions(60)]
    assert sum(len(scene.shots) == 1 for scene in scenes) > 55
    unknown = [word.text for scene in scenes for word in scene.words if word.state == "unknown"]
    assert len(unknown) < 3, unknown


def test_slips_keep_the_number_of_words():
    words = tagged("Ada/NNP is/VBZ standing/VBG outside/RB ./.")
    for seed in range(60):
        slipped = with_slips(words, Random(seed))
        assert len(slipped) in (len(words), len(words) - 1)
        assert [tag for _, tag in slipped] == [tag for _, tag in words][: len(slipped)]
    assert any(with_slips(words, Random(seed)) != words for seed in range(60))


def test_words_are_joined_and_found_again():
    text, tokens = joined(tagged("A/DT dog/NN barks/VBZ ./. It/PRP runs/VBZ ,/, too/RB ./."))
    assert text == "A dog barks. It runs, too."
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert sentences_of(tokens) == [(0, 4), (4, 9)]
    assert chunks_of(tokens) == [(0, 2)]


def test_forms_of_verbs():
    assert form("sit", "ing") == "sitting/VBG"
    assert form("pick up", "s") == "picks/VBZ up/RP"
