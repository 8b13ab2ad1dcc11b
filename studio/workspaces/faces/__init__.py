"""Faces: a wall of people who never existed, to wander in, to change, to mix and to film."""
