"""Actions as functions of time: pure mathematics from a character, an action and a moment to a pose.

`pose` makes one, `blend` goes between two, `combine` puts the gestures of one on the legs of another.
"""

from gan.cartoon.motion.blending import blend, combine
from gan.cartoon.motion.perform import pose
from gan.cartoon.motion.pose import Face, HeadPose, Limb, Pose

__all__ = ["Face", "HeadPose", "Limb", "Pose", "blend", "combine", "pose"]
