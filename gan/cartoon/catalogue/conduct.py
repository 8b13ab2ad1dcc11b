"""What one does by oneself: staying, moving, talking and feeling; the first half of the actions."""

from __future__ import annotations

from gan.cartoon.catalogue.action_entry import ActionEntry, action_entry, gait_entry, loop_entry

CONDUCT: tuple[ActionEntry, ...] = (
    # Staying and moving.
    loop_entry(
        "stand", "stand, idle, wait, stay, remain, be, stand still, pause, stop, rest, pose, live", 4.0
    ),
    gait_entry(
        "walk",
        "walk, go, stroll, come, wander, move, step, head, amble, approach, enter, leave, return, pace, "
        "follow, travel, arrive, saunter, exit, cross, pass, march, hike, trudge, roam, proceed, depart, "
        "advance, stride",
        1.0,
        1.3,
    ),
    gait_entry(
        "run",
        "run, rush, race, hurry, chase, dash, sprint, flee, escape, jog, gallop, hasten, bolt, scurry, "
        "speed, charge, run away, trot",
        0.62,
        3.2,
    ),
    gait_entry("sneak", "sneak, tiptoe, creep, prowl, slink, steal, sneak up, tip-toe, stalk", 1.5, 0.6),
    gait_entry("skip", "skip, hop, bounce, frolic, prance, gambol", 0.8, 1.7),
    gait_entry(
        "crawl", "crawl, creep on all fours, go on all fours, slither, wriggle", 1.3, 0.6, posture="crouch"
    ),
    gait_entry("climb", "climb, climb up, scale, clamber, ascend, go up", 1.2, 0.5, needs="target"),
    gait_entry("swim", "swim, paddle, float, dive, snorkel, bathe", 1.4, 0.9, posture="float"),
    gait_entry(
        "fly", "fly, soar, glide, hover, flap, take off, flutter, flit, circle", 0.6, 2.4, posture="fly"
    ),
    gait_entry(
        "ride",
        "ride, cycle, bike, ride on, gallop on, mount",
        0.8,
        2.6,
        posture="sit",
        needs="target",
        hands="both",
        contact=(0.0, 1.0),
    ),
    gait_entry(
        "drive",
        "drive, steer, operate, navigate, pilot, park",
        2.0,
        5.0,
        posture="sit",
        needs="target",
        hands="both",
        contact=(0.0, 1.0),
    ),
    gait_entry(
        "push",
        "push, shove, wheel, roll, move along",
        1.1,
        0.8,
        needs="target",
        hands="both",
        contact=(0.0, 1.0),
        distance=0.55,
    ),
    gait_entry(
        "pull",
        "pull, drag, tug, tow, haul, heave, yank",
        1.2,
        0.6,
        needs="target",
        hands="both",
        contact=(0.0, 1.0),
        distance=0.55,
    ),
    # Changing the posture.
    action_entry(
        "sit", "sit, sit down, be seated, seat, take a seat, perch, squat, settle, sit on", 1.4, posture="sit"
    ),
    action_entry(
        "lie", "lie, lay, lie down, recline, sprawl, sunbathe, rest in bed, stretch out", 1.8, posture="lie"
    ),
    loop_entry(
        "sleep", "sleep, nap, doze, snore, slumber, snooze, be asleep, dream, fall asleep", 4.0, posture="lie"
    ),
    action_entry("wake_up", "wake up, wake, awake, awaken, waken", 2.4),
    action_entry("get_up", "get up, stand up, rise, arise, get out, get off", 1.6),
    action_entry(
        "kneel", "kneel, kneel down, crouch, crouch down, stoop, duck, bend down", 1.2, posture="crouch"
    ),
    action_entry("jump", "jump, leap, spring, vault, jump up, jump out, bound", 1.2),
    action_entry(
        "fall",
        "fall, fall down, trip, stumble, slip, tumble, topple, collapse, fall over, crash, drop down",
        1.3,
        posture="lie",
    ),
    action_entry("faint", "faint, pass out, swoon, die, black out, keel over", 1.8, posture="lie"),
    action_entry(
        "hide", "hide, cower, hide behind, shelter, take cover, lurk, disguise", 1.6, posture="crouch"
    ),
    action_entry("turn", "turn, turn around, turn round, spin, spin around, rotate, twirl, whirl", 1.0),
    action_entry("bow", "bow, curtsy, curtsey, bend, lean over, lean, lean forward", 1.8),
    # Talking and feeling.
    loop_entry(
        "talk",
        "talk, speak, say, tell, ask, explain, answer, reply, chat, discuss, converse, respond, mention, "
        "announce, describe, argue, lecture, warn, promise, agree, complain, question, greet, thank, "
        "apologize, apologise, beg, order, command, invite, suggest, add, state, introduce, gossip, "
        "communicate, teach, plead, offer",
        3.0,
        upper=True,
        distance=1.1,
    ),
    loop_entry(
        "listen", "listen, hear, overhear, attend, pay attention, listen to", 3.2, upper=True, distance=1.1
    ),
    loop_entry(
        "shout",
        "shout, yell, scream, holler, call, roar, cry out, exclaim, bellow, shriek, howl, scold, call out",
        1.4,
        upper=True,
    ),
    loop_entry(
        "whisper", "whisper, mutter, murmur, mumble, confide, tell a secret", 2.4, upper=True, distance=0.6
    ),
    loop_entry(
        "laugh", "laugh, giggle, chuckle, snicker, grin, crack up, joke, burst out laughing", 1.4, upper=True
    ),
    loop_entry("smile", "smile, beam, smirk, be happy, be glad, be pleased, enjoy", 3.0, upper=True),
    loop_entry("cry", "cry, weep, sob, wail, bawl, whimper, mourn, moan, burst into tears", 1.6, upper=True),
    loop_entry(
        "rage",
        "rage, fume, be angry, stomp, stamp, scowl, glare, frown, get angry, be mad, get mad, stamp foot",
        1.3,
    ),
    loop_entry(
        "shiver",
        "shiver, tremble, shake with fear, be afraid, be scared, quake, freeze, be cold, fear, panic",
        0.8,
        upper=True,
    ),
    action_entry(
        "gasp", "gasp, be surprised, startle, be shocked, be amazed, react, be startled, wonder at", 1.4
    ),
    loop_entry(
        "think",
        "think, ponder, wonder, consider, plan, decide, remember, imagine, guess, be confused",
        3.6,
        upper=True,
    ),
    action_entry("nod", "nod, agree with a nod, nod head, approve", 1.2, upper=True),
    action_entry(
        "shake_head",
        "shake head, refuse, disagree, deny, shake his head, shake her head, say no",
        1.3,
        upper=True,
    ),
    action_entry("shrug", "shrug, shrug shoulders, not know", 1.3, upper=True),
    loop_entry(
        "look",
        "look, watch, see, stare, gaze, observe, look at, glance, peek, notice, spot, examine, face, "
        "inspect, view, peer, study, admire, search, look around, look for, check, spy",
        3.2,
        upper=True,
    ),
    action_entry(
        "point",
        "point, indicate, show, gesture, point at, motion, point out, signal, direct",
        2.0,
        upper=True,
        needs="target",
    ),
    loop_entry(
        "wave",
        "wave, wave hello, wave goodbye, greet with a wave, say hello, say goodbye, beckon, hail",
        1.6,
        upper=True,
    ),
    loop_entry("clap", "clap, applaud, clap hands, slap hands", 0.8, upper=True),
    loop_entry("cheer", "cheer, celebrate, rejoice, triumph, win, hooray, root, jump for joy", 1.1),
    loop_entry("dance", "dance, boogie, waltz, tap dance, groove, sway, disco", 2.0),
    loop_entry("sing", "sing, hum, chant, croon, whistle, yodel, serenade", 2.4, upper=True),
    loop_entry("blink", "blink, wink, bat eyelashes", 1.6, upper=True),
    loop_entry("yawn", "yawn, be tired, stretch, be sleepy, be bored", 3.0, upper=True),
)
