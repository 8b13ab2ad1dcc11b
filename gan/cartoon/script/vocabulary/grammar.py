"""Small words of English: what holds sentences together."""

from __future__ import annotations

DETERMINERS = frozenset(
    "a an the this that these those some any no every each another both all either neither other such what "
    "which many several few more most".split()
)
DEFINITE = frozenset("the this that these those".split())
POSSESSIVES = {
    "my": "i",
    "your": "you",
    "his": "he",
    "her": "she",
    "its": "it",
    "our": "we",
    "their": "they",
    "whose": "who",
}
NUMBERS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
    "dozen": 12,
    "several": 3,
    "few": 3,
    "many": 5,
    "some": 3,
    "both": 2,
}
SUBJECT_PRONOUNS = frozenset("i you he she it we they".split())
PRONOUNS = {
    "i": "i",
    "me": "i",
    "you": "you",
    "he": "he",
    "him": "he",
    "she": "she",
    "her": "she",
    "it": "it",
    "we": "we",
    "us": "we",
    "they": "they",
    "them": "they",
    "mine": "i",
    "hers": "she",
    "theirs": "they",
    "everyone": "all",
    "everybody": "all",
    "both": "both",
    "all": "all",
}
REFLEXIVES = frozenset(
    "myself yourself himself herself itself ourselves yourselves themselves oneself themself".split()
)
BE = frozenset("be is are was were am been being 's 're 'm isnt arent wasnt werent ain't".split())
HAVE = frozenset("have has had having 've".split())
DO = frozenset("do does did".split())
MODALS = frozenset(
    "will would shall should can could may might must 'll 'd gonna cannot wo ca sha going-to used".split()
)
NEGATIONS = frozenset("not n't never no-longer hardly".split())
# Verbs whose infinitive or -ing form is what really happens …
CATENATIVES = frozenset(
    "start begin try continue keep proceed attempt commence resume come go help dare get manage use appear "
    "seem happen like love enjoy prefer finish".split()
)
# … and those where it only is in the mind.
WISHES = frozenset("want need hope wish decide plan intend expect refuse forget desire prepare offer".split())
STOPS = frozenset("stop quit cease avoid".split())
SUBORDINATORS = {
    "while": "while",
    "whilst": "while",
    "as": "while",
    "when": "while",
    "whenever": "while",
    "meanwhile": "meanwhile",
    "simultaneously": "meanwhile",
    "after": "after",
    "once": "after",
    "before": "before",
    "until": "until",
    "till": "until",
    "because": "because",
    "since": "because",
    "although": "while",
    "though": "while",
    "if": "while",
    "then": "next",
    "next": "next",
    "later": "next",
    "afterwards": "next",
    "afterward": "next",
    "finally": "next",
    "eventually": "next",
    "suddenly": "next",
    "soon": "next",
    "so": "next",
    "immediately": "next",
    "subsequently": "next",
    "but": "next",
    "yet": "next",
    "where": "while",
    "whereas": "while",
}
PHRASE_LINKS = {
    ("at", "the", "same", "time"): "meanwhile",
    ("after", "that"): "next",
    ("after", "this"): "next",
    ("after", "a", "while"): "next",
    ("at", "last"): "next",
    ("at", "first"): "next",
    ("in", "the", "end"): "next",
    ("all", "of", "a", "sudden"): "next",
    ("just", "then"): "next",
    ("just", "as"): "while",
    ("as", "soon", "as"): "after",
    ("in", "the", "meantime"): "meanwhile",
    ("so", "that"): "next",
    ("before", "that"): "earlier",
    ("as", "well", "as"): "and",
    ("even", "though"): "while",
    ("along", "with"): "and",
    ("together", "with"): "and",
    ("a", "moment", "later"): "next",
    ("as", "if"): "like",
    ("as", "though"): "like",
    ("in", "order"): "next",
}
# Prepositions, longest first where they have several words, and the relation that they name.
RELATIONS = {
    ("in", "front", "of"): "in_front_of",
    ("in", "back", "of"): "behind",
    ("on", "top", "of"): "on",
    ("to", "the", "left", "of"): "left_of",
    ("to", "the", "right", "of"): "right_of",
    ("on", "the", "left", "of"): "left_of",
    ("on", "the", "right", "of"): "right_of",
    ("at", "the", "left", "of"): "left_of",
    ("at", "the", "right", "of"): "right_of",
    ("on", "the", "left", "side", "of"): "left_of",
    ("on", "the", "right", "side", "of"): "right_of",
    ("in", "the", "middle", "of"): "in",
    ("at", "the", "side", "of"): "next_to",
    ("by", "the", "side", "of"): "next_to",
    ("at", "the", "end", "of"): "next_to",
    ("at", "the", "top", "of"): "on",
    ("at", "the", "bottom", "of"): "in",
    ("on", "the", "back", "of"): "on",
    ("on", "the", "edge", "of"): "on",
    ("at", "the", "edge", "of"): "on",
    ("left", "of"): "left_of",
    ("right", "of"): "right_of",
    ("next", "to"): "next_to",
    ("close", "to"): "next_to",
    ("near", "to"): "next_to",
    ("inside", "of"): "in",
    ("outside", "of"): "outside",
    ("in", "between"): "between",
    ("behind",): "behind",
    ("beside",): "next_to",
    ("besides",): "next_to",
    ("near",): "next_to",
    ("by",): "next_to",
    ("alongside",): "next_to",
    ("around",): "next_to",
    ("against",): "next_to",
    ("at",): "next_to",
    ("on",): "on",
    ("upon",): "on",
    ("atop",): "on",
    ("onto",): "on",
    ("above",): "on",
    ("over",): "on",
    ("under",): "under",
    ("underneath",): "under",
    ("beneath",): "under",
    ("below",): "under",
    ("in",): "in",
    ("inside",): "in",
    ("within",): "in",
    ("into",): "in",
    ("between",): "between",
    ("among",): "next_to",
    ("amongst",): "next_to",
    ("amid",): "next_to",
    ("opposite",): "next_to",
}
OTHER_PREPOSITIONS = {
    ("out", "of"): "from",
    ("off", "of"): "from",
    ("away", "from"): "from",
    ("because", "of"): "about",
    ("instead", "of"): "about",
    ("up", "to"): "to",
    ("over", "to"): "to",
    ("back", "to"): "to",
    ("down", "to"): "to",
    ("from",): "from",
    ("off",): "from",
    ("to",): "to",
    ("toward",): "to",
    ("towards",): "to",
    ("with",): "with",
    ("without",): "without",
    ("outside",): "outside",
    ("about",): "about",
    ("for",): "for",
    ("of",): "of",
    ("through",): "through",
    ("across",): "through",
    ("along",): "through",
    ("past",): "through",
    ("during",): "about",
    ("like",): "like",
    ("after",): "behind",
    ("via",): "through",
    ("down",): "through",
    ("up",): "up",
    ("out",): "from",
    ("as",): "as",
    ("despite",): "about",
    ("except",): "without",
}
PREPOSITIONS = {**RELATIONS, **OTHER_PREPOSITIONS}
LONGEST_PREPOSITION = max(map(len, PREPOSITIONS))
PARTICLES = frozenset(
    "up down in out off on over away back around round forward forwards backward backwards along by through "
    "together apart ahead aside".split()
)
DIRECTIONS = {
    "left": "left",
    "right": "right",
    "away": "away",
    "off": "away",
    "out": "away",
    "up": "up",
    "down": "down",
    "upward": "up",
    "upwards": "up",
    "downward": "down",
    "downwards": "down",
    "upstairs": "up",
    "downstairs": "down",
    "in": "here",
    "inside": "here",
    "outside": "away",
    "home": "away",
    "here": "here",
    "back": "here",
}
ADVERBS = frozenset(
    "very really quite so too also just still again now already always often sometimes ever even only almost "
    "nearly rather pretty more most less much well together apart there here up down off away out back "
    "around "
    "forward forwards backward backwards straight indoors slightly somewhat fully completely totally anymore "
    "instead else maybe perhaps please yes oh ok okay however both each overhead nearby outdoors outside "
    "inside "
    "upstairs downstairs today tomorrow yesterday tonight first last directly briefly barely simply only "
    "once "
    "twice ahead aside along alone apparently clearly obviously actually currently presently seemingly "
    "further "
    "farther long everywhere anywhere nowhere sideways left right awhile momentarily continuously constantly "
    "forth upward upwards downward downwards otherwise onward onwards repeatedly meanwhile intently "
    "aloud abruptly".split()
)
INTERJECTIONS = frozenset(
    "oh ah hey wow ouch oops hello hi bye goodbye yes no hooray hurrah thanks ok okay".split()
)
RELATIVES = frozenset("who which that whom".split())
# Parts of a body stand for whom they belong to.
BODY_PARTS = frozenset(
    """
    hand arm leg foot head face eye eyebrow brow nose mouth ear hair finger thumb fist knee elbow shoulder
    back
    neck chest tummy belly stomach hip lip tongue tooth tail paw wing cheek chin lap toe heel body forehead
    beard mustache moustache beak snout skin waist palm breath heart mind voice side thigh claw fur feather
    whisker muscle throat expression
    """.split()
)
# Parts of a set that are always there.
SET_PARTS = frozenset(
    "floor ground wall ceiling corner middle center centre background foreground distance front side top "
    "bottom "
    "edge end left right screen camera scene shot picture place spot direction frame audience viewer".split()
)
# Nouns of things that nobody can draw.
ABSTRACT = frozenset(
    """
    time day night moment minute second hour week month year morning evening afternoon life way thing idea
    plan
    problem question answer word story joke name look smile laugh voice sound noise news fun love hope fear
    anger
    joy surprise shock fright rush hurry pain help trouble luck secret dream thought matter fact reason job
    work
    task game trip journey adventure party birthday christmas weather rain snow wind fog storm conversation
    talk
    discussion argument fight chat speech manner tone attention course kind sort type lot bit piece part rest
    half amount number pair couple group color colour size shape smell taste touch sense length height weight
    speed air sleep nap bite drink step turn wave nod shrug sigh yawn kiss hug breath disgust delight
    excitement
    hole licence license mistake invention excuse permission purpose sunset sunrise horizon
    disbelief confusion relief pride embarrassment silence peace quiet darkness light warmth cold heat music
    song tune dance order command advice message information language english reply response gesture motion
    movement pose position role chance turn everything nothing anything something reaction bedtime lunchtime
    dinnertime breakfast lunch supper hello goodbye traffic chicken pox today everyone
    """.split()
) - {"game", "drink", "light", "piece", "dinner"}
CONTAINER_NOUNS = frozenset(
    "cup glass mug bottle plate bowl piece slice pair bunch group crowd box basket bag bucket pile stack "
    "herd flock "
    "pack gang family team couple sheet bit lot kind sort type loaf jar set pot tray dozen number "
    "bouquet can sack "
    "chunk drop part rest top side front back middle end edge".split()
)
MEASURES = frozenset(
    "piece slice pair bit lot kind sort type chunk drop part rest number dozen sheet loaf set".split()
)
