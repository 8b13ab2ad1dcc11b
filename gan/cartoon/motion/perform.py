"""From a character, an action and a moment to a pose: the one function that others call."""

from __future__ import annotations

from dataclasses import replace

from gan.cartoon.catalogue.actions import action
from gan.cartoon.errors import CartoonError
from gan.cartoon.motion import locomotion
from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import Draft
from gan.cartoon.motion.easing import clamp, smooth
from gan.cartoon.motion.gestures import turn_yaw
from gan.cartoon.motion.life import LAG, live, trail
from gan.cartoon.motion.moods import Bearing, bearing, carry_over
from gan.cartoon.motion.pose import VIEWS, Pose
from gan.cartoon.motion.postures import POSTURES, stand
from gan.cartoon.motion.repertoire import HEADS_ONLY, move_of
from gan.cartoon.motion.rigs import Rig, rig

FROM_THE_SIDE = frozenset(
    "lie sleep wake_up fall faint kneel pick_up put hug kiss shake_hands pat hit give take kick open close "
    "press knock paint clean water play_piano throw catch fish dig sweep".split()
)
"""What reads best in profile: lying bodies, and hands that reach for what is before one."""

LONGEST = 1.6
"""An action that ends is drawn out to so many times its natural length; then its last pose goes on."""


def pose(
    character_id: str,
    action_id: str,
    seconds: float,
    *,
    duration: float | None = None,
    manner: str = "",
    emotion: str = "neutral",
    phase_speed: float | None = None,
    distance: float | None = None,
    posture: str = "",
    seed: int = 0,
) -> Pose:
    """The pose of a character at a moment of an action. Pure: the same arguments give the same pose.

    Args:
        character_id: id in the catalogue.
        action_id: likewise.
        seconds: since the action began; before 0 and after its end it stays as at 0 and at the end.
        duration: seconds that the whole event takes; None for the natural time. Loops are fitted to end
            where they began; what ends by itself is stretched or pressed (see `LONGEST`), then held.
        manner: one of the catalogue's MANNERS, or "".
        emotion: one of its EMOTIONS.
        phase_speed: metres a second that the character moves, of moving actions; None for its natural speed.
            Keep it the same throughout an event: the length of the steps depends on it.
        distance: metres walked since the action began; None for speed · seconds. With it feet stay where
            they are planted whatever the speed does.
        posture: of the legs below actions that leave them free: "sit", "lie", "crouch"; "" for standing.
        seed: sets apart blinks and glances of several who do the same.

    Raises:
        CartoonError: a name is not known.
    """
    entry, bones = action(action_id), rig(character_id)
    if posture and posture not in POSTURES:
        raise CartoonError(f"The posture {posture!r} is not known; choose one of {', '.join(POSTURES)}.")
    mood, felt = bearing(manner, emotion)
    seconds = max(0.0, seconds)
    pace = locomotion.pace(manner, emotion)
    if entry.moves:
        speed = phase_speed
        if speed is None:
            speed = locomotion.natural_speed(character_id, action_id, manner, emotion)
        stride = locomotion.stride(character_id, action_id, speed)
        walked = speed * seconds if distance is None else distance
    else:
        speed = stride = walked = 0.0

    def beat_at(moment: float) -> Beat:
        beat = Beat(
            bones,
            moment,
            0.0,
            0.0,
            entry.duration,
            mood.energy,
            emotion=felt,
            manner=manner,
            seed=seed,
            loops=entry.loops,
            posture=posture or "stand",
        )
        if entry.moves:
            gone = walked - speed * (seconds - moment)
            return replace(beat, share=(gone / stride) % 1.0, turns=gone / stride, stride=stride,
                           duration=stride / max(speed, 0.05))  # fmt: skip
        share, turns, length = _share(entry.duration / pace, entry.loops, moment, duration)
        return replace(beat, share=share, turns=turns, duration=length)

    now = _draft(bones, action_id, beat_at(seconds), mood, felt, seconds, seed, posture)
    earlier = seconds - LAG
    if entry.loops or earlier > 0:
        before = _draft(bones, action_id, beat_at(earlier), mood, felt, earlier, seed, posture)
        trail(now, before, speed if action_id != "pull" else -speed)
    done = now.done()
    if entry.moves or action_id in FROM_THE_SIDE:
        done = replace(done, view="side")
    if action_id == "turn":
        done = replace(done, yaw=VIEWS["three_quarter"] + turn_yaw(beat_at(seconds).share))
    return done


def _share(natural: float, loops: bool, seconds: float, duration: float | None) -> tuple[float, float, float]:
    """Share of the action (or phase of the loop), turns, and the seconds that it or one turn takes."""
    if loops:
        if duration:
            natural = duration / max(1, round(duration / natural))
        turns = seconds / natural
        return turns % 1.0, turns, natural
    length = natural if duration is None else min(max(duration, 0.05), natural * LONGEST)
    share = clamp(seconds / length)
    return share, share, length


def _draft(
    bones: Rig, action_id: str, beat: Beat, mood: Bearing, felt: str, seconds: float, seed: int, posture: str
) -> Draft:
    """The body at one moment, but for what trails behind."""
    d = Draft(bones, emotion=felt)
    move = move_of(bones.plan, action_id)
    if bones.four_legged and move.__module__.rsplit(".", 1)[-1] != "beasts":
        _as_beast(d, beat, move, action_id)
    else:
        move(d, beat)
    carry_over(d, mood, seconds)
    live(d, seconds, seed, still=action_id in ("stand", "listen", "hold", "carry") or posture != "")
    return d


def _as_beast(d: Draft, beat: Beat, move, action_id: str) -> None:
    """An action of people on four legs: on all fours where the head is enough, else up on the haunches."""
    if action_id in HEADS_ONLY:
        other = Draft(d.rig, emotion=d.emotion)
        move(other, beat)
        legs_matter = action_id in ("lie", "sleep", "wake_up", "get_up", "kneel", "fall", "faint")
        if legs_matter:
            _copy(other, d, ("arms", "legs", "x", "y", "lean", "posture"))
        else:
            stand(d, beat)
            if beat.posture != "stand":
                POSTURES[beat.posture](d, beat)
            # What leans a person over only lifts or lowers the head of a beast.
            d.nod += 0.5 * (other.lean - d.lean)
        _copy(other, d, FACE)
        return
    move(d, replace(beat, paws=max(_sat_up(beat), 1e-3)))


FACE = (
    "turn",
    "tilt",
    "nod",
    "mouth",
    "eyes",
    "gaze",
    "brows",
    "tears",
    "blush",
    "emotion",
    "strength",
    "ears",
    "squash",
    "breath",
)
"""What beasts take over from an action of people that they do on all fours."""


def _copy(source: Draft, target: Draft, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(source, name)
        if name == "nod":
            value += target.nod
        setattr(target, name, value)


def _sat_up(beat: Beat) -> float:
    """How far a beast has sat up for an action: at once in loops, in the first fifth of what ends."""
    if beat.loops:
        return 1.0
    return smooth(beat.share / 0.25) * smooth((1 - beat.share) / 0.2)
