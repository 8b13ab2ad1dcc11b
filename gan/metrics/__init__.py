"""Measures of quality, as pure functions of arrays and texts."""
