"""What is read of a work lasts as long as the work, so that the collector need not look at it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def for_good() -> Iterator[None]:
    """Spare the collector what is made here: none of it is garbage.

    Otherwise it looks through all of a long work again and again, for up to a second.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
