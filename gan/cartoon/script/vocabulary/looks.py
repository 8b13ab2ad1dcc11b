"""Words for how somebody looks, feels and does things."""

from __future__ import annotations

COLOURS = {
    "red": "#d8413a",
    "orange": "#ee8a33",
    "yellow": "#f4c93b",
    "green": "#4e9f55",
    "blue": "#3f77c4",
    "purple": "#8453ab",
    "violet": "#7d52b8",
    "pink": "#ec8fb1",
    "brown": "#8a5a3a",
    "black": "#2e2c33",
    "white": "#f6f2ea",
    "grey": "#8e9096",
    "gray": "#8e9096",
    "gold": "#d8aa3c",
    "golden": "#d8aa3c",
    "silver": "#b9bec7",
    "turquoise": "#3fb3ad",
    "cyan": "#48b9d3",
    "beige": "#dcc8a4",
    "maroon": "#7a2f38",
    "navy": "#2b3f6d",
    "lilac": "#b79ad4",
    "magenta": "#c8468f",
    "crimson": "#b8243a",
    "scarlet": "#d2362c",
    "tan": "#c9a77c",
    "teal": "#2f8f8a",
    "lime": "#9bcb3c",
    "blond": "#e8c974",
    "blonde": "#e8c974",
    "ginger": "#d2743a",
    "peach": "#f2b38c",
    "olive": "#8a8b4a",
    "lavender": "#b9a8dc",
    "bronze": "#a9743f",
    "indigo": "#4a3f95",
    "cream": "#f3e6c8",
    "dark": "#3a3740",
    "fair": "#e8c974",
    "redheaded": "#c8552e",
}
SIZES = {
    "big": 1.3,
    "large": 1.3,
    "huge": 1.6,
    "giant": 1.7,
    "gigantic": 1.8,
    "enormous": 1.8,
    "tall": 1.15,
    "small": 0.75,
    "little": 0.75,
    "tiny": 0.55,
    "short": 0.88,
    "mini": 0.6,
    "miniature": 0.55,
    "oversized": 1.4,
    "massive": 1.6,
}
BUILDS = {
    "fat": 1.3,
    "chubby": 1.2,
    "plump": 1.2,
    "heavy": 1.25,
    "stout": 1.2,
    "thin": 0.85,
    "slim": 0.9,
    "skinny": 0.8,
    "slender": 0.9,
    "muscular": 1.15,
    "strong": 1.12,
    "overweight": 1.25,
    "lean": 0.88,
}
AGES = {
    "old": "old",
    "elderly": "old",
    "aged": "old",
    "young": "child",
    "teenage": "child",
    "older": "old",
    "ancient": "old",
    "little": "child",
    "small": "child",
}
HAIR_STYLES = {"bald": "bald", "long": "long", "short": "short", "curly": "curly", "straight": "straight"}
# Garments and where their colour goes; those that are props (hats …) are worn as such.
GARMENTS = {
    "shirt": "top",
    "t-shirt": "top",
    "tshirt": "top",
    "blouse": "top",
    "sweater": "top",
    "jumper": "top",
    "pullover": "top",
    "cardigan": "top",
    "hoodie": "top",
    "vest": "top",
    "top": "top",
    "jacket": "top",
    "coat": "top",
    "raincoat": "top",
    "suit": "top",
    "tuxedo": "top",
    "dress": "top",
    "gown": "top",
    "robe": "top",
    "uniform": "top",
    "costume": "top",
    "apron": "top",
    "pajamas": "top",
    "pyjamas": "top",
    "nightgown": "top",
    "outfit": "top",
    "clothes": "top",
    "clothing": "top",
    "cape": "top",
    "cloak": "top",
    "armor": "top",
    "armour": "top",
    "toga": "top",
    "bathrobe": "top",
    "swimsuit": "top",
    "bikini": "top",
    "overalls": "top",
    "dungarees": "top",
    "trousers": "bottom",
    "pants": "bottom",
    "jeans": "bottom",
    "shorts": "bottom",
    "skirt": "bottom",
    "leggings": "bottom",
    "tie": "accessory",
    "bow tie": "accessory",
    "bowtie": "accessory",
    "scarf": "accessory",
    "necklace": "accessory",
    "belt": "accessory",
    "gloves": "accessory",
    "glove": "accessory",
    "jewelry": "accessory",
    "jewellery": "accessory",
    "collar": "accessory",
    "mask": "accessory",
    "earrings": "accessory",
    "wig": "hair",
    "shoes": "shoes",
    "shoe": "shoes",
    "boots": "shoes",
    "boot": "shoes",
    "sandals": "shoes",
    "sneakers": "shoes",
    "trainers": "shoes",
    "slippers": "shoes",
    "socks": "shoes",
    "glasses": "glasses",
    "sunglasses": "glasses",
    "spectacles": "glasses",
    "goggles": "glasses",
    "beard": "beard",
    "mustache": "beard",
    "moustache": "beard",
    "hair": "hair",
    "ponytail": "hair",
    "pigtails": "hair",
    "fur": "top",
    "feathers": "top",
    "spots": "top",
    "stripes": "top",
    "headband": "accessory",
    "ribbon": "accessory",
    "bow": "accessory",
    "bone": "accessory",
}
EMOTIONS = {
    "happy": (
        "happy glad cheerful joyful merry pleased delighted excited proud thrilled content relieved "
        "jolly amused smiling laughing ecstatic overjoyed playful satisfied enthusiastic hopeful "
        "grateful elated upbeat smug loving friendly"
    ),
    "sad": (
        "sad unhappy upset gloomy miserable depressed lonely tearful crying dejected heartbroken "
        "disappointed sorrowful hurt hopeless homesick mournful glum guilty ashamed sorry embarrassed "
        "melancholy blue despondent tired sleepy exhausted bored weary ill sick poor drowsy"
    ),
    "angry": (
        "angry mad furious cross annoyed irritated grumpy enraged outraged frustrated jealous stern mean "
        "fuming irate displeased bitter impatient indignant determined serious agitated hostile"
    ),
    "afraid": (
        "afraid scared frightened terrified fearful nervous anxious worried panicked shy alarmed uneasy "
        "concerned suspicious startled timid cold apprehensive distressed tense unsure"
    ),
    "surprised": (
        "surprised shocked amazed astonished stunned confused puzzled curious baffled bewildered "
        "perplexed dumbfounded startled dazed awed speechless interested surprise"
    ),
}
EMOTION_NOUNS = {
    "joy": "happy",
    "delight": "happy",
    "happiness": "happy",
    "excitement": "happy",
    "pride": "happy",
    "relief": "happy",
    "sadness": "sad",
    "grief": "sad",
    "sorrow": "sad",
    "disappointment": "sad",
    "embarrassment": "sad",
    "anger": "angry",
    "rage": "angry",
    "fury": "angry",
    "disgust": "angry",
    "frustration": "angry",
    "fear": "afraid",
    "terror": "afraid",
    "panic": "afraid",
    "horror": "afraid",
    "fright": "afraid",
    "worry": "afraid",
    "surprise": "surprised",
    "shock": "surprised",
    "amazement": "surprised",
    "astonishment": "surprised",
    "disbelief": "surprised",
    "confusion": "surprised",
    "wonder": "surprised",
    "awe": "surprised",
}
# What one does who is that: "Ada is asleep".
STATES = {
    "asleep": "sleep",
    "sleeping": "sleep",
    "awake": "stand",
    "seated": "sit",
    "afraid": "shiver",
    "frightened": "shiver",
    "terrified": "shiver",
    "tired": "yawn",
    "sleepy": "yawn",
    "bored": "yawn",
    "furious": "rage",
    "surprised": "gasp",
    "shocked": "gasp",
    "amazed": "gasp",
    "astonished": "gasp",
    "unconscious": "faint",
    "dead": "faint",
    "hidden": "hide",
}
MANNERS = {
    "slowly": (
        "slowly leisurely gradually lazily sluggishly wearily hesitantly reluctantly calmly-walking steadily"
    ),
    "quickly": (
        "quickly fast rapidly swiftly hastily hurriedly briskly speedily immediately frantically "
        "urgently promptly instantly abruptly"
    ),
    "sadly": "sadly unhappily gloomily miserably mournfully tearfully glumly dejectedly sorrowfully",
    "happily": (
        "happily cheerfully joyfully gladly merrily excitedly gleefully eagerly playfully "
        "enthusiastically delightedly warmly lovingly kindly smilingly brightly"
    ),
    "angrily": (
        "angrily furiously crossly grumpily madly sternly harshly aggressively annoyedly irritably "
        "violently fiercely sharply"
    ),
    "fearfully": "fearfully nervously anxiously timidly worriedly shyly cautiously suspiciously",
    "tiredly": "tiredly sleepily exhaustedly drowsily weakly",
    "proudly": "proudly confidently boldly bravely smugly triumphantly majestically",
    "sneakily": "sneakily stealthily secretly silently quietly noiselessly slyly",
    "gently": "gently softly carefully tenderly delicately politely lightly quietly-spoken",
    "wildly": (
        "wildly crazily loudly energetically noisily heavily hard vigorously uncontrollably intensely"
    ),
    "calmly": (
        "calmly peacefully patiently relaxedly thoughtfully seriously casually comfortably attentively "
        "intently"
    ),
}
MANNER_EMOTIONS = {"sadly": "sad", "happily": "happy", "angrily": "angry", "fearfully": "afraid"}
ADJECTIVES = frozenset(
    """
    good bad nice beautiful pretty ugly handsome cute lovely sweet funny silly clever smart wise stupid new
    brand-new broken clean dirty wet dry hot warm cool cold soft hard round square flat sharp full empty open
    closed high low deep shallow wide narrow thick bright shiny colorful colourful striped spotted dotted
    wooden
    metal plastic stone paper glass woolly furry fluffy hairy bushy delicious tasty fresh ripe rotten loud
    quiet
    fast slow busy lazy brave rich poor famous strange weird odd magic magical secret special same different
    next last first second third other own left right main front back upper lower inner outer wild tame hungry
    thirsty naughty gentle kind rude polite lost heavy light purple-haired white-haired red-haired dark-haired
    mustached moustached bearded mysterious invisible sunny rainy snowy windy foggy stormy cloudy entire whole
    double single extra real fake toy stuffed lucky evil crazy wonderful great fantastic amazing terrible
    awful
    dark friendly military electric steaming burning flying unable able ready alone together alive sure
    certain
    right wrong true false late early close near far pregnant beloved dear precious fancy plain simple elegant
    two-headed prehistoric royal modern oldfashioned antique local native foreign medical mechanical long
    short
    straight curly blonde black-haired nearby visible dressed covered stuck dusty muddy sandy rocky grassy
    bare
    barefoot icy frozen melted golden hidden off-screen offscreen various certain usual gray-haired
    grey-haired
    haired nosed eyed chinese scary pointy tropical fuzzy chubby goofy sad-looking orange-haired
    yellow-haired balding dark-skinned giant injured wounded
    """.split()
)
