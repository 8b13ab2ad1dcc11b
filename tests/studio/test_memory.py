"""Pages of libraries are given back, and what needed them goes on as before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studio.memory import _clean_library_pages

_MAPS = """\
7f0000000000-7f0000100000 r-xp 00000000 fe:00 1    /usr/lib/libclean.so.13
Size:               1024 kB
Rss:                 512 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
VmFlags: rd ex mr mw me
7f0000100000-7f0000200000 r--p 00100000 fe:00 1    /usr/lib/librelocated.so
Size:               1024 kB
Rss:                 512 kB
Private_Dirty:        64 kB
Anonymous:            64 kB
7f0000200000-7f0000300000 rw-p 00200000 fe:00 1    /usr/lib/libwritable.so
Size:               1024 kB
Rss:                 512 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
7f0000300000-7f0000400000 r--p 00000000 fe:00 2    /home/a person/picture.png
Size:               1024 kB
Rss:                 512 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
7f0000400000-7f0000500000 r-xp 00000000 fe:00 1    /usr/lib/libsmall.so
Size:               1024 kB
Rss:                   8 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
7f0000500000-7f0000600000 r--p 00000000 00:00 0
Size:               1024 kB
Rss:                 512 kB
Private_Dirty:         0 kB
Anonymous:             0 kB
"""


def test_only_clean_pages_of_libraries_are_chosen():
    assert list(_clean_library_pages(_MAPS)) == [(0x7F0000000000, 0x7F0000100000, 512)]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells a process its pages")
def test_a_library_works_on_after_its_pages_were_given_back():
    program = (
        "import cv2, numpy as np\n"
        "from pathlib import Path\n"
        "from studio.memory import give_back_library_pages\n"
        "def resident():\n"
        "    lines = Path('/proc/self/status').read_text().splitlines()\n"
        "    return next(int(line.split()[1]) for line in lines if line.startswith('RssFile'))\n"
        "picture = np.arange(30000, dtype=np.float32).reshape(100, 100, 3)\n"
        "expected, before = cv2.GaussianBlur(picture, (5, 5), 1), resident()\n"
        "given = give_back_library_pages()\n"
        "assert given > 1000 and before - resident() > given / 2, (given, before, resident())\n"
        "assert np.array_equal(cv2.GaussianBlur(picture, (5, 5), 1), expected)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
