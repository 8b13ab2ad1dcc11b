"""`python3 -m studio`, and where the bundled program begins: the same as `ganvas`."""

from __future__ import annotations

import sys

from studio.commands import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # a bundle is its own Python for what it spawns

        freeze_support()
    sys.exit(main())
