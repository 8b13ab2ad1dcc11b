"""What the catalogue says about props and places: dataclasses, and the short forms of their tables."""

from __future__ import annotations

from dataclasses import dataclass

PROP_KINDS = ("handheld", "food", "furniture", "vehicle", "nature", "structure", "sky")
SURFACES = ("seat", "lie", "top", "in")
STANDS = ("floor", "wall", "sky", "water")


@dataclass(frozen=True)
class Surface:
    """Where something can be put on, or in, a prop.

    Attributes:
        kind: "seat" (people sit on it), "lie" (they lie on it), "top" (things are put on it) or "in" (things
            or people go into it; what lies in front of them is the prop's part "before").
        x: metres from the prop's middle to the middle of the surface, to the right.
        y: metres above the floor.
        width: metres.
    """

    kind: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class PropEntry:
    """One thing of the catalogue, at the scale of a person of 1.7 m.

    Its floor point is the middle of its lower edge; x goes to the right, y up, in metres. It is drawn looking
    to the right where it has a direction.

    Attributes:
        id: what scenes name it by.
        name: how the window calls it.
        kind: one of `PROP_KINDS`.
        size: (width, height) of the drawing in its first state.
        synonyms: lower-case singular nouns of English that mean it; the first is the plainest.
        supports: where people or things can be put.
        grip: point that a hand holds, or None for what nobody carries.
        hands: how many hands carry it.
        colour: its own main colour, "#rrggbb".
        states: names of the ways it can look; the first is the usual one.
        stands: where it is: "floor", "wall" (hangs there, its lower edge at `hangs`), "sky" or "water".
        hangs: metres from the floor to the lower edge of what is on a wall or in the sky.
        has_before: whether a part of it is drawn in front of who is in it (a car's side, a blanket).
        opening: left, bottom, right, top, metres, of what one sees who is behind it through; None for none.
        has_direction: whether it looks different when it is flipped, as cars do.
        worn: socket of a character that it is worn at ("head"), or "".
        flies: whether it moves through the air.
    """

    id: str
    name: str
    kind: str
    size: tuple[float, float]
    synonyms: tuple[str, ...]
    supports: tuple[Surface, ...] = ()
    grip: tuple[float, float] | None = None
    hands: int = 1
    colour: str = "#c0504d"
    states: tuple[str, ...] = ("",)
    stands: str = "floor"
    hangs: float = 0.0
    has_before: bool = False
    has_direction: bool = False
    worn: str = ""
    flies: bool = False
    opening: tuple[float, float, float, float] | None = None

    def surface(self, kind: str) -> Surface | None:
        """The first surface of a kind, or None."""
        return next((surface for surface in self.supports if surface.kind == kind), None)


def words(text: str) -> tuple[str, ...]:
    """The words between the commas of a text."""
    return tuple(word.strip() for word in text.split(","))


def surfaces(text: str) -> tuple[Surface, ...]:
    """Surfaces from "seat 0 0.45 0.5; top …": kind, x, y, width."""
    parts = [part.split() for part in text.split(";") if part.strip()]
    return tuple(Surface(kind, float(x), float(y), float(width)) for kind, x, y, width in parts)


def big_prop(
    kind: str, id: str, width: float, height: float, colour: str, synonyms: str, supports: str = "", **more
) -> PropEntry:
    """Entry of a prop that stands, from the short forms of a table."""
    names = words(synonyms)
    return PropEntry(
        id, names[0].capitalize(), kind, (width, height), names, surfaces(supports), colour=colour, **more
    )


@dataclass(frozen=True)
class Piece:
    """A prop that belongs to a set; it stands at the set's `middle_depth`, or hangs on its wall.

    Attributes:
        prop: id in `PROPS`.
        x: metres from the set's left edge to its middle.
        colour: "#rrggbb", or "" for the prop's own.
        state: one of the prop's states, or "" for the usual.
        flip: whether it looks to the left.
        on: metres above the floor that it stands at (what is on a table), beyond its own `hangs`.
        variant: 0..1, see `gan.cartoon.stage.props.paint`.
        scale: times its usual size.
    """

    prop: str
    x: float
    colour: str = ""
    state: str = ""
    flip: bool = False
    on: float = 0.0
    variant: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True)
class Fixture:
    """A surface of the set's own (a kitchen's worktop, a quay), which no prop makes.

    Attributes:
        id: what it is called ("counter").
        synonyms: further words for it.
        surface: kind, x from the set's left edge, height and width in metres.
        depth: 0 far .. 1 near; a little below 0 for what stands at the wall, behind the floor.
    """

    id: str
    synonyms: tuple[str, ...]
    surface: Surface
    depth: float = -0.06


@dataclass(frozen=True)
class Door:
    """A way out of the set.

    Attributes:
        id: what it is called ("door", "gate", "cave").
        x: metres from the set's left edge to its middle.
        width: metres.
        height: metres.
        depth: where one stands to pass it, 0 far .. 1 near.
    """

    id: str
    x: float
    width: float = 1.0
    height: float = 2.1
    depth: float = 0.0


@dataclass(frozen=True)
class PlaceEntry:
    """One set. Its picture is 16:9; heights in it are shares of the picture's height, 0 at the top.

    World coordinates: x in metres from the left edge (at scale 1), depth 0 (far floor line) .. 1 (near
    floor line), y in metres above the floor.

    Attributes:
        id: what scenes name it by.
        name: how the window calls it.
        inside: whether there is a roof over it.
        synonyms: lower-case singular nouns of English that mean it; the first is the plainest.
        metres_across: width of the whole picture at scale 1.
        far, near: the floor lines, shares of the height.
        far_scale, near_scale: of people and things at the floor lines.
        middle_depth: depth of the furniture of the middle layer; who stands farther away is behind it.
        pieces: props that belong to the set, all at `middle_depth` or on the wall.
        fixtures: other surfaces.
        doors: ways out besides the left and right edges.
        water: (left, right) shares of the width, where open water lies behind the floor; empty if none.
    """

    id: str
    name: str
    inside: bool
    synonyms: tuple[str, ...]
    metres_across: float = 8.0
    far: float = 0.7
    near: float = 0.955
    far_scale: float = 0.9
    near_scale: float = 1.14
    middle_depth: float = 0.14
    pieces: tuple[Piece, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    doors: tuple[Door, ...] = ()
    water: tuple[float, float] | tuple[()] = ()

    @property
    def pixels_per_metre(self) -> float:
        """Share of the picture's height that a metre takes at scale 1."""
        return 16 / 9 / self.metres_across

    def scale_at(self, depth: float) -> float:
        """Scale of what stands at a depth."""
        return self.far_scale + (self.near_scale - self.far_scale) * depth

    def project(self, x: float, depth: float, y: float = 0.0) -> tuple[float, float]:
        """Where a point of the world is in the picture: shares of its width and height.

        x is not spread by the depth, so that what is in the set's width is in the picture at any depth.
        """
        floor = self.far + (self.near - self.far) * depth
        return x / self.metres_across, floor - y * self.pixels_per_metre * self.scale_at(depth)
