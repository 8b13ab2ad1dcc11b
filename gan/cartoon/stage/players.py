"""Everybody and everything of a shot at one moment: in which order, where on the frame, and how painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import degrees

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gan.cartoon.animation.figure import Acting
from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.animation.thing import Lying
from gan.cartoon.catalogue.entries import Door
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import character_entry, entity_scale, prop_entry, size_of
from gan.cartoon.layout.staging import SET_DOOR
from gan.cartoon.layout.water import DRAUGHT, floats, is_wet, rise
from gan.cartoon.scene import Entity, Look
from gan.cartoon.stage import character, props
from gan.cartoon.stage.lens import Lens
from gan.cartoon.stage.lit import LitPainter
from gan.cartoon.stage.sprites import Sprites
from gan.cartoon.stage.surrounds import ripples, shadow, through

# Things that turn with the hand that holds them; others stay upright.
_WIELDED = frozenset(
    "hammer axe sword stick wand paintbrush pencil spoon knife broom shovel flag key scissors flashlight "
    "telescope magnifier fishing_rod".split()
)
_LARGEST = 2000  # pixels across or down of a drawing that is kept
_PAIR = 0.5  # metres: what is larger is held in both hands where its entry says so


@dataclass(frozen=True)
class Player:
    """Somebody or something on the frame.

    Attributes:
        entity: who or what.
        spot: where; of what is held, where its holder is.
        order: what is higher is painted later.
        box: of all that is painted, pixels.
        paint: paints it with a painter in pixels of the frame.
        face: of somebody, pixels; None for things.
        mouth: of somebody, pixels.
        feet: of somebody who stands: the lowest of both soles, pixels.
        holder: id of who holds it, "".
        flip: whether it looks to the left.
    """

    entity: Entity
    spot: Spot
    order: float
    box: QRectF
    paint: Callable[[QPainter], None]
    face: QRectF | None = None
    mouth: QPointF | None = None
    feet: float | None = None
    holder: str = ""
    flip: bool = False


@dataclass(frozen=True)
class Grip:
    """Hands of somebody on the frame: what is held hangs there.

    Attributes:
        one, both: the right palm, and the middle between both, pixels.
        turn: degrees that the right hand is turned, 0 where the fingers point ahead.
        crown: top of the head, pixels.
        radius: half the head's height, pixels.
        order: of the holder.
        facing: of the holder.
        metre: pixels of a metre of the holder.
        spot: of the holder.
    """

    one: QPointF
    both: QPointF
    turn: float
    crown: QPointF
    radius: float
    order: float
    facing: int
    metre: float
    spot: Spot


def players_at(
    plan: ShotPlan, lens: Lens, seconds: float, sprites: Sprites, tint: QColor | None, shade: float
) -> list[Player]:
    """Who is to be painted at a moment, the farthest first.

    Args:
        plan: of the shot.
        lens: the view.
        seconds: within the shot.
        sprites: keep images of props.
        tint: colour of the light; None for white.
        shade: strength of shadows, 0..1.
    """
    orders: dict[str, float] = {}
    found: list[Player] = []
    grips: dict[str, Grip] = {}
    lyings = plan.lyings(seconds)
    waves = _Waves(plan, seconds)
    for lying in lyings:
        if lying.spot is not None:
            orders[lying.entity.id] = _order(plan, lying.spot, lying.entity.id, orders)
    drawings = [
        sprites.figure(
            figure.entity.id,
            (plan.serial, drawn, round(lens.scale, 3), tint and tint.rgb()),
            lambda figure=figure, drawn=drawn: _Drawing(plan, lens, figure.at(drawn), tint),
        ).seen_by(lens, waves.rise(figure.entity.id, figure.spot(seconds)))
        for figure, drawn in plan.shown(seconds)
    ]
    # Mounts before riders, so that riders know whom they are on.
    for drawing in sorted(drawings, key=lambda drawing: bool(drawing.spot.on)):
        order = _order(plan, drawing.spot, drawing.entity.id, orders)
        orders[drawing.entity.id] = order
        found.append(drawing.player(order, sprites, shade))
        grips[drawing.entity.id] = drawing.grip(order)
    taken_in = {drawing.spot.on for drawing in drawings if drawing.spot.on}
    for lying in lyings:
        if lying.spot is not None:
            order = orders[lying.entity.id]
            parts = _parts(lying.entity, lying.entity.id in taken_in)
            found += [
                _standing(plan, lens, lying, order + lift, part, sprites, tint, shade, waves)
                for part, lift in parts
            ]
        elif lying.holder in grips:
            found.append(_held(lens, lying, grips[lying.holder], sprites, tint))
    found += _fronts_of_set(plan, lens, taken_in, sprites, tint)
    found += _open_doors(plan, lens, seconds)
    return sorted(found, key=lambda player: player.order)


def _order(plan: ShotPlan, spot: Spot, id: str, orders: dict[str, float]) -> float:
    track = plan.layout.tracks.get(id)
    small = track.depth_order if track else 0.0
    if spot.on:
        owner = orders.get(
            spot.on, plan.staging.place.middle_depth if spot.on.startswith("set:") else spot.depth
        )
        return owner + 0.002 * spot.before + small
    return spot.depth + small


def _parts(entity: Entity, is_taken: bool) -> list[tuple[str, float]]:
    """Of something that somebody is in, the part in front of that one comes later."""
    if is_taken and prop_entry(entity).has_before:
        return [("behind", 0.0), ("before", 0.004)]
    return [("all", 0.0)]


def _fronts_of_set(
    plan: ShotPlan, lens: Lens, taken_in: set[str], sprites: Sprites, tint: QColor | None
) -> list[Player]:
    """The front parts of the set's furniture that somebody sits in, once more over who sits there."""
    found = []
    place = plan.staging.place
    for number, piece in enumerate(place.pieces):
        if f"set:{number}" in taken_in and PROPS[piece.prop].has_before:
            spot = Spot(piece.x, place.middle_depth, -1 if piece.flip else 1, piece.on)
            thing = Entity(f"set:{number}", "prop", piece.prop, Look(top=piece.colour))
            lying = Lying(thing, spot, 1.0, state=piece.state)
            found.append(
                _standing(
                    plan,
                    lens,
                    lying,
                    place.middle_depth + 0.004,
                    "before",
                    sprites,
                    tint,
                    0.0,
                    _Waves(plan, 0.0),
                )
            )
    return found


