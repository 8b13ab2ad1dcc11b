"""Training on a person's own folder: a process beside the window, and the dialog that shows it."""
