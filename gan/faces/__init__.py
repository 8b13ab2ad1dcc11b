"""Faces that never existed: progressive GANs, and how they are trained."""
