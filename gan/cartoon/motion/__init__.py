"""Actions as functions of time: pure mathematics from a character, an action and a moment to a pose.

`pose` makes one, `blend` goes between two, `combine` puts the gestures of one on the legs of another, `reach`
brings a hand to a place, `natural_speed` and `stride` say how fast and far legs go by themselves.
"""

from gan.cartoon.motion.blending import blend, combine
from gan.cartoon.motion.locomotion import natural_speed, stride
from gan.cartoon.motion.perform import pose
from gan.cartoon.motion.pose import Face, HeadPose, Limb, Pose
from gan.cartoon.motion.reaching import reach

__all__ = ["Face", "HeadPose", "Limb", "Pose", "blend", "combine", "natural_speed", "pose", "reach", "stride"]
