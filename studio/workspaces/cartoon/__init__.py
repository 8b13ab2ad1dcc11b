"""The workspace of Cartoon: a script becomes a storyboard, a time line and a clip."""
