"""Ganvas for people: the window, and the command line beside it. Everything that computes is in `gan`."""

__version__ = "0.1.0"
