"""Layers and blocks that more than one network uses."""
