"""Keeps the findings fresh: runs the checks aside while the review goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from aligner.model import Finding, Work
from aligner.ui.aside import Aside

Check = Callable[[Work], Sequence[Finding]]

_PAUSE = 0.5


class Checker(Widget):
    """Looks at a work when it has changed and the editor pauses; it shows nothing itself.

    One run at a time: what changes meanwhile is looked at when the run is over.

    Args:
        check: Runs the checks; must not touch the screen.
    """

    DEFAULT_CSS = "Checker { display: none; }"

    @dataclass
    class Found(Message):
        """What the checks found in the work as it stands."""

        findings: Sequence[Finding]

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check
        self._checks = Aside[Sequence[Finding]]()
        self._due: Work | None = None
        self._timer: Timer | None = None

    @property
    def is_at_rest(self) -> bool:
        """Whether what was found is what there is to find."""
        return self._due is None and not self._checks.is_busy

    def look(self, work: Work) -> None:
        """Have a work looked at as soon as nothing has changed for half a second."""
        self._due = work
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._run)

    def _run(self) -> None:
        if self._due is not None:
            work, self._due = self._due, None
            self._checks.start(lambda: self._check(work), self._tell)

    def _tell(self, found: Sequence[Finding] | Exception) -> None:
        """Tell what was found, unless the work has changed meanwhile."""
        if isinstance(found, Exception):
            self.app.notify(f"the checks stopped: {found}", severity="error", markup=False)
        elif self._due is None:
            self.post_message(self.Found(found))