class _Waves:
    """How high the water of a set lifts what is in it, at a moment."""

    def __init__(self, plan: ShotPlan, seconds: float) -> None:
        self._place, self._seconds = plan.staging.place, seconds

    def rise(self, id: str, spot: Spot | None) -> float:
        """Metres; 0 ashore. Who is in a boat rises with it."""
        if spot is None or not is_wet(self._place, spot):
            return 0.0
        return rise(self._seconds, spot.on or id)


# Characters


def _open_doors(plan: ShotPlan, lens: Lens, seconds: float) -> list[Player]:
    """The dark of a doorway, while somebody comes or goes through it."""
    found = []
    for figure in plan.figures.values():
        for moment, spot in figure.route.gates():
            door = next((d for d in plan.staging.place.doors if abs(d.x - spot.x) < 0.01), None)
            shown = 1 - max(0.0, abs(seconds - moment) - 0.35) / 0.25
            if door is None or shown <= 0:
                continue
            found.append(_doorway(plan, spot, _opening(lens, door), min(1.0, shown)))
    for id, support in plan.staging.fixed.items():
        lying = plan.things[id].at(seconds) if support.owner == SET_DOOR and id in plan.things else None
        door = next((d for d in plan.staging.place.doors if abs(d.x - support.x) < 0.01), None)
        if lying is not None and lying.state == "open" and door is not None:
            found.append(_doorway(plan, Spot(door.x, door.depth), _opening(lens, door), 1.0))
    return found


def _opening(lens: Lens, door: Door) -> QRectF:
    metre, foot = lens.metre(0.0), lens.point(door.x, 0.0)
    width, height = 0.8 * door.width * metre, 0.95 * door.height * metre
    return QRectF(foot.x() - width / 2, foot.y() - height, width, height)


def _doorway(plan: ShotPlan, spot: Spot, box: QRectF, shown: float) -> Player:
    def paint(painter: QPainter) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(44, 32, 48, round(235 * shown)))
        painter.drawRect(box)
        painter.restore()

    return Player(Entity("set:door", "prop", "door"), spot, -0.01, box, paint)


