"""Verbs beyond those of the catalogue's actions, and what small words turn verbs into."""

from __future__ import annotations

# Action of the catalogue: further lemmas; a lemma of several words begins with its verb. What stands here
# goes before the catalogue's own synonyms.
MORE_VERBS = {
    "stand": (
        "stand around, stay put, linger, hang out, hang around, stand there, line up, loiter, appear, "
        "exist, gather, hesitate, dress up, pose for, become, seem, relax at, halt, stay still, "
        "stand by, arise from, balance, sit tight, lean on, lean against, star, belong, get ready, "
        "be waiting, be standing"
    ),
    "walk": (
        "walk away, walk around, go away, go out, go in, come in, come out, come over, come back, "
        "go back, get in, get into, walk in, walk out, step in, step out, get to, meander, toddle, "
        "waddle, limp, shuffle, stagger, tread, parade, head off, set off, set out, shift, join, visit, "
        "tour, back away, back off, come by, go over, go home, come home, disappear, vanish, turn up, "
        "show up, go forward, explore, migrate, lead, guide, accompany, escort, usher, move around, "
        "move away, follow after, reach home, run out of, go for a walk, take a walk, walk off, patrol, "
        "lumber, swagger, strut, enter into, barge in, move closer, come closer, go through, get closer, "
        "travel around, emerge, board, evacuate"
    ),
    "run": (
        "run off, run around, run after, run out, run in, run over, run up, go after, hurry up, "
        "take flight, take off running, storm, scamper, scuttle, zoom, whiz, whizz, pursue, rush in, "
        "rush out, rush off, bolt off, make a run, rush over, sneak off, speed off, dart, lunge"
    ),
    "sneak": "sneak in, sneak out, sneak around, steal away, creep up, tiptoe around",
    "skip": "skip along, hop around, bounce around, bob, romp around",
    "crawl": "crawl around, crawl out, inch",
    "climb": "climb in, climb into, climb out, climb onto, climb over, get on, get onto, get up on, mount",
    "swim": "swim around, sail, row, wade, splash, surf, drift, submerge",
    "fly": "fly away, fly off, fly around, fly in, zip, levitate, launch, land, blast off, swoop",
    "ride": "ride around, ride along, sled, skate, ski, skateboard, ice-skate, surf on, swing, slide",
    "drive": (
        "swerve, drive away, drive off, drive around, drive up, drive by, run a machine, pull up, "
        "chauffeur, control"
    ),
    "push": "push away, push over, press against, nudge, jostle, force, propel, crank, push up, move the",
    "pull": (
        "pull out, pull down, pull up, pull off, tug at, pull at, tear, rip, stretch out the, tow away, "
        "pull away, tie, untie, fasten, wrap"
    ),
    "sit": (
        "sit up, sit back, sit around, sit by, sit there, relax, lounge, have a seat, take place, sit next"
    ),
    "lie": "lie back, lay back, lie around, lie there, lay on, lie in, sun, tan, bask, float on",
    "sleep": (
        "go to sleep, go to bed, take a nap, have a nap, fall back asleep, hibernate, get some sleep, "
        "slumber, hit the hay, be sleeping"
    ),
    "wake_up": "wake, come to, sit up in bed, regain consciousness",
    "get_up": (
        "get to his feet, jump to his feet, get to her feet, get back up, rise up, get down, climb down, "
        "get out of, get off, get out of bed, stand back up"
    ),
    "kneel": (
        "kneel, crouch, get down on, squat down, hunch, curl up, duck down, beg on, bend over, bend, propose"
    ),
    "jump": (
        "jump up and down, jump over, jump in, jump into, jump on, jump off, jump onto, jump down, "
        "leap up, leap out, leap over, pounce, hurdle, jump around, hop up, hop over, hop onto, "
        "jump back, bounce up"
    ),
    "fall": (
        "fall off, fall out, fall in, fall into, fall on, fall from, sink, drop to the ground, drop, "
        "be hit, bump into, crash into, slide down, roll over, plunge, knock over, break down, melt, "
        "roll down, explode, bump, collide, hurt, injure, tumble down, break, smash, shatter, drown"
    ),
    "faint": "collapse unconscious, drop dead, perish",
    "hide": "hide under, hide in, crouch behind, disappear behind, camouflage",
    "turn": (
        "turn to, turn back, turn away, turn his head, turn her head, turn its head, turn head, swivel, "
        "look back, look over, twist, roll around, change, transform, swing around"
    ),
    "bow": "lean in, lean out, lean back, lean down, lean over, hunch over, stoop down, lower",
    "talk": (
        "talk about, talk to, speak to, speak up, tell about, tell a story, make a speech, "
        "give a speech, babble, blabber, chatter, quarrel, bicker, debate, negotiate, recite, report, "
        "remark, reveal, confess, admit, claim, insist, advise, persuade, convince, inform, remind, "
        "repeat, interview, discuss with, comment, inquire, have a conversation, have a chat, "
        "have a talk, talk back, have a discussion, make an announcement, address, lie to, joke with, "
        "flirt, tease, translate, preach, brag, boast, instruct, request, narrate, propose to, "
        "interrupt, have an argument, make conversation, speak out, utter, declare, reason, stammer, "
        "stutter, continue speaking, encourage, comfort, console, calm, reassure, interact, express, "
        "pray, wish, mean, swear, vow, tell off, make a joke, criticize, compliment, praise, "
        "congratulate, blame, accuse, threaten, demand"
    ),
    "listen": "eavesdrop, listen in, hear about, pay attention to",
    "shout": (
        "shout out, shout at, yell at, scream at, yell out, call for, call after, cry for help, "
        "shriek at, berate, rant, screech, cheer on, call over"
    ),
    "whisper": "whisper to, tell quietly, gossip quietly, grumble, mouth",
    "laugh": (
        "laugh at, laugh about, giggle at, cackle, snort, burst into laughter, have a laugh, tell a joke"
    ),
    "smile": "smile at, grin at, look happy, cheer up, delight, brighten, be amused, love, like",
    "cry": (
        "cry about, shed tears, sniffle, be sad, grieve, pout, sulk, look sad, be upset, sigh, "
        "be unhappy, groan, whine, suffer, miss, regret, feel sad"
    ),
    "rage": (
        "be furious, get furious, lose his temper, lose her temper, shake his fist, shake her fist, "
        "be annoyed, throw a tantrum, grimace, sneer, look angry, pout angrily, shake fist, hate, "
        "be upset with, anger, grit teeth, wring, snarl, resent, clench"
    ),
    "shiver": (
        "shudder, be frightened, be terrified, be nervous, cringe, flinch, recoil, fret, worry, shake, "
        "be worried, dread, tremble with, vibrate, quiver, sweat, be in pain, be dizzy"
    ),
    "gasp": (
        "be astonished, stare in shock, jump in surprise, marvel, be stunned, do a double take, inhale, "
        "pant, breathe, cough, sneeze, choke, hiccup, burp, blow, exhale, smoke, realize, realise, "
        "discover, surprise, shock, scare, frighten, startle, spit, amaze"
    ),
    "think": (
        "think about, think of, daydream, meditate, contemplate, look confused, concentrate, puzzle, "
        "know, believe, understand, recall, learn, dream of, dream about, need, want, hope, "
        "try to think, figure out, solve, be puzzled, make a plan, calculate, count, reflect, "
        "hesitate over, doubt, choose, reminisce, look up in thought, forget, feel, mind, care"
    ),
    "nod": "nod at, nod to, say yes, nod his head, nod her head, nod its head, accept the offer",
    "shake_head": "shake his head, shake her head, shake its head, say no, reject, decline, object, resist",
    "shrug": "shrug his shoulders, shrug her shoulders",
    "look": (
        "look around, look up, look down, look out, look over, look on, look into, look back at, "
        "look away, keep watch, watch over, keep an eye, witness, scan, eye, regard, take a look, "
        "have a look, turn to look, glare at, stare at, gaze at, look for, search for, seek, look about, "
        "squint, gape, visit with, look through, look like, browse, focus, behold, supervise, find out, "
        "monitor, attend, read over, wait for, look forward, look after, sightsee, judge, recognize, "
        "recognise, compare, perceive, pay attention to"
    ),
    "point": (
        "point to, point at, point toward, point towards, gesture at, gesture to, motion to, point up, "
        "point down, raise hand, raise his hand, raise her hand, demonstrate, gesticulate, show off, "
        "signal to, hold out, put up his hand, wag his finger, wag her finger, move his hand, "
        "move her hand, move his arm, put out arm, wave his arm, put arm, put hand, raise arm, lift arm, "
        "point finger, stretch arm, throw up arm, move arm, move hand, extend, shake finger, rub hand, "
        "put foot, wave arm, cross arm, fold arm, lower arm, put finger, put up arm, move head, "
        "lift leg, hold hand, tap foot, put head"
    ),
    "wave": (
        "wave to, wave at, greet, say hello, say hi, say goodbye, say bye, welcome, salute, "
        "bid farewell, farewell, wave hand, wave his hand, wave her hand, flag down, bid"
    ),
    "clap": "clap for, give applause, slap his knee, snap his fingers, snap fingers, snap finger",
    "cheer": (
        "cheer for, party, jump for, throw a party, score, be excited, get excited, win the, root for, "
        "give a cheer"
    ),
    "dance": (
        "dance around, dance with, twist and shout, perform, ballet, twirl around, rock, swing dance, "
        "jive, spin around and around, parade around, wiggle around, skip around, entertain, juggle with"
    ),
    "sing": "sing along, sing about, sing to, perform a song, hum along, carol, rap, sing a song",
    "blink": (
        "blink his eyes, blink her eyes, blink eye, close eye, open eye, flutter eye, roll eye, "
        "roll his eyes, roll her eyes, squint eye, shut eye, raise eyebrow, furrow brow"
    ),
    "yawn": "get tired, be exhausted, be weary, rub eye, rub his eyes, rub her eyes",
    "hug": (
        "give a hug, put his arm around, put her arm around, put arm around, hold hands, "
        "hold each other, embrace each other, throw arms around, wrap arms around, hold on to"
    ),
    "kiss": "blow a kiss, give a kiss, kiss goodnight, make out, kiss goodbye",
    "shake_hands": (
        "shake each other's hands, shake his hand, shake her hand, make a deal, high five, "
        "shake hands with, meet with, marry, get married, join hands, introduce himself"
    ),
    "pat": (
        "feel, pet, massage, comfort with a pat, patted, brush hair, comb, groom, bandage, heal, "
        "examine with, treat, touch up, scratch at, soothe, rock the, nurse, tuck in"
    ),
    "hit": (
        "beat up, hit on, knock out, swat, kick and punch, whack, spank, pound on, smack into, swing at, "
        "fight with, wrestle with, battle, defeat, kill, stab, shoot, crush, bat, bonk, clobber, "
        "poke with, tackle, hammer on, slam into, destroy, whip, bump heads"
    ),
    "hold": (
        "hold on, hold onto, hang onto, cling, possess, own, contain, be holding, clasp, cradle, "
        "hold in, brandish, show the, wield, squeeze the, rest on, embrace the, keep hold, hang, "
        "support, need a hand, swing with, hang from, wave a"
    ),
    "carry": (
        "carry around, carry away, carry off, bring back, bring over, bring in, bring out, load, unload, "
        "take to, take away, move a, haul away, take home, take along"
    ),
    "give": (
        "give away, give back, pass, offer a, hand out, award, return to, throw to, donate, share, "
        "treat to, hand back, pay for, deal, provide, distribute, supply, reward, toss to, trade, "
        "exchange, give out, feed"
    ),
    "take": (
        "take out, take from, take back, pick from, grab at, grab onto, grab for, get hold, steal from, "
        "borrow, capture, arrest, reach into, reach out for, reach in, reach up, reach down, get back, "
        "shop, pull from, take a, steal, rob, remove, hunt, obtain, earn, gain, take it"
    ),
    "pick_up": (
        "pick up, lift, take off the ground, take off the floor, retrieve, pull up from, dig out, "
        "collect from, hoist, pick out, scoop up, gather up, find, raise up, pick up from"
    ),
    "put": (
        "put away, put in, put into, put back, lay out, place on, spread, hang up, add to, let go, "
        "stick, plug, stuff, attach, release, set up, pack, unpack, store, park the, drop off, install, "
        "tuck, arrange, toss away, empty, insert, spill, lay, pour out, pile, stack, dump, lower the"
    ),
    "put_on": (
        "take off, put on, get dressed, change clothes, button, zip, remove his hat, remove her hat, "
        "don, tie his shoes, slip on, wear, dress in, model, adjust, shave off, fasten his, dress as, "
        "undress"
    ),
    "throw": (
        "throw away, throw out, throw at, throw up, throw back, toss out, bowl a, roll a, shoot a, fire, "
        "sling, launch a, flip, serve the ball, throw off, play catch, play fetch, bowl, bounce a, spin a"
    ),
    "catch": "catch up a, trap, block",
    "kick": (
        "kick at, kick out, kick off, kick up, kick down, stomp on, kick over, play football, play soccer"
    ),
    "open": "open a, slide open, swing open, turn the key, pry open, break open",
    "close": "close up, shut down, slam shut, seal, block off",
    "press": (
        "push the button, press down, operate a, use a computer, type on, tap at, turn up, "
        "play video games, ring the bell, pull the lever, pull lever, turn the, use, gamble, play chess, "
        "play cards, fiddle with"
    ),
    "knock": "knock at, bang on, bang at, ring the doorbell",
    "eat": (
        "eat up, have a meal, have a snack, have a bite, take a bite, have something to eat, lick, "
        "chew on, feast on, have supper, bite into, try food, dig in, chomp, eat out, have a picnic, "
        "picnic, eat dinner, eat lunch, eat breakfast, crunch"
    ),
    "drink": "drink up, have coffee, take a sip, drink from, suck, have a cup, guzzle, drink tea",
    "read": "read to, read about, read from, study a, read aloud, flip through, read out",
    "write": (
        "write down, write to, make a note, take notes, fill out, doodle, draw on, write about, "
        "make notes, do homework, compose, mark, record in, engrave, design, sculpt"
    ),
    "paint": "paint over, color in, colour in, decorate with, paint on, plaster, trim",
    "cook": (
        "make breakfast, make lunch, make a cake, make soup, make a sandwich, heat, grill a, barbecue, "
        "toast, knead, whisk, chop up, peel, make tea, make coffee, slice, cut up, cook up, "
        "have a barbecue, brew, squeeze lemons, cook dinner, make food, frost, flip a pancake, "
        "melt butter"
    ),
    "sweep": "sweep up, clean house, do housework, tidy, tidy up, mow, mow the lawn, scoop snow, clear",
    "clean": (
        "wash up, do dishes, do the laundry, do laundry, wipe off, wipe up, take a bath, take a shower, "
        "shower, brush teeth, brush his teeth, brush her teeth, clean off, dry off, dust off, "
        "scrub down, bathe, hang laundry, clean out, soap, rub down, mop up"
    ),
    "work": (
        "work on, work at, tinker, fix up, put together, make, create, invent, saw wood, chop wood, cut, "
        "cut down, construct a, sew, knit, weave, measure, work with, craft a, carve out, do business, "
        "run a shop, make a, stitch, experiment, drill, mend, weld, cut out, form, produce, break up, "
        "operate on, crochet"
    ),
    "dig": "dig in the, plant a, garden, dig out of, excavate, dig through, weed, sow, harvest, pluck out",
    "water": "water the, hose, hose down, spray with, squirt",
    "phone": (
        "talk on the telephone, speak on the phone, speak on the telephone, talk over the phone, "
        "answer the phone, make a call, make a phone call, call up, be on the phone, use the phone, "
        "pick up the phone, hang up the phone, talk into the phone, call on the telephone, "
        "receive a call, hang up, get a call, phone up, speak into the phone"
    ),
    "play_music": (
        "play the violin, play the drums, play drums, play the trumpet, play the flute, "
        "play an instrument, play a song, play the fiddle, play the banjo, play violin, play trumpet, "
        "pluck a, play a tune, rock out, play a guitar, play a violin, play a drum, play a trumpet, "
        "play saxophone, play the saxophone, play the harp, play the horn"
    ),
    "play_piano": "play a piano, play the organ, play keyboard",
    "play": (
        "play around, play a game, have a good time, mess around, fool around, fiddle, goof around, "
        "kid around, build a sandcastle, play hide and seek, compete, play in, have a party, "
        "race against, amuse, take turns"
    ),
    "fish": "go fishing, fish for, catch a fish, reel in",
    "photograph": (
        "take pictures, take photos, take a snapshot, take a selfie, film a, take a picture of, "
        "shoot a film, video, make a movie, aim a camera"
    ),
    "exercise": (
        "do push-ups, do yoga, do sit-ups, warm up, lift weights, stretch out, do a handstand, "
        "do gymnastics, jog on the spot, do jumping jacks, struggle, practice, practise, rehearse, "
        "do tricks, do a trick"
    ),
    "bark": (
        "bark at, growl at, hiss at, snarl at, yap, cluck, bleat, bray, chirp at, sing like a bird, "
        "roar at, oink, meow at, crow, honk, cheep, caw, ribbit, buzz, yelp, howl at"
    ),
    "sniff": "sniff at, sniff around, smell the, scent",
    "wag": "wag his tail, wag her tail, wag the tail, shake tail, wag its tail",
    "graze": "eat grass, peck, nibble grass, feed on, munch grass",
}
# Verbs followed by anybody's body part, whose owner is the one who acts: "shakes his head".
BODY_ACTIONS = {
    ("shake", "head"): "shake_head",
    ("nod", "head"): "nod",
    ("shrug", "shoulder"): "shrug",
    ("turn", "head"): "turn",
    ("wag", "tail"): "wag",
    ("wag", "finger"): "point",
    ("shake", "finger"): "point",
    ("shake", "fist"): "rage",
    ("shake", "hand"): "shake_hands",
    ("clap", "hand"): "clap",
    ("slap", "knee"): "clap",
    ("snap", "finger"): "clap",
    ("wave", "hand"): "wave",
    ("wave", "arm"): "wave",
    ("raise", "hand"): "wave",
    ("blink", "eye"): "blink",
    ("close", "eye"): "blink",
    ("open", "eye"): "blink",
    ("roll", "eye"): "blink",
    ("rub", "eye"): "yawn",
    ("hold", "hand"): "hug",
    ("stamp", "foot"): "rage",
    ("stomp", "foot"): "rage",
    ("cover", "face"): "cry",
    ("cover", "ear"): "shiver",
    ("cover", "eye"): "hide",
    ("scratch", "head"): "think",
    ("rub", "chin"): "think",
    ("stroke", "chin"): "think",
    ("wipe", "tear"): "cry",
    ("lick", "lip"): "eat",
    ("flap", "wing"): "fly",
    ("bow", "head"): "bow",
    ("stick", "tongue"): "laugh",
    ("open", "mouth"): "gasp",
    ("close", "mouth"): "stand",
    ("stretch", "arm"): "yawn",
}
# "takes a nap": nouns that say what a light verb does.
LIGHT_VERBS = frozenset("have take make do give get let throw go pay".split())
LIGHT_NOUNS = {
    "nap": "sleep",
    "sleep": "sleep",
    "rest": "lie",
    "walk": "walk",
    "stroll": "walk",
    "hike": "walk",
    "run": "run",
    "jog": "run",
    "ride": "ride",
    "drive": "drive",
    "swim": "swim",
    "bath": "clean",
    "shower": "clean",
    "bow": "bow",
    "look": "look",
    "glance": "look",
    "peek": "look",
    "listen": "listen",
    "seat": "sit",
    "breath": "gasp",
    "gasp": "gasp",
    "jump": "jump",
    "leap": "jump",
    "hug": "hug",
    "cuddle": "hug",
    "kiss": "kiss",
    "handshake": "shake_hands",
    "wave": "wave",
    "nod": "nod",
    "shrug": "shrug",
    "laugh": "laugh",
    "giggle": "laugh",
    "smile": "smile",
    "grin": "smile",
    "wink": "blink",
    "yawn": "yawn",
    "sigh": "cry",
    "cry": "cry",
    "cheer": "cheer",
    "party": "cheer",
    "dance": "dance",
    "song": "sing",
    "speech": "talk",
    "talk": "talk",
    "chat": "talk",
    "conversation": "talk",
    "discussion": "talk",
    "argument": "talk",
    "call": "phone",
    "shout": "shout",
    "yell": "shout",
    "scream": "shout",
    "tantrum": "rage",
    "fight": "hit",
    "kick": "kick",
    "punch": "hit",
    "slap": "hit",
    "push": "push",
    "shove": "push",
    "dinner": "eat",
    "lunch": "eat",
    "breakfast": "eat",
    "supper": "eat",
    "meal": "eat",
    "snack": "eat",
    "picnic": "eat",
    "bite": "eat",
    "drink": "drink",
    "sip": "drink",
    "picture": "photograph",
    "photo": "photograph",
    "photograph": "photograph",
    "selfie": "photograph",
    "laundry": "clean",
    "dish": "clean",
    "homework": "write",
    "note": "write",
    "exercise": "exercise",
    "yoga": "exercise",
    "push-up": "exercise",
    "trick": "exercise",
    "fun": "play",
    "game": "play",
    "turn": "turn",
    "fishing": "fish",
    "shopping": "walk",
    "swimming": "swim",
    "dancing": "dance",
    "skating": "ride",
    "attention": "listen",
    "thought": "think",
    "idea": "think",
    "joke": "laugh",
    "face": "laugh",
}
# What is said aloud by itself.
SPEECH_ACTIONS = frozenset(
    "talk shout whisper sing phone laugh cry cheer think wave gasp rage smile nod".split()
)
SPEECH_VERBS = frozenset(
    """
    say tell ask answer reply shout yell whisper scream cry call exclaim explain announce add mutter murmur
    mumble
    remark declare respond suggest state agree argue complain promise warn admit repeat order command beg
    plead insist
    greet sigh laugh giggle bark roar growl sing think wonder note observe continue begin interrupt joke
    teach remind
    reveal confess claim inform mention boast grumble moan sob gasp chuckle snap bellow holler inquire
    speak talk read
    write hiss chirp squeak stammer scold cheer
    """.split()
)
# Verbs that see or hear somebody do something.
PERCEPTION = frozenset(
    "see watch hear notice observe find catch spot let make help have feel look listen".split()
)
# Verbs that have no object of their own when they stand alone: what follows is where, not what.
STANCES = frozenset(
    "stand sit lie lay be stay remain wait live sleep kneel crouch lean hide rest float hover".split()
)
COPULAS = frozenset("be look seem appear feel become get stay remain sound grow turn".split())
# Motion that begins or ends outside the picture.
ENTER_VERBS = frozenset("enter arrive appear come return".split())
LEAVE_VERBS = frozenset("leave exit depart disappear vanish escape flee".split())
