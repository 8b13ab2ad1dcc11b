"""Films enhanced frame by frame: streamed through the engine, in pieces that outlast a crash."""
