"""A pose: everything about a body at one moment, as plain numbers. Motion makes them, the stage paints them.

Units are metres (of the character's own size) and radians. A body is solid: it has a forward direction x,
up is y, and z points to its own right side; the origin is its floor point, between the feet. How much of
its front one sees (`view`, `yaw`) is a matter of painting and changes no other number. All angles are 0 for
a body that stands upright. A body that faces left is painted as the mirror picture of one that faces right:
its right hand is the near one in both.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import pi

from gan.cartoon.errors import CartoonError

VIEWS = {"side": 1.15, "three_quarter": 0.62, "front": 0.0, "back": pi - 0.35}
"""How far a body is turned from facing us, radians. "side" shows a little of the front: faces read."""

EMOTIONS = ("neutral", "happy", "sad", "angry", "afraid", "surprised")
MOUTHS = ("rest", "closed", "open", "wide", "round", "teeth", "tongue", "smile", "oh")

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class HeadPose:
    """The head against the chest.

    Attributes:
        turn: to its right (+) or left (-), -1.2..1.2.
        tilt: ear to the shoulder, right (+) or left, -0.6..0.6.
        nod: chin to the chest (+) or up (-), -0.7..0.7.
    """

    turn: float = 0.0
    tilt: float = 0.0
    nod: float = 0.0


@dataclass(frozen=True, slots=True)
class Limb:
    """Where a hand or foot is; elbows and knees follow (two bones of constant length).

    Attributes:
        goal: metres of the wrist or ankle. Of arms that are not anchored: (forward, up, outward) from the
            shoulder, in the chest's directions. Of legs and anchored arms: (x, y, z) from the floor point.
        anchored: of arms: the goal is fixed to the floor, not to the body.
        swivel: turns the elbow or knee about the line from shoulder to hand: 0 natural, + outward.
        bend: angle of the hand against the forearm (+ towards its palm), or of the foot against the floor
            (+ toes up).
        grip: 0 an open hand, 1 a fist.
    """

    goal: Point = (0.0, 0.0, 0.0)
    anchored: bool = False
    swivel: float = 0.0
    bend: float = 0.0
    grip: float = 0.35


@dataclass(frozen=True, slots=True)
class Face:
    """What the face does.

    Attributes:
        emotion: one of `EMOTIONS`.
        strength: of the emotion, 0..1.
        mouth: one of `MOUTHS`.
        eyes: how far open, 0 closed .. 1 (1.25 wide).
        gaze: (x, y), each -1..1: to the right and up, as *we* see it in side view; forward is the facing.
        brows: raised (+) or lowered (-), -1..1, on top of the emotion.
        tears: 0..1.
        blush: 0..1 on top of the character's own.
    """

    emotion: str = "neutral"
    strength: float = 1.0
    mouth: str = "rest"
    eyes: float = 1.0
    gaze: tuple[float, float] = (0.0, 0.0)
    brows: float = 0.0
    tears: float = 0.0
    blush: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """A body at one moment.

    Attributes:
        root: (x, y) metres of the pelvis from where it is when standing: forward and up.
        lean: of the whole trunk forward (+), radians; -pi/2 lies on the back, +pi/2 on the belly.
        curl: more of that in the upper back only.
        twist: of the shoulders against the hips, right shoulder forward (+).
        sway: of the trunk to its own right (+), radians.
        squash: 1 none; below flatter and wider, above longer and thinner; the volume stays.
        spin: the whole body about its middle, radians, forward (+); for somersaults and tumbles.
        head, left_arm, right_arm, left_leg, right_leg, face: see their classes.
        shrug: shoulders raised, 0..1 (below 0 drooping).
        breath: 0..1, swells the chest.
        lag: (x, y) how far hair, skirts and ears trail, about -1..1 each: forward, up.
        tail: (lift, swing), about -1..1 each.
        ears: -1 laid back .. 1 pricked.
        wings: of birds, 0 folded .. 1 spread; their beat is that of the arms.
        view: one of `VIEWS`.
        facing: +1 to the right, -1 to the left.
        yaw: instead of the view: radians, 0 faces us, pi/2 is a full profile, pi faces away; its sign
            does not matter. For turns.
        posture: of the body just now, see the actions' catalogue.
    """

    root: tuple[float, float] = (0.0, 0.0)
    lean: float = 0.0
    curl: float = 0.0
    twist: float = 0.0
    sway: float = 0.0
    squash: float = 1.0
    spin: float = 0.0
    head: HeadPose = field(default_factory=HeadPose)
    left_arm: Limb = field(default_factory=Limb)
    right_arm: Limb = field(default_factory=Limb)
    left_leg: Limb = field(default_factory=Limb)
    right_leg: Limb = field(default_factory=Limb)
    face: Face = field(default_factory=Face)
    shrug: float = 0.0
    breath: float = 0.0
    lag: tuple[float, float] = (0.0, 0.0)
    tail: tuple[float, float] = (0.0, 0.0)
    ears: float = 0.0
    wings: float = 0.0
    view: str = "three_quarter"
    facing: int = 1
    yaw: float | None = None
    posture: str = "stand"

    def __post_init__(self) -> None:
        if self.view not in VIEWS:
            raise CartoonError(f"The view {self.view!r} is not known; choose one of {', '.join(VIEWS)}.")
        if self.face.emotion not in EMOTIONS:
            raise CartoonError(
                f"The emotion {self.face.emotion!r} is not known; choose one of {', '.join(EMOTIONS)}."
            )
        if self.face.mouth not in MOUTHS:
            raise CartoonError(
                f"The mouth {self.face.mouth!r} is not known; choose one of {', '.join(MOUTHS)}."
            )

    @property
    def turned(self) -> float:
        """How far the body is turned from facing us, radians, + to the right of the picture."""
        return self.facing * (VIEWS[self.view] if self.yaw is None else abs(self.yaw))

    def seen(self, view: str | None = None, facing: int | None = None, yaw: float | None = None) -> Pose:
        """The same pose from elsewhere."""
        return replace(
            self,
            view=self.view if view is None else view,
            facing=self.facing if facing is None else facing,
            yaw=yaw,
        )

    def with_face(self, **changes) -> Pose:
        """The same pose with other values in its face."""
        return replace(self, face=replace(self.face, **changes))
