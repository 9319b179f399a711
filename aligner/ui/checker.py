"""Keeps the findings fresh: runs the checks in a thread while the review goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from aligner.model import Finding, Work

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
        self._due: Work | None = None
        self._busy = False
        self._timer: Timer | None = None

    @property
    def is_at_rest(self) -> bool:
        """Whether what was found is what there is to find."""
        return self._due is None and not self._busy

    def look(self, work: Work) -> None:
        """Have a work looked at as soon as nothing has changed for half a second."""
        self._due = work
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._run)

    def _run(self) -> None:
        if self._due is None or self._busy:
            return
        self._busy = True
        work, self._due = self._due, None
        # a closure, because a worker is described by the repr of what it runs
        self.run_worker(lambda: self._check(work), thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what was found, unless the work has changed meanwhile."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR, WorkerState.CANCELLED):
            return
        self._busy = False
        if event.state is WorkerState.ERROR:
            self.app.notify(f"the checks stopped: {event.worker.error}", severity="error")
        elif self._due is None and event.worker.result is not None:
            self.post_message(self.Found(event.worker.result))
        self._run()
