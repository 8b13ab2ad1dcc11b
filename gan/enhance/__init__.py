"""Super-resolution: photographs enlarged by a convolutional generator, tile by tile."""
