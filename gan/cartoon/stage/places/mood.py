"""The light of a time of day and a weather: colours of the sky, of the light, and of what it falls on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from gan.cartoon.catalogue.places import TIMES, WEATHERS, place
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage.sketch import mixed
from gan.cartoon.stage.style import colour

_SKIES = {
    "day": ("#7fc4e8", "#b4e0ef", "#eef6e6"),
    "evening": ("#6d6bb0", "#dd8f96", "#fccf8c"),
    "night": ("#1d2650", "#33437c", "#61719f"),
}
_GREYS = {"day": "#c3ccd2", "evening": "#b39aa2", "night": "#39425f"}
_GREYED = {"clear": 0.0, "wind": 0.12, "rain": 0.72, "snow": 0.6, "fog": 0.8, "storm": 0.9}
_OUTSIDE = {"day": "#ffffff", "evening": "#ffcfa6", "night": "#6e80c8"}
_INSIDE = {"day": "#ffffff", "evening": "#ffdfbb", "night": "#aa9fc4"}
_DIMMED = {
    "clear": "#ffffff",
    "wind": "#f8f8f4",
    "rain": "#d6dce6",
    "snow": "#eaf0fa",
    "fog": "#eceef0",
    "storm": "#aab2c4",
}


@dataclass(frozen=True)
class Light:
    """How the light of a place falls on who is in it.

    Attributes:
        tint: what the colours of people and things are multiplied with.
        ambient: 0..1, how bright it is.
        shadow_lean: metres that a shadow reaches to the right (below 0: to the left) per metre of height.
        shadow_strength: 0..1, how dark the shadow on the floor is.
        shadow_softness: 0..1, from a sharp edge to a blurred one.
        lamp: colour of the lamps and fires there.
    """

    tint: QColor
    ambient: float
    shadow_lean: float
    shadow_strength: float
    shadow_softness: float
    lamp: QColor


@dataclass(frozen=True)
class Mood:
    """The colours of a time and a weather, for the painting of sets.

    Attributes:
        sky: from the top to the horizon.
        tint: of the light on everything that does not shine.
        haze: what far things fade into.
        lit: whether lamps are on.
        snowy: whether snow lies on the ground.
    """

    time: str
    weather: str
    sky: tuple[str, str, str]
    tint: str
    haze: str
    lit: bool
    snowy: bool

    @property
    def wet(self) -> bool:
        """Whether the ground is wet."""
        return self.weather in ("rain", "storm")

    @property
    def clouded(self) -> bool:
        """Whether neither sun, moon nor stars show."""
        return _GREYED[self.weather] > 0.5


@lru_cache(maxsize=64)
def mood(inside: bool, time: str, weather: str) -> Mood:
    """The mood of a set.

    Raises:
        CartoonError: there is no such time or weather.
    """
    check_time(time)
    check_weather(weather)
    grey = _GREYED[weather]
    low = mixed(_GREYS[time], "#6a7488", 0.45) if weather == "storm" else _GREYS[time]
    top, middle, bottom = (
        mixed(own, low, grey * share) for own, share in zip(_SKIES[time], (1, 0.95, 0.8), strict=True)
    )
    tint = _product(
        (_INSIDE if inside else _OUTSIDE)[time], _faded(_DIMMED[weather], 0.35 if inside else 1.0)
    )
    # What is tinted later is mixed with a colour that becomes that of the horizon then.
    haze = _quotient(mixed(middle, bottom, 0.6), tint)
    return Mood(time, weather, (top, middle, bottom), tint, haze, time != "day", weather == "snow")


def light(place_id: str, time: str, weather: str = "clear") -> Light:
    """The light on who is in a place.

    Raises:
        CartoonError: there is no such place, time or weather.
    """
    inside = place(place_id).inside
    own = mood(inside, time, weather)
    tint = colour(own.tint)
    ambient = 0.3 * tint.redF() + 0.59 * tint.greenF() + 0.11 * tint.blueF()
    lean = {"day": 0.32, "evening": 1.5, "night": 0.5}[time]
    soft = own.clouded or inside
    if soft:
        lean *= 0.3
    strength = {"day": 0.26, "evening": 0.3, "night": 0.34}[time] * (
        0.6 if own.clouded and not inside else 1.0
    )
    # People must stay readable: they take less of the night's blue than the set does.
    return Light(
        colour(mixed("#ffffff", own.tint, 0.7)),
        ambient,
        lean,
        strength,
        0.85 if soft else 0.4,
        colour("#ffd98a"),
    )


def check_time(time: str) -> None:
    """See that there is such a time.

    Raises:
        CartoonError: there is none.
    """
    if time not in TIMES:
        raise CartoonError(f"There is no time of day “{time}”; choose one of: {', '.join(TIMES)}.")


def check_weather(weather: str) -> None:
    """See that there is such a weather.

    Raises:
        CartoonError: there is none.
    """
    if weather not in WEATHERS:
        raise CartoonError(f"There is no weather “{weather}”; choose one of: {', '.join(WEATHERS)}.")


def _product(first: str, second: str) -> str:
    pair = zip(colour(first).getRgbF()[:3], colour(second).getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a * b for a, b in pair)).name()


def _quotient(first: str, second: str) -> str:
    pair = zip(colour(first).getRgbF()[:3], colour(second).getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(min(1.0, a / max(b, 0.01)) for a, b in pair)).name()


def _faded(ink: str, amount: float) -> str:
    return mixed("#ffffff", ink, amount)
