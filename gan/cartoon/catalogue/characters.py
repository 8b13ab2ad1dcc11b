"""Who can play: the cast as plain data. How each of them is drawn is the stage's business."""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.errors import CartoonError

KINDS = ("person", "animal", "robot")
PLANS = ("biped", "quadruped", "bird")


@dataclass(frozen=True)
class CharacterEntry:
    """One character of the catalogue.

    Attributes:
        id: what scenes name it by.
        name: how the window calls it.
        kind: one of `KINDS`.
        gender: "female", "male" or "" (it).
        age: "baby", "child", "adult" or "old".
        synonyms: lower-case singular nouns of English that mean it; the first is the plainest.
        height: metres from the floor to the top of the head, hats and ears aside, when standing.
        length: metres across in side view when standing.
        plan: how it is built, one of `PLANS`. Everything but "quadruped" stands on two legs.
        voice: "high", "middle", "low", "small" or "metal".
        talks: whether it speaks with words as a rule (a scene may still let a dog speak).
    """

    id: str
    name: str
    kind: str
    gender: str
    age: str
    synonyms: tuple[str, ...]
    height: float
    length: float = 0.6
    plan: str = "biped"
    voice: str = "middle"
    talks: bool = True


def _person(
    id: str, name: str, gender: str, age: str, height: float, words: str, voice: str = "middle"
) -> CharacterEntry:
    return CharacterEntry(id, name, "person", gender, age, _words(words), height, voice=voice)


def _animal(id: str, name: str, height: float, length: float, plan: str, words: str) -> CharacterEntry:
    return CharacterEntry(
        id, name, "animal", "", "adult", _words(words), height, length, plan, "small", talks=False
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_ENTRIES = (
    _person(
        "ada",
        "Ada",
        "female",
        "adult",
        1.66,
        "woman, lady, mother, mom, mum, mommy, mummy, mama, wife, aunt, auntie, female, housewife, "
        "waitress, actress, she, miss, mrs, ms, madam, neighbor, neighbour, friend, person, girlfriend, "
        "bride, princess, queen, secretary, singer, librarian, human, human being",
        "high",
    ),
    _person(
        "bo",
        "Bo",
        "male",
        "adult",
        1.74,
        "man, guy, gentleman, father, dad, daddy, papa, husband, uncle, male, fellow, bloke, dude, mister, "
        "mr, sir, he, waiter, actor, postman, mailman, worker, farmer, boyfriend, groom, driver, butler, "
        "neighbour, fisherman, king, prince, thief, burglar, salesman, boss, caveman",
        "low",
    ),
    _person(
        "mina",
        "Mina",
        "female",
        "adult",
        1.62,
        "doctor, nurse, scientist, professor, teacher, dentist, vet, veterinarian, chemist, physician, "
        "surgeon, engineer, researcher, lecturer",
        "high",
    ),
    _person(
        "otto",
        "Otto",
        "male",
        "adult",
        1.82,
        "gardener, builder, carpenter, plumber, mechanic, lumberjack, big man, bearded man, workman, "
        "handyman, sailor, pirate, captain, miner, giant, craftsman, repairman, delivery man",
        "low",
    ),
    _person(
        "grandmother",
        "Granny Rosa",
        "female",
        "old",
        1.52,
        "grandmother, grandma, granny, nan, nana, gran, old woman, old lady, elderly woman, mother-in-law, "
        "great-grandmother, witch, widow",
        "high",
    ),
    _person(
        "grandfather",
        "Grandpa Emil",
        "male",
        "old",
        1.6,
        "grandfather, grandpa, granddad, grandad, gramps, old man, elderly man, old gentleman, elder, "
        "great-grandfather, wizard, hermit, bald man",
        "low",
    ),
    _person(
        "girl",
        "Lila",
        "female",
        "child",
        1.2,
        "girl, daughter, little girl, schoolgirl, sister, niece, granddaughter, child, kid, student, pupil, "
        "youngster, lass",
        "small",
    ),
    _person(
        "boy",
        "Tom",
        "male",
        "child",
        1.24,
        "boy, son, little boy, schoolboy, brother, nephew, grandson, lad, kid, child, teenager, teen, youth",
        "small",
    ),
    _person(
        "baby",
        "Pip",
        "",
        "baby",
        0.82,
        "baby, infant, toddler, newborn, babe, little one, tot",
        "small",
    ),
    _person(
        "chef",
        "Chef Luc",
        "male",
        "adult",
        1.72,
        "chef, cook, baker, butcher, pizza maker, confectioner, pastry cook, head cook",
        "low",
    ),
    _person(
        "police_officer",
        "Officer Kim",
        "female",
        "adult",
        1.7,
        "police officer, policewoman, policeman, officer, cop, police, guard, sheriff, constable, security "
        "guard, detective, soldier, firefighter, fireman, judge, ranger, general, sergeant",
        "middle",
    ),
    _animal(
        "dog",
        "Biscuit",
        0.72,
        0.85,
        "quadruped",
        "dog, puppy, pup, hound, doggy, doggie, poodle, terrier, wolf, spaniel, retriever, pooch, mutt, "
        "fox, pet, animal",
    ),
    _animal(
        "cat",
        "Soot",
        0.5,
        0.6,
        "quadruped",
        "cat, kitten, kitty, pussycat, tomcat, tabby, feline, pussy cat, panther, tiger, lion, leopard, "
        "cheetah",
    ),
    _animal(
        "horse",
        "Clover",
        1.85,
        1.9,
        "quadruped",
        "horse, pony, foal, mare, stallion, donkey, mule, colt, steed, zebra, unicorn, deer, camel",
    ),
    _animal(
        "bird",
        "Pico",
        0.36,
        0.42,
        "bird",
        "bird, parrot, sparrow, robin, pigeon, dove, crow, raven, owl, chick, chicken, hen, rooster, duck, "
        "canary, bluebird, seagull, gull, penguin, goose, birdie, eagle",
    ),
    CharacterEntry(
        "robot",
        "Bolt",
        "robot",
        "",
        "adult",
        _words("robot, android, machine man, droid, automaton, alien, cyborg, bot"),
        1.5,
        0.7,
        "biped",
        "metal",
    ),
    CharacterEntry(
        "dinosaur",
        "Dilo",
        "animal",
        "",
        "adult",
        _words(
            "dinosaur, dino, dragon, t-rex, tyrannosaurus, raptor, monster, lizard, crocodile, reptile, "
            "brontosaurus"
        ),
        1.9,
        1.9,
        "biped",
        "low",
        talks=False,
    ),
)

CHARACTERS: dict[str, CharacterEntry] = {entry.id: entry for entry in _ENTRIES}


def character(id: str) -> CharacterEntry:
    """The entry of an id.

    Raises:
        CartoonError: no character has that id.
    """
    try:
        return CHARACTERS[id]
    except KeyError:
        known = ", ".join(CHARACTERS)
        raise CartoonError(f"There is no character {id!r} in the cast; choose one of {known}.") from None
