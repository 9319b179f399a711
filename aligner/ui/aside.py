"""What takes long is done aside, in a thread that nobody waits for, while the review goes on."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """Does one thing at a time, and of what is asked for meanwhile only the last.

    Its thread ends with the program, so that who leaves the review need not wait for it.
    """

    def __init__(self) -> None:
        self._due: tuple[Callable[[], Result], Callable[[Result | Exception], object]] | None = None
        self.is_busy = False

    def start(self, do: Callable[[], Result], tell: Callable[[Result | Exception], object]) -> None:
        """Do something as soon as what is being done is over.

        Args:
            do: Does it; must not touch the screen.
            tell: Told in the thread of the review what came of it, or what went wrong; not told
                where something else has been asked for meanwhile.
        """
        self._due = do, tell
        if not self.is_busy:
            self._go_on()

    def _go_on(self) -> None:
        if self._due is not None:
            (do, tell), self._due = self._due, None
            self.is_busy = True
            here = asyncio.get_running_loop(), copy_context()
            Thread(target=here[1].run, args=(self._run, do, tell, here[0]), daemon=True).start()

    def _run(
        self,
        do: Callable[[], Result],
        tell: Callable[[Result | Exception], object],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        try:
            result: Result | Exception = do()
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            result = error
        with suppress(RuntimeError):  # the review is over
            loop.call_soon_threadsafe(self._over, tell, result)

    def _over(
        self, tell: Callable[[Result | Exception], object], result: Result | Exception
    ) -> None:
        self.is_busy = False
        if self._due is None:
            tell(result)
        self._go_on()
