"""English scripts to scenes."""

from gan.cartoon.script.understanding import Progress, read_script, understand

__all__ = ["Progress", "read_script", "understand"]
