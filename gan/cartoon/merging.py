"""How changes by hand survive when the script is typed on: a merge of three scenes.

`before` is what was understood of the script as it was, `edited` the same with the person's changes, and
`fresh` what is understood of the script as it is now. Wherever the person changed something, it is changed in
`fresh`, too, as long as what it concerns is still there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from gan.cartoon.editing import LOOK_FIELDS, delete_entity, retimed
from gan.cartoon.scene import CastMember, Entity, Event, Look, Scene, Shot

_SHOT_FIELDS = ("place", "time", "weather", "transition")
_Key = tuple[str, str, str, str, int]


def merge(before: Scene, edited: Scene, fresh: Scene) -> Scene:
    """The fresh scene with everything that was changed from `before` to `edited`.

    Shots belong together when their words are the same, or else when they stand in the same place between
    such; entities by their ids; events by who does what to whom.
    """
    if edited == before:
        return fresh
    styles = _styles(before, edited)
    merged = replace(fresh, cast=tuple(_styled(member, styles) for member in fresh.cast))
    pairs = _matched(before, fresh)
    shots = []
    for place, shot in enumerate(merged.shots):
        styled = replace(shot, entities=tuple(_styled(entity, styles) for entity in shot.entities))
        old = before.shots[pairs[place]] if place in pairs else None
        new = next((own for own in edited.shots if old is not None and own.id == old.id), None)
        shots.append(_merged_shot(old, new, styled) if old is not None and new is not None else styled)
    merged = retimed(replace(merged, shots=tuple(shots)), fresh)
    for shot, entity in _deleted(before, edited, fresh, pairs):
        merged = delete_entity(merged, shot, entity)
    return merged


# Shots


def _matched(before: Scene, fresh: Scene) -> dict[int, int]:
    """For places of fresh shots the places of the shots before that they come from."""
    olds, news = ([shot.text for shot in scene.shots] for scene in (before, fresh))
    pairs: dict[int, int] = {}
    for kind, old, old_end, new, new_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            pairs |= zip(range(new, new_end), range(old, old_end), strict=False)
    return pairs


def _merged_shot(before: Shot, edited: Shot, fresh: Shot) -> Shot:
    changes: dict[str, Any] = {
        name: getattr(edited, name) for name in _SHOT_FIELDS if getattr(edited, name) != getattr(before, name)
    }
    if edited.camera != before.camera and (
        not edited.camera.target or fresh.entity(edited.camera.target) is not None
    ):
        changes["camera"] = edited.camera
    entities = tuple(_placed(before, edited, entity) for entity in fresh.entities)
    events = _merged_events(before, edited, fresh)
    duration = fresh.duration + edited.duration - before.duration
    duration = max([duration, *(event.end for event in events)])
    return replace(fresh, entities=entities, events=events, duration=duration, **changes)


def _placed(before: Shot, edited: Shot, fresh: Entity) -> Entity:
    old, new = before.entity(fresh.id), edited.entity(fresh.id)
    if old is None or new is None or old.placement == new.placement:
        return fresh
    return replace(fresh, placement=new.placement)


def _deleted(before: Scene, edited: Scene, fresh: Scene, pairs: dict[int, int]) -> Iterator[tuple[str, str]]:
    """Shots and entities that the person took out of them, by their ids in `fresh`."""
    for place, shot in enumerate(fresh.shots):
        old = before.shots[pairs[place]] if place in pairs else None
        new = next((own for own in edited.shots if old is not None and own.id == old.id), None)
        if old is None or new is None:
            continue
        for entity in shot.entities:
            if old.entity(entity.id) is not None and new.entity(entity.id) is None:
                yield shot.id, entity.id


# Events


def _keys(events: tuple[Event, ...]) -> list[_Key]:
    """What tells each event from the others of its shot, whatever its id and time."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    keys = []
    for event in sorted(events, key=lambda each: each.id):
        what = (event.actor, event.action, event.target, event.speech)
        keys.append((*what, seen[what]))
        seen[what] += 1
    return keys


def _by_key(events: tuple[Event, ...]) -> dict[_Key, Event]:
    return dict(zip(_keys(events), sorted(events, key=lambda each: each.id), strict=True))


def _merged_events(before: Shot, edited: Shot, fresh: Shot) -> tuple[Event, ...]:
    olds = _by_key(before.events)
    news = {event.id: event for event in edited.events}
    events = []
    for key, event in _by_key(fresh.events).items():
        old = olds.get(key)
        new = news.get(old.id) if old is not None else None
        if old is None:
            events.append(event)
        elif new is not None:
            moved = (new.start, new.end) != (old.start, old.end)
            events.append(replace(event, start=new.start, end=new.end) if moved else event)
        elif not _lost_its_actor(before, edited, old):
            continue
        else:
            events.append(event)  # goes with its actor, if that one is still meant to go
    return tuple(sorted(events, key=lambda each: each.start))


def _lost_its_actor(before: Shot, edited: Shot, event: Event) -> bool:
    return before.entity(event.actor) is not None and edited.entity(event.actor) is None


# Looks


def _styles(before: Scene, edited: Scene) -> dict[str, dict[str, Any]]:
    """What was changed of looks and assets, by the ids of those that it concerns."""
    styles: dict[str, dict[str, Any]] = {}
    for old, new in _same(before, edited):
        changes = {
            name: getattr(new.look, name)
            for name in LOOK_FIELDS
            if getattr(new.look, name) != getattr(old.look, name)
        }
        if _asset(new) != _asset(old):
            changes["asset"] = _asset(new)
        if changes:
            styles[new.id] = changes
    return styles


def _same(before: Scene, edited: Scene) -> Iterator[tuple[Any, Any]]:
    """Entities and cast members as they were and as they are."""
    for old_shot, new_shot in zip(before.shots, edited.shots, strict=True):
        for new in new_shot.entities:
            old = old_shot.entity(new.id)
            if old is not None:
                yield old, new
    for new in edited.cast:
        old = before.member(new.id)
        if old is not None:
            yield old, new


def _asset(thing: CastMember | Entity) -> str:
    return thing.character if isinstance(thing, CastMember) else thing.asset


def _styled(thing: Any, styles: dict[str, dict[str, Any]]) -> Any:
    """An entity or a cast member with what was changed of it."""
    changes = dict(styles.get(thing.id, {}))
    if not changes:
        return thing
    asset = changes.pop("asset", None)
    look: Look = replace(thing.look, **changes)
    if asset is None:
        return replace(thing, look=look)
    return replace(thing, look=look, **{"character" if isinstance(thing, CastMember) else "asset": asset})
