"""What things there are: props as plain data, in metres. How each of them looks is the stage's business."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PropEntry, Surface
from gan.cartoon.catalogue.furniture import FURNITURE
from gan.cartoon.catalogue.large_props import LARGE
from gan.cartoon.catalogue.small_props import SMALL
from gan.cartoon.errors import CartoonError

PROPS: dict[str, PropEntry] = {entry.id: entry for entry in (*SMALL, *FURNITURE, *LARGE)}

STAND_IN = "thing"
"""Prop that is shown in the place of something that the catalogue does not have."""

# Where a thing is looked for when nobody says where; what may be anywhere is not in it.
_AT_HOME = {
    "living_room": (
        "sofa armchair tv fireplace floor_lamp rug coffee_table piano curtain "
        "door window picture mirror clock"
    ),
    "kitchen": "fridge stove pan pot counter sink spoon knife plate bowl pie cheese",
    "bedroom": "bed crib wardrobe pillow blanket alarm_clock",
    "bathroom": "bathtub toilet washing_machine",
    "dining_room": "table chair cake",
    "office": "desk computer laptop",
    "classroom": "blackboard easel",
    "library": "bookshelf",
    "theatre": "stage_light microphone podium",
    "road": "car bus truck motorbike traffic_light cone",
    "street": "hydrant street_lamp phone_box",
    "lake": "boat fishing_rod",
    "harbour": "sailboat barrel",
    "playground": "swing slide seesaw sandbox",
    "farm": "tractor leaf_pile",
    "park": "bench kite pond fountain bicycle",
    "garden": "flower_bed watering_can mailbox doghouse",
    "snowfield": "snowman sled snowball",
    "forest": "mushroom stump log tent campfire",
    "desert": "cactus",
    "moon": "rocket",
    "garage": "hammer ladder",
    "shop": "slot_machine",
}
_HOMES = {prop_id: place_id for place_id, ids in _AT_HOME.items() for prop_id in ids.split()}

__all__ = ["PROPS", "STAND_IN", "PropEntry", "Surface", "home", "prop"]


def home(prop_id: str) -> str:
    """Id of the place where one expects a prop, "" for what may be anywhere (or is not known)."""
    return _HOMES.get(prop_id, "")


def prop(prop_id: str) -> PropEntry:
    """The entry of a prop.

    Raises:
        CartoonError: there is no prop of that id.
    """
    try:
        return PROPS[prop_id]
    except KeyError:
        raise CartoonError(
            f"There is no prop “{prop_id}”; choose one of: {', '.join(sorted(PROPS))}."
        ) from None
