"""Work on long texts by two processes, where the machine has two cores and copies processes."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


LONG = 3000
"""Sentences of a text that is worth a second process."""

Progress = Callable[[float], None]
Work = Callable[[Sequence[Item], Progress], list[Result]]


def by_halves(
    work: Work[Item, Result], items: Sequence[Item], progress: Progress, *, worth_it: bool
) -> list[Result]:
    """Do work on all items, the second half of them in a copy of this process if that is worth it.

    A copy is made on Linux only, where it costs next to nothing, and not beside other threads of
    a program. What the copy cannot do is done here.

    Args:
        work: Gives the results of some items, the same whatever others there are.
        items: What is to be worked on.
        progress: Told how far the work is, 0 to 1; the copy says nothing.
        worth_it: Whether the work is long enough.

    Returns:
        The results in the order of the items.
    """
    if not (worth_it and len(items) > 1 and _may_copy()):
        return work(items, progress)
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - short texts need it not

    middle = len(items) // 2
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    with threadpool_limits(1):  # two processes that each use both cores are in each other's way
        copy = context.Process(target=_send, args=(work, items[middle:], sender), daemon=True)
        copy.start()
        sender.close()
        done = work(items[:middle], progress)
    try:
        theirs: list[Result] = receiver.recv()
    except EOFError:
        return done + work(items[middle:], progress)
    finally:
        copy.join()
    return done + theirs


def _may_copy() -> bool:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return cores > 1 and threading.active_count() == 1


def _send(work: Work[Item, Result], items: Sequence[Item], sender: Connection) -> None:
    """Work in the copy; it says nothing, and stops at once where the process is stopped."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for the rest of its life
    sender.send(work(items, lambda _: None))
    sender.close()
