"""The one door of Ganvas: `python3 main.py` opens the studio, `python3 main.py COMMAND ...` runs a command.

It sets itself up on a machine that has nothing but Python; `python3 main.py --help` lists the commands.
"""

import sys

# This file alone is read by older Pythons, too, so that they get a sentence and no syntax error.
if sys.version_info < (3, 11):
    sys.stderr.write(
        "error: Ganvas needs Python 3.11 or newer and this is Python %d.%d; "
        "install a newer one and start main.py with it.\n" % sys.version_info[:2]
    )
    sys.exit(2)

from studio.commands import main
from studio.commands.bootstrap import prepare

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], prepare))
