"""Where a speech balloon goes: near who speaks, in the frame, over no face and no other balloon."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from gan.cartoon.layout.boxes import Box

MARGIN = 0.02
"""Of the frame, that stays free around a balloon."""

_ROOM = 0.008  # between a balloon and a face
_COLUMNS, _ROWS = 19, 15
_GAP = 0.035  # from a mouth to a balloon's edge that looks best


def place_balloon(
    sizes: Sequence[tuple[float, float]],
    mouth: tuple[float, float],
    head: Box,
    faces: Sequence[Box],
    bodies: Sequence[Box],
    taken: Sequence[Box],
) -> tuple[int, Box] | None:
    """The best place for a balloon.

    Args:
        sizes: widths and heights in shares of the frame that the text can have, the most pleasing first.
        mouth: where its tail points.
        head: of the speaker, while the balloon is seen.
        faces: that must stay free: every face that is seen meanwhile, as far as it moves.
        bodies: that should rather stay free.
        taken: other balloons that are seen meanwhile.

    Returns:
        The index of the size, and the place; None where every place covers a face: show a subtitle.
    """
    walls = _distinct([face.grown(_ROOM, _ROOM) for face in faces])
    walls += [box.grown(_ROOM, _ROOM) for box in taken]
    others = [face for face in _distinct(list(faces)) if not face.holds(*mouth)]
    candidates = [
        (_cost(box, mouth, head, bodies) + 0.04 * index, index, box)
        for index, (width, height) in enumerate(sizes)
        for box in _places(width, height, mouth, head)
    ]
    best: tuple[float, int, Box] | None = None
    # What costs time is asked of the likely ones only: those that are dearer anyway cannot win.
    for cost, index, box in sorted(candidates, key=lambda candidate: candidate[0]):
        if best is not None and cost >= best[0]:
            break
        if any(_meet(box, wall) for wall in walls):
            continue
        # The tail should not run across another face.
        cost += 0.5 * sum(_crosses(box.centre, mouth, face) for face in others)
        if best is None or cost < best[0]:
            best = cost, index, box
    return None if best is None else (best[1], best[2])


def _distinct(boxes: list[Box]) -> list[Box]:
    """Boxes of which none nearly holds another: a face that stays is one wall, not five."""
    kept: list[Box] = []
    for box in boxes:
        for number, other in enumerate(kept):
            if box.share_in(other) > 0.8 or other.share_in(box) > 0.8:
                kept[number] = other.around(box)
                break
        else:
            kept.append(box)
    return kept


def _meet(first: Box, second: Box) -> bool:
    return (
        first.left < second.right
        and second.left < first.right
        and first.top < second.bottom
        and second.top < first.bottom
    )


def _places(width: float, height: float, mouth: tuple[float, float], head: Box) -> list[Box]:
    free_x, free_y = 1 - 2 * MARGIN - width, 1 - 2 * MARGIN - height
    if free_x < 0 or free_y < 0:
        return []
    lefts = [MARGIN + free_x * column / (_COLUMNS - 1) for column in range(_COLUMNS)]
    tops = [MARGIN + free_y * row / (_ROWS - 1) for row in range(_ROWS)]
    # Just above the head, and beside it, a little to one side: where a hand would draw it.
    for share in (0.5, 0.25, 0.75):
        lefts.append(min(max(mouth[0] - share * width, MARGIN), MARGIN + free_x))
    tops.append(min(max(head.top - _GAP - height, MARGIN), MARGIN + free_y))
    return [Box(left, top, left + width, top + height) for left in lefts for top in tops]


def _cost(box: Box, mouth: tuple[float, float], head: Box, bodies: Sequence[Box]) -> float:
    """Lower is better: near the mouth, above the head, over little of anybody."""
    across = max(box.left - head.right, 0.0, head.left - box.right)
    down = max(box.top - head.bottom, 0.0, head.top - box.bottom)
    cost = abs(hypot(across, down) - _GAP)
    cost += 0.3 * abs(box.centre[0] - mouth[0])
    cost += 0.6 * sum(box.share_in(body) for body in bodies)
    if box.bottom > head.top:
        cost += 0.14 + (0.4 if box.top > mouth[1] else 0.0)
    return cost


def _crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a line passes through a box."""
    steps = 12
    points = (
        (start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
        for step in range(steps + 1)
    )
    return any(box.holds(*point) for point in points)
