"""What a time line shows, as plain values, and where blocks snap to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

Key = tuple[str, str]


@dataclass(frozen=True)
class Block:
    """Something that lasts for a while.

    Attributes:
        key: its section's key and its own.
        start, end: seconds.
        words: what it is called.
        speech: what is said meanwhile, or "".
    """

    key: Key
    start: float
    end: float
    words: str
    speech: str = ""

    @property
    def length(self) -> float:
        """Seconds."""
        return self.end - self.start


@dataclass(frozen=True)
class Track:
    """The blocks of one entity.

    Attributes:
        key: the entity's.
        name: as it is shown.
        hue: 0..1, the hue of its blocks.
        blocks: in order of their starts; they may overlap.
        present: (start, end) of the times at which it is there at all.
    """

    key: str
    name: str
    hue: float
    blocks: tuple[Block, ...] = ()
    present: tuple[tuple[float, float], ...] = ()

    @cached_property
    def lanes(self) -> list[int]:
        """In which lane each block lies; see `lanes`."""
        return lanes(self.blocks)


@dataclass(frozen=True)
class Section:
    """A stretch of the whole.

    Attributes:
        key: names it.
        start, end: seconds.
        name: as it is shown.
    """

    key: str
    start: float
    end: float
    name: str = ""


@dataclass(frozen=True)
class TimeLineModel:
    """All of it."""

    sections: tuple[Section, ...] = ()
    tracks: tuple[Track, ...] = ()

    @property
    def duration(self) -> float:
        """Seconds."""
        return max((section.end for section in self.sections), default=0.0)

    def blocks(self) -> Iterator[tuple[int, Block]]:
        """Every block with the number of its track, from above."""
        for row, track in enumerate(self.tracks):
            for block in track.blocks:
                yield row, block

    def block(self, key: Key | None) -> Block | None:
        """The block of a key, or None."""
        return next((block for _, block in self.blocks() if block.key == key), None)

    def section(self, key: str) -> Section | None:
        """The section of a key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def edges(self, but: Key) -> list[float]:
        """Moments that other blocks and sections begin or end at, in the section of the block `but`."""
        section = self.section(but[0])
        found = [section.start, section.end] if section else []
        for _, block in self.blocks():
            if block.key != but and block.key[0] == but[0]:
                found += [block.start, block.end]
        return sorted(set(found))


def snapped(seconds: float, edges: Sequence[float], reach: float) -> float:
    """The edge nearest to a moment, where one is within `reach` seconds; else the moment itself."""
    nearest = min(edges, key=lambda edge: abs(edge - seconds), default=seconds)
    return nearest if abs(nearest - seconds) <= reach else seconds


def moved(block: Block, by: float, section: Section, edges: Sequence[float], reach: float) -> Block:
    """A block elsewhere in its section; whichever of its ends is nearest to an edge snaps to it."""
    start = block.start + by
    places = (snapped(start, edges, reach), snapped(start + block.length, edges, reach) - block.length)
    # An end that found no edge has not moved; the other one is asked then.
    snaps = [place for place in places if abs(place - start) > 1e-9]
    first = min(snaps, key=lambda place: abs(place - start), default=start)
    first = min(max(first, section.start), max(section.start, section.end - block.length))
    return replace(block, start=first, end=first + block.length)


def stretched(
    block: Block,
    at_end: bool,
    by: float,
    section: Section,
    edges: Sequence[float],
    reach: float,
    shortest: float = 0.2,
) -> Block:
    """A block of which one end is elsewhere in its section."""
    if at_end:
        end = snapped(block.end + by, edges, reach)
        return replace(block, end=min(max(end, block.start + shortest), section.end))
    start = snapped(block.start + by, edges, reach)
    return replace(block, start=max(min(start, block.end - shortest), section.start))


def lanes(blocks: Sequence[Block]) -> list[int]:
    """In which lane of its track each block lies, so that none lies on another; 0 is the uppermost."""
    ends: list[float] = []
    result = []
    for block in blocks:
        lane = next((place for place, end in enumerate(ends) if end <= block.start + 1e-6), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = block.end
        result.append(lane)
    return result
