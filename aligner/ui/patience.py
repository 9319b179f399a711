"""Give up what may never end, such as a search by a pattern that tries everything in every way."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from aligner.errors import AlignerError


@contextmanager
def at_most(seconds: float, message: str) -> Iterator[None]:
    """Stop what is done here after some time; not where the system has no alarm (Windows).

    Python's regular expressions look for a signal now and then, and for nothing else.

    Raises:
        AlignerError: The time is over; it says the message.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AlignerError(message)

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
