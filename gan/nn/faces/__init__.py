"""Faces in pictures: a network that finds them, and how a face is brought upright to where it is wanted."""
