"""Places: sets in three layers, by day, in the evening and at night, in any weather."""

from gan.cartoon.stage.places.mood import Light, light
from gan.cartoon.stage.places.painting import paint_layer, scenery
from gan.cartoon.stage.places.weather import paint_weather

__all__ = ["Light", "light", "paint_layer", "paint_weather", "scenery"]