class _Drawing:
    """A character in a pose, in one size; painted once, laid down as long as the pose is shown."""

    def __init__(self, plan: ShotPlan, lens: Lens, acting: Acting, tint: QColor | None) -> None:
        self.entity, self.spot, self._acting = acting.entity, acting.spot, acting
        self._plan, self._tint = plan, tint
        self._metre = lens.metre(self.spot.depth) * acting.scale
        entity = self.entity
        self._bounds = character.bounds(entity.asset, entity.look, acting.pose)
        self._sockets = character.sockets(entity.asset, entity.look, acting.pose)
        self._image: QImage | None = None
        self._corner = QPointF()  # of the image, from the floor point
        turned = acting.pose.yaw if acting.pose.yaw is not None else acting.pose.turned
        self._facing = 1 if turned >= 0 else -1
        self._swims = is_wet(plan.staging.place, self.spot) and not self.spot.on
        self.seen_by(lens, 0.0)

    def seen_by(self, lens: Lens, rise: float) -> _Drawing:
        """The same drawing where another view of the same scale sees it, lifted by so many metres."""
        up = QPointF(0, -rise * lens.metre(self.spot.depth))
        self._lens, self._foot = lens, lens.foot(self.spot) + up
        self._surface = lens.point(self.spot.x, self.spot.depth)
        corner = self._at(self._bounds.topLeft())
        width, height = self._bounds.width() * self._metre, self._bounds.height() * self._metre
        self._box = QRectF(corner.x(), corner.y(), width, height)
        return self

    def player(self, order: float, sprites: Sprites, shade: float) -> Player:
        """It on the frame."""
        sockets, spot = self._sockets, self.spot
        radius, head = sockets.radius * self._metre, self._at(sockets.head)
        face = QRectF(head.x() - radius, head.y() - radius, 2 * radius, 2 * radius)
        feet = max(self._at(sockets.left_foot).y(), self._at(sockets.right_foot).y())

        def paint(painter: QPainter) -> None:
            if not spot.on and not self._swims:
                width = size_of(self.entity, spot.posture).width
                strength = shade * self._acting.shown
                shadow(painter, self._lens, spot, self._acting.pose, width, sprites, strength)
            self._paint(painter, sprites.keeps_shapes)
            if self._swims:
                ripples(painter, self._surface, 0.36 * self._box.width(), self._metre)

        opening = self._opening()
        if opening is not None:
            paint = through(opening, paint)
        mouth = self._at(sockets.mouth)
        flip = self._facing < 0
        return Player(self.entity, spot, order, self._box, paint, face, mouth, feet, flip=flip)

    def _opening(self) -> QRectF | None:
        """What it is seen through, pixels; None for who is not behind a window."""
        owner = self._plan.staging.entities.get(self.spot.on)
        opening = prop_entry(owner).opening if owner is not None and owner.kind == "prop" else None
        there = self._plan.layout.spot(self.spot.on, 0.0) if opening else None
        if opening is None or there is None:
            return None
        metre, foot = self._lens.metre(there.depth) * entity_scale(owner), self._lens.foot(there)
        left, bottom, right, top = (number * metre for number in opening)
        return QRectF(foot.x() + left, foot.y() - top, right - left, top - bottom)

    def grip(self, order: float) -> Grip:
        """Its hands, or the mouth of what has none."""
        sockets = self._sockets
        left, right = self._at(sockets.left_hand), self._at(sockets.right_hand)
        angle = sockets.right_angle if self._facing > 0 else 180 - sockets.right_angle
        turn = self._facing * max(-70.0, min(70.0, (angle + 180) % 360 - 180))
        crown, radius = self._at(sockets.crown), sockets.radius * self._metre
        if character_entry(self.entity).plan in ("quadruped", "bird"):
            left = right = self._at(sockets.mouth)  # paws and claws stay on the ground
        return Grip(
            right, (left + right) / 2, turn, crown, radius, order, self._facing, self._metre, self.spot
        )

    def _at(self, point: QPointF) -> QPointF:
        return self._foot + point * self._metre

    def _paint(self, painter: QPainter, keeps_shapes: bool) -> None:
        if keeps_shapes:
            lit = painter if self._tint is None else LitPainter(painter, _veil(self._tint))
            self._body(lit)
            return
        if not self._box.intersects(QRectF(0, 0, self._lens.width, self._lens.height)):
            return
        if max(self._box.width(), self._box.height()) > _LARGEST:
            self._body(painter)  # so near that an image of all of it costs more than it saves
            return
        if self._image is None:
            self._make_image()
        opacity = painter.opacity()
        painter.setOpacity(opacity * min(1.0, self._acting.shown))
        painter.drawImage(self._foot + self._corner, self._image)
        painter.setOpacity(opacity)

    def _make_image(self) -> None:
        """All of it, in the light of the place."""
        part = self._box.toAlignedRect().adjusted(-2, -2, 2, 2)
        image = QImage(part.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-part.topLeft())
        if self._sunk():
            # Legs in a car are behind its side; they must not come out below it.
            floor = self._lens.point(self.spot.x, self.spot.depth).y() - 0.34 * self._lens.metre(
                self.spot.depth
            )
            painter.setClipRect(QRectF(part.left(), part.top(), part.width(), floor - part.top()))
        if self._swims:
            painter.setClipRect(QRectF(part.left(), part.top(), part.width(), self._surface.y() - part.top()))
        self._body(painter)
        painter.setClipping(False)
        if self._tint is not None:
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
            painter.fillRect(image.rect(), _veil(self._tint))
        painter.end()
        self._image, self._corner = image, QPointF(part.topLeft()) - self._foot

    def _sunk(self) -> bool:
        owner = self._plan.staging.entities.get(self.spot.on)
        if owner is None or owner.kind != "prop":
            return False
        entry = prop_entry(owner)
        return entry.has_before and entry.kind == "vehicle" and self.spot.lift < 0.5

    def _body(self, painter: QPainter | LitPainter) -> None:
        painter.save()
        painter.translate(self._foot)
        painter.scale(self._metre, self._metre)
        character.paint(painter, self.entity.asset, self.entity.look, self._acting.pose)
        painter.restore()


