"""Whom somebody looks at: the one who talks, the one who does something, the one it is done to."""

from __future__ import annotations

from gan.cartoon.layout.comings import moves, partner
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Event

_TALKS = frozenset({"talk", "shout", "whisper", "sing", "laugh", "cry", "bark"})
_INWARD = frozenset(
    {"sleep", "think", "cry", "faint", "yawn", "read", "write", "phone", "eat", "drink", "play_music"}
)
_LINGERS = 1.6  # seconds that the eyes stay with whom one has just dealt with


def attention(staging: Staging, entity: str, seconds: float) -> str:
    """Id of who or what somebody looks at, "" for nobody.

    Args:
        staging: the shot.
        entity: whose eyes.
        seconds: within the shot.
    """
    own = [event for event in staging.events(entity) if event.start <= seconds < event.end]
    for event in reversed(own):
        other = partner(event, staging.is_person)
        if other in staging.entities and other != entity:
            return other
        if event.action in _INWARD:
            return ""
        if event.speech or event.action in _TALKS:
            return _partner(staging, entity, event)
        if moves(event):
            return ""
    others = [event for event in staging.shot.events if event.actor != entity]
    now = [event for event in others if event.start <= seconds < event.end]
    for wanted in (
        lambda event: event.speech or event.action in _TALKS,
        lambda event: event.target == entity,
        lambda event: event.action not in ("stand", "listen", "look", "sleep"),
    ):
        found = next((event for event in reversed(now) if wanted(event)), None)
        if found:
            return found.actor
    past = [
        event
        for event in staging.events(entity)
        if event.target and event.end <= seconds < event.end + _LINGERS
    ]
    return past[-1].target if past else ""


def _partner(staging: Staging, entity: str, event: Event) -> str:
    """Whom somebody talks to without its being said: who answers, else whoever is there."""
    answers = [
        other
        for other in staging.shot.events
        if other.actor != entity and (other.target == entity or other.speech) and other.start >= event.start
    ]
    if answers:
        return answers[0].actor
    return next((one.id for one in staging.characters if one.id != entity), "")
