"""Sets under the sky."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import Door, Fixture, Piece, PlaceEntry, Surface, words


def _outside(id: str, synonyms: str, *pieces: Piece, **more) -> PlaceEntry:
    names = words(synonyms)
    values = {"metres_across": 9.6, "far_scale": 0.86, "near_scale": 1.16, **more}
    return PlaceEntry(id, names[0].capitalize(), False, names, pieces=pieces, **values)


OUTDOORS: tuple[PlaceEntry, ...] = (
    _outside(
        "outside",
        "outside, outdoors, meadow, field, grassland, countryside, hill, hillside, lawn, valley, "
        "nature, sky, air, clearing, picnic, savanna, prairie, somewhere, golf course",
        Piece("tree", 1.2),
        Piece("bush", 8.8),
    ),
    _outside(
        "street",
        "street, sidewalk, pavement, neighborhood, neighbourhood, block, alley, suburb, avenue, kerb, curb",
        Piece("street_lamp", 1.05),
        Piece("hydrant", 8.75),
        doors=(Door("door", 6.1, 1.0, 2.1),),
    ),
    _outside(
        "city",
        "city, city square, town, square, downtown, plaza, marketplace, village, skyscraper, "
        "town square, metropolis",
        Piece("bench", 1.3),
        Piece("fountain", 8.3),
        Piece("street_lamp", 2.55),
        metres_across=10.4,
        doors=(Door("door", 6.6, 1.2, 2.2),),
    ),
    _outside(
        "road",
        "road, highway, motorway, freeway, lane, country road, path, roadside, crossroads, track, "
        "trail, driveway, parking lot, car park, gas station, racetrack",
        Piece("sign", 8.9),
        Piece("bush", 0.7),
        metres_across=10.4,
    ),
    _outside(
        "park",
        "park, city park, zoo, amusement park, botanical garden, fairground, fair, carnival, "
        "stadium, sports field",
        Piece("tree", 0.9),
        Piece("bench", 2.6),
        Piece("street_lamp", 8.6, flip=True),
    ),
    _outside(
        "garden",
        "garden, yard, backyard, front yard, back yard, back garden, patio, porch, terrace, "
        "orchard, courtyard, balcony, greenhouse, front garden",
        Piece("flower_bed", 1.1),
        Piece("bush", 8.7),
        Piece("mailbox", 7.55),
        doors=(Door("door", 3.05, 1.0, 2.0),),
    ),
    _outside(
        "playground",
        "playground, schoolyard, play area, playing field, sandpit, play park",
        Piece("swing", 1.35),
        Piece("slide", 8.1, flip=True),
    ),
    _outside(
        "beach",
        "beach, seaside, shore, seashore, coast, sand, sea, ocean, island, poolside, bay, pool, "
        "swimming pool, tropical island, desert island",
        Piece("umbrella", 1.3, scale=1.75),
        Piece("palm", 8.75),
        Piece("bucket", 2.05, "#e0a03c"),
        water=(0.0, 1.0),
    ),
    _outside(
        "harbour",
        "harbour, harbor, port, dock, pier, quay, marina, jetty, wharf, ship deck, boat deck",
        Piece("barrel", 0.75),
        Piece("box", 1.45),
        Piece("street_lamp", 8.85, flip=True),
        water=(0.0, 1.0),
    ),
    _outside(
        "lake",
        "lake, river, pond, lakeside, riverside, riverbank, stream, creek, waterfall, swamp, "
        "campsite, camp, campground",
        Piece("pine", 0.8),
        Piece("log", 1.9),
        Piece("rock", 8.9),
        water=(0.5, 0.87),  # between the jetty and the rock
    ),
    _outside(
        "forest",
        "forest, wood, woods, jungle, woodland, rainforest, grove, wilderness",
        Piece("pine", 0.7),
        Piece("mushroom", 1.6),
        Piece("stump", 8.3),
        Piece("bush", 9.2),
    ),
    _outside(
        "mountain",
        "mountain, mountains, cliff, peak, summit, canyon, volcano, mountain top, mountainside, "
        "hilltop, alps",
        Piece("rock", 1.1),
        Piece("pine", 8.8),
    ),
    _outside(
        "farm",
        "farm, barn, farmyard, ranch, stable, barnyard, pasture, cornfield, field of corn, countryside farm",
        Piece("fence", 1.0),
        Piece("leaf_pile", 2.5, "#e0b95a"),
        Piece("barrel", 9.0),
        doors=(Door("barn", 7.3, 1.5, 2.2),),
    ),
    _outside(
        "desert",
        "desert, dune, wasteland, wild west, oasis, sahara, dry land, western town",
        Piece("cactus", 1.1),
        Piece("rock", 8.7, "#c98f63", variant=0.6),
    ),
    _outside(
        "quarry",
        "quarry, construction site, construction, building site, rock quarry, work site, "
        "gravel pit, rock pit",
        Piece("rock", 0.9, "#b59a7d", variant=0.6),
        Piece("cart", 2.7),
        Piece("cone", 8.3),
        Piece("barrel", 9.0),
    ),
    _outside(
        "castle",
        "castle, fortress, palace garden, kingdom, drawbridge, castle yard, fort, citadel, ruins",
        Piece("barrel", 0.8),
        Piece("bush", 8.9),
        doors=(Door("gate", 4.8, 1.7, 2.4),),
    ),
    _outside(
        "snowfield",
        "snowfield, snow, north pole, south pole, antarctica, arctic, ice, winter landscape, "
        "ski slope, ice rink, winter wonderland, glacier",
        Piece("pine", 0.9, variant=1.0),
        Piece("snowman", 8.5),
    ),
    _outside(
        "moon",
        "moon, space, outer space, planet, mars, asteroid, another planet, lunar surface, galaxy, universe",
        Piece("rock", 1.1, "#a7a3b8", variant=0.6),
        Piece("rocket", 8.6),
    ),
    _outside(
        "rooftop",
        "rooftop, roof, roof terrace, top of a building, housetop",
        Piece("plant", 0.8),
        Piece("bench", 2.1),
        doors=(Door("door", 7.9, 1.0, 2.0),),
        metres_across=9.0,
        fixtures=(Fixture("parapet", words("ledge, wall, edge"), Surface("top", 4.2, 0.75, 4.5)),),
    ),
)
