"""Clauses on the stage: who acts, what is done to whom, where, and what follows from it."""
