"""Small scenes by hand, for tests of what comes after understanding."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.scene import CastMember, Entity, Event, Look, Relation, Scene, Shot


def person(id: str, asset: str = "", **more) -> Entity:
    """A character; its asset is its id unless another is named."""
    return Entity(id, "character", asset or id, **more)


def thing(id: str, asset: str = "", **more) -> Entity:
    """A prop."""
    return Entity(id, "prop", asset or id, **more)


def does(actor: str, action: str, start: float, end: float, target: str = "", **more) -> Event:
    """An event; its id follows from the rest."""
    return Event(f"{actor}-{action}-{start}", start, end, actor, action, target, **more)


def scene(
    *entities: Entity,
    events: tuple[Event, ...] = (),
    relations: tuple[Relation, ...] = (),
    place: str = "outside",
    duration: float = 4.0,
    **shot,
) -> Scene:
    """A scene of one shot."""
    cast = tuple(
        CastMember(entity.id, entity.id.title(), entity.asset)
        for entity in entities
        if entity.kind == "character"
    )
    one = Shot("s1", 0.0, duration, place, entities=entities, events=events, relations=relations, **shot)
    return Scene(shots=(one,), cast=cast)


def joined(*scenes: Scene, **changes) -> Scene:
    """One scene of the shots of several."""
    shots, cast, start = [], {}, 0.0
    for number, one in enumerate(scenes):
        shots.append(replace(one.shots[0], id=f"s{number + 1}", start=start, **changes))
        start += one.shots[0].duration
        cast |= {member.id: member for member in one.cast}
    return Scene(shots=tuple(shots), cast=tuple(cast.values()))


RED = Look(top="#d9574e")
