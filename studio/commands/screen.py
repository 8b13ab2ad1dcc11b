"""The check for a screen, as an error of the command line."""

from __future__ import annotations

from studio.commands.errors import CommandError


def require_screen() -> None:
    """Check, without Qt, that the window has a screen to open on.

    Raises:
        CommandError: there is none; the sentence says what works without one.
    """
    from studio.screen import screen_problem

    if problem := screen_problem():
        raise CommandError(problem)
