"""Furniture, as plain data."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PropEntry, big_prop


def _furniture(id: str, *rest, **more) -> PropEntry:
    return big_prop("furniture", id, *rest, **more)


FURNITURE: tuple[PropEntry, ...] = (
    _furniture(
        "table", 1.4, 0.76, "#b9804e", "table, dining table, kitchen table, dinner table", "top 0 0.76 1.3"
    ),
    _furniture(
        "coffee_table",
        0.95,
        0.44,
        "#a8703f",
        "coffee table, side table, tea table, low table",
        "top 0 0.44 0.85",
    ),
    _furniture(
        "picnic_table",
        1.7,
        0.78,
        "#b07c48",
        "picnic table",
        "top 0 0.78 1.5; seat -0.5 0.45 0.6; seat 0.5 0.45 0.6",
    ),
    _furniture(
        "chair",
        0.5,
        0.98,
        "#c07a45",
        "chair, seat, dining chair, kitchen chair, wooden chair, high chair",
        "seat 0.02 0.46 0.44",
        has_direction=True,
    ),
    _furniture(
        "armchair",
        0.95,
        1.02,
        "#4f8a8b",
        "armchair, easy chair, recliner, comfy chair, rocking chair, throne",
        "seat 0 0.46 0.5",
        has_before=True,
    ),
    _furniture(
        "stool",
        0.4,
        0.56,
        "#b5743f",
        "stool, bar stool, ottoman, footstool",
        "seat 0 0.56 0.38; top 0 0.56 0.36",
    ),
    _furniture(
        "sofa",
        2.0,
        0.95,
        "#5b8fa8",
        "sofa, couch, settee, loveseat, davenport",
        "seat -0.45 0.46 0.6; seat 0.45 0.46 0.6; lie 0 0.46 1.6",
        has_before=True,
    ),
    _furniture(
        "bed",
        2.15,
        1.05,
        "#6f8fbf",
        "bed, hospital bed, bunk, mattress, cot, bunk bed",
        "lie 0.05 0.56 1.9; seat 0.35 0.56 1.1",
        has_direction=True,
        has_before=True,
    ),
    _furniture(
        "crib", 1.05, 0.95, "#e8d8b8", "crib, cradle, baby bed, playpen", "in 0 0.4 0.85", has_before=True
    ),
    _furniture(
        "desk",
        1.5,
        0.76,
        "#a8703f",
        "desk, writing desk, office desk, workbench, school desk",
        "top 0 0.76 1.4",
    ),
    _furniture(
        "counter",
        2.0,
        0.95,
        "#d9c7a5",
        "counter, bar, kitchen counter, checkout, reception, reception desk, front desk, cash register",
        "top 0 0.95 1.9",
    ),
    _furniture(
        "bookshelf", 1.2, 1.95, "#9a6a40", "bookshelf, bookcase, shelf, shelves, book shelf", "
        ""top 0 1.95 1.1"
    ),
    _furniture(
        "wardrobe",
        1.2,
        1.98,
        "#a5744a",
        "wardrobe, closet, armoire, locker",
        "in 0 0.1 1.0",
        states=("", "open"),
    ),
    _furniture(
        "cupboard",
        1.1,
        0.95,
        "#b98a58",
        "cupboard, cabinet, dresser, sideboard, drawer, chest of drawers, nightstand, bedside table",
        "top 0 0.95 1.0",
    ),
    _furniture(
        "fridge",
        0.78,
        1.82,
        "#a9cdd0",
        "fridge, refrigerator, freezer, icebox",
        "top 0 1.82 0.6; in 0 0.6 0.6",
        states=("", "open"),
    ),
    _furniture("stove", 0.8, 0.95, "#e4ddd0", "stove, oven, cooker, range, microwave", "top 0 0.95 0.7"),
    _furniture(
        "sink", 0.8, 1.2, "#e9eef0", "sink, washbasin, basin, tap, faucet", "top 0 0.86 0.6; in 0 0.76 0.5"
    ),
    _furniture(
        "washing_machine",
        0.7,
        0.92,
        "#e6ebee",
        "washing machine, washer, dryer, dishwasher",
        "top 0 0.92 0.65",
    ),
    _furniture(
        "bathtub",
        1.75,
        0.62,
        "#f2f4f3",
        "bathtub, bath, tub, bath tub, hot tub",
        "seat -0.1 0.16 1.0; in 0 0.16 1.3",
        has_before=True,
    ),
    _furniture(
        "toilet",
        0.62,
        0.86,
        "#f0f2f2",
        "toilet, lavatory, loo, potty",
        "seat 0.1 0.44 0.4",
        has_direction=True,
    ),
    _furniture(
        "tv",
        1.15,
        1.12,
        "#4a4f5c",
        "television, tv, television set, telly, tv set, screen, television screen",
        "top 0 1.12 0.9",
        states=("on", "off"),
    ),
    _furniture(
        "computer", 0.6, 0.5, "#8f9aa6", "computer, monitor, pc, desktop, typewriter", states=("on", "off")
    ),
    _furniture(
        "piano",
        1.5,
        1.2,
        "#6b4231",
        "piano, keyboard instrument, organ, upright piano, grand piano",
        "top 0 1.2 1.4",
        has_direction=True,
    ),
    _furniture(
        "floor_lamp",
        0.5,
        1.62,
        "#e8c27a",
        "floor lamp, lamp, light, standing lamp, reading lamp",
        states=("on", "off"),
    ),
    _furniture(
        "table_lamp",
        0.34,
        0.5,
        "#e08a5a",
        "table lamp, desk lamp, bedside lamp, lampshade",
        states=("on", "off"),
        grip=(0.0, 0.2),
    ),
    _furniture(
        "fireplace",
        1.6,
        1.3,
        "#b0705a",
        "fireplace, hearth, chimney, fire place",
        "top 0 1.3 1.5",
        states=("on", "off"),
    ),
    _furniture(
        "plant",
        0.7,
        1.1,
        "#5f9a5a",
        "plant, houseplant, potted plant, pot plant, vase, fern",
        grip=(0.0, 0.16),
        hands=2,
    ),
    _furniture(
        "rug",
        2.2,
        0.06,
        "#c9705a",
        "rug, carpet, mat, doormat, magic carpet",
        "seat 0 0.04 1.9; top 0 0.04 2.0",
    ),
    _furniture(
        "chest",
        0.9,
        0.64,
        "#8f5a34",
        "chest, treasure chest, toy box, safe, coffin",
        "top 0 0.64 0.8; in 0 0.3 0.7",
        states=("", "open"),
        has_before=True,
    ),
    _furniture(
        "bin",
        0.46,
        0.66,
        "#7f8a94",
        "bin, trash can, garbage can, rubbish bin, dustbin, trash, garbage, wastebasket, rubbish",
        "in 0 0.2 0.36",
        has_before=True,
    ),
    _furniture(
        "ladder", 0.6, 2.2, "#c79a5b", "ladder, stepladder, stairs, staircase, steps", "top 0 2.0 0.4"
    ),
    _furniture("easel", 0.9, 1.7, "#b98a58", "easel, canvas, painting stand"),
    _furniture("podium", 0.8, 1.15, "#9a6a40", "podium, lectern, pulpit, stand", "top 0 1.15 0.7"),
    _furniture(
        "blackboard",
        2.2,
        1.25,
        "#3f6b5a",
        "blackboard, chalkboard, whiteboard, notice board, bulletin board",
        stands="wall",
        hangs=0.95,
    ),
    _furniture(
        "picture",
        0.8,
        0.62,
        "#c79a4b",
        "picture, painting, portrait, frame",
        stands="wall",
        hangs=1.35,
        grip=(0.0, 0.1),
        hands=2,
    ),
    _furniture("mirror", 0.6, 1.0, "#c79a5b", "mirror, looking glass", stands="wall", hangs=0.95),
    _furniture(
        "clock", 0.42, 0.42, "#b98a58", "clock, wall clock, grandfather clock", stands="wall", hangs=1.75
    ),
    _furniture(
        "window",
        1.2,
        1.25,
        "#f0e6d2",
        "window, windowpane, window sill",
        stands="wall",
        hangs=0.95,
        states=("", "night"),
    ),
    _furniture("curtain", 1.0, 2.1, "#c8705f", "curtain, drape, blind", stands="wall", hangs=0.1),
    _furniture(
        "slot_machine",
        0.7,
        1.55,
        "#c8434a",
        "slot machine, machine, arcade machine, vending machine, jukebox, pinball machine",
    ),
)

