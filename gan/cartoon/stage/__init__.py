"""Painting: the only place of `gan` that knows Qt. Images only, no widgets and no event loop."""
