"""Which pictures and films of a batch are done, so that a batch that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.media.atomic import saving

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmRequest
    from gan.enhance.request import EnhanceRequest

NAME = ".ganvas-done.jsonl"
# What a result looks like does not depend on these.
_IRRELEVANT = ("folder", "overwrite")


class Journal:
    """A hidden file in the folder of the results, to which a line is added with each of them."""

    def __init__(self, folder: Path) -> None:
        """Read what is there; lines that a crash cut off are left out."""
        self._file = folder / NAME
        self._done: dict[str, Path] = {}
        try:
            text = self._file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines():
            try:
                entry = json.loads(line)
                self._done[entry["key"]] = folder / entry["result"]
            except (ValueError, KeyError, TypeError):
                continue

    def result_of(self, request: EnhanceRequest | FilmRequest) -> Path | None:
        """The result of an earlier run with these settings; None without one, or if the source changed."""
        key = _key(request)
        result = self._done.get(key) if key else None
        return result if result is not None and result.exists() else None

    def add(self, request: EnhanceRequest | FilmRequest, result: Path) -> None:
        """Write down that a request is done.

        Raises:
            MediaError: the disk refuses.
        """
        key = _key(request)
        if key is None:
            return
        self._done[key] = result
        folder = self._file.parent
        name = result.relative_to(folder) if result.is_relative_to(folder) else result
        line = json.dumps({"key": key, "source": str(request.source), "result": str(name)})
        with saving(self._file), self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _key(request: EnhanceRequest | FilmRequest) -> str | None:
    """A name for the source as it is now and the settings; None if it is not there any more."""
    try:
        status = request.source.stat()
    except OSError:
        return None
    values: dict[str, Any] = {key: value for key, value in asdict(request).items() if key not in _IRRELEVANT}
    values |= {"source": str(request.source.resolve()), "bytes": status.st_size, "at": status.st_mtime_ns}
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:24]
