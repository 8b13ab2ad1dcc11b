"""Typed scenes become clips: English to a scene, a scene to frames, with art of our own."""
