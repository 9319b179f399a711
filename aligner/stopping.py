"""Ctrl-C: a command that is asked to stop does stop, and says so in one line."""

import os
import signal
import sys
from types import FrameType

STOPPED = 130  # the exit status of a command that was stopped
_AGAIN = 0.5  # seconds after which it is asked again where something swallowed the first


def stop_at_once() -> None:
    """While the program loads: nothing is written yet, so Ctrl-C ends it where it is."""
    signal.signal(signal.SIGINT, _leave)


def stop_in_order() -> None:
    """While a command works: Ctrl-C is a KeyboardInterrupt, so that what it began is cleared away.

    Where Python cannot raise it (in the callbacks of its garbage collection) or a library swallows
    it, it comes again after half a second until `stopped` is called.
    """
    signal.signal(signal.SIGINT, _interrupt)
    sys.unraisablehook = _complain_of_others
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.signal(signal.SIGALRM, _interrupt)


def stopped() -> None:
    """It stopped: do not ask again."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.stderr.write("aligner: stopped\n")
    sys.stderr.flush()
    os._exit(STOPPED)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
    raise KeyboardInterrupt


def _complain_of_others(fault: "sys.UnraisableHookArgs") -> None:
    if fault.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(fault)
