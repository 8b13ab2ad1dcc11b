"""What there is to play with: the cast, its actions, props and places, as plain data."""
