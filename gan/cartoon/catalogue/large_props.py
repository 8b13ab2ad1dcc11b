"""Props that stand: vehicles, what grows, what is built, and what is in the sky."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PropEntry, big_prop


def _vehicle(id: str, *rest, **more) -> PropEntry:
    return big_prop("vehicle", id, *rest, has_direction=True, **more)


def _nature(id: str, *rest, **more) -> PropEntry:
    return big_prop("nature", id, *rest, **more)


def _built(id: str, *rest, **more) -> PropEntry:
    return big_prop("structure", id, *rest, **more)


_VEHICLES = (
    _vehicle(
        "car",
        3.5,
        1.5,
        "#d8504a",
        "car, automobile, taxi, cab, limousine, limo, police car, sports car, jeep, van, sedan, convertible",
        "seat 0.12 0.46 0.5; seat -0.72 0.46 0.5",
        has_before=True,
    ),
    _vehicle(
        "bus",
        5.6,
        2.75,
        "#f0b23c",
        "bus, school bus, coach, minibus, tram, trolley, trailer, caravan",
        "seat 1.6 0.95 0.5; seat 0.5 0.95 0.5; seat -0.6 0.95 0.5",
        has_before=True,
    ),
    _vehicle(
        "truck",
        4.8,
        2.4,
        "#4f86b0",
        "truck, lorry, fire truck, fire engine, ambulance, pickup, moving van, dump truck, delivery truck",
        "seat 1.55 0.95 0.5; top -0.8 2.4 2.6",
        has_before=True,
    ),
    _vehicle(
        "train",
        5.6,
        2.8,
        "#b5483f",
        "train, locomotive, steam train, railway, engine, subway",
        "seat -1.75 1.0 0.7",
        has_before=True,
    ),
    _vehicle(
        "tractor",
        2.9,
        2.1,
        "#5a9a4f",
        "tractor, bulldozer, digger, excavator, crane, combine",
        "seat -0.62 1.05 0.5",
        has_before=True,
    ),
    _vehicle(
        "bicycle", 1.72, 1.05, "#4f8fc0", "bicycle, bike, cycle, tricycle, unicycle", "seat -0.26 0.92 0.3"
    ),
    _vehicle(
        "motorbike",
        2.0,
        1.12,
        "#c8434a",
        "motorbike, motorcycle, moped, motor scooter, vespa",
        "seat -0.25 0.74 0.7",
    ),
    _vehicle(
        "cart",
        1.9,
        0.87,
        "#a8703f",
        "cart, wagon, wheelbarrow, carriage, handcart, golf cart, shopping cart, trolley cart, stretcher",
        "seat 0 0.56 1.2; in 0 0.56 1.2",
        has_before=True,
    ),
    _vehicle(
        "pram",
        1.0,
        1.1,
        "#6f8fbf",
        "pram, baby carriage, stroller, pushchair, buggy, wheelchair",
        "in -0.05 0.5 0.6",
        has_before=True,
    ),
    _vehicle("sled", 1.5, 0.46, "#b5483f", "sled, sleigh, sledge, toboggan", "seat 0 0.32 1.2"),
    _vehicle(
        "boat",
        2.9,
        1.0,
        "#c8704a",
        "boat, rowboat, canoe, kayak, raft, dinghy, rowing boat",
        "seat -0.5 0.42 0.5; seat 0.5 0.42 0.5",
        has_before=True,
        stands="water",
    ),
    _vehicle(
        "sailboat",
        3.4,
        3.6,
        "#4f7fb0",
        "sailboat, ship, yacht, sailing boat, pirate ship, ferry, vessel, submarine",
        "seat -0.8 0.52 0.5; seat 0.75 0.52 0.5",
        has_before=True,
        stands="water",
    ),
    _vehicle(
        "plane",
        4.6,
        1.95,
        "#e0704a",
        "plane, airplane, aeroplane, aircraft, jet, biplane, glider",
        "seat 0.0 0.85 0.5",
        has_before=True,
        flies=True,
    ),
    _vehicle(
        "helicopter",
        4.2,
        2.1,
        "#5a9ab0",
        "helicopter, chopper, drone",
        "seat 0.75 0.75 0.6",
        has_before=True,
        flies=True,
    ),
    _vehicle(
        "rocket",
        1.6,
        3.6,
        "#d8504a",
        "rocket, spaceship, spacecraft, space ship, space shuttle, ufo, flying saucer",
        "seat 0 1.5 0.5",
        states=("", "flame"),
        flies=True,
    ),
    big_prop(
        "vehicle",
        "hot_air_balloon",
        2.6,
        4.4,
        "#e0704a",
        "hot air balloon, airship, blimp, zeppelin",
        "seat 0 0.16 0.8; in 0 0.16 0.8",
        has_before=True,
        flies=True,
    ),
)

_NATURE = (
    _nature(
        "tree", 2.5, 3.5, "#6aa356", "tree, oak, maple, apple tree, oak tree, birch", "seat 0.72 1.55 0.5"
    ),
    _nature("pine", 1.7, 3.6, "#4a8a66", "pine, fir, pine tree, spruce, fir tree, christmas tree, evergreen"),
    _nature("palm", 2.3, 3.6, "#5fa860", "palm, palm tree, coconut tree"),
    _nature("bush", 1.4, 0.95, "#5f9a52", "bush, shrub, hedge, berry bush"),
    _nature(
        "rock",
        1.2,
        0.78,
        "#9a958c",
        "rock, boulder, big stone, cliff, ledge, meteor, pile of rocks",
        "seat 0 0.7 0.6; top 0 0.74 0.6",
    ),
    _nature(
        "log",
        1.4,
        0.42,
        "#9a6a43",
        "log, wood, tree trunk, lumber, timber",
        "seat 0 0.4 1.2; top 0 0.4 1.2",
    ),
    _nature("stump", 0.7, 0.46, "#a8744a", "stump, tree stump", "seat 0 0.46 0.5; top 0 0.46 0.5"),
    _nature(
        "flower_bed", 1.7, 0.62, "#e0607a", "flower bed, flowerbed, flower garden, rose bush, garden bed"
    ),
    _nature("grass", 0.9, 0.34, "#7ab356", "grass, weed, hay, straw, wheat, reed"),
    _nature("cactus", 0.9, 1.7, "#5f9a6a", "cactus, cacti, succulent"),
    _nature("pond", 2.4, 0.3, "#6fb5cf", "pond, puddle, pool, swimming pool, water hole, mud"),
    _nature("campfire", 0.95, 0.95, "#f08a3c", "campfire, fire, bonfire, flame, smoke, fireworks"),
    _nature("snowman", 0.95, 1.55, "#f2f6f9", "snowman"),
    _nature(
        "leaf_pile",
        1.3,
        0.58,
        "#d98a3c",
        "pile of leaves, leaf pile, heap, pile, compost, haystack, hay bale, stack",
    ),
    big_prop("sky", "sun", 1.3, 1.3, "#ffd65c", "sun, sunshine", stands="sky", hangs=3.2),
    big_prop("sky", "moon", 0.95, 0.95, "#f6edc4", "moon, full moon, planet", stands="sky", hangs=3.3),
    big_prop(
        "sky",
        "star",
        0.5,
        0.48,
        "#ffe08a",
        "star, shooting star, comet",
        stands="sky",
        hangs=3.4,
        grip=(0.0, 0.06),
    ),
    big_prop("sky", "cloud", 1.9, 0.85, "#ffffff", "cloud, storm cloud", stands="sky", hangs=3.1),
    big_prop("sky", "rainbow", 4.2, 2.1, "#e0605a", "rainbow", stands="sky", hangs=1.7),
)

_BUILT = (
    _built(
        "house",
        4.0,
        3.6,
        "#e6b98a",
        "house, home, cottage, cabin, hut, lodge, building, shack, shed, barn, tower",
        states=("", "night"),
    ),
    _built("tent", 2.2, 1.6, "#e0803c", "tent, teepee, wigwam, tepee", "in 0 0.05 1.2"),
    _built(
        "door", 1.0, 2.1, "#8f6a4a", "door, doorway, front door, entrance, gate, exit", states=("", "open")
    ),
    _built(
        "fence",
        2.0,
        0.95,
        "#f0e6d2",
        "fence, picket fence, railing, barrier, wall, stone wall",
        "top 0 0.95 1.8",
    ),
    _built(
        "sign", 0.9, 1.45, "#b9804e", "sign, signpost, road sign, billboard, notice, stop sign, for sale sign"
    ),
    _built("mailbox", 0.46, 1.18, "#c8434a", "mailbox, postbox, letterbox, mail box, letter box, post box"),
    _built(
        "street_lamp",
        0.56,
        3.2,
        "#4a5560",
        "street lamp, streetlight, lamppost, street light, lamp post",
        states=("", "on"),
    ),
    _built(
        "traffic_light",
        0.42,
        2.5,
        "#4a5560",
        "traffic light, stoplight, traffic signal",
        states=("red", "green"),
    ),
    _built("hydrant", 0.46, 0.8, "#d8504a", "hydrant, fire hydrant"),
    _built(
        "bench",
        1.6,
        0.86,
        "#a8703f",
        "bench, park bench, pew",
        "seat -0.38 0.45 0.6; seat 0.38 0.45 0.6; lie 0 0.45 1.5",
    ),
    _built("swing", 1.9, 2.2, "#c8704a", "swing, swing set", "seat 0 0.5 0.5"),
    _built(
        "slide", 2.4, 1.75, "#e0a03c", "slide", "seat -0.85 1.3 0.4; top -0.85 1.3 0.5", has_direction=True
    ),
    _built(
        "seesaw",
        2.4,
        0.75,
        "#5a9ab0",
        "seesaw, teeter totter, see-saw",
        "seat -0.95 0.52 0.3; seat 0.95 0.52 0.3",
    ),
    _built(
        "sandbox",
        1.7,
        0.34,
        "#e8cf95",
        "sandbox, sandpit, sand, sandcastle, sand castle",
        "in 0 0.12 1.3",
        has_before=True,
    ),
    _built("fountain", 2.0, 1.6, "#b9b3a8", "fountain, well, birdbath"),
    _built("statue", 1.0, 2.4, "#a9aaa6", "statue, monument, sculpture"),
    _built(
        "doghouse",
        1.2,
        1.1,
        "#c8504a",
        "doghouse, dog house, kennel, cage, hutch, stable",
        "in 0 0.06 0.6; top 0 1.0 0.4",
        has_direction=True,
    ),
    _built(
        "phone_box",
        1.0,
        2.3,
        "#c8434a",
        "phone box, phone booth, telephone booth, telephone box",
        "in 0 0.05 0.7",
        has_before=True,
    ),
    _built(
        "barrel", 0.66, 0.86, "#9a6a40", "barrel, keg, cask, drum barrel", "top 0 0.86 0.55; seat 0 0.86 0.5"
    ),
    _built("cone", 0.4, 0.6, "#f07f3c", "traffic cone, cone marker, bollard"),
    _built("stage_light", 0.54, 2.3, "#4a4f5c", "spotlight, stage light, floodlight"),
)

LARGE: tuple[PropEntry, ...] = (*_VEHICLES, *_NATURE, *_BUILT)
