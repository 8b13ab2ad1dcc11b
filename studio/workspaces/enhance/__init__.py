"""Enhance: small or blurry pictures go in, large and sharp ones come out."""
