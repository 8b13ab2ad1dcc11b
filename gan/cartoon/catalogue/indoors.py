"""Sets with a roof over them."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import Door, Fixture, Piece, PlaceEntry, Surface, words


def _room(id: str, synonyms: str, *pieces: Piece, doors: tuple[Door, ...] = (), **more) -> PlaceEntry:
    names = words(synonyms)
    return PlaceEntry(id, names[0].capitalize(), True, names, pieces=pieces, doors=doors, **more)


INDOORS: tuple[PlaceEntry, ...] = (
    _room(
        "room",
        "room, inside, indoors, apartment, flat, hallway, hall, doorway, corridor, interior, den, "
        "attic, basement, hotel room, somewhere inside",
        Piece("cupboard", 1.0, "#c79a6b"),
        Piece("table_lamp", 0.75, on=0.95),
        Piece("armchair", 6.95, "#6d9c8f", flip=True),
        doors=(Door("door", 5.55),),
    ),
    _room(
        "living_room",
        "living room, lounge, sitting room, family room, parlor, parlour, livingroom, front room, "
        "house, home",
        Piece("floor_lamp", 0.62),
        Piece("sofa", 1.95, "#5b8fa8"),
        Piece("tv", 7.05, flip=True),
        Piece("plant", 7.7),
        doors=(Door("door", 5.7),),
        metres_across=8.4,
    ),
    _room(
        "kitchen",
        "kitchen, kitchenette, pantry, bakery, cookhouse",
        Piece("fridge", 0.75),
        Piece("table", 6.1, "#c98f5a"),
        Piece("bowl", 5.85, on=0.76),
        Piece("cup", 6.45, on=0.76),
        doors=(Door("door", 7.1),),
        fixtures=(
            Fixture("counter", words("worktop, sideboard, kitchen counter"), Surface("top", 3.4, 0.95, 2.2)),
            Fixture("stove", words("cooker, oven, range"), Surface("top", 2.1, 0.95, 0.7)),
            Fixture("sink", words("tap, washbasin"), Surface("top", 3.55, 0.95, 0.7)),
        ),
    ),
    _room(
        "bedroom",
        "bedroom, nursery, guest room, dormitory, bed room, master bedroom, sleeping room",
        Piece("bed", 1.75, "#7d8fc7"),
        Piece("cupboard", 3.4, "#c79a6b"),
        Piece("table_lamp", 3.3, on=0.95),
        Piece("wardrobe", 7.2),
        doors=(Door("door", 5.6),),
    ),
    _room(
        "bathroom",
        "bathroom, washroom, restroom, toilet, shower, shower room, laundry room, laundry, spa, powder room",
        Piece("bathtub", 1.45),
        Piece("toilet", 6.9, flip=True),
        Piece("sink", 5.1),
        doors=(Door("door", 3.3),),
        metres_across=7.4,
    ),
    _room(
        "dining_room",
        "dining room, dinner table, dining hall, banquet hall, canteen, cafeteria",
        Piece("cupboard", 0.95, "#9a6a45"),
        Piece("candle", 0.75, on=0.95),
        Piece("chair", 5.75, "#9a6a45"),
        Piece("table", 6.75, "#a8703f"),
        Piece("chair", 7.75, "#9a6a45", flip=True),
        Piece("plate", 6.5, on=0.76),
        Piece("candle", 6.85, on=0.76),
        doors=(Door("door", 2.7, 1.3),),
        metres_across=8.4,
    ),
    _room(
        "office",
        "office, workplace, police station, study, boardroom, meeting room, headquarters, bank, "
        "post office, agency, newsroom, studio, laboratory, lab, factory",
        Piece("bookshelf", 0.85, "#8f7a66"),
        Piece("desk", 6.3),
        Piece("computer", 6.55, on=0.76, flip=True),
        Piece("plant", 7.55),
        doors=(Door("door", 2.6),),
    ),
    _room(
        "classroom",
        "classroom, school, class, lecture hall, kindergarten, schoolroom, university, college, "
        "nursery school, daycare",
        Piece("desk", 1.1, "#c99a5c"),
        Piece("desk", 7.7, "#c99a5c"),
        Piece("book", 0.85, on=0.76, colour="#4f86b0"),
        Piece("apple", 7.55, on=0.76),
        doors=(Door("door", 6.1),),
        metres_across=8.6,
    ),
    _room(
        "library",
        "library, bookshop, bookstore, archive, reading room, book store",
        Piece("armchair", 1.0, "#8a5a6a"),
        Piece("ladder", 7.55),
        Piece("table", 6.4, "#8f5f3c"),
        Piece("table_lamp", 6.75, "#5a9a6a", on=0.76),
        doors=(Door("door", 2.75, 1.3),),
    ),
    _room(
        "hospital",
        "hospital, clinic, doctor's office, doctors office, ward, hospital room, emergency room, "
        "operating room, surgery, infirmary, dentist",
        Piece("bed", 1.7, "#9fc9c4"),
        Piece("cupboard", 7.1, "#dfe6e4"),
        Piece("flower", 7.1, on=0.95),
        doors=(Door("door", 5.3, 1.3),),
    ),
    _room(
        "shop",
        "shop, store, grocery store, supermarket, market, mall, toy store, clothing store, "
        "department store, grocery, boutique, pet shop, bowling alley, casino",
        Piece("counter", 6.75, "#d98f5a"),
        Piece("basket", 0.7),
        Piece("telephone", 7.35, on=0.95),
        doors=(Door("door", 1.5, 1.2),),
        metres_across=8.4,
    ),
    _room(
        "cafe",
        "café, cafe, restaurant, diner, coffee shop, bar, pub, tavern, saloon, pizzeria, tearoom, "
        "snack bar, ice cream parlor",
        Piece("stool", 0.62, "#c8705a"),
        Piece("table", 1.5, "#9a6a45"),
        Piece("cup", 1.3, on=0.76),
        Piece("counter", 7.0, "#b5654a"),
        doors=(Door("door", 3.15, 1.1),),
        metres_across=8.4,
    ),
    _room(
        "theatre",
        "theatre, theater, stage, movie theater, cinema, concert hall, opera, auditorium, circus, "
        "ballroom, dance floor, talent show, show, arena, boxing ring, wrestling ring",
        Piece("stage_light", 0.85),
        Piece("stage_light", 7.95, flip=True),
        metres_across=8.8,
        far=0.68,
        near=0.87,
    ),
    _room(
        "garage",
        "garage, workshop, car repair, tool shed, shed, carport, repair shop, warehouse",
        Piece("bicycle", 1.35, flip=True),
        Piece("chest", 7.4, "#c8504a"),
        doors=(Door("door", 6.0, 1.0),),
        fixtures=(Fixture("workbench", words("bench, worktop"), Surface("top", 2.0, 0.9, 2.2)),),
    ),
    _room(
        "cave",
        "cave, cavern, grotto, tunnel, mine, dungeon, lair, underground",
        Piece("rock", 1.0, variant=0.6),
        Piece("campfire", 7.3),
        doors=(Door("cave mouth", 4.5, 1.8, 2.2),),
        metres_across=8.6,
    ),
    _room(
        "great_hall",
        "great hall, throne room, palace, museum, lobby, hotel, station, train station, airport, "
        "church, court, courtroom, courthouse, temple, ball room, town hall, gallery",
        Piece("bench", 1.3, "#8f5f4a"),
        Piece("plant", 0.5),
        Piece("statue", 8.2),
        doors=(Door("gate", 4.8, 1.8, 2.6),),
        metres_across=9.6,
        far=0.69,
    ),
)
