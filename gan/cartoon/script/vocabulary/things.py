"""Things and places beyond those of the catalogue, weather, times of day, camera words, emoji."""

from __future__ import annotations

MORE_PROPS = {
    "phone": "cell, iphone, headset, intercom",
    "telephone": "horn phone, shell phone",
    "tv": "tele",
    "car": "vehicle, cop car, race car, racing car, automobile, roadster, buggy car, stone car",
    "truck": "forklift, tanker, fire-engine",
    "tractor": "machinery, steam shovel, cement mixer, lawnmower, lawn mower, mower",
    "slot_machine": "gambling machine, gum machine, lever, levers, control panel, controls, cash machine",
    "stick": (
        "bowling pin, cigar, cigarette, straw, paddle, baseball bat, bone club, needle, ruler, oar, "
        "arrow, handle, rod of iron, rolling pin, matchstick"
    ),
    "plate": "steaming plate, feast, food tray, pancakes, noodles, spaghetti, rice, sushi, lasagna",
    "apple": (
        "grape, grapes, strawberry, berry, cherry, lemon, coconut, pineapple, potato, onion, veggie, "
        "vegetables"
    ),
    "bag": "sack of money, knapsack, pocket, garbage bag",
    "camera": "projector, film, movie, film roll, movie film, reel",
    "box": "jewelry box, packages, cooler",
    "paper": (
        "picture frame of paper, certificate, receipt, passport, wallpaper, drawing paper, form, sketch"
    ),
    "rope": "leash, lead, ribbon, thread, yarn, vine",
    "paintbrush": "paint roller, paint",
    "bowl": "salad bowl, punch bowl, food bowl, batter",
    "cart": "roller, trolley, gurney, baggage cart, sidecar, lift, chariot",
    "house": (
        "igloo, mansion, bungalow, villa, skyscraper, buildings, farmhouse, tree house, treehouse, "
        "windmill, lighthouse, garage door"
    ),
    "rock": "rocks, wall of stone, slab, stones, iceberg",
    "sign": "arrow sign, street sign, traffic sign",
    "cupboard": "drawers, chest drawer, medicine cabinet, vanity",
    "pond": "puddles, hot spring",
    "bathtub": "shower tub, jacuzzi, wash tub, washtub",
    "table": (
        "bench table, tabletop, patio table, operating table, ping pong table, pool table, dining room table"
    ),
    "chair": "lawn chair, deck chair, beach chair, lounge chair, swivel chair, office chair, highchair",
    "fence": "handrail, garden fence, gate post, bars",
    "ball": "globe, bubble, pinball, snow globe, tennis balls, marble, golf ball, rubber ball",
    "microphone": "megaphone, loudspeaker",
    "laptop": "tablet computer",
    "ladder": "stairway, escalator, steps ladder, stair",
    "chest": "trunk chest, toolchest",
    "cup": "teacup, mugs, pint, milkshake, thermos",
    "campfire": "barbecue, grill, bbq, torch fire",
    "leaf": "petal, acorn, pinecone",
    "gift": "birthday gift, presents",
    "teddy": "stuffed toy, toys, teddybear, rag doll, toy car, toy train, toy boat, rattle, dummy",
    "stool": "barstool",
    "blanket": "bedspread, sheet of cloth, tablecloth, picnic blanket",
    "towel": "dishcloth, tissue, diaper, nappy, washcloth, dish towel",
    "hat": "cowboy hats, bowler hat, baseball cap, turban, hood, beanie, straw hat",
    "crown": "headdress",
    "helmet": "space helmet, bike helmet, hardhat",
    "glass": "glasses of milk, orange juice, champagne",
    "knife": "scalpel, razor, shaver",
    "balloon": "hot-air toy",
    "drum": "cymbal, xylophone",
    "trumpet": "harmonica, bagpipes, horns",
    "pram": "pushcart, baby buggy",
    "plane": "airliner, flying machine",
    "rocket": "space rocket, satellite, ufo ship",
    "candle": "candles, incense",
    "bin": "recycling bin, garbage pail, ashtray",
    "book": "books, photo album, cookbook, fairy tale, storybook, comic book, textbook",
    "letter": "telegram, love letter, card game, playing card, cards",
    "flower": "roses, sunflowers, dandelion, poppy",
    "fish": "dolphin, whale, fishes, crab, octopus",
    "bone": "skeleton, skull, tusk",
}
MORE_PLACES = {
    "room": (
        "bowling lane, lounge room, playroom, game room, waiting room, conference room, "
        "studio apartment, cellar, prison, jail, jail cell, cell, elevator, dressing room, locker room, "
        "closet room, dark room, building interior, entryway, foyer, stairwell, chamber, "
        "inside of a house"
    ),
    "living_room": "tv room",
    "kitchen": "dinette",
    "office": "office room, police department, courthouse office, work, detective agency, workroom",
    "theatre": (
        "movie theatre, movie set, television studio, tv studio, opera house, night club, nightclub, "
        "club, lodge hall, dance hall, music hall, gym, gymnasium, ring"
    ),
    "shop": (
        "shopping mall, pet store, hardware store, barber shop, barbershop, hair salon, salon, "
        "beauty salon, pharmacy, drug store, drugstore, bank counter, gift shop, jewelry store, "
        "market stall, butcher shop, arcade"
    ),
    "cafe": "drive-in, ice cream shop, fast food restaurant, burger joint, teahouse, canteen bar",
    "great_hall": (
        "lodge, ballroom hall, hotel lobby, mansion hall, railway station, bus station, cathedral, chapel"
    ),
    "hospital": "doctor office, waiting room of a hospital, maternity ward, dentist's office",
    "street": (
        "bus stop, street corner, front of the house, neighbourhood street, front door step, doorstep"
    ),
    "road": "bridge, street road, race track, parking space, car wash, service station, traffic",
    "outside": (
        "open air, woods edge, battlefield, golf green, baseball field, football field, football pitch, "
        "cemetery, graveyard, vineyard, grass field, farmland, plain, plains, landscape, open field, "
        "ground outside"
    ),
    "garden": (
        "back garden path, vegetable garden, rose garden, lawn chair yard, deck, clothesline, driveway garden"
    ),
    "beach": "water's edge, poolside bar, seabed, underwater, lagoon",
    "lake": "river bank, brook, fishing hole, bank of a river, marsh, water",
    "forest": "bushes, undergrowth, woodlands, treetop, rain forest",
    "mountain": "hill top, cliff edge, ravine, mountain range, crater, rocky hill",
    "farm": "chicken coop, barn yard, stables, hayloft, field of wheat",
    "moon": "spaceship interior, moon surface, alien planet, mars surface",
    "quarry": "excavation, mine pit, pit, gravel yard, stone quarry",
    "castle": "palace yard, castle wall, moat",
    "snowfield": "frozen lake, snowy field, snowy hill, ski resort, skating rink",
    "rooftop": "roof top, chimney top",
    "cave": "cave dwelling, bat cave, sewer, underground lair, mine shaft",
    "park": "fun fair, funfair, picnic area, dog park, skate park, track and field, circus tent",
    "playground": "school playground, sandbox area",
    "harbour": "boatyard, waterfront, ship's deck",
    "bathroom": "shower stall, bath room",
    "library": "book shop",
    "classroom": "art class, music room, gym class, high school",
}
# Words that name a prop and a place, and mean the prop unless one is, or goes, into it.
PLACE_FIRST = frozenset(
    "room office kitchen garden park beach road street doorway house home pool sea water sand".split()
)
WEATHER_WORDS = {
    "rain": "rain raining rains rained rainy drizzle drizzling drizzly pouring downpour shower wet-weather",
    "snow": "snow snowing snows snowed snowy blizzard snowfall snowstorm",
    "fog": "fog foggy mist misty haze hazy",
    "wind": "wind windy breezy breeze gusty gale blustery",
    "storm": "storm stormy thunder thundering thunderstorm lightning hurricane tornado tempest",
    "clear": "sunny sunshine bright cloudless",
}
WEATHER_NOUNS = frozenset("rain snow wind fog storm thunder lightning mist sun hail night evening".split())
TIME_WORDS = {
    "night": "night midnight nighttime night-time tonight moonlight moonlit dark nightfall starry bedtime",
    "evening": "evening dusk sunset twilight dinnertime suppertime sundown",
    "day": "day daytime morning noon afternoon midday dawn sunrise daylight lunchtime today breakfast-time",
}
EMOJI = {
    "🐕": "dog",
    "🐶": "dog",
    "🐈": "cat",
    "🐱": "cat",
    "🐴": "horse",
    "🐎": "horse",
    "🐦": "bird",
    "🤖": "robot",
    "🦖": "dinosaur",
    "🦕": "dinosaur",
    "👩": "woman",
    "👨": "man",
    "👧": "girl",
    "👦": "boy",
    "👶": "baby",
    "👵": "grandmother",
    "👴": "grandfather",
    "👮": "policeman",
    "🏠": "house",
    "🏡": "house",
    "🌳": "tree",
    "🌲": "pine",
    "🌹": "rose",
    "🌷": "tulip",
    "🌸": "flower",
    "🌻": "sunflower",
    "⚽": "ball",
    "🏀": "ball",
    "🎈": "balloon",
    "🎁": "gift",
    "🎂": "cake",
    "🍎": "apple",
    "🍌": "banana",
    "🍕": "pizza",
    "🍦": "ice cream",
    "🚗": "car",
    "🚌": "bus",
    "🚲": "bicycle",
    "✈": "plane",
    "🚀": "rocket",
    "📖": "book",
    "📚": "book",
    "☂": "umbrella",
    "🎸": "guitar",
    "🎩": "hat",
    "👑": "crown",
    "⭐": "star",
    "🌙": "moon",
    "☀": "sun",
    "🏖": "beach",
    "🍪": "cookie",
    "🦴": "bone",
    "🐟": "fish",
}
EMOJI_EMOTIONS = {
    "😀": "happy",
    "😃": "happy",
    "😄": "happy",
    "😊": "happy",
    "🙂": "happy",
    "😁": "happy",
    "😂": "happy",
    "❤": "happy",
    "😍": "happy",
    "🎉": "happy",
    "😢": "sad",
    "😭": "sad",
    "☹": "sad",
    "🙁": "sad",
    "😞": "sad",
    "😠": "angry",
    "😡": "angry",
    "😱": "afraid",
    "😨": "afraid",
    "😮": "surprised",
    "😲": "surprised",
    "🤔": "surprised",
}
EMOJI_WEATHER = {"🌧": "rain", "❄": "snow", "⛈": "storm", "🌫": "fog", "🌬": "wind"}
