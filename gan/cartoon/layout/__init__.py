"""Where everybody and everything stands in a shot, over time."""
