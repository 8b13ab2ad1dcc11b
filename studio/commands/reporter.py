"""What a command says: results on stdout, progress and errors on stderr; or JSON lines on stdout."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from gan.errors import GanvasError
from studio.commands.progress import ProgressLine


class Reporter:
    """The voice of one command; for its main thread only.

    With `as_json` stdout carries one object a line, with "event" being "progress", "result" or "error".
    """

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._line = ProgressLine(sys.stderr)
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")  # file names may hold anything

    def result(self, text: str, /, **values: object) -> None:
        """Say that something is done: `text` to people, `values` to programs."""
        self._line.clear()
        if self._as_json:
            self._event("result", values)
        else:
            print(text, flush=True)

    def progress(self, text: str, **values: object) -> None:
        """Say how far something is: `text` to people, `values` to programs."""
        if self._as_json:
            self._event("progress", values)
        else:
            self._line.show(text)

    def note(self, text: str, **values: object) -> None:
        """Say something in passing: a line of its own on stderr, or a progress event with `values`."""
        if self._as_json:
            self._event("progress", {"message": text} | values)
        else:
            self._line.clear()
            print(text, file=sys.stderr, flush=True)

    def error(self, error: BaseException, source: Path | None = None) -> None:
        """Say what failed; `source` is the input that it belongs to, if it does to one."""
        sentence = describe(error, source)
        self._line.clear()
        print(f"error: {sentence}", file=sys.stderr, flush=True)
        if self._as_json:
            status = exit_status([error])
            self._event("error", {"input": source, "message": sentence, "exit_status": status})

    def _event(self, event: str, values: dict[str, object]) -> None:
        print(json.dumps({"event": event} | values, default=str), flush=True)


def describe(error: BaseException, source: Path | None = None) -> str:
    """The sentence for a person. What nobody foresaw is written to the log, with its traceback."""
    if isinstance(error, GanvasError):
        return str(error)
    import logging

    from studio.commands.log import log_path, log_to_file

    log_to_file()
    logging.getLogger(__name__).error("an error that nobody foresaw", exc_info=error)
    where = f"{source}: " if source else ""
    kind = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"{where}something went wrong ({kind}); the details are in {log_path()}."


def exit_status(errors: list[BaseException | None]) -> int:
    """The exit status of a batch, from the error (or None) of each input.

    Returns:
        0 where nothing failed, 2 where everything did by the fault of the inputs, 1 otherwise.
    """
    if not any(errors):
        return 0
    return 2 if all(getattr(error, "exit_status", 1) == 2 for error in errors) else 1


def guard(action: Callable[[], int], reporter: Reporter) -> int:
    """Run a command to its exit status; whatever it raises is reported and becomes one, too."""
    try:
        status = _run(action, reporter)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read the output has gone; Python must not stumble over that again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(action: Callable[[], int], reporter: Reporter) -> int:
    try:
        return action()
    except BrokenPipeError:
        raise
    except GanvasError as error:
        reporter.error(error)
        return error.exit_status
    except SystemExit as request:  # --help, for example
        return request.code if isinstance(request.code, int) else 0
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130
    except Exception as error:
        reporter.error(error)
        return 1
