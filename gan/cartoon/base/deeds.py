"""What captions of clips tell: deeds with their usual words, as often as people name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """Something that captions say of somebody.

    Attributes:
        weight: how often, beside the others.
        verbs: lemmas, the plainest first; the first is taken most of the time.
        alone: tagged words that may follow; "" for none. "{held}", "{seat}" … stand for things, see `THINGS`.
        withs: the same where there is another one, "{other}".
        who: "any", "person" or "animal".
        where: "any", "in" or "out".
        manner: adverbs that go with it.
    """

    weight: float
    verbs: str
    alone: tuple[str, ...] = ("",)
    withs: tuple[str, ...] = ()
    who: str = "any"
    where: str = "any"
    manner: str = ""


_LOUD = "loudly angrily happily quietly"
_GOING = "slowly quickly happily"

DEEDS: tuple[Deed, ...] = (
    Deed(
        56,
        "talk speak chat",
        ("", "to/TO someone/NN", "to/TO someone/NN else/RB"),
        ("to/TO {other}", "to/TO {other}", "with/IN {other}"),
        "person",
        manner=_LOUD,
    ),
    Deed(6, "say", ("something/NN",), ("something/NN to/TO {other}",), "person", manner=_LOUD),
    Deed(
        34,
        "stand",
        ("", "", "next/JJ to/TO {big}", "behind/IN {big}", "in/IN front/NN of/IN {big}", "by/IN {big}"),
        ("next/JJ to/TO {other}", "behind/IN {other}", "in/IN front/NN of/IN {other}", "beside/IN {other}"),
    ),
    Deed(20, "sit", ("on/IN {seat}", "on/IN {seat}", "", "at/IN {desk}"), ("next/JJ to/TO {other}",)),
    Deed(
        11,
        "look",
        ("at/IN {big}", "around/RB", "up/RB", "down/RB"),
        ("at/IN {other}",),
        manner="angrily sadly happily",
    ),
    Deed(12, "hold", ("{held}",), (), "person"),
    Deed(3, "carry", ("{held}",), (), "person", manner=_GOING),
    Deed(
        8,
        "walk",
        ("", "", "to/TO {big}", "toward/IN {big}", "away/RB", "{into}"),
        ("to/TO {other}", "toward/IN {other}", "past/IN {other}"),
        manner=_GOING,
    ),
    Deed(
        4,
        "run",
        ("", "away/RB", "to/TO {big}", "{into}"),
        ("to/TO {other}", "away/RB from/IN {other}"),
        manner="quickly wildly",
    ),
    Deed(4, "turn", ("around/RB", "{poss} head/NN"), ("to/TO {other}", "{poss} head/NN toward/IN {other}")),
    Deed(3, "nod", ("", "{poss} head/NN"), ("at/IN {other}",)),
    Deed(3, "shake", ("{poss} head/NN",), (), "person"),
    Deed(4, "point", ("at/IN {big}", "to/TO {big}"), ("at/IN {other}",), "person"),
    Deed(4, "laugh", ("",), ("at/IN {other}", "with/IN {other}"), "person", manner="loudly happily"),
    Deed(4, "smile", ("",), ("at/IN {other}",), "person"),
    Deed(3, "listen", ("", "to/TO {radio}"), ("to/TO {other}",)),
    Deed(4, "read", ("{paper}", "{paper}", ""), (), "person"),
    Deed(3, "write", ("", "on/IN {paper}"), (), "person"),
    Deed(3, "lie", ("on/IN {lying}", "in/IN {bed}"), ()),
    Deed(3, "sleep", ("", "on/IN {lying}", "in/IN {bed}"), ()),
    Deed(4, "drive", ("{car}", "in/IN {car}"), (), "person", "out"),
    Deed(3, "ride", ("{bike}", "in/IN {car}"), (), "person", "out"),
    Deed(3, "watch", ("{tv}",), ("{other}",)),
    Deed(3, "eat", ("{food}", "{food}", ""), ()),
    Deed(2, "drink", ("from/IN {cup}", ""), ()),
    Deed(3, "wave", ("", "{poss} hand/NN"), ("at/IN {other}", "to/TO {other}"), "person"),
    Deed(2, "yell shout", ("",), ("at/IN {other}",), "person"),
    Deed(2, "whisper", ("",), ("to/TO {other}",), "person"),
    Deed(2, "cry", ("",), ()),
    Deed(2, "blink", ("", "{poss} eyes/NNS"), ()),
    Deed(2, "think", ("",), (), "person"),
    Deed(2, "shrug", ("{poss} shoulders/NNS", ""), (), "person"),
    Deed(2, "dance", ("",), ("with/IN {other}",), manner="happily wildly"),
    Deed(2, "sing", ("", "into/IN {microphone}"), ("to/TO {other}",), "person", manner=_LOUD),
    Deed(2, "jump", ("", "up/RB"), (), manner="happily"),
    Deed(1.5, "clap", ("", "{poss} hands/NNS"), (), "person"),
    Deed(1.5, "open", ("{box}",), (), "person"),
    Deed(2, "pick up", ("{held}",), (), "person"),
    Deed(1.5, "throw", ("{ball}",), ("{ball} to/TO {other}",), "person"),
    Deed(1.5, "kick", ("{ball}",), (), "person", "out"),
    Deed(1.5, "give", (), ("{held} to/TO {other}",), "person"),
    Deed(1.5, "hug", (), ("{other}",), "person"),
    Deed(1, "kiss", (), ("{other}",), "person"),
    Deed(1.5, "pet", (), ("{other}",), "person"),
    Deed(1.5, "play", ("{instrument}", "with/IN {ball}"), ("with/IN {other}",)),
    Deed(1.5, "cook", ("", "with/IN {pan}"), (), "person", "in"),
    Deed(1.5, "sweep", ("the/DT floor/NN",), (), "person", "in"),
    Deed(1, "dig", ("", "with/IN {shovel}"), (), "any", "out"),
    Deed(1, "yawn", ("",), ()),
    Deed(1, "shiver", ("",), ()),
    Deed(1.5, "bark", ("",), ("at/IN {other}",), "dog", manner="loudly"),
    Deed(1, "sniff", ("", "{big}"), ("{other}",), "dog"),
    Deed(1, "fly", ("", "away/RB"), (), "bird"),
    Deed(1, "push", ("{cart}",), (), "person", "out"),
    Deed(1, "hide", ("behind/IN {big}",), ("behind/IN {other}",)),
    Deed(1, "sneak", ("", "toward/IN {big}"), ("toward/IN {other}",), "person", manner="slowly quietly"),
    Deed(1, "fish", ("",), (), "person", "out"),
)

THINGS = {
    "held": "cup book bag box newspaper umbrella flower letter hat ball basket balloon hammer plate bottle "
    "phone guitar apple gift broom suitcase map key candle flag pizza camera bowl stick pillow towel lantern",
    "paper": "book newspaper letter map paper",
    "food": "apple sandwich cake banana pizza cookie pie bread carrot",
    "cup": "cup glass bottle",
    "ball": "ball balloon",
    "box": "box gift suitcase bag",
    "radio": "radio",
    "instrument": "guitar violin drum trumpet",
    "microphone": "microphone",
    "pan": "pan pot",
    "shovel": "shovel",
    "tv": "tv television",
    "desk": "desk table",
    "bed": "bed",
    "car": "car truck tractor",
    "bike": "bicycle motorbike horse",
    "cart": "cart pram",
    "seat_in": "chair sofa couch armchair stool bed",
    "seat_out": "bench log chair stump rock",
    "lying_in": "sofa bed couch",
    "lying_out": "bench",
    "big_in": "table chair sofa bookshelf desk plant piano door window fireplace lamp cupboard clock tv",
    "big_out": "tree car house fence bench bush rock mailbox sign bicycle tent fountain truck statue",
}
"""Things that stand for a name in braces; some names have one list inside and one outside."""
