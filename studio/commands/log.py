"""The log file: tracebacks go there, and nowhere else."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from gan.paths import user_folder

_LARGEST = 2_000_000  # bytes; then the file becomes ganvas.log.old


def log_path() -> Path:
    """The log file, in the user folder."""
    return user_folder() / "ganvas.log"


def log_to_file() -> None:
    """Send what gan and studio log, and the warnings of all else, to the log file of this user.

    Where it cannot be written there is no log. Calling it again changes nothing but the place.
    """
    path = log_path()
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _LogFile)]:
        root.removeHandler(handler)
        handler.close()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".log.old"))
        root.addHandler(_LogFile(path))
    logging.captureWarnings(True)
    for name in ("gan", "studio"):
        logging.getLogger(name).setLevel(logging.INFO)


class _LogFile(logging.FileHandler):
    """Opens its file at the first record; a full disk must not end what is being logged."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def handleError(self, record: logging.LogRecord) -> None:
        pass
