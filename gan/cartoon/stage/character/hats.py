"""What is worn on the head."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from gan.cartoon.stage import style
from gan.cartoon.stage.character.figures import Figure
from gan.cartoon.stage.character.globe import Globe

Ring = tuple[float, float, float]
HATS = ("toque", "cap", "hat", "crown", "helmet", "straw_hat", "party_hat")


def paint_hat(globe: Globe, figure: Figure) -> None:
    """The first hat of the figure's extras, in the head's coordinates."""
    for name in HATS:
        if name in figure.extras:
            _PAINTERS[name](globe, figure)
            return


def _band(globe: Globe, above: float, far: float) -> tuple[float, float, float]:
    """Middle height, half width and sag (what one sees of its roundness) of a hat's rim."""
    x, y, _ = globe.at(0, above, 0.0)
    half = globe.half * far * (1 - above * above) ** 0.5
    return y, half, globe.high * (0.06 + 0.28 * max(-0.3, globe.up[2]))


def _toque(globe: Globe, figure: Figure) -> None:
    y, half, sag = _band(globe, 0.48, 1.13)
    high, fill = globe.high, "#fffaf0"
    lean = globe.forward[0] * high * -0.10
    puff = QPainterPath(QPointF(-half * 0.96, y - high * 0.22))
    top = y - high * 1.22
    puff.cubicTo(
        QPointF(-half * 1.75 + lean, y - high * 0.55),
        QPointF(-half * 1.5 + lean, top),
        QPointF(-half * 0.62 + lean, top + high * 0.10),
    )
    puff.cubicTo(
        QPointF(-half * 0.4 + lean, top - high * 0.24),
        QPointF(half * 0.45 + lean, top - high * 0.24),
        QPointF(half * 0.62 + lean, top + high * 0.10),
    )
    puff.cubicTo(
        QPointF(half * 1.5 + lean, top),
        QPointF(half * 1.75 + lean, y - high * 0.55),
        QPointF(half * 0.96, y - high * 0.22),
    )
    puff.closeSubpath()
    globe.brush.path(puff, fill)
    for x in (-0.42, 0.05, 0.5):
        globe.brush.curve(
            (half * x, y - high * 0.28),
            (half * x * 1.3, y - high * 0.5),
            (half * x * 1.35 + lean, y - high * 0.78),
            style.shade(fill).name(), 0.009,
        )  # fmt: skip
    _rim_band(globe, y, half, sag, high * 0.30, fill)


def _rim_band(globe: Globe, y: float, half: float, sag: float, tall: float, fill: str) -> None:
    path = QPainterPath(QPointF(-half, y))
    path.quadTo(QPointF(0, y + sag * 2), QPointF(half, y))
    path.lineTo(half * 0.99, y - tall)
    path.quadTo(QPointF(0, y - tall + sag * 2), QPointF(-half * 0.99, y - tall))
    path.closeSubpath()
    globe.brush.path(path, fill)


def _cap(globe: Globe, figure: Figure) -> None:
    """A peaked cap of an officer."""
    y, half, sag = _band(globe, 0.44, 1.12)
    high, fill = globe.high, "#3d5a91"
    f = globe.forward
    crown = QPainterPath(QPointF(-half, y - high * 0.10))
    crown.cubicTo(
        QPointF(-half * 1.40, y - high * 0.45),
        QPointF(-half * 1.1, y - high * 0.74),
        QPointF(0, y - high * 0.72),
    )
    crown.cubicTo(
        QPointF(half * 1.1, y - high * 0.74),
        QPointF(half * 1.40, y - high * 0.45),
        QPointF(half, y - high * 0.10),
    )
    crown.closeSubpath()
    globe.brush.path(crown, fill)
    if f[2] > -0.3:
        _peak(globe, y, half, sag, "#2b2f45")
    _rim_band(globe, y, half, sag, high * 0.19, "#2f4470")
    if f[2] > -0.1:
        x = f[0] * half * 0.9
        globe.brush.blob(
            (x, y - high * 0.36), globe.high * 0.10 * max(0.4, f[2]), globe.high * 0.12, figure.accent
        )


