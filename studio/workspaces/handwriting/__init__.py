"""Handwriting: scans and what a pen writes go in, text that can be searched comes out."""
