"""Trainings of a person's own models: processes beside the window, watched, stopped and resumed."""