def _peak(globe: Globe, y: float, half: float, sag: float, fill: str) -> None:
    """The visor: juts out where the head looks."""
    f, high = globe.forward, globe.high
    reach = f[0] * half * 0.52
    middle = f[0] * half * 0.55
    wide = half * (0.86 - 0.18 * abs(f[0]))
    path = QPainterPath(QPointF(middle - wide, y - 0.02))
    path.quadTo(
        QPointF(middle + reach, y + sag + high * 0.30 * max(0.25, f[2])),
        QPointF(middle + wide + max(reach, 0), y + high * 0.06 * max(0.0, f[0])),
    )
    path.quadTo(QPointF(middle + reach * 0.3, y + sag - high * 0.10), QPointF(middle - wide, y - 0.02))
    globe.brush.path(path, fill)


def _hat(globe: Globe, figure: Figure) -> None:
    """A round hat with a brim."""
    _brimmed(globe, figure.accent, style.line(figure.accent).name(), 1.55)


def _straw(globe: Globe, figure: Figure) -> None:
    _brimmed(globe, "#ecc96f", "#d9574e", 1.85)


def _brimmed(globe: Globe, fill: str, ribbon: str, brim: float) -> None:
    y, half, sag = _band(globe, 0.46, 1.10)
    high = globe.high
    crown = QPainterPath(QPointF(-half * 0.98, y))
    crown.cubicTo(
        QPointF(-half * 0.98, y - high * 0.98), QPointF(half * 0.98, y - high * 0.98), QPointF(half * 0.98, y)
    )
    crown.quadTo(QPointF(0, y + sag * 2), QPointF(-half * 0.98, y))
    globe.brush.blob(
        (globe.forward[0] * half * 0.1, y + sag * 0.2), half * brim, high * 0.15 + sag * 0.8, fill
    )
    globe.brush.path(crown, fill)
    _rim_band(globe, y - high * 0.02, half * 0.985, sag, high * 0.16, ribbon)


def _crown(globe: Globe, figure: Figure) -> None:
    y, half, sag = _band(globe, 0.58, 1.12)
    high, fill = globe.high, "#f3bf45"
    path = QPainterPath(QPointF(-half, y))
    path.quadTo(QPointF(0, y + sag * 2), QPointF(half, y))
    spikes = 5
    path.lineTo(half * 1.1, y - high * 0.48)
    for k in range(spikes - 1, 0, -1):
        share = k / spikes
        dip = half * (2 * (share + 0.5 / spikes) - 1)
        top = half * 1.1 * (2 * (share - 0.0) - 1)
        path.lineTo(dip, y - high * 0.20)
        path.lineTo(top, y - high * 0.52)
    path.lineTo(-half * (1 - 1 / spikes), y - high * 0.20)
    path.lineTo(-half * 1.1, y - high * 0.48)
    path.closeSubpath()
    globe.brush.path(path, fill)
    globe.brush.blob(
        (globe.forward[0] * half * 0.8, y - high * 0.08 + sag), high * 0.06, high * 0.07, "#d9574e"
    )


def _helmet(globe: Globe, figure: Figure) -> None:
    y, half, sag = _band(globe, 0.30, 1.18)
    high, fill = globe.high, figure.accent
    path = QPainterPath(QPointF(-half, y))
    path.cubicTo(
        QPointF(-half * 1.05, y - high * 1.2), QPointF(half * 1.05, y - high * 1.2), QPointF(half, y)
    )
    path.quadTo(QPointF(0, y + sag * 2), QPointF(-half, y))
    globe.brush.path(path, fill)
    _rim_band(globe, y + high * 0.02, half * 1.06, sag, high * 0.11, fill)


def _party(globe: Globe, figure: Figure) -> None:
    y, half, sag = _band(globe, 0.80, 1.05)
    high = globe.high
    path = QPainterPath(QPointF(-half * 0.85, y))
    path.quadTo(QPointF(0, y + sag * 2), QPointF(half * 0.85, y))
    path.lineTo(0, y - high * 0.95)
    path.closeSubpath()
    globe.brush.path(path, figure.accent)
    globe.brush.blob((0, y - high * 0.97), high * 0.1, high * 0.1, "#d9574e")


_PAINTERS = {
    "toque": _toque,
    "cap": _cap,
    "hat": _hat,
    "crown": _crown,
    "helmet": _helmet,
    "straw_hat": _straw,
    "party_hat": _party,
}
