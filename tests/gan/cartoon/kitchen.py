"""A small scene of two shots, for tests of what changes scenes."""

from __future__ import annotations

from gan.cartoon.scene import (
    Camera,
    CastMember,
    Entity,
    Event,
    Look,
    Relation,
    Scene,
    Shot,
    WordUse,
)

SCRIPT = "Ada walks into the kitchen. She throws the red ball to Bo.\n\nBo laughs in the park."


def small_scene() -> Scene:
    """Ada and Bo with a ball in the kitchen, then Bo alone in the park."""
    first = Shot(
        "s1",
        0.0,
        4.0,
        place="kitchen",
        camera=Camera("follow", "ada"),
        entities=(
            Entity("ada", "character", "ada", label="Ada"),
            Entity("bo", "character", "bo", label="Bo"),
            Entity("ball", "prop", "ball", Look(top="#d9574e"), "the red ball", held_by="ada"),
        ),
        events=(
            Event("e1", 0.0, 2.0, "ada", "walk", destination="ball", span=(0, 26)),
            Event("e2", 2.0, 3.2, "ada", "throw", "ball", "bo", span=(28, 57)),
            Event("e3", 2.4, 3.6, "bo", "catch", "ball"),
        ),
        relations=(Relation("ball", "next_to", "bo"),),
        text="Ada walks into the kitchen. She throws the red ball to Bo.",
        span=(0, 58),
    )
    second = Shot(
        "s2",
        4.0,
        3.0,
        place="park",
        entities=(Entity("bo", "character", "bo", label="Bo"),),
        events=(Event("e1", 0.0, 2.0, "bo", "laugh", span=(60, 82)),),
        text="Bo laughs in the park.",
        span=(60, 82),
    )
    cast = (
        CastMember("ada", "Ada", "ada", label="Ada", gender="female"),
        CastMember("bo", "Bo", "bo", label="Bo", gender="male"),
    )
    words = (
        WordUse(0, 3, "Ada", "understood", "name:ada"),
        WordUse(4, 9, "walks", "understood", "action:walk"),
        WordUse(19, 26, "kitchen", "understood", "place:kitchen"),
    )
    return Scene(title="Kitchen", shots=(first, second), cast=cast, words=words)
