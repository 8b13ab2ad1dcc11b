"""Props that a hand can hold: tools, toys, food, what is worn, and the stand-in for unknown things."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PropEntry, surfaces, words


def _hand(
    id: str,
    width: float,
    height: float,
    grip: tuple[float, float],
    colour: str,
    synonyms: str,
    *,
    supports: str = "",
    kind: str = "handheld",
    **more,
) -> PropEntry:
    names = words(synonyms)
    return PropEntry(
        id,
        names[0].capitalize(),
        kind,
        (width, height),
        names,
        surfaces(supports),
        grip,
        colour=colour,
        **more,
    )


def _food(id: str, width: float, height: float, colour: str, synonyms: str, **more) -> PropEntry:
    return _hand(id, width, height, (0.0, height * 0.35), colour, synonyms, kind="food", **more)


_TOOLS = (
    _hand("broom", 0.34, 1.35, (0, 0.95), "#d9a441", "broom, mop, broomstick, sweeper, rake"),
    _hand("hammer", 0.22, 0.36, (0, 0.08), "#8a8f98", "hammer, mallet, tool, wrench, screwdriver, spanner"),
    _hand("axe", 0.2, 0.64, (0, 0.14), "#9aa3ad", "axe, ax, hatchet, pickaxe, saw"),
    _hand("shovel", 0.24, 1.15, (0, 0.7), "#8a93a0", "shovel, spade, pitchfork, hoe"),
    _hand(
        "sword",
        0.22,
        0.95,
        (0, 0.1),
        "#c9d3dc",
        "sword, saber, sabre, spear, blade, dagger",
        has_direction=True,
    ),
    _hand(
        "stick",
        0.1,
        0.95,
        (0, 0.16),
        "#8b5e3c",
        "stick, cane, club, staff, pole, plank, bat, crutch, branch, pipe, golf club",
    ),
    _hand("wand", 0.09, 0.42, (0, 0.06), "#5b4a7a", "wand, magic wand, baton"),
    _hand(
        "fishing_rod",
        1.05,
        1.4,
        (-0.45, 0.25),
        "#a86b3c",
        "fishing rod, fishing pole, rod, fishing line",
        has_direction=True,
    ),
    _hand("rope", 0.36, 0.34, (0, 0.28), "#c9a26b", "rope, lasso, cord, string, hose, chain, cable, wire"),
    _hand(
        "bucket", 0.32, 0.46, (0, 0.44), "#4f8fc0", "bucket, pail", supports="in 0 0.06 0.22", has_before=True
    ),
    _hand(
        "watering_can", 0.5, 0.4, (-0.04, 0.36), "#5aa37a", "watering can, can, sprinkler", has_direction=True
    ),
    _hand(
        "paintbrush",
        0.07,
        0.34,
        (0, 0.08),
        "#d2693c",
        "paintbrush, brush, paint brush, toothbrush, comb, hairbrush",
    ),
    _hand("pencil", 0.06, 0.26, (0, 0.1), "#e8b23a", "pencil, pen, crayon, marker, chalk, quill"),
    _hand("scissors", 0.16, 0.28, (0, 0.06), "#d05a5a", "scissors, shears, pliers"),
    _hand("key", 0.1, 0.2, (0, 0.16), "#e0b040", "key, keys"),
    _hand(
        "flashlight",
        0.3,
        0.12,
        (-0.06, 0.06),
        "#e0a030",
        "flashlight, torch, torchlight",
        states=("", "on"),
        has_direction=True,
    ),
    _hand(
        "lantern", 0.22, 0.4, (0, 0.38), "#6a5a4a", "lantern, oil lamp, hurricane lamp", states=("on", "off")
    ),
    _hand(
        "candle", 0.16, 0.34, (0, 0.05), "#f3ead6", "candle, candlestick, candlelight", states=("on", "off")
    ),
    _hand("magnifier", 0.24, 0.4, (0, 0.08), "#7a4b33", "magnifying glass, magnifier, lens, loupe"),
    _hand(
        "telescope", 0.55, 0.2, (-0.1, 0.1), "#b98a3e", "telescope, spyglass, binoculars", has_direction=True
    ),
)

_HOUSEHOLD = (
    _hand(
        "cup",
        0.16,
        0.14,
        (0.04, 0.07),
        "#e07a5f",
        "cup, mug, drink, coffee, tea, cocoa, hot chocolate, beverage, coffee cup",
        states=("", "steam"),
    ),
    _hand(
        "glass",
        0.1,
        0.17,
        (0, 0.08),
        "#bfe0ea",
        "glass, juice, milk, water, lemonade, wine, soda, beer, goblet",
    ),
    _hand(
        "bottle", 0.12, 0.34, (0, 0.14), "#4f9a6a", "bottle, flask, jar, potion, medicine, baby bottle, vial"
    ),
    _hand(
        "plate",
        0.34,
        0.06,
        (0, 0.02),
        "#f1ede4",
        "plate, dish, tray, saucer, platter, dinner, lunch, breakfast, meal, food",
        supports="top 0 0.05 0.26",
    ),
    _hand("bowl", 0.28, 0.16, (0, 0.05), "#5f8fb8", "bowl, soup, cereal, salad, porridge, stew"),
    _hand(
        "pan",
        0.62,
        0.12,
        (-0.24, 0.07),
        "#4a4f58",
        "pan, frying pan, skillet",
        supports="in 0.12 0.05 0.3",
        has_direction=True,
    ),
    _hand(
        "pot", 0.42, 0.3, (0, 0.16), "#b5483f", "pot, kettle, teapot, cauldron, saucepan, casserole", hands=2
    ),
    _hand("spoon", 0.06, 0.3, (0, 0.08), "#b9c2cb", "spoon, ladle, fork, spatula, cutlery"),
    _hand("knife", 0.06, 0.32, (0, 0.06), "#c4ccd4", "knife, kitchen knife"),
    _hand(
        "book",
        0.26,
        0.32,
        (0, 0.1),
        "#b5483f",
        "book, novel, diary, notebook, dictionary, album, magazine, journal, textbook, comic",
        states=("", "open"),
    ),
    _hand(
        "letter",
        0.28,
        0.2,
        (0, 0.06),
        "#f6efdf",
        "letter, envelope, mail, post, postcard, card, invitation, ticket, note, cheque, check",
    ),
    _hand(
        "paper",
        0.24,
        0.32,
        (0, 0.08),
        "#f7f3e8",
        "paper, sheet, document, page, tablet, stone tablet, contract, list, menu, homework, bill, "
        "drawing, clipboard, photograph, photo, poster",
    ),
    _hand("newspaper", 0.44, 0.4, (0, 0.12), "#ece6d8", "newspaper, gazette, news", hands=2),
    _hand(
        "map", 0.5, 0.36, (0, 0.12), "#e8d3a2", "map, treasure map, plan, blueprint, chart, scroll", hands=2
    ),
    _hand(
        "phone",
        0.1,
        0.2,
        (0, 0.08),
        "#3f4a5a",
        "phone, mobile, cellphone, smartphone, cell phone, mobile phone, remote, remote control, "
        "calculator, walkie talkie",
    ),
    _hand("telephone", 0.32, 0.24, (0, 0.16), "#b5483f", "telephone, receiver, handset, landline"),
    _hand(
        "camera",
        0.3,
        0.24,
        (0.08, 0.1),
        "#4a4f5c",
        "camera, movie camera, film camera, video camera, camcorder",
    ),
    _hand(
        "laptop",
        0.4,
        0.28,
        (0, 0.02),
        "#9aa5b1",
        "laptop, notebook computer, keyboard",
        states=("on", "off"),
        hands=2,
    ),
    _hand(
        "radio", 0.42, 0.36, (0, 0.34), "#c97b4a", "radio, stereo, boombox, record player, speaker, walkman"
    ),
    _hand("alarm_clock", 0.2, 0.26, (0, 0.24), "#d05a5a", "alarm clock, alarm, timer, watch, stopwatch"),
    _hand(
        "towel",
        0.34,
        0.42,
        (0, 0.4),
        "#8fc1c9",
        "towel, cloth, rag, handkerchief, napkin, laundry, shirt, clothes, apron, washing, scarf, "
        "dress, coat, jacket, costume",
    ),
    _hand("blanket", 0.7, 0.22, (0, 0.1), "#7fa3c7", "blanket, quilt, duvet, sheets, sleeping bag", hands=2),
    _hand("pillow", 0.5, 0.3, (0, 0.12), "#f0ebe0", "pillow, cushion", hands=2),
    _hand(
        "umbrella", 1.0, 1.0, (0.0, 0.16), "#d65a4a", "umbrella, parasol, brolly", states=("open", "closed")
    ),
    _hand(
        "bag",
        0.4,
        0.46,
        (0, 0.42),
        "#a8683f",
        "bag, handbag, purse, backpack, rucksack, sack, satchel, shopping bag, wallet, pouch, lunch box",
        supports="in 0 0.1 0.3",
    ),
    _hand(
        "suitcase",
        0.6,
        0.52,
        (0, 0.5),
        "#7a4f8a",
        "suitcase, luggage, briefcase, trunk, case, toolbox, baggage",
    ),
    _hand(
        "basket",
        0.46,
        0.42,
        (0, 0.4),
        "#c4924e",
        "basket, picnic basket, hamper, laundry basket",
        supports="in 0 0.12 0.36",
        has_before=True,
    ),
    _hand(
        "box",
        0.5,
        0.42,
        (0, 0.18),
        "#c79a63",
        "box, carton, package, parcel, crate, container, cardboard box",
        supports="top 0 0.42 0.46; in 0 0.06 0.4",
        states=("", "open"),
        hands=2,
        has_before=True,
    ),
    _hand("gift", 0.36, 0.42, (0, 0.14), "#d65a6a", "gift, present, surprise, birthday present", hands=2),
    _hand(
        "coin",
        0.09,
        0.09,
        (0, 0.03),
        "#e8b93a",
        "coin, money, penny, dollar, gold, cash, medal, token, prize",
    ),
    _hand(
        "money_bag",
        0.34,
        0.42,
        (0, 0.3),
        "#a98b5a",
        "money bag, bag of money, sack of gold, treasure, fortune",
    ),
    _hand(
        "ring",
        0.07,
        0.1,
        (0, 0.02),
        "#e8c04a",
        "ring, diamond, jewel, gem, necklace, earring, bracelet, jewelry, jewellery, diamond ring",
    ),
)

_TOYS = (
    _hand(
        "ball",
        0.26,
        0.26,
        (0, 0.04),
        "#e4572e",
        "ball, football, basketball, soccer ball, bowling ball, tennis ball, baseball, beach ball, "
        "volleyball, bomb",
    ),
    _hand("balloon", 0.34, 1.15, (0, 0.04), "#e0505a", "balloon, balloons", flies=True),
    _hand("kite", 0.62, 1.2, (0, 0.04), "#e06a3c", "kite", flies=True),
    _hand(
        "teddy",
        0.36,
        0.48,
        (0, 0.16),
        "#b98252",
        "teddy, teddy bear, doll, toy, stuffed animal, puppet, plush, toy dinosaur",
    ),
    _hand(
        "robot_toy",
        0.26,
        0.36,
        (0, 0.14),
        "#6fa0b8",
        "toy robot, action figure, toy soldier, game, video game",
    ),
    _hand("blocks", 0.42, 0.4, (0, 0.1), "#4f9ac0", "block, blocks, toy block, lego, domino, dice"),
    _hand("guitar", 0.38, 1.0, (0.02, 0.36), "#c97b3a", "guitar, ukulele, banjo, bass, lute, harp"),
    _hand("violin", 0.24, 0.62, (0, 0.5), "#a5532e", "violin, fiddle, cello, viola"),
    _hand(
        "drum",
        0.44,
        0.42,
        (0, 0.2),
        "#c9483f",
        "drum, drums, bongo, tambourine",
        supports="top 0 0.41 0.4",
        hands=2,
    ),
    _hand(
        "trumpet",
        0.6,
        0.22,
        (-0.08, 0.1),
        "#e0ad3c",
        "trumpet, horn, trombone, saxophone, flute, clarinet, whistle, bugle, tuba",
        has_direction=True,
    ),
    _hand("microphone", 0.1, 0.3, (0, 0.1), "#4a4f5c", "microphone, mic, mike"),
    _hand("flag", 0.62, 1.25, (-0.28, 0.3), "#4f86c0", "flag, banner, pennant", has_direction=True),
    _hand("trophy", 0.34, 0.42, (0, 0.1), "#e8b93a", "trophy, cup of victory, award, statuette"),
    _hand("racket", 0.28, 0.7, (0, 0.1), "#5a8fc0", "racket, racquet, tennis racket, paddle, hockey stick"),
    _hand(
        "skateboard",
        0.78,
        0.2,
        (0, 0.12),
        "#e0793c",
        "skateboard, board, surfboard, scooter, snowboard, ski, skate, skates",
        supports="top 0 0.18 0.6",
    ),
)

_WORN = (
    _hand(
        "hat",
        0.4,
        0.22,
        (0, 0.06),
        "#7a5238",
        "hat, cap, sombrero, bowler, top hat, cowboy hat, bonnet, beret, wig",
        worn="head",
    ),
    _hand("crown", 0.28, 0.2, (0, 0.05), "#e8b93a", "crown, tiara", worn="head"),
    _hand("helmet", 0.34, 0.23, (0, 0.06), "#d9a12e", "helmet, hard hat", worn="head"),
    _hand(
        "glasses",
        0.28,
        0.1,
        (0.12, 0.05),
        "#3f4656",
        "glasses, sunglasses, spectacles, goggles, mask, monocle",
    ),
    _hand(
        "shoe",
        0.3,
        0.17,
        (0, 0.13),
        "#8a4f3a",
        "shoe, boot, sneaker, slipper, sandal, sock, boots",
        has_direction=True,
    ),
)

_FOOD = (
    _food("apple", 0.13, 0.15, "#d8433c", "apple, fruit, orange, peach, pear, tomato, plum, mango, snack"),
    _food("banana", 0.24, 0.14, "#f1cb3d", "banana"),
    _food("carrot", 0.12, 0.34, "#ec8432", "carrot, vegetable, radish, turnip, corn"),
    _food("bread", 0.42, 0.18, "#cf9450", "bread, loaf, toast, bun, roll, baguette, dough"),
    _food("cheese", 0.26, 0.18, "#f0c244", "cheese, butter"),
    _food(
        "sandwich", 0.28, 0.18, "#d9a35c", "sandwich, hamburger, burger, cheeseburger, hot dog, taco, burrito"
    ),
    _food("pizza", 0.4, 0.38, "#e8b04a", "pizza, slice of pizza, pancake, waffle"),
    _food(
        "cake",
        0.46,
        0.4,
        "#f0a6b4",
        "cake, birthday cake, wedding cake, cupcake, muffin, dessert",
        hands=2,
        supports="top 0 0.26 0.3",
    ),
    _food("pie", 0.4, 0.17, "#c98744", "pie, tart, pastry, pudding", hands=2),
    _food("cookie", 0.14, 0.14, "#c48a4a", "cookie, biscuit, cracker, donut, doughnut, bagel"),
    _food(
        "ice_cream",
        0.18,
        0.36,
        "#f4b6c2",
        "ice cream, ice cream cone, icecream, cone, popsicle, lollipop, candy, sweet, sweets, "
        "lolly, chocolate",
    ),
    _food("popcorn", 0.24, 0.32, "#d8433c", "popcorn, chips, crisps, fries, french fries, nuts, peanuts"),
    _food(
        "drumstick",
        0.22,
        0.38,
        "#b5683a",
        "drumstick, meat, chicken leg, steak, rib, turkey leg, ham, sausage, roast, bacon",
    ),
    _food("egg", 0.14, 0.18, "#f6ecd9", "egg, easter egg, dinosaur egg"),
    _food("fish", 0.45, 0.22, "#6aa3b5", "fish, trout, salmon, goldfish, shark, tuna", has_direction=True),
    _food("bone", 0.4, 0.14, "#f3ead8", "bone, dog bone, treat"),
    _food("mushroom", 0.22, 0.24, "#d2493f", "mushroom, toadstool"),
    _food(
        "pumpkin",
        0.46,
        0.4,
        "#e8862f",
        "pumpkin, jack-o-lantern, melon, watermelon, squash",
        hands=2,
        states=("", "lit"),
    ),
)

_NATURE = (
    _hand("flower", 0.2, 0.5, (0, 0.12), "#e0607a", "flower, rose, tulip, daisy, lily, sunflower, blossom"),
    _hand("bouquet", 0.38, 0.52, (0, 0.1), "#e07a9a", "bouquet, bunch of flowers, flowers"),
    _hand("leaf", 0.2, 0.24, (0, 0.03), "#6fa84f", "leaf, leaves, feather, clover, four leaf clover"),
    _hand("stone", 0.22, 0.15, (0, 0.05), "#98958d", "stone, pebble, brick, cobblestone"),
    _hand("snowball", 0.2, 0.19, (0, 0.05), "#eef4f8", "snowball"),
    _hand("shell", 0.2, 0.17, (0, 0.05), "#f0c3a0", "shell, seashell, pearl, starfish"),
    _hand(
        "nest",
        0.36,
        0.2,
        (0, 0.06),
        "#8f6a43",
        "nest, bird nest",
        supports="in 0 0.08 0.26",
        hands=2,
        has_before=True,
    ),
)

_STAND_IN = (
    _hand(
        "thing",
        0.46,
        0.5,
        (0, 0.16),
        "#a9a4bd",
        "thing, object, item, something, stuff, gadget, device, gizmo, contraption, contents",
        hands=2,
    ),
)

SMALL: tuple[PropEntry, ...] = (*_TOOLS, *_HOUSEHOLD, *_TOYS, *_WORN, *_FOOD, *_NATURE, *_STAND_IN)
