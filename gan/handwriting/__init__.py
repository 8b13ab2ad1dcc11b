"""Handwriting: digits, characters and lines of handwriting read into text."""
