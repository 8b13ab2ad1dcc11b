"""Drawing the cast: a pose and a look become vector shapes.

`paint`, `sockets` and `bounds` are what others use; the painter stands at the character's floor point with y
down and one unit a metre.
"""

from gan.cartoon.stage.character.painting import bounds, paint, sockets
from gan.cartoon.stage.character.sockets import Sockets

__all__ = ["Sockets", "bounds", "paint", "sockets"]
