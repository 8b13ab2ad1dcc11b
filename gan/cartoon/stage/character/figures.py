"""How each character looks by nature: colours, clothes, hair, and the measures of flesh on the bones."""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.stage.style import HAIRS, SKINS


@dataclass(frozen=True)
class Figure:
    """What the painter needs to know of a character beside its bones. Lengths in metres.

    Attributes:
        kind: "person", "beast", "bird", "robot" or "saurian": which painter draws it.
        skin, hair, top, bottom, shoes, accent, inner: colours; of animals `top` is the coat and `inner` the
            belly; of robots the metal.
        hair_style: see `hair.STYLES`.
        garment: of the upper body: "tee", "sweater", "shirt", "dress", "coat", "cardigan", "vest", "chef",
            "uniform", "dungarees", "onesie".
        legwear: "trousers", "shorts", "skirt", "long_skirt", "none".
        extras: worn beside: "glasses", "bow_tie", "scarf", "cap", "toque", "badge", "apron", "bow",
            "stethoscope", "beard", "moustache", "pearls", "crown", "hat", "helmet", "tie", "pacifier".
        pattern: "plain", "stripes", "dots".
        chest, waist, hip: (half width seen from the front, half depth) of the trunk.
        belly: how far it stands out.
        limb: half thickness of an upper arm; leg: of a thigh.
        eye: half height of an eye; lashes: drawn.
        brow: thickness of the brows.
        nose: radius.
        cheeks: 0..1 rosiness.
        jaw: width of the jaw against the skull, about 0.7 (pointed) .. 1 (broad).
        lines: of age in the face.
        species: of beasts: "dog", "cat", "horse".
    """

    kind: str = "person"
    skin: str = SKINS[0]
    hair: str = HAIRS[1]
    top: str = "#d9574e"
    bottom: str = "#4a5a86"
    shoes: str = "#5b4348"
    accent: str = "#f6c453"
    inner: str = "#fff1dc"
    hair_style: str = "short"
    garment: str = "tee"
    legwear: str = "trousers"
    extras: frozenset[str] = frozenset()
    pattern: str = "plain"
    chest: tuple[float, float] = (0.150, 0.110)
    waist: tuple[float, float] = (0.125, 0.100)
    hip: tuple[float, float] = (0.145, 0.120)
    belly: float = 0.0
    limb: float = 0.045
    leg: float = 0.066
    eye: float = 0.047
    lashes: bool = False
    brow: float = 0.017
    nose: float = 0.030
    cheeks: float = 0.5
    jaw: float = 0.86
    lines: bool = False
    species: str = ""


