"""What was worked out of shots and scenes, kept: long scripts have a thousand shots."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memo(Generic[Value]):
    """Values by what they were made of. The same objects are meant, not equal ones: comparing takes longer.

    Args:
        most: values that are kept; those that were not asked for the longest go.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, ...], tuple[tuple[object, ...], Value]] = OrderedDict()

    def get(self, sources: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """The value of these objects, made on the first call."""
        key = tuple(map(id, sources))
        found = self._kept.get(key)
        if found is None:
            # Keeping the objects alive keeps their ids theirs.
            found = (sources, make())
            self._kept[key] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found[1]
