"""How pictures come in: dropped, pasted, opened, as files, folders, picture data or addresses."""

from studio.intake.incoming import Incoming, read_mime
from studio.intake.intake import Gathered, Intake

__all__ = ["Gathered", "Incoming", "Intake", "read_mime"]
