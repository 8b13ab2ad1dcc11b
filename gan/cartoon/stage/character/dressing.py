"""A look put on a figure: the colours and clothes that a scene asks for."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from gan.cartoon.scene import Look
from gan.cartoon.stage.character.figures import FIGURES, Figure
from gan.cartoon.stage.character.hats import HATS

OUTFITS: dict[str, dict] = {
    "dress": {"garment": "dress", "legwear": "skirt"},
    "skirt": {"legwear": "skirt"},
    "gown": {"garment": "dress", "legwear": "long_skirt"},
    "coat": {"garment": "coat"},
    "jacket": {"garment": "cardigan"},
    "suit": {"garment": "uniform", "legwear": "trousers", "extras": {"tie"}},
    "uniform": {"garment": "uniform", "legwear": "trousers"},
    "sweater": {"garment": "sweater"},
    "shirt": {"garment": "shirt"},
    "t-shirt": {"garment": "tee"},
    "shorts": {"legwear": "shorts"},
    "trousers": {"legwear": "trousers"},
    "pants": {"legwear": "trousers"},
    "jeans": {"legwear": "trousers"},
    "overalls": {"garment": "dungarees", "legwear": "trousers"},
    "apron": {"extras": {"apron"}},
    "scarf": {"extras": {"scarf"}},
    "tie": {"extras": {"tie"}},
    "bow tie": {"extras": {"bow_tie"}},
    "glasses": {"extras": {"glasses"}},
    "necklace": {"extras": {"pearls"}},
    "bow": {"extras": {"bow"}},
    "hat": {"extras": {"hat"}},
    "cap": {"extras": {"cap"}},
    "crown": {"extras": {"crown"}},
    "helmet": {"extras": {"helmet"}},
    "straw hat": {"extras": {"straw_hat"}},
    "party hat": {"extras": {"party_hat"}},
    "chef hat": {"extras": {"toque"}},
}
"""What a script can name, and what it changes."""

HAIR_STYLES = {
    "bald": "bald_sides",
    "long": "long",
    "short": "short",
    "curly": "curly",
    "bun": "bun",
    "ponytail": "low_ponytail",
    "pigtails": "pigtails",
    "braids": "pigtails",
    "spiky": "spiky",
    "bob": "bob",
    "messy": "tousled",
}


@lru_cache(maxsize=512)
def dressed(character_id: str, look: Look) -> Figure:
    """The figure of a character as a look asks for it; what a look leaves open stays the character's own."""
    figure = FIGURES[character_id]
    colours = {
        name: getattr(look, name)
        for name in ("skin", "hair", "top", "bottom", "shoes")
        if getattr(look, name)
    }
    if look.accessory:
        colours["accent"] = look.accessory
    if figure.kind != "person" and "top" in colours:
        colours.setdefault("skin", colours["top"])
    figure = replace(figure, **colours)
    if look.hair_style in HAIR_STYLES:
        figure = replace(figure, hair_style=HAIR_STYLES[look.hair_style])
    extras = set(figure.extras)
    if look.glasses:
        extras.add("glasses")
    if look.beard:
        extras.add("beard")
    figure = _in_outfit(figure, look, extras)
    if look.build != 1.0:
        figure = _built(figure, look.build)
    return figure


def _in_outfit(figure: Figure, look: Look, extras: set[str]) -> Figure:
    changes = dict(OUTFITS.get(look.outfit.lower(), {}))
    more = changes.pop("extras", set())
    if more & set(HATS):
        extras -= set(HATS)
    extras |= more
    if look.outfit_colour:
        which = "accent" if more else "bottom" if set(changes) == {"legwear"} else "top"
        changes[which] = look.outfit_colour
    return replace(figure, extras=frozenset(extras), **changes)


def _built(figure: Figure, build: float) -> Figure:
    """Fatter or thinner; a big build has a belly too."""
    build = max(0.7, min(1.6, build))

    def both(size: tuple[float, float]) -> tuple[float, float]:
        return (size[0] * build, size[1] * build)

    return replace(
        figure,
        chest=both(figure.chest),
        waist=both(figure.waist),
        hip=both(figure.hip),
        belly=figure.belly + 0.10 * max(0.0, build - 1),
        limb=figure.limb * (1 + 0.5 * (build - 1)),
        leg=figure.leg * (1 + 0.6 * (build - 1)),
        jaw=min(1.06, figure.jaw * (1 + 0.25 * (build - 1))),
    )