FIGURES: dict[str, Figure] = {
    "ada": Figure(
        skin=SKINS[1], hair="#7a3b2e", top="#e8a33d", bottom="#3f6f8f", shoes="#8c4a3f", accent="#f7ead3",
        hair_style="bob", garment="dress", legwear="skirt", lashes=True, cheeks=0.7, jaw=0.80,
        chest=(0.132, 0.100), waist=(0.100, 0.086), hip=(0.140, 0.115), limb=0.038, leg=0.054, brow=0.013,
        nose=0.024, extras=frozenset({"collar"}),
    ),
    "bo": Figure(
        skin=SKINS[3], hair=HAIRS[0], top="#3f9a95", bottom="#40486e", shoes="#d8804a", accent="#f7ead3",
        hair_style="short_curls", garment="sweater", pattern="stripes", jaw=0.90, nose=0.034, cheeks=0.35,
        chest=(0.172, 0.122), waist=(0.142, 0.112), hip=(0.145, 0.120), brow=0.021, limb=0.048, leg=0.068,
    ),
    "mina": Figure(
        skin=SKINS[4], hair=HAIRS[0], top="#f4f1ea", bottom="#6d8fb5", shoes="#4d4a63", accent="#5aa9a3",
        inner="#79bdb4", hair_style="bun", garment="coat", legwear="trousers", lashes=True, jaw=0.80,
        chest=(0.136, 0.104), waist=(0.115, 0.096), hip=(0.135, 0.112), limb=0.041, leg=0.056, brow=0.015,
        nose=0.027, extras=frozenset({"glasses", "stethoscope"}), cheeks=0.3,
    ),
    "otto": Figure(
        skin=SKINS[0], hair="#c4662f", top="#b9483f", bottom="#4f73a0", shoes="#6b4a34", accent="#f6c453",
        hair_style="short", garment="dungarees", pattern="checks", jaw=1.0, nose=0.042, cheeks=0.7,
        chest=(0.225, 0.160), waist=(0.220, 0.172), hip=(0.195, 0.160), belly=0.055, limb=0.060, leg=0.084,
        brow=0.024, extras=frozenset({"beard"}), eye=0.042,
    ),
    "grandmother": Figure(
        skin=SKINS[0], hair=HAIRS[7], top="#9a6fa8", bottom="#6b5578", shoes="#5a4450", accent="#fff6e6",
        inner="#f3dcc3", hair_style="granny_bun", garment="cardigan", legwear="long_skirt", lashes=True,
        chest=(0.150, 0.125), waist=(0.158, 0.135), hip=(0.172, 0.145), belly=0.02, limb=0.042, leg=0.052,
        brow=0.012, nose=0.032, cheeks=1.0, jaw=0.92, lines=True, extras=frozenset({"glasses", "pearls"}),
        eye=0.042,
    ),
    "grandfather": Figure(
        skin=SKINS[1], hair=HAIRS[6], top="#6f8f5a", bottom="#7d6a58", shoes="#4d3d3a", accent="#c9574e",
        inner="#f7efe0", hair_style="bald_sides", garment="vest", jaw=0.94, nose=0.045, cheeks=0.7,
        chest=(0.152, 0.122), waist=(0.158, 0.135), hip=(0.148, 0.125), belly=0.035, limb=0.042, leg=0.058,
        brow=0.026, lines=True, extras=frozenset({"bow_tie", "moustache"}), eye=0.040,
    ),
    "girl": Figure(
        skin=SKINS[2], hair="#4a2c2a", top="#e0709a", bottom="#7b6fb5", shoes="#f2f0ea", accent="#f6c453",
        hair_style="pigtails", garment="dress", legwear="skirt", pattern="dots", lashes=True, cheeks=0.8,
        chest=(0.098, 0.080), waist=(0.086, 0.076), hip=(0.098, 0.086), limb=0.034, leg=0.043, eye=0.053,
        brow=0.012, nose=0.022, jaw=0.92, extras=frozenset({"bow"}),
    ),
    "boy": Figure(
        skin=SKINS[0], hair="#e0a84e", top="#5aa05a", bottom="#c07a45", shoes="#d9574e", accent="#fff6e6",
        hair_style="tousled", garment="tee", legwear="shorts", pattern="stripes", cheeks=0.9,
        chest=(0.104, 0.082), waist=(0.094, 0.080), hip=(0.098, 0.084), limb=0.034, leg=0.044, eye=0.052,
        brow=0.014, nose=0.023, jaw=0.92, extras=frozenset({"freckles"}),
    ),
    "baby": Figure(
        skin=SKINS[1], hair="#a8673a", top="#8fc7d6", bottom="#8fc7d6", shoes="#8fc7d6", accent="#fff6e6",
        hair_style="wisp", garment="onesie", cheeks=1.0, chest=(0.092, 0.084), waist=(0.104, 0.096),
        hip=(0.104, 0.098), belly=0.015, limb=0.036, leg=0.048, eye=0.052, brow=0.009, nose=0.019, jaw=1.0,
    ),
    "chef": Figure(
        skin=SKINS[2], hair=HAIRS[0], top="#faf5ea", bottom="#6a6f86", shoes="#41394a", accent="#d9574e",
        hair_style="short", garment="chef", jaw=0.96, nose=0.042, cheeks=0.8, chest=(0.190, 0.145),
        waist=(0.200, 0.165), hip=(0.176, 0.150), belly=0.05, limb=0.050, leg=0.070, brow=0.021,
        extras=frozenset({"toque", "moustache", "neckerchief", "apron"}), eye=0.043,
    ),
    "police_officer": Figure(
        skin=SKINS[1], hair=HAIRS[0], top="#4b6ea8", bottom="#323d66", shoes="#2f2b3a", accent="#f6c453",
        hair_style="low_ponytail", garment="uniform", lashes=True, jaw=0.82, cheeks=0.5,
        chest=(0.152, 0.110), waist=(0.120, 0.098), hip=(0.142, 0.114), limb=0.043, leg=0.062, brow=0.016,
        nose=0.026, extras=frozenset({"cap", "badge", "tie"}),
    ),
    "dog": Figure(
        kind="beast", species="dog", skin="#e9b06c", top="#d9964f", inner="#fbe8cb", accent="#d9574e",
        hair="#8a5432", shoes="#fbe8cb", eye=0.030, nose=0.030, cheeks=0.0, brow=0.012, limb=0.036, leg=0.044,
        chest=(0.098, 0.112), waist=(0.085, 0.086), hip=(0.086, 0.092),
    ),
    "cat": Figure(
        kind="beast", species="cat", skin="#5d5873", top="#5d5873", inner="#ece4dc", accent="#f2b84f",
        hair="#474258", shoes="#ece4dc", eye=0.029, nose=0.012, cheeks=0.0, brow=0.007, limb=0.026, leg=0.031,
        chest=(0.066, 0.074), waist=(0.063, 0.066), hip=(0.066, 0.074),
    ),
    "horse": Figure(
        kind="beast", species="horse", skin="#b5744a", top="#b5744a", inner="#f3dcc3", accent="#5a8f6a",
        hair="#5f3a2b", shoes="#4d3b3a", eye=0.046, nose=0.03, cheeks=0.0, brow=0.015, limb=0.068, leg=0.082,
        chest=(0.225, 0.275), waist=(0.225, 0.262), hip=(0.220, 0.270),
    ),
    "bird": Figure(
        kind="bird", skin="#f2b340", top="#4f9fc0", inner="#fdf0d8", accent="#f2913d", hair="#35759b",
        shoes="#ee8f4a", eye=0.026, nose=0.03, cheeks=0.6, brow=0.008, limb=0.035, leg=0.012,
        chest=(0.098, 0.095), waist=(0.105, 0.102), hip=(0.080, 0.080),
    ),
    "robot": Figure(
        kind="robot", skin="#cfd8d6", top="#8fb8bd", bottom="#6f8f9a", shoes="#e07b4c", accent="#f6c453",
        inner="#2f4256", hair="#e07b4c", eye=0.040, nose=0.0, cheeks=0.5, brow=0.014, limb=0.034, leg=0.042,
        chest=(0.195, 0.150), waist=(0.200, 0.160), hip=(0.150, 0.120),
    ),
    "dinosaur": Figure(
        kind="saurian", skin="#7fb069", top="#7fb069", inner="#f3e5b5", accent="#e58a4f", hair="#e58a4f",
        shoes="#f3e5b5", eye=0.046, nose=0.0, cheeks=0.6, brow=0.016, limb=0.056, leg=0.125,
        chest=(0.190, 0.190), waist=(0.255, 0.270), hip=(0.225, 0.240),
    ),
}  # fmt: skip
