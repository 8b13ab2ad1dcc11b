"""The clip base: cartoons with captions, tracks, masks and backgrounds in the layout of FLINTSTONES."""
