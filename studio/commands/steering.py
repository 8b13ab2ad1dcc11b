"""How the window steers a command that it runs in a process of its own: by words on its standard input."""

from __future__ import annotations

import _thread
import io
import signal
import threading

from gan.engine.pausing import PAUSE
from studio.commands.reporter import Reporter
from studio.program import PAUSE_WORD, PAUSED, RESUME_WORD, RUNNING, STOP_WORD


def heed(reporter: Reporter, descriptor: int = 0) -> None:
    """Follow words that come in, one a line, from now on; in the main thread.

    "pause" and "resume" are for trainings, which say with "state" in a progress event what came of it.
    "stop" ends the command as Ctrl-C does, and so does the end of the input: whoever steered has gone.

    Args:
        reporter: the command's voice.
        descriptor: of the file that they come from.
    """
    # A program that was started in the background of a shell may not heed interrupts otherwise.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    PAUSE.told = lambda stands: reporter.progress("", state=PAUSED if stands else RUNNING)
    # Unbuffered: the lock of a buffer that a thread waits in would be in the way at the end of the program.
    words = open(descriptor, "rb", buffering=0, closefd=False)
    threading.Thread(target=_follow, args=(words,), name="steering", daemon=True).start()


def _follow(words: io.FileIO) -> None:
    for line in words:
        word = line.decode(errors="replace").strip()
        if word == PAUSE_WORD:
            PAUSE.ask()
        elif word == RESUME_WORD:
            PAUSE.release()
        elif word == STOP_WORD:
            break
    _thread.interrupt_main()