# Things


def _colour(entity: Entity) -> str:
    return entity.look.top or entity.look.accessory


def _variant(entity: Entity) -> float:
    """What differs between two of a kind."""
    return (sum(map(ord, entity.id)) * 37 % 90) / 100


def _standing(
    plan: ShotPlan,
    lens: Lens,
    lying: Lying,
    order: float,
    part: str,
    sprites: Sprites,
    tint: QColor | None,
    shade: float,
    waves: _Waves,
) -> Player:
    entity, spot = lying.entity, lying.spot
    assert spot is not None
    entry = prop_entry(entity)
    metre = lens.metre(spot.depth) * lying.scale
    is_afloat = floats(plan.staging.place, entity) and is_wet(plan.staging.place, spot)
    surface = lens.point(spot.x, spot.depth)
    foot = lens.foot(spot) - QPointF(0, (waves.rise(entity.id, spot) - DRAUGHT * is_afloat) * metre)
    state = lying.state if lying.state in entry.states else ""
    bounds = props.bounds(entry.id, _variant(entity), state)
    flip = spot.facing < 0 and entry.has_direction
    left = -bounds.right() if flip else bounds.left()
    box = QRectF(
        foot.x() + left * metre,
        foot.y() + bounds.top() * metre,
        bounds.width() * metre,
        bounds.height() * metre,
    )
    is_set = entity.id in plan.staging.fixed

    def paint(painter: QPainter) -> None:
        if is_set:
            return  # the set's own picture shows it
        if part != "before" and not spot.on and entry.stands in ("floor", "water") and not is_afloat:
            shadow(painter, lens, spot, None, entry.size[0] * lying.scale * 0.94, sprites, shade)
        painter.save()
        if is_afloat:
            painter.setClipRect(box.adjusted(-metre, -metre, metre, surface.y() - box.bottom()))
        painter.translate(foot)
        if lying.spin:
            middle = QPointF(0, -entry.size[1] / 2 * metre)
            painter.translate(middle)
            painter.rotate(degrees(lying.spin))
            painter.translate(-middle)
        sprites.prop(painter, entry.id, _colour(entity), _variant(entity), state, part, tint, metre, flip)
        painter.restore()
        if is_afloat and part != "behind":
            ripples(painter, surface, 0.4 * box.width(), metre)

    return Player(entity, spot, order, box, paint, flip=spot.facing < 0)


def _held(lens: Lens, lying: Lying, grip: Grip, sprites: Sprites, tint: QColor | None) -> Player:
    entity = lying.entity
    entry = prop_entry(entity)
    metre = grip.metre * lying.scale * entity.look.size
    state = lying.state if lying.state in entry.states else ""
    both = entry.hands == 2 and max(entry.size) > _PAIR * 0.6
    turn = grip.turn if entry.id in _WIELDED and not both else 0.0
    hand = grip.both if both else grip.one
    held = entry.grip or (0.0, entry.size[1] / 2)
    if lying.worn:
        hand, held, turn = grip.crown, (0.0, 0.0), 0.0
    if lying.before is not None:
        start = lens.foot(lying.before) - QPointF(0, held[1] * metre)
        hand = start + (hand - start) * lying.share
    flip = grip.facing < 0
    bounds = props.bounds(entry.id, _variant(entity), state)
    origin = QPointF(hand.x() - (-held[0] if flip else held[0]) * metre, hand.y() + held[1] * metre)
    left = -bounds.right() if flip else bounds.left()
    box = QRectF(
        origin.x() + left * metre,
        origin.y() + bounds.top() * metre,
        bounds.width() * metre,
        bounds.height() * metre,
    )

    def paint(painter: QPainter) -> None:
        painter.save()
        painter.translate(hand)
        if turn:
            painter.rotate(turn)
        painter.translate(origin - hand)
        if turn:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sprites.prop(painter, entry.id, _colour(entity), _variant(entity), state, "all", tint, metre, flip)
        painter.restore()

    return Player(entity, grip.spot, grip.order + 0.0005, box, paint, holder=lying.holder, flip=flip)


def _veil(tint: QColor) -> QColor:
    """A colour that, laid over somebody, looks as light of `tint` does; a true product costs more."""
    parts = (tint.redF(), tint.greenF(), tint.blueF())
    share = max(1e-3, 1 - min(parts)) * 0.85
    ink = [min(1.0, max(0.0, (part - (1 - share)) * 0.62 / share)) for part in parts]
    return QColor.fromRgbF(*ink, share)
