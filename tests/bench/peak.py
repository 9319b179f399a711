"""The most memory a process ever held, and a process with its copies together.

As a script it runs the command line and says last what that held.
"""

import contextlib
import re
import subprocess
import sys
import time
from pathlib import Path

from aligner.__main__ import main

_EVERY = 0.2  # seconds


def peak() -> int:
    """Give the most memory this process ever held, in MB.

    Linux counts to a process what the one that started it held, but not in /proc.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = re.findall(r"VmHWM:\s*(\d+) kB", status)
    return int(kilobytes) // 1024


def watched(process: subprocess.Popen[bytes]) -> int:
    """Wait for a process; gives the most memory that it and its copies held together, in MB.

    What they share counts once. It is looked at five times a second.
    """
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_share, _family(process.pid))))
        time.sleep(_EVERY)
    return most // 1024


def _family(process: int) -> list[int]:
    children: list[int] = []
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        children = [int(child) for child in text.split()]
    return [process, *children]


def _share(process: int) -> int:
    """Give what a process holds in kilobytes, of what it shares with others its part."""
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return int(re.findall(r"^Pss:\s*(\d+) kB", text, re.MULTILINE)[0])
    return 0


if __name__ == "__main__":
    with contextlib.suppress(SystemExit):
        main()
    sys.stderr.write(f"{peak()}\n")
