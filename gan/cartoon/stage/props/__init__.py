"""Props: tools, food, furniture, vehicles and what stands outside, drawn in metres."""

from gan.cartoon.stage.props.painting import bounds, drawing, paint

__all__ = ["bounds", "drawing", "paint"]
