"""Events on a time line become paths, poses, gazes and mouths."""
