"""Work done in a copy of this process, where the machine has two cores and copies processes."""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

LONG = 3000
"""Sentences of a text whose halves are worth a process each."""

Progress = Callable[[float], None]
Work = Callable[[Sequence[Item], Progress], list[Result]]


def by_halves(
    work: Work[Item, Result], items: Sequence[Item], progress: Progress, *, worth_it: bool
) -> list[Result]:
    """Do work on all items, the second half of them in a copy of this process if that is worth it.

    Args:
        work: Gives the results of some items, the same whatever others there are.
        items: What is to be worked on.
        progress: Told how far the work is, 0 to 1; the copy says nothing.
        worth_it: Whether the work is long enough.

    Returns:
        The results in the order of the items.
    """
    if not worth_it or len(items) < 2:
        return work(items, progress)
    middle = len(items) // 2
    with begun(lambda: work(items[middle:], lambda _: None), worth_it=True) as rest:
        done = work(items[:middle], progress)
        return done + rest()


@contextmanager
def begun(work: Callable[[], Result], *, worth_it: bool) -> Iterator[Callable[[], Result]]:
    """Begin work in a copy of this process, if that is worth it, and go on with something else.

    A copy is made on Linux only, where it costs next to nothing, and not beside other threads of
    a program. What the copy cannot do is done here, so that its errors are raised here. At the
    end of the block the copy ends, too.

    Args:
        work: What is to be done; it should neither write nor say anything.
        worth_it: Whether the work is long enough.

    Yields:
        What waits for the result and gives it.
    """
    if not (worth_it and _may_copy()):
        yield work
        return
    read, write = os.pipe()
    copy = os.fork()
    if not copy:
        os.close(read)
        _send(work, write)
    os.close(write)
    try:
        with os.fdopen(read, "rb") as pipe:
            yield lambda: _received(pipe, work)
    finally:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _may_copy() -> bool:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return cores > 1 and threading.active_count() == 1


def _send(work: Callable[[], object], write: int) -> None:
    """Work in the copy; it says nothing, and stops at once where the process is stopped."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for the rest of its life
        with os.fdopen(write, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # nothing that the process has opened is closed twice


def _received(pipe: BinaryIO, work: Callable[[], Result]) -> Result:
    """Take the result from the copy; one that broke off leaves nothing, or a part of it."""
    with suppress(EOFError, pickle.UnpicklingError):
        return cast("Result", pickle.load(pipe))  # noqa: S301 - written by this program
    return work()
