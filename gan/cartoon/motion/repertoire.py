"""Which function moves which action, for each plan of body."""

from __future__ import annotations

from collections.abc import Callable

from gan.cartoon.motion import bodies, chores, feelings, gaits, gestures, together
from gan.cartoon.motion.beasts import BEASTS, BIRDS
from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import Draft

Move = Callable[[Draft, Beat], None]

MOVES: dict[str, Move] = {
    "stand": gestures.idle,
    "walk": gaits.walk,
    "run": gaits.run,
    "sneak": gaits.sneak,
    "skip": gaits.skip,
    "crawl": gaits.crawl,
    "climb": gaits.climb,
    "swim": gaits.swim,
    "fly": gaits.fly_,
    "ride": gaits.ride,
    "drive": gaits.drive,
    "push": gaits.push,
    "pull": gaits.pull,
    "sit": bodies.sit_down,
    "lie": bodies.lie_down,
    "sleep": bodies.sleep,
    "wake_up": bodies.wake_up,
    "get_up": bodies.get_up,
    "kneel": bodies.kneel,
    "jump": gestures.jump,
    "fall": bodies.fall,
    "faint": bodies.faint,
    "hide": bodies.hide,
    "turn": gestures.turn,
    "bow": gestures.bow,
    "talk": feelings.talk,
    "listen": feelings.listen,
    "shout": feelings.shout,
    "whisper": feelings.whisper,
    "laugh": feelings.laugh,
    "smile": feelings.smile,
    "cry": feelings.cry,
    "rage": feelings.rage,
    "shiver": feelings.shiver,
    "gasp": feelings.gasp,
    "think": feelings.think,
    "nod": feelings.nod,
    "shake_head": feelings.shake_head,
    "shrug": feelings.shrug,
    "look": feelings.look,
    "blink": feelings.blink,
    "yawn": feelings.yawn,
    "point": gestures.point,
    "wave": gestures.wave,
    "clap": gestures.clap,
    "cheer": gestures.cheer,
    "dance": gestures.dance,
    "sing": gestures.sing,
    "exercise": gestures.exercise,
    "play": gestures.play,
    "bark": gestures.bark,
    "sniff": gestures.sniff,
    "wag": gestures.wiggle,
    "graze": gestures.graze,
    "hug": together.hug,
    "kiss": together.kiss,
    "shake_hands": together.shake_hands,
    "pat": together.pat,
    "hit": together.hit,
    "hold": together.hold_,
    "carry": together.carry,
    "give": together.give,
    "take": together.take,
    "pick_up": together.pick_up,
    "put": together.put,
    "put_on": together.put_on,
    "throw": together.throw,
    "catch": together.catch,
    "kick": together.kick,
    "open": together.open_,
    "close": together.close,
    "press": together.press,
    "knock": together.knock,
    "eat": chores.eat,
    "drink": chores.drink,
    "read": chores.read,
    "write": chores.write,
    "paint": chores.paint,
    "cook": chores.cook,
    "sweep": chores.sweep,
    "clean": chores.clean,
    "work": chores.work,
    "dig": chores.dig,
    "water": chores.water,
    "phone": chores.phone,
    "play_music": chores.play_music,
    "play_piano": chores.play_piano,
    "fish": chores.fish,
    "photograph": chores.photograph,
}

HEADS_ONLY = frozenset(
    "stand talk listen whisper laugh smile cry rage shiver gasp nod shake_head look blink turn bow kiss sing "
    "get_up lie sleep wake_up kneel fall faint shout yawn think shrug play carry hold".split()
)
"""What four-legged ones do on all fours, with head, ears and tail; for the rest they sit up."""


def move_of(plan: str, action_id: str) -> Move:
    """The function of an action for a plan of body; every action of the catalogue has one."""
    own = BEASTS if plan == "quadruped" else BIRDS if plan == "bird" else {}
    return own.get(action_id) or MOVES[action_id]
