"""The review application in a process and a terminal of its own."""

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import tui

COLUMNS, LINES = 120, 40
LONGEST = 20.0
BYTES = {"enter": "\r", "full_stop": ".", "left": "h", "right": "l"}
BYTES |= {"right_square_bracket": "]", "left_square_bracket": "[", "f2": "\x1bOQ"}


class Review:
    """The review application in a process and a terminal of its own.

    Args:
        folder: The work.
        door: What the process runs.
    """

    def __init__(
        self, folder: Path, door: Callable[[str], object] = lambda f: tui.main([f])
    ) -> None:
        self.output = ""
        self._process, self._terminal = pty.fork()
        if not self._process:
            _at_the_terminal(door, str(folder))
        self._rest = b""

    def press(self, *keys: str) -> None:
        os.write(self._terminal, "".join(BYTES.get(key, key) for key in keys).encode())

    def watch(self, seconds: float) -> None:
        """Take in what is shown for some time."""
        end = time.monotonic() + seconds
        while select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            try:
                self._rest += os.read(self._terminal, 1 << 16)
            except OSError:  # nobody is there any more
                return
            whole = self._rest.decode(errors="ignore")
            self.output, self._rest = self.output + whole, b""

    def wait_for(self, words: str) -> None:
        """Take in what is shown until it has some words."""
        end = time.monotonic() + LONGEST
        while words not in self.text:
            assert time.monotonic() < end, f"{words} was never shown: {self.text[-2000:]}"
            self.watch(0.02)

    @property
    def text(self) -> str:
        """What was shown up to now, colours and movements left out."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.output)

    def limit_files(self, size: int) -> None:
        """Let no file of the process grow beyond a size: the disk is full."""
        hard = resource.prlimit(self._process, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self._process, resource.RLIMIT_FSIZE, (size, hard))

    def kill(self) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self.watch(0)
        os.close(self._terminal)

    def end(self) -> None:
        """Ask the process to end, as the system does when it is shut down."""
        os.kill(self._process, signal.SIGTERM)
        end = time.monotonic() + LONGEST
        while not os.waitpid(self._process, os.WNOHANG)[0]:
            assert time.monotonic() < end, "it goes on"
            self.watch(0.05)
        self.watch(0)
        os.close(self._terminal)

    def leave(self) -> int:
        """Leave by the key; gives the exit code."""
        self.press("q")
        end = time.monotonic() + LONGEST
        while True:
            self.watch(0.05)
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                os.close(self._terminal)
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "the review was never left"


def _at_the_terminal(door: Callable[[str], object], folder: str) -> None:
    """Run the review as the child of a fork, and never come back."""
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    os.environ["TERM"] = "xterm-256color"
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    code = 99
    try:
        code = int(str(door(folder)))
    finally:
        os._exit(code)
